"""What may be read of cases: those in which the actor's organisation takes part now. All others do not exist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Now
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases.domain import Participant, Seen
from opennrm.cases.domain.emergency import Emergency, state_of
from opennrm.cases.domain.numbers import normalised as as_number
from opennrm.cases.models import Case, CaseComplex, EmergencyAccess, Participation
from opennrm.persons import selectors as persons
from opennrm.persons.domain.pseudonyms import normalised as as_pseudonym
from opennrm.shared.dates import clock

# How long an emergency stays among the notices of those whose case was opened (ours).
NOTICED_FOR = timedelta(days=14)
MOST_EMERGENCIES = 100


class Each(Exists):
    """Asked of the rows at hand, by the index: without OFFSET 0 the planner reads every participation of the
    organisation first, which a list of twenty among 100,000 cases would wait for."""

    template = "EXISTS(%(subquery)s OFFSET 0)"


def cases_for(actor: Actor) -> QuerySet[Case]:
    """The cases the actor's organisation takes part in now, and those the actor opened in an emergency that lasts."""
    actor.check_has(Permission.CASE_VIEW)
    of_case = {"case": OuterRef("pk"), "organisation_id": actor.organisation_id}
    taking_part = Participation.objects.filter(**of_case, until__isnull=True)
    # The database's own time, as its walls use it: an emergency that is over is over for both.
    opened = EmergencyAccess.objects.filter(**of_case, user_id=actor.user_id, ends_at__gt=Now())
    return Case.objects.filter(Each(taking_part) | Each(opened))


def case_ids_for(actor: Actor) -> QuerySet[Case, Any]:
    """Their ids, for the later stages to scope their rows by."""
    return cases_for(actor).values("pk")


def seen(actor: Actor, case_ids: Iterable[UUID]) -> Seen:
    """Those of the cases that the actor's organisation takes part in."""
    found = cases_for(actor).filter(pk__in=list(case_ids))
    return Seen(tuple(found.values_list("pk", flat=True)))


def is_new_person(actor: Actor, person_id: UUID) -> bool:
    """Does nobody take part in a case of the person yet? The database answers also where it would show no row."""
    actor.check_has(Permission.PERSON_REGISTER)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nrm_is_new_person(%s)", [person_id])
        return bool(cursor.fetchone()[0])


def no_cases(actor: Actor) -> QuerySet[Case]:
    """For a page that every member may open, also those whose role sees no case."""
    return Case.objects.none()


def get_case(actor: Actor, case_id: UUID) -> Case:
    """Not found and not yours look the same: both are 404."""
    return get_object_or_404(cases_for(actor).select_related("person"), pk=case_id)


def lock_case(actor: Actor, case_id: UUID) -> Case:
    return get_object_or_404(cases_for(actor).select_for_update(of=("self",)), pk=case_id)


def lock_cases(actor: Actor, case_ids: Iterable[UUID]) -> list[Case]:
    """Several at once, always in the same order; 404 if one of them is foreign."""
    return [lock_case(actor, case_id) for case_id in sorted(set(case_ids))]


def find(actor: Actor, text: str) -> QuerySet[Case]:
    """By case number or pseudonym, as people type them."""
    number = as_number(text)
    sought = Q(number=number) if number else Q(person__in=persons.ids_of_pseudonym(actor, text))
    return cases_for(actor).filter(sought).select_related("person").order_by("-opened_on", "-number")


def of_persons(actor: Actor, person_ids: Iterable[UUID]) -> QuerySet[Case]:
    """Those of the actor's cases that are about these persons."""
    found = cases_for(actor).filter(person__in=list(person_ids))
    return found.select_related("person").order_by("-opened_on", "-number")


def others_of_person(actor: Actor, case: Case, person_ids: Iterable[UUID]) -> tuple[tuple[UUID, str], ...]:
    """The other cases of somebody with these records, which the actor takes part in."""
    found = cases_for(actor).filter(person__in=list(person_ids)).exclude(pk=case.pk)
    return tuple(found.order_by("number").values_list("pk", "number"))


def person_ids(actor: Actor, case_ids: Iterable[UUID]) -> dict[UUID, UUID]:
    """Whose cases they are."""
    return dict(cases_for(actor).filter(pk__in=list(case_ids)).values_list("pk", "person_id"))


def participations_of(actor: Actor, case: Case) -> QuerySet[Participation]:
    """Everyone who takes or took part, the present ones first."""
    actor.check_has(Permission.CASE_VIEW)
    found = Participation.objects.filter(case=case).select_related("organisation")
    return found.order_by(F("until").desc(nulls_first=True), "since", "organisation__code")


def participants_of(actor: Actor, case: Case) -> tuple[Participant, ...]:
    """Who takes part now."""
    found = participations_of(actor, case).filter(until__isnull=True)
    return tuple(
        Participant(each.organisation.code, each.kind, each.legal_basis, each.since) for each in found
    )


def taking_part(actor: Actor, case: Any, organisation_code: str) -> QuerySet[Participation]:
    """An organisation's part in one case of the actor's, to be asked whether there is any."""
    return Participation.objects.filter(case=case, organisation__code=organisation_code, until__isnull=True)


def takes_part(actor: Actor, case: Case, organisation_id: UUID) -> bool:
    actor.check_has(Permission.CASE_VIEW)
    return Participation.objects.filter(case=case, organisation=organisation_id, until__isnull=True).exists()


def count_taking_part(actor: Actor, case: Case) -> int:
    return participations_of(actor, case).filter(until__isnull=True).count()


def get_participation(actor: Actor, participation_id: UUID) -> Participation:
    """One that lasts, in a case of the actor's."""
    lasting = Participation.objects.filter(case__in=case_ids_for(actor), until__isnull=True)
    return get_object_or_404(lasting.select_related("case", "organisation"), pk=participation_id)


def cases_of_complex(actor: Actor, complex_: CaseComplex) -> tuple[tuple[UUID, str], ...]:
    """Those of its cases that the actor takes part in."""
    return tuple(cases_for(actor).filter(complex=complex_).order_by("number").values_list("pk", "number"))


def case_in_danger(actor: Actor, text: str) -> UUID | None:
    """The case of a number, or the newest of a pseudonym, also where the actor takes no part: the database answers with
    the id alone, to roles that may break the glass."""
    actor.check_has(Permission.CASE_BREAK_GLASS)
    told = as_number(text) or as_pseudonym(text)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nrm_case_in_danger(%s)", [told])
        found: UUID | None = cursor.fetchone()[0]
    return found


def emergencies_for(actor: Actor) -> list[Emergency]:
    """The emergency accesses to look at, newest first: all of them for the data protection officer; for others those
    of colleagues elsewhere in the actor's cases, for some days."""
    found = EmergencyAccess.objects.select_related("organisation").order_by("-began_at")
    if not actor.has(Permission.AUDIT_VIEW):
        recent = found.filter(began_at__gte=clock.now() - NOTICED_FOR, case__in=case_ids_for(actor))
        found = recent.exclude(user_id=actor.user_id)
    return shown_emergencies(actor, list(found[:MOST_EMERGENCIES]))


def shown_emergencies(actor: Actor, rows: Sequence[EmergencyAccess]) -> list[Emergency]:
    """As pages show them."""
    names = _named([row.case_id for row in rows])
    return [_emergency(row, *names[row.case_id]) for row in rows]


def lock_emergency(actor: Actor, emergency_id: UUID) -> EmergencyAccess:
    """For its review."""
    actor.check_has(Permission.AUDIT_VIEW)
    return get_object_or_404(
        EmergencyAccess.objects.select_for_update(of=("self",)).select_related("organisation"),
        pk=emergency_id,
    )


def _named(case_ids: list[UUID]) -> dict[UUID, tuple[str, str]]:
    """Number and pseudonym of cases that were opened in an emergency, also for the data protection officer, who sees
    no case."""
    if not case_ids:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, number, pseudonym FROM nrm_emergency_cases(%s)", [case_ids])
        return {case_id: (number, pseudonym) for case_id, number, pseudonym in cursor.fetchall()}


def _emergency(row: EmergencyAccess, number: str, pseudonym: str) -> Emergency:
    return Emergency(
        id=row.pk,
        case_number=number,
        pseudonym=pseudonym,
        organisation=row.organisation.code,
        user_id=row.user_id,
        began_at=row.began_at,
        ends_at=row.ends_at,
        state=state_of(row.ends_at, row.reviewed_at, clock.now()),
        finding=row.finding,
    )
