"""What the walls ask of a row: taking part in its case, or in a section of it, by whoever acts in this transaction."""

from __future__ import annotations

from opennrm.access.domain.roles import Permission, Section
from opennrm.config.past_walls import LASTS, roles_with

# Asked once for a whole statement, not for each row.
ORGANISATION = "(SELECT nrm_organisation())"


def takes_part(case: str, *sections: Section, named: str = "") -> str:
    """In the case, or in one of these sections of it, or in the one the row is ``named`` by. Written out, not as a function, which would be planned anew for each
    row. OFFSET 0: asked of the rows at hand, by the index; without it the planner reads every participation of the
    organisation first, which a list of twenty among 100,000 cases would wait for. The rare emergency is a function: asked
    only for a row that would else be hidden."""
    opened = " OR ".join(
        f"{each} = ANY (p.sections)" for each in [f"'{section}'" for section in sections] or [named] if each
    )
    return (
        f"(EXISTS (SELECT FROM cases_participation p WHERE p.case_id = {case}"
        f" AND p.organisation_id = {ORGANISATION} AND {LASTS}{f' AND ({opened})' if opened else ''} OFFSET 0)"
        f" OR nrm_in_emergency({case}))"
    )


def of_my_assessment(section: Section) -> str:
    return (
        "EXISTS (SELECT FROM identification_assessment a"
        f" WHERE a.id = assessment_id AND {takes_part('a.case_id', section)})"
    )


OF_MY_INTERVIEWS = of_my_assessment(Section.INTERVIEW)
OF_MY_DECISIONS = of_my_assessment(Section.DECISION)
OF_MY_ASSESSMENT = "EXISTS (SELECT FROM identification_assessment a WHERE a.id = assessment_id)"
OF_MY_DECISION = "EXISTS (SELECT FROM identification_decision d WHERE d.id = decision_id)"
OF_MY_INTERVIEW = "EXISTS (SELECT FROM identification_interview i WHERE i.id = interview_id)"
OF_MY_PLAN = "EXISTS (SELECT FROM identification_plannedinterview p WHERE p.id = plan_id)"
OF_MY_INTERPRETER = "EXISTS (SELECT FROM identification_interpreter i WHERE i.id = interpreter_id)"
# A function, so that it is asked for the rows at hand and not for every person of the register.
OF_MY_PERSON = "nrm_sees_identity(person_id)"
# A notice of a coming control is hidden from colleagues too.
MY_CALL = (
    f"organisation_id = {ORGANISATION} AND (purpose <> 'coming_control' OR registered_by_id = nrm_user()"
    f" OR nrm_role() IN ({roles_with(Permission.CALL_VIEW_CONTROL)}))"
)
ANSWERS_CALLS = f"organisation_id = {ORGANISATION} AND nrm_role() IN ({roles_with(Permission.CALL_REGISTER)})"
OF_MY_CALL = "EXISTS (SELECT FROM intake_call c WHERE c.id = call_id)"
MY_TASK, OWNED = takes_part("tasks_task.case_id"), "owner_id = nrm_user()"
OF_MY_TASK = "EXISTS (SELECT FROM tasks_task t WHERE t.id = task_id)"
OF_MY_FILE = "nrm_sees_file(file_id)"
OF_MY_DOCUMENT = "EXISTS (SELECT FROM documents_document d WHERE d.id = document_id)"
OF_MY_VERSION = "EXISTS (SELECT FROM documents_version v WHERE v.id = version_id)"
KNOWN_PERSON = "(nrm_knows_person(id) OR (registered_by_id = nrm_user() AND nrm_is_new_person(id)))"
OFFICER = "nrm_role() = 'data_protection_officer'"
MINE = f"organisation_id = {ORGANISATION}"
MY_OWN = "user_id = nrm_user()"
MY_PLAN = f"{MINE} AND {takes_part('identification_plannedinterview.case_id', Section.INTERVIEW)}"
# One's own is known at a glance; the others' in the same case take a look past the wall.
MY_PARTICIPATION = f"({MINE} AND {LASTS.replace('p.', '')}) OR nrm_takes_part(case_id)"
# A note that is confidential is so in the database too.
MEANT_FOR_ME = (
    f"(audience = 'participants' OR (audience = 'organisation' AND {MINE})"
    " OR (audience = 'author' AND author_id = nrm_user()))"
)
SIGN_IN = "asked before anybody acts: sign-in, the session, the choice of organisation"
NO_PERSON = "holds nothing about a person, a case or an organisation's work"
OF_MY_COMPLEX = f"EXISTS (SELECT FROM cases_case c WHERE c.complex_id = identification_sharedfact.complex_id AND {takes_part('c.id', Section.DECISION)})"
BOTH_CASES = " AND ".join(
    takes_part(f"identification_caselink.{each}_id", Section.DECISION) for each in ("first", "second")
)
