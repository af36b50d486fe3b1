"""Everything that is held about a person, for the person. Composed from the tables themselves, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.rights import policies, selectors
from opennrm.rights.domain.insight import NOT_TOLD, NOT_TOLD_COLUMNS, Fate, Insight, Record, Told, Withheld
from opennrm.rights.domain.places import PLACES, How
from opennrm.shared.dates import clock

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
Codes = Mapping[UUID, str]


@act
def give_insight(case_id: UUID, *, by: Actor) -> Insight:
    """The person of a case asks what is held about them. Every text is opened, and that stands in the trail as an export."""
    case = cases.get_case(by, case_id)
    policies.check_can_give_insight(by)
    policies.check_takes_part(itself=cases.takes_part(by, case, by.organisation_id))
    records = list(_records(case.person_id, by=by))
    audit.record(
        "rights.insight_given",
        case,
        by=by,
        fields=sorted({each.table for each in records}),
        purpose="insight",
    )
    return Insight(
        pseudonym=case.person.pseudonym,
        made_on=clock.today(),
        records=records,
        recipients=selectors.recipients(by, case.person_id),
        openings=selectors.openings(by, case.person_id),
        withheld=_withheld(case.person_id, {each.table for each in records}, by=by),
    )


@act
def show_asked(case_id: UUID, *, by: Actor) -> tuple[str, str]:
    """Whose insight is asked for: case number and pseudonym, and nothing else."""
    case = cases.get_case(by, case_id)
    policies.check_can_give_insight(by)
    audit.record("rights.insight_begun", case, by=by)
    return case.number, case.person.pseudonym


def _withheld(person_id: UUID, tables: set[str], *, by: Actor) -> tuple[Withheld, ...]:
    elsewhere, police, grouped = selectors.held_elsewhere(by, person_id)
    applies = {
        Withheld.COLLEAGUES: True,
        Withheld.COMPLEX: grouped,
        Withheld.FILES: "documents_version" in tables,
        Withheld.POLICE: police,
        Withheld.ELSEWHERE: elsewhere,
    }
    return tuple(each for each, holds in applies.items() if holds)


def _records(person_id: UUID, *, by: Actor) -> Iterator[Record]:
    """Table by table, each in the order it was written. The database shows only what the actor's organisation may see."""
    codes = access.organisation_codes()
    for model, path in _told_tables():
        rows = list(model._default_manager.filter(**{path: person_id}).distinct().order_by("pk"))
        texts = _texts(model, rows, person_id, by=by)
        told = [_record(row, texts, codes) for row in rows]
        yield from sorted((each for each in told if each.values), key=lambda each: str(each.at or ""))


@lru_cache(maxsize=1)
def _told_tables() -> tuple[tuple[type[models.Model], str], ...]:
    """Every table of ours that leads to a person, by the shortest way; those that lead there backwards by the list of
    places."""
    backwards = {place.table: place.person for place in PLACES}
    found = []
    for model in apps.get_models():
        table = model._meta.db_table
        if not model.__module__.startswith("opennrm.") or table in NOT_TOLD:
            continue
        path = "pk" if table == PERSON else _way(model) or backwards.get(table, "")
        if path:
            found.append((model, path))
    return tuple(found)


def _way(model: type[models.Model]) -> str:
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
            subject = row.pk if place.how is How.OWN_KEY else person_id
            sealed = Sealed(place.table, place.column, row.pk, bytes(getattr(row, place.column)))
            found[str(place.column), row.pk] = persons_services.unseal_texts(subject, [sealed], by=by)[row.pk]
    return found


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
    if isinstance(value, str | bool | int | date | datetime) and value != "":
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
