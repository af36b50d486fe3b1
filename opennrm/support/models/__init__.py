"""Periods and what lengthened them."""

from opennrm.support.models.periods import Extension, Period

__all__ = ["Extension", "Period"]
