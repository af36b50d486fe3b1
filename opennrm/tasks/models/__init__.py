"""Tasks, their deadlines and what is kept on the way: one file per topic."""

from opennrm.tasks.models.drafts import Draft, Presence

__all__ = ["Draft", "Presence"]
