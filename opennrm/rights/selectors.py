"""What may be read of retention and erasure. Across all cases, but only pseudonyms, numbers, codes and days: the database
answers through functions that look past the wall, to the data protection officer alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.domain.trail import SEEN
from opennrm.cases import selectors as cases
from opennrm.cases.domain.numbers import normalised as as_number
from opennrm.mechanism.rules import rules
from opennrm.persons.domain.pseudonyms import normalised as as_pseudonym
from opennrm.rights.domain.insight import Recipient
from opennrm.rights.domain.retention import (
    CallLife,
    CaseLife,
    Kind,
    Line,
    Simulation,
    all_of,
    months_before,
    person_lines,
    simulate,
)
from opennrm.rights.models import Erasure, ErasureProof, Hold


def _periods(day: date) -> dict[Kind, int]:
    """How many months each kind is kept, by the rules of that day."""
    return {kind: rules().deadline(f"keep_{kind}_months", day) for kind in Kind if kind is not Kind.REQUEST}


def simulation(actor: Actor, day: date) -> Simulation:
    """What an erasure of that day would do."""
    actor.check_has(Permission.ERASURE_MANAGE)
    return simulate(_case_lives(), _call_lives(), _periods(day), day)


def all_lines(actor: Actor, day: date) -> list[Line]:
    """Everybody and every call about nobody, due or not: what the erasing machine asks before each."""
    actor.check_has(Permission.ERASURE_MANAGE)
    return all_of(_case_lives(), _call_lives(), _periods(day))


def line_of(actor: Actor, text: str, day: date) -> Line | None:
    """The person of a case number or pseudonym, as a line of a simulation, whether due or not."""
    actor.check_has(Permission.ERASURE_MANAGE)
    told = as_number(text) or as_pseudonym(text)
    lives = _case_lives()
    whose = {life.person_id for life in lives if told and told in (life.number, life.pseudonym)}
    found = person_lines((life for life in lives if life.person_id in whose), _periods(day))
    return found[0] if found else None


def oldest_day_kept(actor: Actor, kind: Kind, day: date) -> date:
    """What is older than this has been kept for its period."""
    actor.check_has(Permission.ERASURE_MANAGE)
    return months_before(day, _periods(day)[kind])


def holds_for(actor: Actor) -> QuerySet[Hold]:
    """Those set by hand, the standing ones first."""
    actor.check_has(Permission.ERASURE_MANAGE)
    return Hold.objects.select_related("set_by", "lifted_by").order_by("-lifted_at", "-set_at")


def lock_hold(actor: Actor, hold_id: UUID) -> Hold:
    return get_object_or_404(holds_for(actor).select_for_update(of=("self",)), pk=hold_id)


def erasures_for(actor: Actor) -> QuerySet[Erasure]:
    """Every one that was proposed, newest first."""
    actor.check_has(Permission.ERASURE_MANAGE)
    counted = Erasure.objects.annotate(size=Count("items"), done=Count("items__done_at"))
    return counted.select_related("proposed_by", "decided_by").order_by("-proposed_at")


def get_erasure(actor: Actor, erasure_id: UUID) -> Erasure:
    return get_object_or_404(erasures_for(actor), pk=erasure_id)


def lock_erasure(actor: Actor, erasure_id: UUID) -> Erasure:
    actor.check_has(Permission.ERASURE_MANAGE)
    return get_object_or_404(Erasure.objects.select_for_update(), pk=erasure_id)


def get_proof(actor: Actor, proof_id: UUID) -> ErasureProof:
    actor.check_has(Permission.ERASURE_MANAGE)
    return get_object_or_404(
        ErasureProof.objects.select_related("item__erasure__proposed_by", "item__erasure__decided_by"),
        pk=proof_id,
    )


def recipients(actor: Actor, person_id: UUID) -> list[Recipient]:
    """The organisations that take or took part in the cases of a person that the actor sees, and why."""
    actor.check_has(Permission.IDENTITY_EXPORT)
    found = []
    for case in cases.of_persons(actor, [person_id]):
        for each in cases.participations_of(actor, case):
            ground = each.legal_basis or each.kind
            found.append(Recipient(each.organisation.code, ground, each.since, each.until))
    return found


def openings(actor: Actor, person_id: UUID) -> list[Recipient]:
    """The organisations that have looked into the records of a person, and how often: from the trail, never who."""
    actor.check_has(Permission.IDENTITY_EXPORT)
    codes = access.organisation_codes()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organisation_id, first_on, last_on, times FROM nrm_openings(%s, %s)",
            [person_id, sorted(SEEN)],
        )
        return [
            Recipient(codes.get(organisation, ""), "", first, last, times)
            for organisation, first, last, times in cursor.fetchall()
        ]


def held_elsewhere(actor: Actor, person_id: UUID) -> tuple[bool, bool, bool]:
    """Whether other organisations hold something of the person, whether a police file is about them, and whether a case
    stands in a complex: yes or no."""
    actor.check_has(Permission.IDENTITY_EXPORT)
    with connection.cursor() as cursor:
        cursor.execute("SELECT elsewhere, police, grouped FROM nrm_held_elsewhere(%s)", [person_id])
        elsewhere, police, grouped = cursor.fetchone() or (False, False, False)
    return bool(elsewhere), bool(police), bool(grouped)


def _case_lives() -> list[CaseLife]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT person_id, pseudonym, number, last_on, has_returned, outcome, referrals, standing_referrals,"
            " interviews, in_criminal_case, holds FROM nrm_case_lives()"
        )
        return [replace(CaseLife(*row[:-1]), holds=tuple(row[-1])) for row in cursor.fetchall()]


def _call_lives() -> list[CallLife]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT call_id, received_on, kind FROM nrm_call_lives()")
        lives = [CallLife(call_id, day, Kind(kind)) for call_id, day, kind in cursor.fetchall()]
        cursor.execute("SELECT subject_id, last_on, kind, is_running FROM nrm_file_lives()")
        return lives + [
            CallLife(subject_id, day, Kind(kind), ("criminal_case",) if is_running else ())
            for subject_id, day, kind, is_running in cursor.fetchall()
        ]
