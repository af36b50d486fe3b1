"""Pages of tasks: one file per topic."""

from opennrm.tasks.views.board import board, hand_over, kept_lists
from opennrm.tasks.views.covers import covers, end_cover
from opennrm.tasks.views.lists import forget_list, save_list
from opennrm.tasks.views.subscriptions import close_feed, feed, make_feed, outside
from opennrm.tasks.views.tasks import assign, drop, extend, finish, pause, resume, take, task

__all__ = [
    "assign", "board", "close_feed", "covers", "drop", "end_cover", "extend", "feed", "finish", "forget_list", "hand_over",
    "kept_lists", "make_feed", "outside", "pause", "resume", "save_list", "take", "task",
]  # fmt: skip
