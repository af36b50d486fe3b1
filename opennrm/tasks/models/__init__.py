"""Tasks, their deadlines and what is kept on the way: one file per topic."""

from opennrm.tasks.models.covers import Cover
from opennrm.tasks.models.drafts import Draft, Presence
from opennrm.tasks.models.tasks import Extension, Pause, Task

__all__ = ["Cover", "Draft", "Extension", "Pause", "Presence", "Task"]
