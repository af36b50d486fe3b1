"""Figures as text, and the words of refusals and events; of publications in ``presenters.publications``, which only pages
wait for."""

from opennrm.statistics.presenters.figures import as_csv, as_json, as_table, columns
from opennrm.statistics.presenters.refusals import EVENTS, PROFILES, REFUSALS, STATES

__all__ = [
    "EVENTS",
    "PROFILES",
    "REFUSALS",
    "STATES",
    "as_csv",
    "as_json",
    "as_table",
    "columns",
]
