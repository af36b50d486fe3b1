"""Pages of tasks: one file per topic."""

from opennrm.tasks.views.board import board, hand_over
from opennrm.tasks.views.covers import covers, end_cover
from opennrm.tasks.views.tasks import assign, drop, extend, finish, pause, resume, take, task

__all__ = [
    "assign", "board", "covers", "drop", "end_cover", "extend", "finish", "hand_over", "pause", "resume", "take", "task",
]  # fmt: skip
