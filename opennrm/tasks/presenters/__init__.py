"""The words of tasks: one file per topic."""

from __future__ import annotations

from django.utils.functional import Promise

from opennrm.tasks.presenters import drafts

EVENTS: dict[str, Promise] = {**drafts.EVENTS}
REFUSALS: dict[str, Promise] = {**drafts.REFUSALS}
