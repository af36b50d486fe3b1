"""What may be read of cases: those in which the actor's organisation takes part now. All others do not exist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases.domain import Participant, Seen
from opennrm.cases.domain.numbers import normalised as as_number
from opennrm.cases.models import Case, CaseComplex, Participation
from opennrm.persons.domain.pseudonyms import normalised as as_pseudonym


def cases_for(actor: Actor) -> QuerySet[Case]:
    """The cases the actor's organisation takes part in now."""
    return Case.objects.filter(pk__in=case_ids_for(actor))


def case_ids_for(actor: Actor) -> QuerySet[Participation, Any]:
    """Their ids, for the later stages to scope their rows by."""
    actor.check_has(Permission.CASE_VIEW)
    lasting = Participation.objects.filter(organisation_id=actor.organisation_id, until__isnull=True)
    return lasting.values("case_id")


def seen(actor: Actor, case_ids: Iterable[UUID]) -> Seen:
    """Those of the cases that the actor's organisation takes part in."""
    found = case_ids_for(actor).filter(case_id__in=list(case_ids))
    return Seen(tuple(found.values_list("case_id", flat=True)))


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
    number, pseudonym = as_number(text), as_pseudonym(text)
    sought = Q(number=number) if number else Q(person__pseudonym=pseudonym) if pseudonym else Q(pk__in=[])
    return cases_for(actor).filter(sought).select_related("person").order_by("-opened_on", "-number")


def of_persons(actor: Actor, person_ids: Iterable[UUID]) -> QuerySet[Case]:
    """Those of the actor's cases that are about these persons."""
    found = cases_for(actor).filter(person__in=list(person_ids))
    return found.select_related("person").order_by("-opened_on", "-number")


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
