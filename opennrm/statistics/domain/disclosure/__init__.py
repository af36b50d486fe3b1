"""Disclosure control: what leaves the house, and what somebody could work out from it."""

from __future__ import annotations

from opennrm.statistics.domain.disclosure.differencing import How, Revealed, revealed
from opennrm.statistics.domain.disclosure.linked import TOTAL, Cell, Linked, cell, code_of
from opennrm.statistics.domain.disclosure.singling import Singled, singled
from opennrm.statistics.domain.disclosure.small import SMALLEST_SHOWN, UNITS_IN, is_small, protect

__all__ = [
    "SMALLEST_SHOWN",
    "TOTAL",
    "UNITS_IN",
    "Cell",
    "How",
    "Linked",
    "Revealed",
    "Singled",
    "cell",
    "code_of",
    "is_small",
    "protect",
    "revealed",
    "singled",
]
