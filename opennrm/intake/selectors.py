"""What may be read of calls and referrals. Calls stay with the organisation that received them; referrals
are seen by those who take part in the case."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.intake.domain import ConcernedCase, FirstReferral
from opennrm.intake.models import Call, CallCase, Referral


def received_calls_for(actor: Actor) -> QuerySet[Call]:
    """Every call of the actor's organisation, the withdrawn ones too, newest first."""
    actor.check_has(Permission.CALL_VIEW)
    return Call.objects.filter(organisation_id=actor.organisation_id).order_by("-received_at", "-id")


def calls_for(actor: Actor) -> QuerySet[Call]:
    """The calls that stand."""
    return received_calls_for(actor).filter(withdrawn_at__isnull=True)


def calls_with_counts_for(actor: Actor) -> QuerySet[Call]:
    """For the desk's list: how many persons each call concerned."""
    return received_calls_for(actor).select_related("registered_by").annotate(concerned=Count("links"))


def count_calls_on(actor: Actor, day: date) -> int:
    """How many calls a Copenhagen day had."""
    return calls_for(actor).filter(received_at__date=day).count()


def get_call(actor: Actor, call_id: UUID) -> Call:
    return get_object_or_404(received_calls_for(actor).select_related("registered_by"), pk=call_id)


def lock_call(actor: Actor, call_id: UUID) -> Call:
    return get_object_or_404(received_calls_for(actor).select_for_update(), pk=call_id)


def has_referrals(actor: Actor, call: Call) -> bool:
    """Does a standing referral rest on the call, whoever sees the referral's case?"""
    return first_referred_on(actor, call) is not None


def first_referred_on(actor: Actor, call: Call) -> date | None:
    """The day of the earliest standing referral that rests on the call."""
    actor.check_has(Permission.CALL_VIEW)
    standing = Referral.objects.filter(call=call, withdrawn_at__isnull=True).order_by("made_on")
    return standing.values_list("made_on", flat=True).first()


def concerned_cases(actor: Actor, call: Call) -> tuple[ConcernedCase, ...]:
    """Those cases of a call that the actor takes part in."""
    linked = CallCase.objects.filter(call=call, case=OuterRef("pk"))
    found = cases.cases_for(actor).filter(Exists(linked)).select_related("person").order_by("number")
    return tuple(ConcernedCase(each.pk, each.number, each.person.pseudonym) for each in found)


def concerns(actor: Actor, call: Call, case_id: UUID) -> bool:
    """Is the case one of those the call is about?"""
    actor.check_has(Permission.CALL_VIEW)
    return CallCase.objects.filter(call=call, case_id=case_id).exists()


def known_referrals_for(actor: Actor) -> QuerySet[Referral]:
    """Every referral in the actor's cases, the withdrawn ones too, newest first."""
    actor.check_has(Permission.REFERRAL_VIEW)
    found = Referral.objects.filter(case__in=cases.case_ids_for(actor)).select_related(
        "case__person", "organisation"
    )
    return found.order_by("-made_on", "-id")


def referrals_for(actor: Actor) -> QuerySet[Referral]:
    """The referrals that stand."""
    return known_referrals_for(actor).filter(withdrawn_at__isnull=True)


def get_referral(actor: Actor, referral_id: UUID) -> Referral:
    return get_object_or_404(known_referrals_for(actor), pk=referral_id)


def lock_referral(actor: Actor, referral_id: UUID) -> Referral:
    return get_object_or_404(known_referrals_for(actor).select_for_update(of=("self",)), pk=referral_id)


def first_referral(actor: Actor, case_id: UUID) -> FirstReferral | None:
    """The earliest standing referral of a case. Whoever takes part in the case may know it: an interview
    is measured against it, also where the actor's role does not list referrals."""
    case = cases.get_case(actor, case_id)
    standing = Referral.objects.filter(case_id=case.pk, withdrawn_at__isnull=True).order_by("made_on", "id")
    found = standing.first()
    return FirstReferral(found.pk, found.made_on, found.referred_by) if found else None


def referred(actor: Actor, seen: Seen) -> list[tuple[UUID, date, str]]:
    """Case, day and origin of the standing referrals of cases that the actor sees."""
    standing = Referral.objects.filter(case__in=seen.ids, withdrawn_at__isnull=True).order_by("made_on")
    return list(standing.values_list("case_id", "made_on", "referred_by"))
