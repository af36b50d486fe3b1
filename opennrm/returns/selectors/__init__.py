"""What may be read of prepared returns and journeys: those of persons in whose case the actor takes part."""

from opennrm.returns.selectors.complaints import (
    complaints_of,
    feedback_of,
    get_complaint,
    lock_complaint,
    who_has_acted,
)
from opennrm.returns.selectors.journeys import (
    get_return,
    has_travelled_on,
    known_returns_for,
    lock_return,
    progress,
    returns_for,
    returns_of,
)
from opennrm.returns.selectors.overview import overview
from opennrm.returns.selectors.prepared import (
    get_prepared,
    has_open,
    lock_open_return,
    lock_prepared,
    open_return,
    prepared_for,
    prepared_of,
    returning_with,
)
from opennrm.returns.selectors.viewing import view_of
from opennrm.returns.selectors.work import (
    activities_of,
    documents_for_evidence,
    health_of,
    records_of,
    risks_of,
    visits_of,
)

__all__ = [
    "complaints_of",
    "feedback_of",
    "get_complaint",
    "lock_complaint",
    "overview",
    "who_has_acted",
    "activities_of",
    "documents_for_evidence",
    "health_of",
    "records_of",
    "risks_of",
    "view_of",
    "visits_of",
    "get_prepared",
    "get_return",
    "has_open",
    "has_travelled_on",
    "known_returns_for",
    "lock_open_return",
    "lock_prepared",
    "lock_return",
    "open_return",
    "prepared_for",
    "prepared_of",
    "progress",
    "returning_with",
    "returns_for",
    "returns_of",
]
