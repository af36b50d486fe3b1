"""What can be done with a task by hand."""

from __future__ import annotations

from enum import StrEnum


class Change(StrEnum):
    TAKE = "take"
    GIVE = "give"
    EXTEND = "extend"
    PAUSE = "pause"
    RESUME = "resume"
    FINISH = "finish"
    DROP = "drop"
