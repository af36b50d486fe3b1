"""The second wall: which rows the database shows and takes, whatever the application forgot. One entry for every table.

A row that hangs on a case is shown to those who take part in the case now. Who of them may change it is for the first
wall to say, with a reason: a lock taken for an act counts as a change here. ``nrm_user()``, ``nrm_organisation()`` and
``nrm_role()`` are whoever acts in this transaction (``access.wall``); nobody acts: they are null, and nothing is shown.
Functions that must look past the wall stand in ``config.past_walls``.
"""

from __future__ import annotations

from collections.abc import Mapping

from opennrm.access.domain.roles import Permission
from opennrm.config.past_walls import roles_with
from opennrm.config.wall import Wall

ALL = "true"


# Asked once for a whole statement, not for each row.
ORGANISATION = "(SELECT nrm_organisation())"


def _takes_part(case: str) -> str:
    """Taking part is written out, not as a function, which would be planned anew for each row. OFFSET 0: asked of the
    rows at hand, by the index; without it the planner reads every participation of the organisation first, which a list
    of twenty among 100,000 cases would wait for. The rare emergency is a function: asked only for a row that would else
    be hidden."""
    return (
        f"(EXISTS (SELECT FROM cases_participation p WHERE p.case_id = {case}"
        f" AND p.organisation_id = {ORGANISATION} AND p.until IS NULL OFFSET 0) OR nrm_in_emergency({case}))"
    )


OF_MY_ASSESSMENT = "EXISTS (SELECT FROM identification_assessment a WHERE a.id = assessment_id)"
OF_MY_DECISION = "EXISTS (SELECT FROM identification_decision d WHERE d.id = decision_id)"
OF_MY_INTERVIEW = "EXISTS (SELECT FROM identification_interview i WHERE i.id = interview_id)"
OF_MY_PLAN = "EXISTS (SELECT FROM identification_plannedinterview p WHERE p.id = plan_id)"
OF_MY_INTERPRETER = "EXISTS (SELECT FROM identification_interpreter i WHERE i.id = interpreter_id)"
# A function, so that it is asked for the rows at hand and not for every person of the register.
OF_MY_PERSON = "nrm_sees_person(person_id)"
# A notice of a coming control is hidden from colleagues too.
MY_CALL = (
    f"organisation_id = {ORGANISATION} AND (purpose <> 'coming_control' OR registered_by_id = nrm_user()"
    f" OR nrm_role() IN ({roles_with(Permission.CALL_VIEW_CONTROL)}))"
)
ANSWERS_CALLS = f"organisation_id = {ORGANISATION} AND nrm_role() IN ({roles_with(Permission.CALL_REGISTER)})"
OF_BOTH_PERSONS = "nrm_takes_part_for(merged_id) AND nrm_takes_part_for(into_id)"
OF_MY_CALL = "EXISTS (SELECT FROM intake_call c WHERE c.id = call_id)"
MY_TASK, OWNED = _takes_part("tasks_task.case_id"), "owner_id = nrm_user()"
OF_MY_REFERRAL = "EXISTS (SELECT FROM intake_referral r WHERE r.id = referral_id)"
MY_CONTACT = _takes_part("intake_contact.case_id")
OF_MY_TASK = "EXISTS (SELECT FROM tasks_task t WHERE t.id = task_id)"
OF_MY_FILE = "nrm_sees_file(file_id)"
OF_MY_DOCUMENT = "EXISTS (SELECT FROM documents_document d WHERE d.id = document_id)"
OF_MY_VERSION = "EXISTS (SELECT FROM documents_version v WHERE v.id = version_id)"
KNOWN_PERSON = "(nrm_knows_person(id) OR (registered_by_id = nrm_user() AND nrm_is_new_person(id)))"
OFFICER = "nrm_role() = 'data_protection_officer'"
MINE = f"organisation_id = {ORGANISATION}"
MY_OWN = "user_id = nrm_user()"
MY_PLAN = f"{MINE} AND {_takes_part('identification_plannedinterview.case_id')}"
# One's own is known at a glance; the others' in the same case take a look past the wall.
MY_PARTICIPATION = f"({MINE} AND until IS NULL) OR nrm_takes_part(case_id)"
# A note that is confidential is so in the database too.
MEANT_FOR_ME = (
    f"(audience = 'participants' OR (audience = 'organisation' AND {MINE})"
    " OR (audience = 'author' AND author_id = nrm_user()))"
)
SIGN_IN = "asked before anybody acts: sign-in, the session, the choice of organisation"
NO_PERSON = "holds nothing about a person, a case or an organisation's work"
OF_MY_COMPLEX = "EXISTS (SELECT FROM cases_casecomplex x WHERE x.id = complex_id)"
BOTH_CASES = f"{_takes_part('identification_caselink.first_id')} AND {_takes_part('identification_caselink.second_id')}"

ADMINISTRATES = "nrm_role() = 'administrator'"
KEPT_BY_SIGN_IN = (
    "django_session", "axes_accessattempt", "axes_accessattemptexpiration", "axes_accessfailurelog", "axes_accesslog",
    "usersessions_usersession", "socialaccount_socialaccount",
)  # fmt: skip
DJANGOS_OWN = (
    "auth_group", "auth_group_permissions", "auth_permission", "django_content_type", "django_migrations",
)  # fmt: skip

WALLS: Mapping[str, Wall] = {
    # Cases
    "cases_case": Wall(
        see=f"{_takes_part('cases_case.id')} OR (opened_by_id = nrm_user() AND nrm_is_new_case(id))",
        add="opened_by_id = nrm_user() AND (nrm_knows_person(person_id) OR nrm_is_new_person(person_id))",
        change=_takes_part("cases_case.id"),
    ),
    "cases_participation": Wall(
        see=MY_PARTICIPATION,
        # Not in an emergency: nobody lets themselves in for good.
        add=f"nrm_is_participant(case_id) OR ({MINE} AND nrm_is_new_case(case_id))",
        change=f"({MINE} AND until IS NULL) OR nrm_is_participant(case_id)",
    ),
    "cases_emergencyaccess": Wall(
        see="user_id = nrm_user() OR nrm_role() = 'data_protection_officer' OR nrm_takes_part(case_id)",
        add=f"user_id = nrm_user() AND {MINE} AND nrm_role() IN ({roles_with(Permission.CASE_BREAK_GLASS)})",
        change="nrm_role() = 'data_protection_officer'",
    ),
    "cases_casecomplex": Wall(
        see="EXISTS (SELECT FROM cases_case c WHERE c.complex_id = cases_casecomplex.id)",
        add="opened_by_id = nrm_user()",
    ),
    "cases_numbercounter": Wall(see=ALL, add=ALL, change=ALL, why=NO_PERSON),
    # Persons
    "persons_person": Wall(see=KNOWN_PERSON, add="registered_by_id = nrm_user()", change=KNOWN_PERSON),
    "persons_identityversion": Wall(see=OF_MY_PERSON, add=OF_MY_PERSON, change=OF_MY_PERSON),
    # Who says that two are one takes part in a case of both, not only in an emergency.
    "persons_merge": Wall(
        see="nrm_sees_person(merged_id) AND nrm_sees_person(into_id)",
        add=f"proposed_by_id = nrm_user() AND {OF_BOTH_PERSONS}",
        change=OF_BOTH_PERSONS,
    ),
    # Found by the owner alone; seen by who works with both, and without who they are by the data protection officer.
    "persons_possibleduplicate": Wall(
        see="(nrm_sees_person(one_id) AND nrm_sees_person(other_id)) OR nrm_role() = 'data_protection_officer'",
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
        " OR EXISTS (SELECT FROM rights_hold h WHERE h.id = subject_id)"
        " OR subject_id = nrm_organisation()"  # names of a team's lists and interpreters
        " OR NOT nrm_is_subject(subject_id)",
        add="nrm_user() IS NOT NULL",
    ),
    # A draft is its user's alone, whatever organisation they act for; the first wall asks for that too.
    "tasks_draft": Wall(see=MY_OWN, add=MY_OWN, change=MY_OWN, delete=MY_OWN),
    "tasks_presence": Wall(see=f"{MY_OWN} OR {MINE}", add=MY_OWN, change=MY_OWN),
    # Documents and notes
    "documents_document": Wall(
        see=_takes_part("documents_document.case_id"),
        add=f"{_takes_part('documents_document.case_id')} AND {MINE} AND added_by_id = nrm_user()",
    ),
    "documents_version": Wall(
        see=OF_MY_DOCUMENT, add=f"{OF_MY_DOCUMENT} AND added_by_id = nrm_user()", change=OF_MY_DOCUMENT
    ),
    "documents_content": Wall(see=OF_MY_VERSION, add=OF_MY_VERSION, delete=OF_MY_VERSION),
    "documents_note": Wall(
        see=f"{_takes_part('documents_note.case_id')} AND {MEANT_FOR_ME}",
        add=f"{_takes_part('documents_note.case_id')} AND {MINE} AND author_id = nrm_user()",
        # A lock, while it is corrected; a note itself is not changed.
        change=f"{_takes_part('documents_note.case_id')} AND {MINE} AND author_id = nrm_user()",
    ),
    "documents_notetext": Wall(
        see="EXISTS (SELECT FROM documents_note n WHERE n.id = note_id)",
        add="EXISTS (SELECT FROM documents_note n WHERE n.id = note_id AND n.author_id = nrm_user())"
        " AND written_by_id = nrm_user()",
    ),
    # Tasks: of everybody who takes part in the case. Who covers for whom stays in the organisation.
    "tasks_task": Wall(see=MY_TASK, add=MY_TASK, change=MY_TASK),
    "tasks_extension": Wall(see=OF_MY_TASK, add=OF_MY_TASK),
    "tasks_pause": Wall(see=OF_MY_TASK, add=OF_MY_TASK, change=OF_MY_TASK),
    # One's own alone; found before anybody acts by nrm_feed and nrm_digests_due.
    "tasks_feed": Wall(see=MY_OWN, add=MY_OWN, change=MY_OWN),
    "tasks_digest": Wall(see=MY_OWN, add=MY_OWN, change=MY_OWN, delete=MY_OWN),
    "tasks_savedlist": Wall(
        see=f"{MINE} AND (is_shared OR {OWNED})", add=f"{MINE} AND {OWNED}", change=OWNED, delete=OWNED
    ),
    "tasks_cover": Wall(see=MINE, add=MINE, change=MINE, delete=MINE),
    # Stages
    "intake_call": Wall(see=MY_CALL, add=MINE, change=MY_CALL),
    "intake_handover": Wall(
        see=ANSWERS_CALLS, add=f"{ANSWERS_CALLS} AND left_by_id = nrm_user()", change=ANSWERS_CALLS
    ),
    "intake_callcase": Wall(
        see=f"{_takes_part('intake_callcase.case_id')} OR {OF_MY_CALL}",
        add=f"{_takes_part('intake_callcase.case_id')} AND {OF_MY_CALL}",
        delete=f"{_takes_part('intake_callcase.case_id')} AND {OF_MY_CALL}",
    ),
    "intake_referral": Wall(
        see=f"{_takes_part('intake_referral.case_id')} OR {OF_MY_CALL}",
        add=f"{_takes_part('intake_referral.case_id')} AND {MINE}",
        change=_takes_part("intake_referral.case_id"),
    ),
    "intake_referralstep": Wall(see=OF_MY_REFERRAL, add=f"{OF_MY_REFERRAL} AND by_id = nrm_user()"),
    "intake_contact": Wall(
        see=MY_CONTACT, add=f"{MY_CONTACT} AND recorded_by_id = nrm_user()", change=MY_CONTACT
    ),
    "identification_assessment": Wall(
        see=_takes_part("identification_assessment.case_id"),
        add=_takes_part("identification_assessment.case_id"),
        change=_takes_part("identification_assessment.case_id"),
    ),
    "identification_interview": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT, change=OF_MY_ASSESSMENT),
    "identification_finding": Wall(see=OF_MY_INTERVIEW, add=OF_MY_INTERVIEW),
    "identification_interviewtext": Wall(see=OF_MY_INTERVIEW, add=OF_MY_INTERVIEW),
    "identification_interviewconsent": Wall(see=OF_MY_INTERVIEW, add=OF_MY_INTERVIEW),
    # An appointment is its organisation's own, in a case that it takes part in.
    "identification_plannedinterview": Wall(see=MY_PLAN, add=MY_PLAN, change=MY_PLAN),
    "identification_takenhalfhour": Wall(see=OF_MY_PLAN, add=OF_MY_PLAN, delete=OF_MY_PLAN),
    "identification_room": Wall(see=MINE, add=MINE),
    "identification_interpreter": Wall(see=MINE, add=MINE),
    "identification_interpreterconflict": Wall(see=OF_MY_INTERPRETER, add=OF_MY_INTERPRETER),
    "identification_instrument": Wall(see=ALL, why=NO_PERSON + "; loaded by the owner"),
    "identification_decision": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT, change=OF_MY_ASSESSMENT),
    "identification_decisionform": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    # Seen by who gives support, which need not be who decided; it opens in the act of deciding.
    "support_period": Wall(
        see=_takes_part("support_period.case_id"),
        add=_takes_part("support_period.case_id"),
        change=_takes_part("support_period.case_id"),
    ),
    "support_extension": Wall(
        see="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        add="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        change="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
    ),
    "identification_decisionfinding": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_agedecision": Wall(
        see=_takes_part("identification_agedecision.case_id"),
        add=_takes_part("identification_agedecision.case_id"),
    ),
    "identification_turn": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT),
    "identification_opinion": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT),
    "identification_ruling": Wall(
        see=_takes_part("identification_ruling.case_id"), add=_takes_part("identification_ruling.case_id")
    ),
    "identification_letter": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_letterstep": Wall(
        see="EXISTS (SELECT FROM identification_letter l WHERE l.id = letter_id)",
        add="EXISTS (SELECT FROM identification_letter l WHERE l.id = letter_id)",
    ),
    "identification_sharedfact": Wall(see=OF_MY_COMPLEX, add=OF_MY_COMPLEX, change=OF_MY_COMPLEX),
    "identification_caselink": Wall(see=BOTH_CASES, add=BOTH_CASES, change=BOTH_CASES),
    "returns_return": Wall(
        see=_takes_part("returns_return.case_id"),
        add=f"{_takes_part('returns_return.case_id')} AND {MINE}",
        change=_takes_part("returns_return.case_id"),
    ),
    "prosecution_policefile": Wall(
        see=f"{MINE} OR nrm_sees_file(id)", add=MINE, change=f"{MINE} OR nrm_sees_file(id)"
    ),
    "prosecution_filecase": Wall(
        see=OF_MY_FILE, add=f"{OF_MY_FILE} AND {_takes_part('prosecution_filecase.case_id')}"
    ),
    "prosecution_relation": Wall(see=OF_MY_FILE, add=OF_MY_FILE),
    "prosecution_step": Wall(
        see="EXISTS (SELECT FROM prosecution_relation r WHERE r.id = relation_id)",
        add=f"{MINE} AND EXISTS (SELECT FROM prosecution_relation r WHERE r.id = relation_id)",
        change="EXISTS (SELECT FROM prosecution_relation r WHERE r.id = relation_id)",
    ),
    # The two trails only grow; who reads them has another role, or is the data protection officer.
    "access_auditline": Wall(
        see="nrm_role() = 'data_protection_officer'", add=ALL, why="every act leaves a line"
    ),
    # Read and written by nrm_auditor alone.
    "access_auditseal": Wall(),
    "statistics_fact": Wall(add=ALL, why="every event becomes a fact; only nrm_statistics reads"),
    "statistics_seriesfigure": Wall(add=ALL, why="published figures; only nrm_statistics reads"),
    # Erasure. What is erased, and the proof of it, is written by the owner of the database alone.
    "rights_hold": Wall(see=OFFICER, add=f"{OFFICER} AND set_by_id = nrm_user()", change=OFFICER),
    "rights_erasure": Wall(see=OFFICER, add=f"{OFFICER} AND proposed_by_id = nrm_user()", change=OFFICER),
    "rights_erasureitem": Wall(see=OFFICER, add=f"{OFFICER} AND outcome = ''"),
    "rights_erasureproof": Wall(see=OFFICER),
    # Signing in
    "access_user": Wall(see=ALL, add=ALL, change=ALL, why=SIGN_IN + "; working names of colleagues"),
    # An invitation is accepted before anybody acts: only those that are approved and not run out are shown.
    "access_rolegrant": Wall(
        see="nrm_role() = 'administrator' OR (approved AND expires_at > now())",
        add="nrm_role() = 'administrator' AND proposed_by_id = nrm_user()",
        change="nrm_role() = 'administrator' OR (approved AND expires_at > now())",
    ),
    "access_organisation": Wall(see=ALL, add=ALL, change=ADMINISTRATES, why="who takes part is no secret"),
    "access_conduct": Wall(
        see=ALL,
        add=f"{ADMINISTRATES} AND published_by_id = nrm_user()",
        why="the code of conduct is no secret",
    ),
    "access_conductacceptance": Wall(
        see="user_id = nrm_user() OR nrm_role() = 'administrator'", add="user_id = nrm_user()"
    ),
    "access_membership": Wall(see=ALL, add=ALL, change=ALL, why=SIGN_IN),
    "account_emailaddress": Wall(see=ALL, why="allauth's; no user has an address here"),
    "account_emailconfirmation": Wall(),
    "mfa_authenticator": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN + "; secrets are sealed"),
    "socialaccount_socialapp": Wall(see=ALL, why=SIGN_IN + "; empty: authorities stand in the settings"),
    "socialaccount_socialtoken": Wall(see=ALL, why=SIGN_IN + "; empty: tokens are not kept"),
    **dict.fromkeys(KEPT_BY_SIGN_IN, Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN)),
    **dict.fromkeys(DJANGOS_OWN, Wall(see=ALL, why=NO_PERSON)),
}
# What the job that chains the trail, and the statistics role, may do whoever acts.
FOR_THE_AUDITOR = {"access_auditline": ("SELECT",), "access_auditseal": ("SELECT", "INSERT")}
FOR_STATISTICS = ("statistics_fact", "statistics_seriesfigure")
