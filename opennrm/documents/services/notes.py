"""Writing, correcting and reading notes."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView
from opennrm.documents import policies, selectors
from opennrm.documents.domain.notes import Audience, NoteInput, NoteView, Wording, check_text
from opennrm.documents.models import Note, NoteText
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict

TEXT = {"table": "documents_notetext", "column": "text_sealed"}


@act
def write_note(given: NoteInput, *, by: Actor) -> UUID:
    """A note, for those it is meant for."""
    case = cases.lock_case(by, given.case_id)
    policies.check_can_add(by, given.section)
    cases.check_is_open(by, case, Section(given.section))
    row = Note.objects.create(
        case=case,
        section=given.section,
        audience=given.audience,
        organisation_id=by.organisation_id,
        author_id=by.user_id,
        made_at=clock.now(),
    )
    _word(row, case.person_id, given.text, number=1, by=by)
    audit.record("documents.note_written", row, by=by, fields=["text_sealed", "section", "audience"])
    return row.pk


@act
def correct_note(note_id: UUID, text: str, *, read: int, by: Actor) -> UUID:
    """A better wording; the earlier ones stay. ``read``: how many there were when it was read. Gives the case."""
    note = selectors.lock_note(by, note_id)
    policies.check_can_correct(by, note)
    check_text(text)
    if note.texts.count() != read:
        raise Conflict("documents.note_changed", field="text")
    case = cases.get_case(by, note.case_id)
    _word(note, case.person_id, text, number=read + 1, by=by)
    audit.record("documents.note_corrected", note, by=by, fields=["text_sealed"])
    return case.pk


@act
def show_notes(case_id: UUID, *, by: Actor) -> tuple[CaseView, Sequence[NoteView]]:
    """The notes of a case that are meant for the actor."""
    case = cases_services.show_case(case_id, by=by)
    found = list(selectors.notes_of(by, case_id))
    told = _texts(case.person_id, found, by=by)
    audit.record("documents.notes_shown", cases.get_case(by, case_id), by=by)
    return case, [_view(each, told, by=by) for each in found]


@act
def open_note(note_id: UUID, *, by: Actor) -> tuple[CaseView, NoteView]:
    """One note, to be corrected."""
    note = selectors.lock_note(by, note_id)
    policies.check_can_correct(by, note)
    case = cases_services.show_case(note.case_id, by=by)
    audit.record("documents.notes_shown", note, by=by)
    return case, _view(note, _texts(case.person_id, [note], by=by), by=by)


def _word(note: Note, person_id: UUID, text: str, *, number: int, by: Actor) -> None:
    row_id = uuid4()
    sealed = persons_services.seal_text(person_id, **TEXT, row=row_id, text=text.strip())
    NoteText.objects.create(
        id=row_id, note=note, number=number, text_sealed=sealed, written_at=clock.now(), written_by_id=by.user_id
    )  # fmt: skip


def _texts(person_id: UUID, notes: Sequence[Note], *, by: Actor) -> dict[UUID, str]:
    rows = [text for note in notes for text in note.texts.all()]
    sealed = [Sealed(**TEXT, row=each.pk, value=bytes(each.text_sealed)) for each in rows]
    return persons_services.unseal_texts(person_id, sealed, by=by)


def _view(note: Note, told: dict[UUID, str], *, by: Actor) -> NoteView:
    newest_first = sorted(note.texts.all(), key=lambda each: -each.number)
    return NoteView(
        id=note.pk,
        section=note.section,
        audience=Audience(note.audience),
        organisation=note.organisation.code,
        wordings=[Wording(told[each.pk], each.written_at, each.written_by_id) for each in newest_first],
        may_correct=bool(verdict(policies.check_can_correct, by, note)),
    )
