"""What there is to do, and who can do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from opennrm.access.domain.roles import Permission


class Kind(StrEnum):
    """Each is a deadline of denmark.toml too: its words, its length and its source stand there."""

    ANSWER_REFERRAL = "answer_referral"
    PLAN_INTERVIEW = "plan_interview"
    HOLD_INTERVIEW = "hold_interview"
    REQUEST_ASSESSMENT = "request_assessment"
    DECIDE = "decide"
    GIVE_DECISION = "give_decision"
    PLAN_SUPPORT = "plan_support"
    TELL_REFERRER = "tell_referrer"
    REVIEW_PERIOD = "review_period"
    FOLLOW_PERIOD = "follow_period"
    APPROVE_GRANT = "approve_grant"
    APPROVE_PLAN = "approve_plan"


@dataclass(frozen=True, slots=True)
class Doing:
    """Who can do it; and whether somebody says that it is done, or the act alone ends it."""

    right: Permission
    by_hand: bool = False


DOING: Mapping[Kind, Doing] = {
    Kind.ANSWER_REFERRAL: Doing(Permission.REFERRAL_DECIDE),
    Kind.PLAN_INTERVIEW: Doing(Permission.INTERVIEW_RECORD, by_hand=True),
    Kind.HOLD_INTERVIEW: Doing(Permission.INTERVIEW_RECORD),
    Kind.REQUEST_ASSESSMENT: Doing(Permission.INTERVIEW_RECORD),
    Kind.DECIDE: Doing(Permission.DECISION_DECIDE),
    Kind.GIVE_DECISION: Doing(Permission.DECISION_DECIDE, by_hand=True),
    Kind.PLAN_SUPPORT: Doing(Permission.SUPPORT_RECORD),
    Kind.TELL_REFERRER: Doing(Permission.REFERRAL_DECIDE, by_hand=True),
    Kind.REVIEW_PERIOD: Doing(Permission.SUPPORT_DECIDE, by_hand=True),
    Kind.FOLLOW_PERIOD: Doing(Permission.SUPPORT_RECORD, by_hand=True),
    Kind.APPROVE_GRANT: Doing(Permission.RETURN_DECIDE),
    Kind.APPROVE_PLAN: Doing(Permission.RETURN_DECIDE),
}
