"""Prepared returns."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Section
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, takes_part

MY_RETURN = takes_part("returns_return.case_id", Section.RETURN)

WALLS: Mapping[str, Wall] = {
    "returns_return": Wall(
        see=MY_RETURN,
        add=f"{MY_RETURN} AND {MINE}",
        change=MY_RETURN,
    ),
}
