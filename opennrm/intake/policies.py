"""Who may register, correct and withdraw calls and referrals."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.intake.domain.feedback import TELLS_NOBODY
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied


def check_can_register_call(actor: Actor) -> None:
    """Those who answer the hotline register its calls."""
    actor.check_has(Permission.CALL_REGISTER)


def check_can_correct_call(actor: Actor, *, is_withdrawn: bool) -> None:
    """Those who register calls correct them, as long as they stand."""
    actor.check_has(Permission.CALL_REGISTER)
    if is_withdrawn:
        raise Denied("intake.call_withdrawn")


def check_can_withdraw_call(actor: Actor, *, is_withdrawn: bool, has_referrals: bool) -> None:
    """A call that a referral rests on stays until the referral is withdrawn."""
    check_can_correct_call(actor, is_withdrawn=is_withdrawn)
    if has_referrals:
        raise Denied("intake.call_has_referrals")


def check_can_call_back(actor: Actor, *, is_withdrawn: bool, is_promised: bool) -> None:
    """What was promised on a call that stands, once."""
    check_can_correct_call(actor, is_withdrawn=is_withdrawn)
    if not is_promised:
        raise Denied("intake.no_call_back")


def check_can_hand_over(actor: Actor) -> None:
    """Those who answer the hotline."""
    actor.check_has(Permission.CALL_REGISTER)


def check_can_take_over(actor: Actor, *, left_by: UUID, is_taken: bool) -> None:
    """Once, and never from oneself: a note that nobody else has read is not handed over."""
    check_can_hand_over(actor)
    if is_taken:
        raise Denied("intake.shift_taken_already")
    if left_by == actor.user_id:
        raise Denied("intake.shift_of_oneself")


def check_can_make_referral(actor: Actor) -> None:
    """Every organisation that meets persons may refer them; the case's scope says which persons."""
    actor.check_has(Permission.REFERRAL_MAKE)


def holds_interviews(actor: Actor, day: date) -> bool:
    """The organisation may hold interviews on that day, and the role records them."""
    return actor.has(Permission.INTERVIEW_RECORD) and rules().may_interview(actor.organisation_code, day)


def check_can_decide_referral(actor: Actor, *, holds_interviews: bool, is_withdrawn: bool) -> None:
    """Whoever holds the interviews says what becomes of a referral that stands."""
    actor.check_has(Permission.REFERRAL_DECIDE)
    if not holds_interviews:
        raise Denied("intake.not_the_receiver")
    if is_withdrawn:
        raise Denied("intake.referral_withdrawn")


def check_can_tell_more(actor: Actor, *, is_withdrawn: bool) -> None:
    """Whoever refers persons may tell what was missing, as long as the referral stands."""
    actor.check_has(Permission.REFERRAL_MAKE)
    if is_withdrawn:
        raise Denied("intake.referral_withdrawn")


def check_has_a_referrer(referred_by: str) -> None:
    """Where the person came by themselves, there is nobody to tell."""
    if referred_by in TELLS_NOBODY:
        raise Denied("intake.nobody_to_tell")


def check_can_record_contact(actor: Actor) -> None:
    """How a person may safely be reached."""
    actor.check_has(Permission.CONTACT_RECORD)


def check_can_see_contact(actor: Actor) -> None:
    actor.check_has(Permission.CONTACT_VIEW)


def check_can_withdraw_referral(actor: Actor, made_by: str, *, is_withdrawn: bool) -> None:
    """Only the organisation that made a referral takes it back, once."""
    actor.check_has(Permission.REFERRAL_MAKE)
    if is_withdrawn:
        raise Denied("intake.referral_withdrawn")
    if actor.organisation_code != made_by:
        raise Denied("intake.referral_of_another_organisation")
