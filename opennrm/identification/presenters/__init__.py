"""Words of identification."""

from __future__ import annotations

from django.utils.functional import Promise

from opennrm.identification.presenters import (
    assessments,
    complexes,
    conclusions,
    decisions,
    interviews,
    letters,
    offline,
    planning,
    turns,
)
from opennrm.identification.presenters.assessments import STATES, reason, routing_rule
from opennrm.identification.presenters.conclusions import ELEMENTS
from opennrm.identification.presenters.interviews import may_correct, points, scores
from opennrm.identification.presenters.letters import LETTER_STATES, steps_of
from opennrm.identification.presenters.offline import draft_answer, draft_base
from opennrm.identification.presenters.planning import (
    PLAN_STATES,
    days,
    held_as,
    interpreters,
    planned_as,
    week,
)
from opennrm.identification.presenters.turns import acts_for

# What the acts of this app are called in the audit trail.
EVENTS: dict[str, Promise] = (
    assessments.EVENTS
    | interviews.EVENTS
    | decisions.EVENTS
    | conclusions.EVENTS
    | turns.EVENTS
    | complexes.EVENTS
    | letters.EVENTS
    | offline.EVENTS
    | planning.EVENTS
)
REFUSALS: dict[str, Promise] = (
    assessments.REFUSALS
    | interviews.REFUSALS
    | decisions.REFUSALS
    | conclusions.REFUSALS
    | turns.REFUSALS
    | complexes.REFUSALS
    | letters.REFUSALS
    | offline.REFUSALS
    | planning.REFUSALS
)

__all__ = [
    "ELEMENTS",
    "PLAN_STATES",
    "days",
    "interpreters",
    "held_as",
    "planned_as",
    "week",
    "EVENTS",
    "LETTER_STATES",
    "REFUSALS",
    "STATES",
    "acts_for",
    "routing_rule",
    "draft_answer",
    "draft_base",
    "may_correct",
    "points",
    "reason",
    "scores",
    "steps_of",
]
