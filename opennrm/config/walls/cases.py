"""Cases, who takes part in them, and the complexes they belong to."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Permission
from opennrm.config.conditions import LASTS, roles_with
from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import ALL, MINE, NO_PERSON, ORGANISATION, takes_part

# One's own is known at a glance; the others' in the same case take a look past the wall.
MY_PARTICIPATION = f"({MINE} AND {LASTS.replace('p.', '')}) OR nrm_takes_part(case_id)"
TO_ME = f"receiver_id = {ORGANISATION}"
BY_CONTRACT = "nrm_was_offered(id, case_id, sections, lasts_until, kind, legal_basis)"
OF_MY_CASE = takes_part("cases_contract.case_id")

WALLS: Mapping[str, Wall] = {
    "cases_case": Wall(
        see=f"{takes_part('cases_case.id')} OR (opened_by_id = nrm_user() AND nrm_is_new_case(id))",
        add="opened_by_id = nrm_user() AND (nrm_takes_part_for(person_id) OR nrm_is_new_person(person_id))",
        change=takes_part("cases_case.id"),
    ),
    "cases_participation": Wall(
        see=MY_PARTICIPATION,
        # Not in an emergency: nobody lets themselves in for good.
        # Whoever was offered a contract lets itself in by it: as far as it goes, and no further.
        add=f"nrm_is_participant(case_id) OR ({MINE} AND nrm_is_new_case(case_id)) OR ({MINE} AND {BY_CONTRACT})",
        change=f"({MINE} AND until IS NULL) OR nrm_is_participant(case_id)",
    ),
    "cases_emergencyaccess": Wall(
        see="user_id = nrm_user() OR nrm_role() = 'data_protection_officer' OR nrm_takes_part(case_id)",
        add=f"user_id = nrm_user() AND {MINE} AND nrm_role() IN ({roles_with(Permission.CASE_BREAK_GLASS)})",
        change="nrm_role() = 'data_protection_officer'",
    ),
    # Both sides, and whoever else takes part. It names no person: the case is closed to a receiver who has not said yes.
    "cases_contract": Wall(
        see=f"{TO_ME} OR {OF_MY_CASE}",
        add=f"{OF_MY_CASE} AND sender_id = {ORGANISATION} AND offered_by_id = nrm_user()",
        change=f"{TO_ME} OR {OF_MY_CASE}",
    ),
    # Whoever had a part, and whoever ended it; it names no case, and stays when the case is closed to them.
    "cases_receipt": Wall(see=f"{MINE} OR sender_id = {ORGANISATION}", add=f"sender_id = {ORGANISATION}"),
    "cases_casecomplex": Wall(
        see="EXISTS (SELECT FROM cases_case c WHERE c.complex_id = cases_casecomplex.id)",
        add="opened_by_id = nrm_user()",
    ),
    "cases_numbercounter": Wall(see=ALL, add=ALL, change=ALL, why=NO_PERSON),
}
