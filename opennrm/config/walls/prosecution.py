"""Police files."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Section
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, takes_part

OF_MY_FILE = "nrm_sees_file(file_id)"

WALLS: Mapping[str, Wall] = {
    "prosecution_policefile": Wall(
        see=f"{MINE} OR nrm_sees_file(id)", add=MINE, change=f"{MINE} OR nrm_sees_file(id)"
    ),
    "prosecution_filecase": Wall(
        see=OF_MY_FILE,
        add=f"{OF_MY_FILE} AND {takes_part('prosecution_filecase.case_id', Section.PROSECUTION)}",
    ),
    "prosecution_relation": Wall(see=OF_MY_FILE, add=OF_MY_FILE),
    "prosecution_step": Wall(
        see="EXISTS (SELECT FROM prosecution_relation r WHERE r.id = relation_id)",
        add=f"{MINE} AND EXISTS (SELECT FROM prosecution_relation r WHERE r.id = relation_id)",
        change="EXISTS (SELECT FROM prosecution_relation r WHERE r.id = relation_id)",
    ),
}
