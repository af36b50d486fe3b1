"""The ledger, and what was published of it."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import GRANTS, Permission
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import ALL

# Who prepares or releases figures sees what is not out yet.
MAKERS = ", ".join(
    sorted(
        f"'{role}'"
        for role, rights in GRANTS.items()
        if rights & {Permission.PUBLICATION_PREPARE, Permission.PUBLICATION_RELEASE}
    )
)

WALLS: Mapping[str, Wall] = {
    "statistics_fact": Wall(add=ALL, why="every event becomes a fact; only nrm_statistics reads"),
    "statistics_publication": Wall(
        see=f"state = 'released' OR nrm_role() IN ({MAKERS})",
        add=f"nrm_role() IN ({MAKERS})",
        change=f"nrm_role() IN ({MAKERS})",
    ),
    "statistics_publishedtable": Wall(
        see="EXISTS (SELECT FROM statistics_publication p WHERE p.id = publication_id)",
        add="EXISTS (SELECT FROM statistics_publication p WHERE p.id = publication_id AND p.state = 'prepared')",
    ),
    "statistics_seriesfigure": Wall(add=ALL, why="published figures; only nrm_statistics reads"),
}
