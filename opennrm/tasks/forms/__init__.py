"""Forms of tasks: one file per topic."""

from opennrm.tasks.forms.covers import CoverForm
from opennrm.tasks.forms.lists import SaveListForm
from opennrm.tasks.forms.subscriptions import DigestForm
from opennrm.tasks.forms.tasks import (
    AssignForm,
    BoardForm,
    DropForm,
    ExtendForm,
    HandOverForm,
    PauseForm,
)

__all__ = [
    "AssignForm", "BoardForm", "CoverForm", "DigestForm", "DropForm", "ExtendForm", "HandOverForm", "PauseForm",
    "SaveListForm",
]  # fmt: skip
