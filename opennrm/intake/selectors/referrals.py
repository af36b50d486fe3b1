"""What may be read of referrals: they are seen by those who take part in the case."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, FloatField, QuerySet, Value, When
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Seen
from opennrm.intake.domain import FirstReferral
from opennrm.intake.domain.referrals import TREATED_AS_MINOR
from opennrm.intake.domain.states import STANDING, WAITING
from opennrm.intake.models import Contact, Referral, ReferralFeedback, ReferralStep, Representative
from opennrm.mechanism.rules import rules
from opennrm.persons import selectors as persons


def known_referrals_for(actor: Actor) -> QuerySet[Referral]:
    """Every referral in the actor's cases, the withdrawn ones too, newest first."""
    actor.check_has(Permission.REFERRAL_VIEW)
    found = Referral.objects.filter(case__in=cases.case_ids_for(actor, Section.INTERVIEW)).select_related(
        "case__person__canonical", "organisation"
    )
    return found.order_by("-made_on", "-id")


def referrals_for(actor: Actor) -> QuerySet[Referral]:
    """The referrals that stand."""
    return known_referrals_for(actor).filter(withdrawn_at__isnull=True)


def waiting_referrals_for(actor: Actor) -> QuerySet[Referral]:
    """The queue: what nobody has said yes or no to, the most urgent first, then the oldest."""
    waiting = referrals_for(actor).filter(state__in=WAITING)
    ranks = [When(urgency=code.code, then=rank) for rank, code in enumerate(rules().codes("urgencies"))]
    # Not asked: after those of this week, before those that can wait.
    unasked = Value(len(ranks) - 1.5, output_field=FloatField())
    rank = Case(*ranks, default=unasked, output_field=FloatField())
    return waiting.annotate(rank=rank).order_by("rank", "made_on", "id")


def waiting_among(actor: Actor, case_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the cases whose person stands in the queue already."""
    waiting = referrals_for(actor).filter(state__in=WAITING, case__in=list(case_ids))
    return set(waiting.order_by().values_list("case_id", flat=True))


def steps_of(actor: Actor, referral: Referral) -> list[ReferralStep]:
    """The oldest first."""
    actor.check_has(Permission.REFERRAL_VIEW)
    found = ReferralStep.objects.filter(referral=referral).select_related("by")
    return list(found.order_by("at", "id"))


def others_of_case(actor: Actor, referral: Referral) -> list[Referral]:
    """Standing referrals of the same case, or of another case of the same person, into one of which a duplicate may go."""
    of_person = list(persons.one_and_the_same(actor, [referral.case.person_id]))
    same = referrals_for(actor).filter(case__person__in=of_person, state__in=STANDING)
    return list(same.exclude(pk=referral.pk).order_by("made_on", "id"))


def _as_minor(actor: Actor, case_id: UUID) -> QuerySet[Referral]:
    """The standing referrals of a case by which the person may be under 18."""
    case = cases.get_case(actor, case_id)
    return Referral.objects.filter(
        case_id=case.pk, withdrawn_at__isnull=True, state__in=STANDING, age__in=TREATED_AS_MINOR
    )


def may_be_minor(actor: Actor, case_id: UUID) -> bool:
    """Said in a referral that stands."""
    return _as_minor(actor, case_id).exists()


def representatives_of(actor: Actor, case_id: UUID) -> list[Representative]:
    """Everybody who was named, the newest first."""
    found = Representative.objects.filter(case__in=cases.case_ids_for(actor, Section.CONTACT), case=case_id)
    return list(found.order_by("-named_at", "-id"))


def lacks_representative(actor: Actor, case_id: UUID) -> bool:
    """Somebody who may be under 18 has none: the newest named on the case, or one who came with the referral."""
    minors = _as_minor(actor, case_id)
    if not minors.exists():
        return False
    newest = Representative.objects.filter(case=case_id).order_by("-named_at", "-id").first()
    if newest is not None:
        return not newest.is_named
    return not minors.filter(representative_sealed__isnull=False).exists()


def feedback_of(actor: Actor, referral: Referral) -> list[ReferralFeedback]:
    """What whoever referred was told, the oldest first."""
    actor.check_has(Permission.REFERRAL_VIEW)
    found = ReferralFeedback.objects.filter(referral=referral).select_related("organisation")
    return list(found.order_by("told_at", "id"))


def may_read_on_page(actor: Actor, referral: Referral) -> bool:
    """Another organisation made the referral itself, and still sees it."""
    is_another = referral.organisation_id != actor.organisation_id
    return is_another and cases.takes_part(actor, referral.case, referral.organisation_id, Section.INTERVIEW)


def lock_standing_of(actor: Actor, case_id: UUID) -> list[Referral]:
    """The referrals of a case that somebody may be told of."""
    standing = Referral.objects.filter(
        case__in=cases.case_ids_for(actor, Section.INTERVIEW),
        case=case_id,
        withdrawn_at__isnull=True,
        state__in=STANDING,
    )
    return list(standing.select_for_update(of=("self",)).order_by("made_on", "id"))


def contacts_of(actor: Actor, case_id: UUID) -> list[Contact]:
    """Those never to be used first."""
    actor.check_has(Permission.CONTACT_VIEW)
    case = cases.get_case(actor, case_id)
    return list(
        Contact.objects.filter(case_id=case.pk, ended_at__isnull=True).order_by("is_safe", "recorded_at")
    )


def lock_contact(actor: Actor, contact_id: UUID) -> Contact:
    actor.check_has(Permission.CONTACT_VIEW)
    lasting = Contact.objects.filter(
        case__in=cases.case_ids_for(actor, Section.CONTACT), ended_at__isnull=True
    )
    return get_object_or_404(lasting.select_for_update(), pk=contact_id)


def get_referral(actor: Actor, referral_id: UUID) -> Referral:
    return get_object_or_404(known_referrals_for(actor), pk=referral_id)


def lock_referral(actor: Actor, referral_id: UUID) -> Referral:
    return get_object_or_404(known_referrals_for(actor).select_for_update(of=("self",)), pk=referral_id)


def first_referral(actor: Actor, case_id: UUID) -> FirstReferral | None:
    """The earliest standing referral of a case. Whoever takes part in the case may know it: an interview
    is measured against it, also where the actor's role does not list referrals."""
    case = cases.get_case(actor, case_id)
    standing = Referral.objects.filter(case_id=case.pk, withdrawn_at__isnull=True, state__in=STANDING)
    found = standing.order_by("made_on", "id").first()
    return FirstReferral(found.pk, found.made_on, found.referred_by) if found else None


def referred(actor: Actor, seen: Seen) -> list[tuple[UUID, date, str]]:
    """Case, day and origin of the standing referrals of cases that the actor sees."""
    standing = Referral.objects.filter(
        case__in=seen.within(Section.INTERVIEW), withdrawn_at__isnull=True, state__in=STANDING
    )
    return list(standing.order_by("made_on").values_list("case_id", "made_on", "referred_by"))


def referrals_of(actor: Actor, case: Any) -> QuerySet[Referral]:
    """Those that stand, of one case of the actor's, to be asked whether there are any."""
    mine = cases.case_ids_for(actor, Section.INTERVIEW)
    return Referral.objects.filter(case=case, case__in=mine, withdrawn_at__isnull=True, state__in=STANDING)


def referral_days(actor: Actor, case: Any) -> QuerySet[Referral, date]:
    """Their days, the first one first."""
    return referrals_of(actor, case).order_by("made_on").values_list("made_on", flat=True)


def cases_referred(actor: Actor) -> QuerySet[Referral]:
    """One row for each of the actor's cases in which a referral stands."""
    standing = Referral.objects.filter(
        case__in=cases.case_ids_for(actor, Section.INTERVIEW), withdrawn_at__isnull=True, state__in=STANDING
    )
    return standing.order_by("case", "made_on").distinct("case")
