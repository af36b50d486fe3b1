"""Free text of other apps' rows: sealed and opened for them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.persons import vault
from opennrm.persons.domain.sealed import ERASED_TEXT, Sealed
from opennrm.persons.services.subjects import Subject
from opennrm.shared.errors import Denied


@act
def seal_text(subject_id: UUID, *, table: str, column: str, row: UUID, text: str) -> bytes:
    """Free text for another app's row. The subject is a person, or the row itself where it concerns nobody."""
    return Subject.known_or_new(subject_id).seal(text, vault.Place(table, column, row))


@act
def unseal_text(subject_id: UUID, *, table: str, column: str, row: UUID, sealed: bytes, by: Actor) -> str:
    """Open free text in the row it was sealed for."""
    return unseal_texts(subject_id, [Sealed(table, column, row, sealed)], by=by)[row]


@act
def unseal_exact(subject_id: UUID, *, table: str, column: str, row: UUID, sealed: bytes, by: Actor) -> str:
    """Open what is no text to be read, such as a file or its key: refused where it is erased."""
    told = unseal_text(subject_id, table=table, column=column, row=row, sealed=sealed, by=by)
    if told == ERASED_TEXT:
        raise Denied("persons.erased")
    return told


@act
def unseal_texts(subject_id: UUID, texts: Sequence[Sealed], *, by: Actor) -> dict[UUID, str]:
    """Open texts of one subject, by their rows: one key and one line in the trail, however many they are. What was
    erased is told as erased."""
    return {row: text for (_, row), text in _opened(subject_id, texts, by=by).items()}


@act
def unseal_columns(subject_id: UUID, texts: Iterable[Sealed], *, by: Actor) -> dict[tuple[str, UUID], str]:
    """The same by column and row, where a row has several. What is empty was never written and is left out."""
    return _opened(subject_id, [each for each in texts if each.value], by=by)


def _opened(subject_id: UUID, texts: Sequence[Sealed], *, by: Actor) -> dict[tuple[str, UUID], str]:
    known = any(each.value for each in texts)
    subject = Subject.unless_erased(subject_id) if known else None
    if subject is None:
        return {(each.column, each.row): ERASED_TEXT for each in texts}
    told = {f"{each.table}.{each.column}" for each in texts}
    audit.record("persons.text_opened", subject.key, by=by, fields=told)
    return {
        (each.column, each.row): subject.open(each.value, vault.Place(each.table, each.column, each.row))
        for each in texts
    }


@act
def unseal_each(texts: Sequence[tuple[UUID, Sealed]], *, by: Actor) -> dict[UUID, str]:
    """Open texts of many subjects, by their rows: a line in the trail for each subject. What was erased is told as erased."""
    subjects = Subject.each({of for of, _ in texts})
    told = {f"{sealed.table}.{sealed.column}" for _, sealed in texts}
    audit.record_each("persons.text_opened", [each.key for each in subjects.values()], by=by, fields=told)
    return {
        sealed.row: subjects[of].open(sealed.value, vault.Place(sealed.table, sealed.column, sealed.row))
        if of in subjects
        else ERASED_TEXT
        for of, sealed in texts
    }
