"""Forms of tasks: one file per topic."""

from opennrm.tasks.forms.covers import CoverForm
from opennrm.tasks.forms.tasks import (
    AssignForm,
    BoardForm,
    DropForm,
    ExtendForm,
    HandOverForm,
    PauseForm,
)

__all__ = ["AssignForm", "BoardForm", "CoverForm", "DropForm", "ExtendForm", "HandOverForm", "PauseForm"]
