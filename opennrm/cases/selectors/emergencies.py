"""What may be read of emergency accesses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db import connection
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases.domain.emergency import Emergency, state_of
from opennrm.cases.domain.numbers import normalised as as_number
from opennrm.cases.models import EmergencyAccess
from opennrm.cases.selectors.cases import case_ids_for
from opennrm.persons.domain.pseudonyms import normalised as as_pseudonym
from opennrm.shared.dates import COPENHAGEN, clock

# How long an emergency stays among the notices of those whose case was opened (ours).
NOTICED_FOR = timedelta(days=14)
MOST_EMERGENCIES = 100


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


def emergencies_of(actor: Actor, case_id: UUID) -> list[tuple[date, str]]:
    """When a case of the actor's was opened in an emergency, and by which organisation."""
    found = EmergencyAccess.objects.filter(case__in=case_ids_for(actor), case=case_id).order_by("began_at")
    told = found.values_list("began_at", "organisation__code")
    return [(at.astimezone(COPENHAGEN).date(), code) for at, code in told]


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
