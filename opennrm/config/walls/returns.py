"""Prepared returns."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, takes_part

WALLS: Mapping[str, Wall] = {
    "returns_return": Wall(
        see=takes_part("returns_return.case_id"),
        add=f"{takes_part('returns_return.case_id')} AND {MINE}",
        change=takes_part("returns_return.case_id"),
    ),
}
