"""Acts of identification."""

from opennrm.identification.services.assessments import open_assessment, request_assessment
from opennrm.identification.services.decisions import decide, withdraw_decision
from opennrm.identification.services.instruments import import_instrument, retire_instrument, switch_score
from opennrm.identification.services.interviews import keep_referral, record_interview, withdraw_interview
from opennrm.identification.services.offline import open_draft, record_draft
from opennrm.identification.services.openings import may_decide, open_case, open_decision, open_interview
from opennrm.identification.services.records import correct_text, open_record, open_text, withdraw_consent

__all__ = [
    "open_draft",
    "record_draft",
    "correct_text",
    "import_instrument",
    "open_record",
    "open_text",
    "retire_instrument",
    "switch_score",
    "withdraw_consent",
    "decide",
    "keep_referral",
    "may_decide",
    "open_assessment",
    "open_case",
    "open_decision",
    "open_interview",
    "record_interview",
    "request_assessment",
    "withdraw_decision",
    "withdraw_interview",
]
