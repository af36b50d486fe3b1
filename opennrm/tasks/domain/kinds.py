"""What there is to do, and who can do it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from opennrm.access.domain.roles import Permission, Section


class Kind(StrEnum):
    """Each is a deadline of denmark.toml too: its words, its length and its source stand there."""

    ANSWER_REFERRAL = "answer_referral"
    PLAN_INTERVIEW = "plan_interview"
    HOLD_INTERVIEW = "hold_interview"
    WRITE_RECORD = "write_record"
    REQUEST_ASSESSMENT = "request_assessment"
    DECIDE = "decide"
    GIVE_DECISION = "give_decision"
    PLAN_SUPPORT = "plan_support"
    TELL_REFERRER = "tell_referrer"
    FIND_PLACE = "find_place"
    REVIEW_PERIOD = "review_period"
    FOLLOW_PERIOD = "follow_period"
    APPROVE_GRANT = "approve_grant"
    APPROVE_PLAN = "approve_plan"
    RENEW_RISK = "renew_risk"
    CONFIRM_ARRIVAL = "confirm_arrival"
    CLOSE_FOLLOW_UP = "close_follow_up"
    CALL_BACK = "call_back"


@dataclass(frozen=True, slots=True)
class Doing:
    """Who can do it; the sections of the case that it is seen with; and whether somebody says that it is done, or the act
    alone ends it."""

    right: Permission
    sections: tuple[Section, ...]
    by_hand: bool = False


# What is to be done about an assessment is seen with its interviews, and with the decision it leads to.
ASSESSING = (Section.INTERVIEW, Section.DECISION)
DOING: Mapping[Kind, Doing] = {
    Kind.ANSWER_REFERRAL: Doing(Permission.REFERRAL_DECIDE, ASSESSING),
    Kind.PLAN_INTERVIEW: Doing(Permission.INTERVIEW_RECORD, ASSESSING, by_hand=True),
    Kind.HOLD_INTERVIEW: Doing(Permission.INTERVIEW_RECORD, ASSESSING),
    Kind.WRITE_RECORD: Doing(Permission.INTERVIEW_RECORD, (Section.INTERVIEW,)),
    Kind.REQUEST_ASSESSMENT: Doing(Permission.INTERVIEW_RECORD, ASSESSING),
    Kind.DECIDE: Doing(Permission.DECISION_DECIDE, ASSESSING),
    Kind.GIVE_DECISION: Doing(Permission.DECISION_DECIDE, (Section.DECISION,), by_hand=True),
    Kind.PLAN_SUPPORT: Doing(Permission.SUPPORT_RECORD, (Section.SUPPORT,)),
    Kind.TELL_REFERRER: Doing(Permission.REFERRAL_DECIDE, ASSESSING, by_hand=True),
    Kind.FIND_PLACE: Doing(Permission.SUPPORT_RECORD, (Section.SUPPORT,)),
    # As the period itself.
    Kind.REVIEW_PERIOD: Doing(Permission.SUPPORT_DECIDE, (Section.SUPPORT, Section.DECISION), by_hand=True),
    Kind.FOLLOW_PERIOD: Doing(Permission.SUPPORT_RECORD, (Section.SUPPORT, Section.DECISION), by_hand=True),
    Kind.APPROVE_GRANT: Doing(Permission.RETURN_DECIDE, (Section.RETURN,)),
    Kind.APPROVE_PLAN: Doing(Permission.RETURN_DECIDE, (Section.RETURN,)),
    Kind.RENEW_RISK: Doing(Permission.SUPPORT_RECORD, (Section.RETURN,)),
    Kind.CONFIRM_ARRIVAL: Doing(Permission.RETURN_RECORD, (Section.RETURN,)),
    Kind.CLOSE_FOLLOW_UP: Doing(Permission.RETURN_RECORD, (Section.RETURN,)),
    # With how the person may be reached: whoever answers the hotline sees no more of a case.
    Kind.CALL_BACK: Doing(Permission.CALL_REGISTER, (Section.CONTACT,)),
}


def kinds_of(section: Section) -> list[Kind]:
    """Those that are seen with a section."""
    return [kind for kind, doing in DOING.items() if section in doing.sections]
