"""The second wall: which rows the database shows and takes, whatever the application forgot. One entry for every table,
and a file for every app.

A row that hangs on a case is shown to those who take part in the case now. Who of them may change it is for the first
wall to say, with a reason: a lock taken for an act counts as a change here. ``nrm_user()``, ``nrm_organisation()`` and
``nrm_role()`` are whoever acts in this transaction (``access.wall``); nobody acts: they are null, and nothing is shown.
Functions that must look past the wall stand in ``config.past_walls``.
"""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls import (
    access,
    cases,
    documents,
    grants,
    identification,
    intake,
    persons,
    prosecution,
    reporting,
    returns,
    rights,
    statistics,
    support,
    tasks,
)

WALLS: Mapping[str, Wall] = {
    **access.WALLS,
    **cases.WALLS,
    **documents.WALLS,
    **grants.WALLS,
    **identification.WALLS,
    **intake.WALLS,
    **persons.WALLS,
    **prosecution.WALLS,
    **reporting.WALLS,
    **returns.WALLS,
    **rights.WALLS,
    **statistics.WALLS,
    **support.WALLS,
    **tasks.WALLS,
}
# What the job that chains the trail, and the statistics role, may do whoever acts.
FOR_THE_AUDITOR = {
    "access_auditline": ("SELECT",),
    "access_auditseal": ("SELECT", "INSERT"),
    "access_auditcut": ("SELECT",),
}
FOR_STATISTICS = ("statistics_fact", "statistics_seriesfigure")
