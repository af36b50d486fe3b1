"""What can be done with a prepared return as a whole."""

from __future__ import annotations

from enum import StrEnum


class PreparedAct(StrEnum):
    ADVANCE = "advance"
    TRAVEL = "travel"
    CONFIRM_ARRIVAL = "confirm_arrival"
    ASSESS_RISK = "assess_risk"
    VISIT = "visit"
    CLOSE = "close"
    STOP = "stop"
