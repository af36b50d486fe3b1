"""Pages of interviews, assessment and decision."""

from opennrm.identification.views.ages import decide_age
from opennrm.identification.views.assessments import assessment, request_assessment
from opennrm.identification.views.complexes import (
    add_shared_fact,
    link_cases,
    withdraw_link,
    withdraw_shared_fact,
)
from opennrm.identification.views.decisions import correct, decide, withdraw_decision
from opennrm.identification.views.interviews import (
    correct_interview,
    interview,
    show_interview,
    withdraw_consent,
    withdraw_interview,
)
from opennrm.identification.views.letters import letter, make_letter, read_letter
from opennrm.identification.views.offline import draft, offline, offline_worker
from opennrm.identification.views.planning import (
    calendar,
    conflict,
    interpreters,
    move_plan,
    no_show,
    plan,
    remind,
    rooms,
    show_plan,
    visit,
)
from opennrm.identification.views.turns import (
    answer,
    ask_for_more,
    give_opinion,
    hand_over,
    record_ruling,
    reopen,
)

__all__ = [
    "calendar",
    "conflict",
    "interpreters",
    "move_plan",
    "no_show",
    "plan",
    "remind",
    "rooms",
    "show_plan",
    "visit",
    "draft",
    "offline",
    "offline_worker",
    "correct_interview",
    "show_interview",
    "withdraw_consent",
    "add_shared_fact",
    "link_cases",
    "withdraw_link",
    "withdraw_shared_fact",
    "answer",
    "ask_for_more",
    "give_opinion",
    "hand_over",
    "letter",
    "make_letter",
    "read_letter",
    "record_ruling",
    "reopen",
    "assessment",
    "correct",
    "decide",
    "decide_age",
    "interview",
    "request_assessment",
    "withdraw_decision",
    "withdraw_interview",
]
