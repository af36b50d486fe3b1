"""What the desk reads from the stages: always through their selectors, always for an actor."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases import selectors as cases
from opennrm.cases.domain import CaseView, Seen
from opennrm.cases.domain.emergency import Emergency
from opennrm.cases.domain.states import State
from opennrm.desk.domain import (
    CaseFilter,
    CasePage,
    Comparison,
    Event,
    Happening,
    Record,
    TeamFigures,
    divided,
    share,
)
from opennrm.documents import selectors as documents
from opennrm.identification import selectors as identification
from opennrm.identification.domain.views import Waited
from opennrm.intake import selectors as intake
from opennrm.persons import selectors as persons
from opennrm.returns import selectors as returns
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.shared.spread import spread
from opennrm.statistics import services as statistics
from opennrm.tasks import selectors as tasks
from opennrm.tasks.domain.views import TaskRow

if TYPE_CHECKING:
    from opennrm.cases.models import Case


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One line of a list of cases."""

    id: UUID
    number: str
    person_id: UUID
    pseudonym: str
    opened_on: date
    reached: Happening


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """This year's figures as of today."""

    year: int
    victims: int
    interviewed: int
    calls: int


def my_cases(actor: Actor) -> QuerySet[Case]:
    """The cases the actor's organisation takes part in, newest first; none for a role without the right."""
    found = cases.cases_for(actor) if actor.has(Permission.CASE_VIEW) else cases.no_cases(actor)
    return found.order_by("-opened_on", "-number")


def find(actor: Actor, text: str) -> Sequence[Case]:
    return list(cases.find(actor, text)) if text and actor.has(Permission.CASE_VIEW) else []


KINDS = {"interview": Happening.INTERVIEWED, "decision": Happening.DECIDED}


def _events(actor: Actor, seen: Seen) -> dict[UUID, list[Event]]:
    """What happened in each case, oldest first: the same few queries for any number of cases."""
    events: dict[UUID, list[Event]] = {case_id: [] for case_id in seen.ids}
    for case_id, day, origin in intake.referred(actor, seen):
        events[case_id].append(Event(day, Happening.REFERRED, origin))
    for each in identification.progress(actor, seen):
        events[each.case_id].append(
            Event(each.day, KINDS[each.kind], each.detail, language=each.language, age=each.age)
        )
    for journey in returns.progress(actor, seen) if actor.has(Permission.RETURN_VIEW) else ():
        events[journey.case_id].append(Event(journey.day, Happening.TRAVELLED, journey.destination))
    return {case_id: sorted(each, key=lambda event: event.day) for case_id, each in events.items()}


def case_page(actor: Actor, case: CaseView) -> CasePage:
    opened = Event(case.opened_on, Happening.CASE_OPENED)
    added = [
        Event(each.day, Happening.DOCUMENT_ADDED, each.kind, each.document_id)
        for each in documents.added(actor, case.seen)
    ]
    filed = [*added, *_around(actor, case)]
    happened = sorted([*_events(actor, case.seen)[case.id], *filed], key=lambda event: event.day)
    return CasePage(case, [opened, *happened])


def _around(actor: Actor, case: CaseView) -> list[Event]:
    """What happened around the person's way: who took part, evidence, hand-overs, emergencies, questions to others."""
    events = [
        Event(each.received_at.astimezone(COPENHAGEN).date(), Happening.EVIDENCE_RECEIVED, each.kind, each.pk)
        for each in documents.evidence_of(actor, case.id)
    ]
    for part in cases.participations_of(actor, cases.get_case(actor, case.id)):
        events.append(Event(part.since, Happening.JOINED, part.organisation.code))
        if part.until:
            events.append(Event(part.until, Happening.LEFT, part.organisation.code))
    if actor.has(Permission.DECISION_VIEW):
        events += [
            Event(day, Happening.HANDED_OVER, to) for day, to in identification.hand_overs(actor, case.id)
        ]
    events += [
        Event(day, Happening.OPENED_IN_EMERGENCY, code) for day, code in cases.emergencies_of(actor, case.id)
    ]
    return events + [
        Event(each.asked_at.astimezone(COPENHAGEN).date(), Happening.MATCH_ASKED, each.organisation)
        for each in persons.match_requests_for(actor)
        if each.person_id == case.person_id
    ]


def with_progress(actor: Actor, found: Iterable[Case]) -> list[CaseRow]:
    """Rows of a list with the last thing that happened in each case."""
    cases_found = list(found)
    if not cases_found:
        return []
    events = _events(actor, cases.seen(actor, [case.pk for case in cases_found]))
    facts = persons.facts_of([case.person_id for case in cases_found])
    return [
        CaseRow(
            id=case.pk,
            number=case.number,
            person_id=case.person_id,
            pseudonym=facts[case.person_id].pseudonym,
            opened_on=case.opened_on,
            reached=events[case.pk][-1].kind if events[case.pk] else Happening.CASE_OPENED,
        )
        for case in cases_found
    ]


def key_figures(actor: Actor) -> KeyFigures | None:
    """This year's figures, for those who may see statistics."""
    if not actor.has(Permission.STATISTICS_VIEW):
        return None
    year = clock.today().year
    totals = statistics.key_figures(year, None, by=actor).totals
    return KeyFigures(year, totals["victims"], totals["interviewed"], totals["calls"])


@dataclass(frozen=True, slots=True)
class Work:
    """What an actor has to do; ``unassigned`` and ``escalated`` count the team's."""

    mine: Sequence[TaskRow]
    unassigned: int
    escalated: int
    escalated_after: int


def work_of(actor: Actor) -> Work:
    """For the start page; nothing for a role that sees no case."""
    after = tasks.escalated_after(actor)
    if not actor.has(Permission.CASE_VIEW):
        return Work((), 0, 0, after)
    team = tasks.tasks_of(actor, tasks.team_tasks(actor))
    whose = {actor.user_id, *tasks.absent_for(actor)}
    today = clock.today()
    return Work(
        mine=[each for each in team if each.responsible_id in whose],
        unassigned=sum(each.responsible_id is None for each in team),
        escalated=sum(each.is_escalated(today, after) for each in team),
        escalated_after=after,
    )


def tasks_of_case(actor: Actor, case_id: UUID) -> tuple[Sequence[TaskRow], int]:
    """What is still to be done in a case, and after how many working days it is escalated."""
    return tasks.tasks_of(actor, tasks.tasks_of_case(actor, case_id)), tasks.escalated_after(actor)


def emergencies(actor: Actor) -> list[Emergency]:
    """What the data protection officer must still review, and what others must know about their own cases."""
    if actor.has(Permission.AUDIT_VIEW):
        return [each for each in cases.emergencies_for(actor) if each.state is not State.REVIEWED]
    return cases.emergencies_for(actor) if actor.has(Permission.CASE_VIEW) else []


def members_of(actor: Actor, case: CaseView) -> list[Case]:
    """The cases of the complex of a case that the actor takes part in; the case alone where it stands in none."""
    ids = [case_id for case_id, _ in case.complex.cases] if case.complex else [case.id]
    found = cases.cases_for(actor).filter(pk__in=ids)
    return list(found.select_related("person__canonical").order_by("number"))


def filtered(actor: Actor, wanted: CaseFilter) -> QuerySet[Case]:
    """The actor's cases that are asked for."""
    case = OuterRef("pk")
    found = my_cases(actor).filter(**_opened(wanted))
    if wanted.organisation:
        found = found.filter(Exists(cases.taking_part(actor, case, wanted.organisation)))
    if wanted.responsible_id or wanted.overdue:
        found = found.filter(
            Exists(tasks.undone_of(actor, case, wanted.responsible_id, overdue=wanted.overdue))
        )
    if wanted.main_form and actor.has(Permission.DECISION_VIEW):
        found = found.filter(Exists(identification.decisions_of(actor, case, wanted.main_form)))
    return _furthest(actor, found, wanted.reached) if wanted.reached else found


def _opened(wanted: CaseFilter) -> dict[str, date]:
    given = {"opened_on__gte": wanted.since, "opened_on__lte": wanted.until}
    return {name: day for name, day in given.items() if day}


def _furthest(actor: Actor, found: QuerySet[Case], reached: str) -> QuerySet[Case]:
    """Those that came to this step and no further, as far as the actor may know."""
    case = OuterRef("pk")
    steps: dict[str, QuerySet[Any]] = {
        Happening.REFERRED: intake.referrals_of(actor, case),
        Happening.INTERVIEWED: identification.interviews_of(actor, case),
        Happening.DECIDED: identification.decisions_of(actor, case),
    }
    if actor.has(Permission.RETURN_VIEW):
        steps[Happening.TRAVELLED] = returns.returns_of(actor, case)
    names = [Happening.CASE_OPENED.value, *steps]
    if reached in steps:
        found = found.filter(Exists(steps[reached]))
    for later in names[names.index(reached) + 1 :] if reached in names else ():
        found = found.exclude(Exists(steps[later]))
    return found


def team_figures(actor: Actor, year: int) -> TeamFigures:
    """Open referrals now; waiting times and deadlines of a year. Four queries for any number of cases."""
    actor.check_has(Permission.STATISTICS_VIEW)
    actor.check_has(Permission.CASE_VIEW)
    since, until = date(year, 1, 1), date(year + 1, 1, 1)
    not_held = ~Exists(identification.interviews_of(actor, OuterRef("case")))
    waiting = intake.cases_referred(actor).filter(not_held).values_list("organisation__code", flat=True)
    return TeamFigures(
        year,
        Counter(waiting),
        divided(_waits(identification.first_interviews(actor, since, until)), spread),
        divided(_waits(identification.first_decisions(actor, since, until)), spread),
        divided(tasks.deadlines_ended(actor, since, until), share),
    )


def _waits(found: Iterable[Waited]) -> list[tuple[str, date, int]]:
    """In days; where nothing came before, nobody waited."""
    return [
        (each.organisation, each.ended_on, (each.ended_on - each.began_on).days)
        for each in found
        if each.began_on
    ]


def compared(actor: Actor, one_id: UUID, other_id: UUID) -> Comparison:
    """Two records side by side, each with its own cases."""
    found = list(cases.of_persons(actor, [one_id, other_id]))
    seen = cases.seen(actor, [case.pk for case in found])
    events, counted = _events(actor, seen), identification.counting(actor, seen)

    def record(person_id: UUID) -> Record:
        mine = {case.pk: case.number for case in found if case.person_id == person_id}
        facts = persons.facts_of_record(actor, person_id)
        return Record(
            person_id,
            facts.pseudonym,
            facts.gender,
            facts.nationality,
            tuple(mine.items()),
            sorted((each for case_id in mine for each in events[case_id]), key=lambda each: each.day),
            frozenset((KINDS[each.kind], each.day.year) for each in counted if each.case_id in mine),
        )

    return Comparison(record(one_id), record(other_id))
