"""May this actor do this, now? Each raises ``Denied`` with the reason."""

from opennrm.identification.policies.assessments import check_can_request_assessment
from opennrm.identification.policies.decisions import check_can_correct, check_can_decide
from opennrm.identification.policies.interviews import (
    check_can_correct_interview,
    check_can_record_interview,
    check_can_withdraw_interview,
)

__all__ = [
    "check_can_correct",
    "check_can_correct_interview",
    "check_can_decide",
    "check_can_record_interview",
    "check_can_request_assessment",
    "check_can_withdraw_interview",
]
