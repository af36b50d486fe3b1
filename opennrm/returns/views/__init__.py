"""Pages of prepared returns and journeys."""

from opennrm.returns.views.complaints import answer_complaint, complain, give_feedback, voices
from opennrm.returns.views.journeys import journeys, new, show, withdraw
from opennrm.returns.views.prepared import (
    advance,
    confirm_arrival,
    of_case,
    open_prepared,
    overview,
    prepared,
    stop,
)
from opennrm.returns.views.work import activity, assess_risk, close, following, health, risks, visit

__all__ = [
    "answer_complaint",
    "complain",
    "give_feedback",
    "overview",
    "voices",
    "activity",
    "assess_risk",
    "close",
    "following",
    "health",
    "risks",
    "visit",
    "advance",
    "confirm_arrival",
    "journeys",
    "new",
    "of_case",
    "open_prepared",
    "prepared",
    "show",
    "stop",
    "withdraw",
]
