"""Tasks, their deadlines and what is kept on the way: one file per topic."""

from opennrm.tasks.models.covers import Cover
from opennrm.tasks.models.drafts import Draft, Presence
from opennrm.tasks.models.lists import SavedList
from opennrm.tasks.models.subscriptions import Digest, Feed
from opennrm.tasks.models.tasks import Extension, Pause, Task

__all__ = ["Cover", "Digest", "Draft", "Extension", "Feed", "Pause", "Presence", "SavedList", "Task"]
