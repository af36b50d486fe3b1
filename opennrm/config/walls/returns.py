"""Prepared returns."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Section
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, takes_part

MY_RETURN = takes_part("returns_return.case_id", Section.RETURN)
MY_PREPARED = takes_part("returns_preparedreturn.case_id", Section.RETURN)
MY_HEALTH = takes_part("returns_healthclarification.case_id", Section.HEALTH)
OF_PREPARED = "EXISTS (SELECT FROM returns_preparedreturn r WHERE r.id = prepared_id)"

WALLS: Mapping[str, Wall] = {
    "returns_preparedreturn": Wall(
        see=MY_PREPARED,
        add=f"{MY_PREPARED} AND {MINE}",
        change=MY_PREPARED,
    ),
    "returns_child": Wall(see=OF_PREPARED, add=OF_PREPARED),
    "returns_activityrecord": Wall(see=OF_PREPARED, add=OF_PREPARED),
    "returns_riskassessment": Wall(see=OF_PREPARED, add=OF_PREPARED),
    "returns_healthclarification": Wall(see=MY_HEALTH, add=MY_HEALTH),
    "returns_visit": Wall(see=OF_PREPARED, add=OF_PREPARED),
    "returns_outcome": Wall(see=OF_PREPARED, add=OF_PREPARED),
    "returns_complaint": Wall(see=OF_PREPARED, add=OF_PREPARED, change=OF_PREPARED),
    "returns_feedback": Wall(see=OF_PREPARED, add=OF_PREPARED),
    "returns_stepconsent": Wall(see=OF_PREPARED, add=OF_PREPARED, change=OF_PREPARED),
    "returns_return": Wall(
        see=MY_RETURN,
        add=f"{MY_RETURN} AND {MINE}",
        change=MY_RETURN,
    ),
}
