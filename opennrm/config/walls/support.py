"""The periods, and the support that follows."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Section
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import takes_part

# A period is seen with the support it is for, and with the decision it follows from.
MY_PERIOD = takes_part("support_period.case_id", Section.SUPPORT, Section.DECISION)

WALLS: Mapping[str, Wall] = {
    # Seen by who gives support, which need not be who decided; it opens in the act of deciding.
    "support_period": Wall(see=MY_PERIOD, add=MY_PERIOD, change=MY_PERIOD),
    "support_extension": Wall(
        see="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        add="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        change="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
    ),
}
