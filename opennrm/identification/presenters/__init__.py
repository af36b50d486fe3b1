"""Words of identification."""

from __future__ import annotations

from django.utils.functional import Promise

from opennrm.identification.presenters import assessments, decisions, interviews
from opennrm.identification.presenters.assessments import STATES, reason

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = assessments.EVENTS | interviews.EVENTS | decisions.EVENTS
REFUSALS: dict[str, Promise] = assessments.REFUSALS | interviews.REFUSALS | decisions.REFUSALS

__all__ = ["EVENTS", "REFUSALS", "STATES", "reason"]
