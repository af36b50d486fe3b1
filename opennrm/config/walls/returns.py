"""Prepared returns."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, takes_part

OF_PREPARED = "EXISTS (SELECT FROM returns_preparedreturn r WHERE r.id = prepared_id)"
WALLS: Mapping[str, Wall] = {
    "returns_preparedreturn": Wall(
        see=takes_part("returns_preparedreturn.case_id"),
        add=f"{takes_part('returns_preparedreturn.case_id')} AND {MINE}",
        change=takes_part("returns_preparedreturn.case_id"),
    ),
    "returns_child": Wall(see=OF_PREPARED, add=OF_PREPARED),
    "returns_stepconsent": Wall(see=OF_PREPARED, add=OF_PREPARED, change=OF_PREPARED),
    "returns_return": Wall(
        see=takes_part("returns_return.case_id"),
        add=f"{takes_part('returns_return.case_id')} AND {MINE}",
        change=takes_part("returns_return.case_id"),
    ),
}
