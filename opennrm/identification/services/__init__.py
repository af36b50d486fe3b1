"""Acts of identification."""

from opennrm.identification.services.ages import decide_age
from opennrm.identification.services.assessments import request_assessment
from opennrm.identification.services.complexes import (
    add_shared_fact,
    link_cases,
    show_shared_facts,
    withdraw_link,
    withdraw_shared_fact,
)
from opennrm.identification.services.decisions import decide, withdraw_decision
from opennrm.identification.services.instruments import import_instrument, retire_instrument, switch_score
from opennrm.identification.services.interviews import keep_referral, record_interview, withdraw_interview
from opennrm.identification.services.letters import make_letter, open_letter, read_letter, step_letter
from opennrm.identification.services.offline import open_draft, record_draft
from opennrm.identification.services.openings import may_decide, open_case, open_decision, open_interview
from opennrm.identification.services.opinions import give_opinion, may_give_opinion
from opennrm.identification.services.records import correct_text, open_record, open_text, withdraw_consent
from opennrm.identification.services.showing import open_assessment
from opennrm.identification.services.turns import answer, ask_for_more, hand_over, record_ruling, reopen

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
    "add_shared_fact",
    "link_cases",
    "show_shared_facts",
    "withdraw_link",
    "withdraw_shared_fact",
    "answer",
    "ask_for_more",
    "give_opinion",
    "hand_over",
    "make_letter",
    "may_give_opinion",
    "open_letter",
    "read_letter",
    "step_letter",
    "record_ruling",
    "reopen",
    "decide",
    "decide_age",
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
