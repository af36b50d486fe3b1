"""Acts upon tasks: one file per topic."""

from opennrm.tasks.services.covers import cover, end_cover
from opennrm.tasks.services.deadlines import extend, pause, resume
from opennrm.tasks.services.effects import acted
from opennrm.tasks.services.ending import drop, finish
from opennrm.tasks.services.handing_over import assign, hand_over, take
from opennrm.tasks.services.showing import open_task, show_task

__all__ = [
    "acted", "assign", "cover", "drop", "end_cover", "extend", "finish", "hand_over", "open_task", "pause", "resume", "show_task",
    "take",
]  # fmt: skip
