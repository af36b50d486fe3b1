"""Rules of cases: numbers, grounds of taking part, what an opened case is. Plain Python."""

from __future__ import annotations

from opennrm.cases.domain.ground import Ground, GroundKind
from opennrm.cases.domain.scope import WHOLE_CASE, Scope, Wish
from opennrm.cases.domain.views import (
    CaseView,
    ComplexView,
    Match,
    Matches,
    Participant,
    ParticipationView,
    Seen,
)

__all__ = [
    "CaseView",
    "ComplexView",
    "Ground",
    "GroundKind",
    "Match",
    "Matches",
    "Participant",
    "ParticipationView",
    "Scope",
    "Seen",
    "WHOLE_CASE",
    "Wish",
]
