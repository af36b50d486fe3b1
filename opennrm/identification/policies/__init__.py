"""May this actor do this, now? Each raises ``Denied`` with the reason."""

from opennrm.identification.policies.assessments import check_can_request_assessment
from opennrm.identification.policies.complexes import check_can_share_facts, check_can_withdraw_shared
from opennrm.identification.policies.decisions import (
    check_can_correct,
    check_can_decide,
    check_can_decide_age,
)
from opennrm.identification.policies.interviews import (
    check_can_correct_interview,
    check_can_plan,
    check_can_record_interview,
    check_can_withdraw_interview,
    may_plan,
)
from opennrm.identification.policies.letters import check_can_make_letter, check_can_step_letter
from opennrm.identification.policies.turns import (
    check_can_answer,
    check_can_ask_for_more,
    check_can_give_opinion,
    check_can_hand_over,
    check_can_record_ruling,
    check_can_reopen,
    check_decides,
    check_may_read,
)

__all__ = [
    "check_can_share_facts",
    "check_can_withdraw_shared",
    "check_can_answer",
    "check_can_ask_for_more",
    "check_can_give_opinion",
    "check_can_hand_over",
    "check_can_record_ruling",
    "check_can_make_letter",
    "check_can_reopen",
    "check_can_step_letter",
    "check_decides",
    "check_may_read",
    "check_can_correct",
    "check_can_correct_interview",
    "check_can_decide",
    "check_can_decide_age",
    "check_can_plan",
    "may_plan",
    "check_can_record_interview",
    "check_can_request_assessment",
    "check_can_withdraw_interview",
]
