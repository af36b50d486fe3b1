"""Calls, referrals, safe contact."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Permission, Section
from opennrm.config.conditions import roles_with
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, ORGANISATION, takes_part

# A notice of a coming control is hidden from colleagues too.
MY_CALL = (
    f"organisation_id = {ORGANISATION} AND (purpose <> 'coming_control' OR registered_by_id = nrm_user()"
    f" OR nrm_role() IN ({roles_with(Permission.CALL_VIEW_CONTROL)}))"
)
ANSWERS_CALLS = f"organisation_id = {ORGANISATION} AND nrm_role() IN ({roles_with(Permission.CALL_REGISTER)})"
OF_MY_CALL = "EXISTS (SELECT FROM intake_call c WHERE c.id = call_id)"
OF_MY_REFERRAL = "EXISTS (SELECT FROM intake_referral r WHERE r.id = referral_id)"
MY_CONTACT = takes_part("intake_contact.case_id", Section.CONTACT)
MY_REFERRAL = takes_part("intake_referral.case_id", Section.INTERVIEW)

WALLS: Mapping[str, Wall] = {
    "intake_call": Wall(see=MY_CALL, add=MINE, change=MY_CALL),
    "intake_handover": Wall(
        see=ANSWERS_CALLS, add=f"{ANSWERS_CALLS} AND left_by_id = nrm_user()", change=ANSWERS_CALLS
    ),
    "intake_callcase": Wall(
        see=f"{takes_part('intake_callcase.case_id')} OR {OF_MY_CALL}",
        add=f"{takes_part('intake_callcase.case_id')} AND {OF_MY_CALL}",
        delete=f"{takes_part('intake_callcase.case_id')} AND {OF_MY_CALL}",
    ),
    "intake_referral": Wall(
        see=f"{MY_REFERRAL} OR {OF_MY_CALL}",
        add=f"{MY_REFERRAL} AND {MINE}",
        change=MY_REFERRAL,
    ),
    "intake_referralstep": Wall(see=OF_MY_REFERRAL, add=f"{OF_MY_REFERRAL} AND by_id = nrm_user()"),
    "intake_referralfeedback": Wall(
        see=OF_MY_REFERRAL, add=f"{OF_MY_REFERRAL} AND {MINE} AND told_by_id = nrm_user()"
    ),
    # Of a way to reach the person, and asked for before an interview.
    "intake_representative": Wall(
        see=takes_part("intake_representative.case_id", Section.CONTACT, Section.INTERVIEW),
        add=f"{takes_part('intake_representative.case_id', Section.CONTACT)} AND named_by_id = nrm_user()",
    ),
    "intake_contact": Wall(
        see=MY_CONTACT, add=f"{MY_CONTACT} AND recorded_by_id = nrm_user()", change=MY_CONTACT
    ),
}
