"""The periods, and the support that follows."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, takes_part

OF_MY_PLAN = "EXISTS (SELECT FROM support_plan p WHERE p.id = plan_id)"
IN_SAFETY = takes_part("support_safetyplan.case_id")

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
    "support_plan": Wall(
        see=takes_part("support_plan.case_id"),
        add=takes_part("support_plan.case_id"),
        change=takes_part("support_plan.case_id"),
    ),
    # What was agreed stays: a further revision is a further row.
    "support_need": Wall(see=OF_MY_PLAN, add=OF_MY_PLAN),
    "support_service": Wall(see=OF_MY_PLAN, add=OF_MY_PLAN, change=OF_MY_PLAN),
    "support_contactperson": Wall(
        see=takes_part("support_contactperson.case_id"),
        add=takes_part("support_contactperson.case_id"),
        change=takes_part("support_contactperson.case_id"),
    ),
    # Of the organisation that wrote it alone, unless it was agreed with the person that all who take part may read it.
    "support_safetyplan": Wall(
        see=f"{IN_SAFETY} AND (audience = 'participants' OR {MINE})", add=f"{IN_SAFETY} AND {MINE}"
    ),
}
