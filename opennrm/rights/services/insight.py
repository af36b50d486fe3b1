"""Everything that is held about a person, for the person. Composed from the tables themselves, so that none is forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from uuid import UUID

from django.apps import apps
from django.db import models

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.persons import selectors as persons_selectors
from opennrm.rights import policies, selectors
from opennrm.rights.domain.insight import NOT_TOLD, Insight, Record, Withheld, added_up
from opennrm.rights.domain.places import PLACES
from opennrm.rights.telling import PERSON, records_of, way_to_person
from opennrm.shared.dates import clock


@act
def give_insight(case_id: UUID, *, by: Actor) -> Insight:
    """The person of a case asks what is held about them. Every text is opened, and that stands in the trail as an export."""
    case = cases.get_case(by, case_id)
    policies.check_can_give_insight(by)
    policies.check_takes_part(itself=cases.takes_part(by, case, by.organisation_id))
    # Every record of theirs that the actor sees, also where two were found to be one person.
    persons = sorted(persons_selectors.one_and_the_same(by, [case.person_id]))
    records = [each for person_id in persons for each in _records(person_id, by=by)]
    audit.record(
        "rights.insight_given",
        case,
        by=by,
        fields=sorted({each.table for each in records}),
        purpose="insight",
    )
    return Insight(
        pseudonym=case.person.standing_pseudonym,
        made_on=clock.today(),
        records=records,
        recipients=[each for person_id in persons for each in selectors.recipients(by, person_id)],
        openings=added_up(each for person_id in persons for each in selectors.openings(by, person_id)),
        withheld=_withheld(persons, {each.table for each in records}, by=by),
    )


@act
def show_asked(case_id: UUID, *, by: Actor) -> tuple[str, str]:
    """Whose insight is asked for: case number and pseudonym, and nothing else."""
    case = cases.get_case(by, case_id)
    policies.check_can_give_insight(by)
    audit.record("rights.insight_begun", case, by=by)
    return case.number, case.person.standing_pseudonym


def _withheld(persons: Sequence[UUID], tables: set[str], *, by: Actor) -> tuple[Withheld, ...]:
    held = [selectors.held_elsewhere(by, person_id) for person_id in persons]
    elsewhere, police, grouped = (any(each) for each in zip(*held, strict=True))
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
    for model, path in _told_tables():
        rows = list(model._default_manager.filter(**{path: person_id}).distinct().order_by("pk"))
        yield from records_of(model, rows, person_id, by=by)


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
        path = "pk" if table == PERSON else way_to_person(model) or backwards.get(table, "")
        if path:
            found.append((model, path))
    return tuple(found)
