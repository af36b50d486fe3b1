"""What may be read of prepared returns and journeys: those of persons in whose case the actor takes part."""

from opennrm.returns.selectors.journeys import (
    get_return,
    has_travelled_on,
    known_returns_for,
    lock_return,
    progress,
    returns_for,
    returns_of,
)
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

__all__ = [
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
