"""What a row tells, in values: every sealed text of it opened, from whom and when it came. The words are the presenters'."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.rights.domain.insight import NOT_TOLD_COLUMNS, Fate, Record, Told
from opennrm.rights.domain.places import PLACES, How
from opennrm.support.domain.plans import section_of

PERSON = "persons_person"
# When a row came to be, and by whom: the first of them that a table has.
BEGAN = (
    "recorded_at",
    "registered_at",
    "added_at",
    "made_at",
    "written_at",
    "opened_at",
    "shared_at",
    "set_at",
    "began_at",
    "opened_on",
    "since",
)
BY = (
    "by",
    "recorded_by",
    "registered_by",
    "added_by",
    "author",
    "written_by",
    "opened_by",
    "shared_by",
    "user",
)
# From what hangs on a document, a note or an item of evidence to the one that says its section.
WAYS_TO_SECTION = {
    "documents_version": ("document",),
    "documents_notetext": ("note",),
    "documents_custody": ("evidence",),
    "documents_custodyreceipt": ("line", "evidence"),
}
Codes = Mapping[UUID, str]


def records_of(
    model: type[models.Model], rows: Sequence[models.Model], person_id: UUID, *, by: Actor
) -> list[Record]:
    """Rows of a table, in the order they were written, without those that tell nothing."""
    texts, codes = _texts(model, rows, person_id, by=by), access.organisation_codes()
    told = [_record(row, texts, codes) for row in rows]
    return sorted((each for each in told if each.values), key=lambda each: str(each.at or ""))


def way_to_person(model: type[models.Model]) -> str:
    """From a table to the person along its foreign keys, as the ORM writes it; "" where none leads there."""
    waiting, seen = [(model, "")], {model}
    for each, way in waiting:
        for field in each._meta.concrete_fields:
            other = field.related_model
            if not field.many_to_one or other is None or isinstance(other, str) or other in seen:
                continue
            step = f"{way}__{field.name}".removeprefix("__")
            if other._meta.db_table == PERSON:
                return step
            seen.add(other)
            waiting.append((other, step))
    return ""


def _texts(
    model: type[models.Model], rows: Sequence[models.Model], person_id: UUID, *, by: Actor
) -> dict[tuple[str, UUID], str]:
    """Every sealed text of these rows, opened."""
    found = {}
    for place in PLACES:
        if (
            place.table != model._meta.db_table
            or not place.column.endswith("_sealed")
            or place.name in NOT_TOLD_COLUMNS
        ):
            continue
        for row in rows:
            if not getattr(row, place.column) and place.how is not How.OWN_KEY:
                continue  # nothing was ever written there
            subject = _sealed_under(row, place.how, person_id)
            sealed = Sealed(place.table, place.column, row.pk, bytes(getattr(row, place.column)))
            found[str(place.column), row.pk] = persons_services.unseal_texts(subject, [sealed], by=by)[row.pk]
    return found


def _section_of(row: Any) -> str:
    """Of what says it itself, or by its area of support."""
    for name in WAYS_TO_SECTION.get(row._meta.db_table, ()):
        row = getattr(row, name)
    if hasattr(row, "area"):
        return section_of(row.area)
    return str(getattr(row, "section", ""))


def _sealed_under(row: Any, how: How, person_id: UUID) -> UUID:
    """Whose key: the record's own, that of the complex, or the person's."""
    if how is How.LAST_OF_ALL:
        return UUID(str(getattr(row, "complex_id", row.pk)))
    return UUID(str(row.pk)) if how is How.OWN_KEY else person_id


def _record(row: Any, texts: Mapping[tuple[str, UUID], str], codes: Codes) -> Record:
    table = row._meta.db_table
    values = [told for field in row._meta.concrete_fields for told in _told(row, field, texts)]
    shared = {place.column for place in PLACES if place.table == table and place.how is How.OWN_KEY}
    return Record(
        table=table,
        source=_source(row, codes),
        at=next((getattr(row, name) for name in BEGAN if hasattr(row, name)), None),
        fate=_fate(row),
        values=values,
        section=_section_of(row),
        names_others=any(texts.get((column, row.pk)) for column in shared),
    )


def _told(row: Any, field: models.Field[Any, Any], texts: Mapping[tuple[str, UUID], str]) -> Iterator[Told]:
    """Ids say nothing, who of the colleagues wrote it is withheld, and what is empty is not told."""
    if isinstance(field, models.BinaryField):
        value: Any = texts.get((field.name, row.pk), "")
    elif field.is_relation or isinstance(field, models.UUIDField):
        return
    else:
        value = getattr(row, field.name)
    if isinstance(value, list):
        value = tuple(value)
    if isinstance(value, tuple | str | bool | int | date | datetime) and value not in ("", ()):
        yield Told(field.name, value)


def _fate(row: Any) -> Fate:
    if getattr(row, "withdrawn_at", None) is not None:
        return Fate.WITHDRAWN
    is_replaced = hasattr(row, "corrections") and row.corrections.filter(withdrawn_at__isnull=True).exists()
    if getattr(row, "corrected_at", None) is not None or is_replaced:
        return Fate.CORRECTED
    return Fate.HOLDS


def _source(row: Any, codes: Codes) -> str:
    """The organisation it came from: its own, that of whoever decided, or that of whoever wrote it."""
    own = getattr(row, "organisation_id", None)
    if own is not None:
        return codes.get(own, "")
    told = getattr(row, "authority", "") or getattr(row, "organisation", "")
    if told:
        return str(told)
    writer = next((getattr(row, f"{name}_id") for name in BY if hasattr(row, f"{name}_id")), None)
    return access.organisation_of(writer) if writer else ""
