"""The ledger."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import ALL

WALLS: Mapping[str, Wall] = {
    "statistics_fact": Wall(add=ALL, why="every event becomes a fact; only nrm_statistics reads"),
    "statistics_seriesfigure": Wall(add=ALL, why="published figures; only nrm_statistics reads"),
}
