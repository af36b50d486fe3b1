"""Rules of the prepared return: plain Python."""

from __future__ import annotations

from opennrm.returns.domain.journeys import Journey, ReturnInput, ReturnView
from opennrm.returns.domain.prepared import (
    ArrivalInput,
    ConsentInput,
    HouseholdInput,
    PreparedInput,
    StopInput,
)
from opennrm.returns.domain.views import ConsentView, PreparedRow, PreparedView

__all__ = [
    "ArrivalInput",
    "ConsentInput",
    "ConsentView",
    "HouseholdInput",
    "Journey",
    "PreparedInput",
    "PreparedRow",
    "PreparedView",
    "ReturnInput",
    "ReturnView",
    "StopInput",
]
