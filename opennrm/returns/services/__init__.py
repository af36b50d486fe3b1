"""Acts of the prepared return: its steps, the journey, and what ends it."""

from opennrm.returns.services.complaints import (
    answer_complaint,
    complain,
    give_feedback,
    open_complaint,
    show_voices,
)
from opennrm.returns.services.health import clarify_health, show_health
from opennrm.returns.services.journeys import record_return, show_return, withdraw_return
from opennrm.returns.services.prepared import (
    advance,
    close,
    confirm_arrival,
    open_for,
    open_prepared,
    show_overview,
    show_prepared,
    show_prepared_of,
    stop,
)
from opennrm.returns.services.work import (
    assess_risk,
    record_visit,
    settle,
    show_activity,
    show_following,
    show_risks,
)

__all__ = [
    "answer_complaint",
    "complain",
    "give_feedback",
    "open_complaint",
    "show_voices",
    "show_overview",
    "assess_risk",
    "clarify_health",
    "close",
    "record_visit",
    "settle",
    "show_activity",
    "show_following",
    "show_health",
    "show_risks",
    "advance",
    "confirm_arrival",
    "open_for",
    "open_prepared",
    "record_return",
    "show_prepared",
    "show_prepared_of",
    "show_return",
    "stop",
    "withdraw_return",
]
