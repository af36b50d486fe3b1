"""The periods, and the support that follows."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Section
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, takes_part
from opennrm.mechanism.rules import rules
from opennrm.support.domain.plans import section_of

# A plan is seen with both of its sections; what stands in an area, with that of the area.
MY_PLAN = takes_part("support_plan.case_id", Section.SUPPORT, Section.HEALTH)
HEALTH = ", ".join(
    f"'{each.code}'" for each in rules().codes("support_areas") if section_of(each.code) is Section.HEALTH
)


def of_my_plan(table: str) -> str:
    section = f"CASE WHEN support_{table}.area IN ({HEALTH}) THEN 'health' ELSE 'support' END"
    opened = takes_part("s.case_id", opened=f"{section} = ANY (p.sections)")
    return f"EXISTS (SELECT FROM support_plan s WHERE s.id = plan_id AND {opened})"


OF_MY_NEED, OF_MY_SERVICE = of_my_plan("need"), of_my_plan("service")
MY_CONTACT = takes_part("support_contactperson.case_id", Section.SUPPORT)
IN_SAFETY = takes_part("support_safetyplan.case_id", Section.SUPPORT)

# A period is seen with the support it is for, and with the decision it follows from.
MY_PERIOD = takes_part("support_period.case_id", Section.SUPPORT, Section.DECISION)
# It may begin when an assessment is asked for, by who sees the interviews alone.
OF_MY_CASE = takes_part("support_period.case_id")

# Of the organisation that keeps a place, of the one that runs it, and of those in the case of somebody who was there. Nobody
# else knows that it exists.
MY_PLACE = (
    "(coordinator_id = (SELECT nrm_organisation()) AND nrm_role() <> 'accommodation_provider'"
    " OR provider_id = (SELECT nrm_organisation()))"
)
MY_PLACE_OR_STAY = (
    f"{MY_PLACE} OR EXISTS (SELECT FROM support_stay s WHERE s.place_id = support_accommodationplace.id)"
)
MY_WAITING = takes_part("support_waiting.case_id", Section.SUPPORT)
KEPT, KEPT_OR_RUN = "nrm_keeps_place(place_id)", "nrm_keeps_place(place_id) OR nrm_runs_place(place_id)"
OF_MY_STAY = "EXISTS (SELECT FROM support_stay s WHERE s.id = stay_id)"
# A provider sees those in the cases that it takes part in, and of these the ones in its own places alone.
MY_STAY = f"{takes_part('support_stay.case_id', Section.SUPPORT)} AND (nrm_role() <> 'accommodation_provider' OR nrm_runs_place(place_id))"
# Where somebody lives: for who runs the place, and for those in the case of somebody who is offered it or lives there.
LIVES_THERE = (
    "nrm_runs_place(place_id) OR EXISTS (SELECT FROM support_stay s WHERE s.place_id = support_placeaddress.place_id"
    " AND s.state IN ('offered', 'staying'))"
)

WALLS: Mapping[str, Wall] = {
    # Seen by who gives support, which need not be who decided; it opens in the act of deciding.
    "support_period": Wall(see=MY_PERIOD, add=OF_MY_CASE, change=MY_PERIOD),
    "support_extension": Wall(
        see="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        add="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        change="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
    ),
    "support_plan": Wall(
        see=MY_PLAN,
        add=MY_PLAN,
        change=MY_PLAN,
    ),
    # What was agreed stays: a further revision is a further row.
    "support_need": Wall(see=OF_MY_NEED, add=OF_MY_NEED),
    "support_service": Wall(see=OF_MY_SERVICE, add=OF_MY_SERVICE, change=OF_MY_SERVICE),
    "support_contactperson": Wall(
        see=MY_CONTACT,
        add=MY_CONTACT,
        change=MY_CONTACT,
    ),
    "support_accommodationplace": Wall(see=MY_PLACE_OR_STAY, add=MY_PLACE, change=MY_PLACE),
    # Written by who keeps the place, and not shown to them for that.
    "support_placeaddress": Wall(see=LIVES_THERE, add=KEPT),
    "support_approval": Wall(see=KEPT_OR_RUN, add=KEPT),
    "support_supervision": Wall(see=KEPT_OR_RUN, add=KEPT),
    "support_bed": Wall(see=KEPT_OR_RUN, add=KEPT),
    "support_waiting": Wall(
        see=MY_WAITING,
        add=MY_WAITING,
        change=MY_WAITING,
    ),
    "support_stay": Wall(see=MY_STAY, add=MY_STAY, change=MY_STAY),
    # Days without a case: who keeps a place sees that a bed is taken, and not by whom.
    "support_takenbed": Wall(
        see=f"{OF_MY_STAY} OR EXISTS (SELECT FROM support_bed b WHERE b.number = bed_id)",
        add=OF_MY_STAY,
        change=OF_MY_STAY,
        delete=OF_MY_STAY,
    ),
    # Of the organisation that wrote it alone, unless it was agreed with the person that all who take part may read it.
    "support_safetyplan": Wall(
        see=f"{IN_SAFETY} AND (audience = 'participants' OR {MINE})", add=f"{IN_SAFETY} AND {MINE}"
    ),
}
