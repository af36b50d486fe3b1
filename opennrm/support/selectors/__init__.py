"""What may be read of support: in the actor"s cases."""

from opennrm.support.selectors.periods import (
    lock_extension,
    lock_period,
    newest_of,
    periods_for,
    periods_of,
    running_periods_for,
)

__all__ = ["lock_extension", "lock_period", "newest_of", "periods_for", "periods_of", "running_periods_for"]
