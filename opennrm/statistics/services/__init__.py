"""Appending facts, and answering questions."""

from opennrm.statistics.services.answering import explain, key_figures, show
from opennrm.statistics.services.appending import (
    append_call,
    append_decision,
    append_interview,
    append_merge,
    append_prosecution_step,
    append_referral,
    append_return,
    has_facts,
    import_series,
    retract_call,
    retract_decision,
    retract_interview,
    retract_merge,
    retract_prosecution_step,
    retract_referral,
    retract_return,
)

__all__ = [
    "append_call",
    "append_decision",
    "append_interview",
    "append_merge",
    "append_prosecution_step",
    "append_referral",
    "append_return",
    "explain",
    "has_facts",
    "import_series",
    "key_figures",
    "retract_call",
    "retract_decision",
    "retract_interview",
    "retract_merge",
    "retract_prosecution_step",
    "retract_referral",
    "retract_return",
    "show",
]
