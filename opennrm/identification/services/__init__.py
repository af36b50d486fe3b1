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
from opennrm.identification.services.interpreters import (
    add_interpreter,
    add_room,
    declare_conflict,
    show_interpreter,
    show_interpreters,
)
from opennrm.identification.services.interviews import keep_referral, record_interview, withdraw_interview
from opennrm.identification.services.letters import make_letter, open_letter, read_letter, step_letter
from opennrm.identification.services.offline import open_draft, record_draft
from opennrm.identification.services.openings import may_decide, open_case, open_decision, open_interview
from opennrm.identification.services.opinions import give_opinion, may_give_opinion
from opennrm.identification.services.planning import (
    close_plan,
    grant_visit,
    hold_plan,
    move_plan,
    open_plan,
    plan_choices,
    plan_interview,
    record_no_show,
    show_calendar,
)
from opennrm.identification.services.records import correct_text, open_record, open_text, withdraw_consent
from opennrm.identification.services.reminders import forget_reminder, remind, remind_all, remind_mine
from opennrm.identification.services.showing import open_assessment
from opennrm.identification.services.turns import answer, ask_for_more, hand_over, record_ruling, reopen

__all__ = [
    "add_interpreter",
    "add_room",
    "close_plan",
    "hold_plan",
    "declare_conflict",
    "grant_visit",
    "move_plan",
    "open_plan",
    "plan_choices",
    "plan_interview",
    "record_no_show",
    "forget_reminder",
    "remind",
    "remind_all",
    "remind_mine",
    "show_calendar",
    "show_interpreter",
    "show_interpreters",
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
