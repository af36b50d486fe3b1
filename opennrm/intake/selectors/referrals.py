"""What may be read of referrals: they are seen by those who take part in the case."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.intake.domain import FirstReferral
from opennrm.intake.models import Referral


def known_referrals_for(actor: Actor) -> QuerySet[Referral]:
    """Every referral in the actor's cases, the withdrawn ones too, newest first."""
    actor.check_has(Permission.REFERRAL_VIEW)
    found = Referral.objects.filter(case__in=cases.case_ids_for(actor, Section.INTERVIEW)).select_related(
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
    standing = Referral.objects.filter(
        case__in=seen.within(Section.INTERVIEW), withdrawn_at__isnull=True
    ).order_by("made_on")
    return list(standing.values_list("case_id", "made_on", "referred_by"))


def referrals_of(actor: Actor, case: Any) -> QuerySet[Referral]:
    """Those that stand, of one case of the actor's, to be asked whether there are any."""
    mine = cases.case_ids_for(actor, Section.INTERVIEW)
    return Referral.objects.filter(case=case, case__in=mine, withdrawn_at__isnull=True)


def referral_days(actor: Actor, case: Any) -> QuerySet[Referral, date]:
    """Their days, the first one first."""
    return referrals_of(actor, case).order_by("made_on").values_list("made_on", flat=True)


def cases_referred(actor: Actor) -> QuerySet[Referral]:
    """One row for each of the actor's cases in which a referral stands."""
    standing = Referral.objects.filter(
        case__in=cases.case_ids_for(actor, Section.INTERVIEW), withdrawn_at__isnull=True
    )
    return standing.order_by("case", "made_on").distinct("case")
