"""What may be read of calls. They stay with the organisation that received them; a notice of a coming control is seen
by few (ours): by whoever took the call, and by those with a right of its own."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases import selectors as cases
from opennrm.intake.domain import CONTROL, ConcernedCase, HandoverView
from opennrm.intake.models import Call, CallCase, Handover, Referral
from opennrm.shared.dates import COPENHAGEN

A_DAY, MOST_SHOWN = timedelta(days=1), 60


def received_calls_for(actor: Actor) -> QuerySet[Call]:
    """Every call of the actor's organisation, the withdrawn ones too, newest first."""
    actor.check_has(Permission.CALL_VIEW)
    found = Call.objects.filter(organisation_id=actor.organisation_id).order_by("-received_at", "-id")
    if actor.has(Permission.CALL_VIEW_CONTROL):
        return found
    return found.filter(~Q(purpose=CONTROL) | Q(registered_by=actor.user_id))


def calls_for(actor: Actor) -> QuerySet[Call]:
    """The calls that stand."""
    return received_calls_for(actor).filter(withdrawn_at__isnull=True)


def open_calls(actor: Actor, call_ids: Iterable[UUID]) -> set[UUID]:
    """Which of these calls the actor may open."""
    return set(calls_for(actor).filter(pk__in=list(call_ids)).values_list("pk", flat=True))


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
    found = (
        cases.cases_for(actor).filter(Exists(linked)).select_related("person__canonical").order_by("number")
    )
    return tuple(ConcernedCase(each.pk, each.number, each.person.standing_pseudonym) for each in found)


def concerns(actor: Actor, call: Call, case_id: UUID) -> bool:
    """Is the case one of those the call is about?"""
    actor.check_has(Permission.CALL_VIEW)
    return CallCase.objects.filter(call=call, case_id=case_id).exists()


def todays_calls_for(actor: Actor, day: date) -> list[Call]:
    """For the live list: the calls of a Copenhagen day, newest first."""
    begin = datetime(day.year, day.month, day.day, tzinfo=COPENHAGEN)
    found = calls_with_counts_for(actor).filter(received_at__gte=begin, received_at__lt=begin + A_DAY)
    return list(found[:MOST_SHOWN])


def waiting_for_a_call_back(actor: Actor) -> list[Call]:
    """Calls that somebody promised to call back on, the first due first."""
    return list(_waiting(actor).select_related("registered_by")[:MOST_SHOWN])


def _waiting(actor: Actor) -> QuerySet[Call]:
    promised = calls_for(actor).filter(call_back_at__isnull=False, called_back_at__isnull=True)
    return promised.order_by("call_back_at", "id")


def waiting_in_case(actor: Actor, case_id: UUID) -> list[Call]:
    """Those of them that concern a case, but for notices of coming controls."""
    return list(_waiting(actor).filter(links__case=case_id).exclude(purpose=CONTROL))


def followable_calls(actor: Actor) -> list[Call]:
    """The newest calls, one of which a new one may follow up."""
    return list(calls_for(actor)[:MOST_SHOWN])


def related_calls(actor: Actor, call: Call) -> list[Call]:
    """The call that this one follows up, and those that follow it up: as far as the actor sees them."""
    return list(calls_for(actor).filter(Q(pk=call.follows_id) | Q(follows=call.pk)))


def caller_organisations(actor: Actor) -> list[str]:
    """Bodies that called before, the most frequent first: what is proposed while somebody types."""
    named = calls_for(actor).exclude(caller_organisation="").order_by().values("caller_organisation")
    counted = named.annotate(times=Count("id")).order_by("-times", "caller_organisation")
    return list(counted.values_list("caller_organisation", flat=True)[:MOST_SHOWN])


def handovers_for(actor: Actor) -> QuerySet[Handover]:
    """Newest first."""
    actor.check_has(Permission.CALL_REGISTER)
    mine = Handover.objects.filter(organisation_id=actor.organisation_id)
    return mine.select_related("left_by", "taken_by").order_by("-left_at", "-id")


def waiting_handovers(actor: Actor) -> list[HandoverView]:
    """Those that nobody has taken over yet, without their notes. None for whoever answers no calls."""
    if not actor.has(Permission.CALL_REGISTER):
        return []
    waiting = handovers_for(actor).filter(taken_at__isnull=True)
    return [HandoverView(each.pk, each.left_by.name, each.left_by_id, each.left_at) for each in waiting]


def lock_handover(actor: Actor, handover_id: UUID) -> Handover:
    return get_object_or_404(handovers_for(actor).select_for_update(of=("self",)), pk=handover_id)
