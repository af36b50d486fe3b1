"""Words of prepared returns and journeys."""

from opennrm.returns.presenters.prepared import Line, asked, following, lines, shown
from opennrm.returns.presenters.words import EVENTS, REFUSALS

__all__ = ["EVENTS", "REFUSALS", "Line", "asked", "following", "lines", "shown"]
