"""Persons: identities, keys, the index, merging."""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.config.wall import Wall
from opennrm.config.walls.conditions import MINE, ORGANISATION

# A function, so that it is asked for the rows at hand and not for every person of the register.
OF_MY_PERSON = "nrm_sees_identity(person_id)"
OF_BOTH_PERSONS = "nrm_takes_part_for(merged_id) AND nrm_takes_part_for(into_id)"
KNOWN_PERSON = "(nrm_knows_person(id) OR (registered_by_id = nrm_user() AND nrm_is_new_person(id)))"

WALLS: Mapping[str, Wall] = {
    "persons_person": Wall(
        see=KNOWN_PERSON,
        add="registered_by_id = nrm_user()",
        # Before and after: nobody but who alone knows a person lifts that.
        change=f"{KNOWN_PERSON} AND (known_only_to_id IS NULL OR known_only_to_id = {ORGANISATION})",
    ),
    "persons_identityversion": Wall(see=OF_MY_PERSON, add=OF_MY_PERSON, change=OF_MY_PERSON),
    # Who says that two are one takes part in a case of both, not only in an emergency.
    "persons_merge": Wall(
        see="nrm_sees_person(merged_id) AND nrm_sees_person(into_id)",
        add=f"proposed_by_id = nrm_user() AND {OF_BOTH_PERSONS}",
        change=OF_BOTH_PERSONS,
    ),
    # Found by the owner alone; seen by who works with both, and without who they are by the data protection officer.
    "persons_possibleduplicate": Wall(
        see="(nrm_sees_identity(one_id) AND nrm_sees_identity(other_id)) OR nrm_role() = 'data_protection_officer'",
        add="false",
    ),
    # Counted by nrm_known_elsewhere alone.
    "persons_elsewherecount": Wall(),
    # Added by nrm_ask_elsewhere alone; seen by those who ask and by those who know the person.
    "persons_matchrequest": Wall(
        see=f"{MINE} OR nrm_takes_part_for(resembles_id) OR nrm_role() = 'data_protection_officer'",
        add="false",
        change="nrm_takes_part_for(resembles_id)",
    ),
    # Searched through nrm_search, which looks past this wall and gives nobody's person but one's own.
    "persons_searchtoken": Wall(see=OF_MY_PERSON, add=OF_MY_PERSON, delete=OF_MY_PERSON),
    "persons_subjectkey": Wall(
        see="nrm_sees_person(subject_id)"
        " OR EXISTS (SELECT FROM intake_call c WHERE c.id = subject_id)"
        " OR EXISTS (SELECT FROM cases_casecomplex x WHERE x.id = subject_id)"
        " OR EXISTS (SELECT FROM cases_emergencyaccess e WHERE e.id = subject_id)"
        " OR EXISTS (SELECT FROM tasks_draft d WHERE d.id = subject_id)"
        " OR EXISTS (SELECT FROM intake_handover h WHERE h.id = subject_id)"
        " OR EXISTS (SELECT FROM support_placeaddress a WHERE a.id = subject_id)"
        " OR EXISTS (SELECT FROM rights_hold h WHERE h.id = subject_id)"
        " OR EXISTS (SELECT FROM grants_run r WHERE r.id = subject_id)"
        " OR EXISTS (SELECT FROM reporting_manuscript m WHERE m.id = subject_id)"
        " OR subject_id = nrm_organisation()"  # names of a team's lists and interpreters
        " OR NOT nrm_is_subject(subject_id)",
        add="nrm_user() IS NOT NULL",
    ),
}
