"""The periods, and the support that follows."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import takes_part

WALLS: Mapping[str, Wall] = {
    # Seen by who gives support, which need not be who decided; it opens in the act of deciding.
    "support_period": Wall(
        see=takes_part("support_period.case_id"),
        add=takes_part("support_period.case_id"),
        change=takes_part("support_period.case_id"),
    ),
    "support_extension": Wall(
        see="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        add="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        change="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
    ),
}
