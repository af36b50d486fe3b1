"""Acts upon tasks: one file per topic."""

from opennrm.tasks.services.covers import cover, end_cover
from opennrm.tasks.services.deadlines import extend, pause, resume
from opennrm.tasks.services.effects import acted
from opennrm.tasks.services.ending import drop, finish
from opennrm.tasks.services.handing_over import assign, hand_over, take
from opennrm.tasks.services.lists import forget_list, save_list, show_lists
from opennrm.tasks.services.showing import open_task, show_task
from opennrm.tasks.services.subscriptions import (
    choose_digest,
    close_feed,
    make_feed,
    read_feed,
    take_digests,
)

__all__ = [
    "acted", "assign", "choose_digest", "close_feed", "cover", "drop", "end_cover", "extend", "finish", "forget_list",
    "hand_over", "make_feed", "open_task", "pause", "read_feed", "resume", "save_list", "show_lists", "show_task", "take",
    "take_digests",
]  # fmt: skip
