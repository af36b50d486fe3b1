"""Words of identification."""

from __future__ import annotations

from django.utils.functional import Promise

from opennrm.identification.presenters import assessments, decisions, interviews, offline
from opennrm.identification.presenters.assessments import STATES, reason
from opennrm.identification.presenters.interviews import may_correct, points, scores
from opennrm.identification.presenters.offline import draft_answer, draft_base

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = assessments.EVENTS | interviews.EVENTS | decisions.EVENTS | offline.EVENTS
REFUSALS: dict[str, Promise] = (
    assessments.REFUSALS | interviews.REFUSALS | decisions.REFUSALS | offline.REFUSALS
)

__all__ = [
    "EVENTS",
    "REFUSALS",
    "STATES",
    "draft_answer",
    "draft_base",
    "may_correct",
    "points",
    "reason",
    "scores",
]
