"""The periods, and the support that follows."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Section
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import takes_part

# A period is seen with the support it is for, and with the decision it follows from.
MY_PERIOD = takes_part("support_period.case_id", Section.SUPPORT, Section.DECISION)
# It may begin when an assessment is asked for, by who sees the interviews alone.
OF_MY_CASE = takes_part("support_period.case_id")

WALLS: Mapping[str, Wall] = {
    # Seen by who gives support, which need not be who decided; it opens in the act of deciding.
    "support_period": Wall(see=MY_PERIOD, add=OF_MY_CASE, change=MY_PERIOD),
    "support_extension": Wall(
        see="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        add="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        change="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
    ),
}
