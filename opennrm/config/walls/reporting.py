"""The manuscript of the annual report. It hangs on no case: its roles see it, whatever organisation they act for."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Permission
from opennrm.config.conditions import roles_with
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import ALL

ROLE = "(SELECT nrm_role())"
SEEN = f"{ROLE} IN ({roles_with(Permission.REPORT_VIEW)})"
WRITTEN = f"{ROLE} IN ({roles_with(Permission.REPORT_BUILD)})"
STEPPED = f"{ROLE} IN ({roles_with(Permission.REPORT_BUILD, Permission.REPORT_REVIEW)})"
RELEASED = f"{ROLE} IN ({roles_with(Permission.REPORT_PUBLISH)})"
IN_AN_EDITION = (
    "EXISTS (SELECT FROM reporting_edition e WHERE e.manuscript_id = reporting_photograph.manuscript_id"
    " AND reporting_photograph.number = ANY (e.photographs))"
)

WALLS: Mapping[str, Wall] = {
    # A lock taken for an act counts as a change.
    "reporting_manuscript": Wall(see=SEEN, add=WRITTEN, change=SEEN),
    "reporting_chapter": Wall(see=SEEN, add=WRITTEN, change=SEEN),
    # What was written, done and approved stays.
    "reporting_chaptertext": Wall(see=SEEN, add=WRITTEN),
    "reporting_chapterstep": Wall(see=SEEN, add=STEPPED),
    "reporting_comment": Wall(see=SEEN, add=SEEN, change=SEEN),
    "reporting_photograph": Wall(see=f"{SEEN} OR {IN_AN_EDITION}", add=WRITTEN),
    "reporting_edition": Wall(
        see=ALL, add=RELEASED, why="approved for publication; the report is built from it"
    ),
}
