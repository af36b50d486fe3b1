"""Words of prepared returns and journeys."""

from opennrm.returns.presenters.overview import overview
from opennrm.returns.presenters.prepared import Line, activity_page, asked, following, lines, risks, shown
from opennrm.returns.presenters.words import EVENTS, REFUSALS

__all__ = [
    "EVENTS",
    "REFUSALS",
    "Line",
    "activity_page",
    "asked",
    "following",
    "lines",
    "overview",
    "risks",
    "shown",
]
