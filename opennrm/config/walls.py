"""The second wall: which rows the database shows and takes, whatever the application forgot. One entry for every table.

A row that hangs on a case is shown to those who take part in the case now. Who of them may change it is for the first
wall to say, with a reason: a lock taken for an act counts as a change here. ``nrm_user()``, ``nrm_organisation()`` and
``nrm_role()`` are whoever acts in this transaction (``access.wall``); nobody acts: they are null, and nothing is shown.
Functions that must look past the wall stand in ``config.past_walls``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from opennrm.access.domain.roles import Permission, Section
from opennrm.config.conditions import (
    ANSWERS_CALLS,
    BOTH_CASES,
    KNOWN_PERSON,
    MEANT_FOR_ME,
    MINE,
    MY_CALL,
    MY_OWN,
    MY_PARTICIPATION,
    MY_PLAN,
    MY_TASK,
    NO_PERSON,
    OF_MY_ASSESSMENT,
    OF_MY_CALL,
    OF_MY_COMPLEX,
    OF_MY_DECISION,
    OF_MY_DECISIONS,
    OF_MY_DOCUMENT,
    OF_MY_FILE,
    OF_MY_INTERPRETER,
    OF_MY_INTERVIEW,
    OF_MY_INTERVIEWS,
    OF_MY_PERSON,
    OF_MY_PLAN,
    OF_MY_TASK,
    OF_MY_VERSION,
    OFFICER,
    ORGANISATION,
    OWNED,
    SIGN_IN,
    takes_part,
)
from opennrm.config.past_walls import roles_with

ALL = "true"


@dataclass(frozen=True, slots=True)
class Wall:
    """What the application's role sees of a table, and may add, change and delete; None: none of it.

    ``why``: the reason where every row is open. ``change`` holds for the row before and after.
    """

    see: str | None = None
    add: str | None = None
    change: str | None = None
    delete: str | None = None
    why: str = ""

    def rights(self) -> tuple[str, ...]:
        """The rights that go with it."""
        held = {"SELECT": self.see, "INSERT": self.add, "UPDATE": self.change, "DELETE": self.delete}
        return tuple(right for right, rows in held.items() if rows)


WALLS: Mapping[str, Wall] = {
    # Cases
    "cases_case": Wall(
        see=f"{takes_part('cases_case.id')} OR (opened_by_id = nrm_user() AND nrm_is_new_case(id))",
        add="opened_by_id = nrm_user() AND (nrm_knows_person(person_id) OR nrm_is_new_person(person_id))",
        change=takes_part("cases_case.id"),
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
    # Whoever had a part, and whoever ended it; it names no case, and stays when the case is closed to them.
    "cases_receipt": Wall(see=f"{MINE} OR sender_id = {ORGANISATION}", add=f"sender_id = {ORGANISATION}"),
    "cases_casecomplex": Wall(
        see="EXISTS (SELECT FROM cases_case c WHERE c.complex_id = cases_casecomplex.id)",
        add="opened_by_id = nrm_user()",
    ),
    "cases_numbercounter": Wall(see=ALL, add=ALL, change=ALL, why=NO_PERSON),
    # Persons
    "persons_person": Wall(
        see=KNOWN_PERSON,
        add="registered_by_id = nrm_user()",
        # Before and after: nobody but who alone knows a person lifts that.
        change=f"{KNOWN_PERSON} AND (known_only_to_id IS NULL OR known_only_to_id = {ORGANISATION})",
    ),
    "persons_identityversion": Wall(
        see=OF_MY_PERSON,
        add=OF_MY_PERSON,
        change=OF_MY_PERSON,
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
        see=takes_part("documents_document.case_id", named="documents_document.section"),
        add=f"{takes_part('documents_document.case_id', named='documents_document.section')} AND {MINE} AND added_by_id = nrm_user()",
    ),
    "documents_version": Wall(
        see=OF_MY_DOCUMENT, add=f"{OF_MY_DOCUMENT} AND added_by_id = nrm_user()", change=OF_MY_DOCUMENT
    ),
    "documents_content": Wall(see=OF_MY_VERSION, add=OF_MY_VERSION, delete=OF_MY_VERSION),
    "documents_note": Wall(
        see=f"{takes_part('documents_note.case_id', named='documents_note.section')} AND {MEANT_FOR_ME}",
        add=f"{takes_part('documents_note.case_id', named='documents_note.section')} AND {MINE} AND author_id = nrm_user()",
        # A lock, while it is corrected; a note itself is not changed.
        change=f"{takes_part('documents_note.case_id', named='documents_note.section')} AND {MINE} AND author_id = nrm_user()",
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
        see=f"{takes_part('intake_callcase.case_id')} OR {OF_MY_CALL}",
        add=f"{takes_part('intake_callcase.case_id')} AND {OF_MY_CALL}",
        delete=f"{takes_part('intake_callcase.case_id')} AND {OF_MY_CALL}",
    ),
    "intake_referral": Wall(
        see=f"{takes_part('intake_referral.case_id', Section.INTERVIEW)} OR {OF_MY_CALL}",
        add=f"{takes_part('intake_referral.case_id', Section.INTERVIEW)} AND {MINE}",
        change=takes_part("intake_referral.case_id", Section.INTERVIEW),
    ),
    "identification_assessment": Wall(
        see=takes_part("identification_assessment.case_id", Section.INTERVIEW, Section.DECISION),
        add=takes_part("identification_assessment.case_id", Section.INTERVIEW, Section.DECISION),
        change=takes_part("identification_assessment.case_id", Section.INTERVIEW, Section.DECISION),
    ),
    "identification_interview": Wall(see=OF_MY_INTERVIEWS, add=OF_MY_INTERVIEWS, change=OF_MY_INTERVIEWS),
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
    "identification_decision": Wall(see=OF_MY_DECISIONS, add=OF_MY_DECISIONS, change=OF_MY_DECISIONS),
    "identification_decisionform": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    # Seen by who gives support, which need not be who decided; it opens in the act of deciding.
    "support_period": Wall(
        see=takes_part("support_period.case_id", Section.SUPPORT, Section.DECISION),
        add=takes_part("support_period.case_id", Section.SUPPORT, Section.DECISION),
        change=takes_part("support_period.case_id", Section.SUPPORT, Section.DECISION),
    ),
    "support_extension": Wall(
        see="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        add="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
        change="EXISTS (SELECT FROM support_period s WHERE s.id = period_id)",
    ),
    "identification_decisionfinding": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_agedecision": Wall(
        see=takes_part("identification_agedecision.case_id", Section.DECISION),
        add=takes_part("identification_agedecision.case_id", Section.DECISION),
    ),
    "identification_turn": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT),
    "identification_opinion": Wall(see=OF_MY_DECISIONS, add=OF_MY_DECISIONS),
    "identification_ruling": Wall(
        see=takes_part("identification_ruling.case_id", Section.DECISION),
        add=takes_part("identification_ruling.case_id", Section.DECISION),
    ),
    "identification_letter": Wall(see=OF_MY_DECISION, add=OF_MY_DECISION),
    "identification_letterstep": Wall(
        see="EXISTS (SELECT FROM identification_letter l WHERE l.id = letter_id)",
        add="EXISTS (SELECT FROM identification_letter l WHERE l.id = letter_id)",
    ),
    "identification_sharedfact": Wall(see=OF_MY_COMPLEX, add=OF_MY_COMPLEX, change=OF_MY_COMPLEX),
    "identification_caselink": Wall(see=BOTH_CASES, add=BOTH_CASES, change=BOTH_CASES),
    "returns_return": Wall(
        see=takes_part("returns_return.case_id", Section.RETURN),
        add=f"{takes_part('returns_return.case_id', Section.RETURN)} AND {MINE}",
        change=takes_part("returns_return.case_id", Section.RETURN),
    ),
    "prosecution_policefile": Wall(
        see=f"{MINE} OR nrm_sees_file(id)", add=MINE, change=f"{MINE} OR nrm_sees_file(id)"
    ),
    "prosecution_filecase": Wall(
        see=OF_MY_FILE,
        add=f"{OF_MY_FILE} AND {takes_part('prosecution_filecase.case_id', Section.PROSECUTION)}",
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
    "access_organisation": Wall(
        see=ALL,
        add=ALL,
        change="nrm_role() = 'administrator'",
        why="who takes part in the mechanism is no secret",
    ),
    "access_conduct": Wall(
        see=ALL,
        add="nrm_role() = 'administrator' AND published_by_id = nrm_user()",
        why="the code of conduct is no secret",
    ),
    "access_conductacceptance": Wall(
        see="user_id = nrm_user() OR nrm_role() = 'administrator'", add="user_id = nrm_user()"
    ),
    "access_membership": Wall(see=ALL, add=ALL, change=ALL, why=SIGN_IN),
    "django_session": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN),
    "axes_accessattempt": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN),
    "axes_accessattemptexpiration": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN),
    "axes_accessfailurelog": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN),
    "axes_accesslog": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN),
    "account_emailaddress": Wall(see=ALL, why="allauth's; no user has an address here"),
    "account_emailconfirmation": Wall(),
    "mfa_authenticator": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN + "; secrets are sealed"),
    "usersessions_usersession": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN),
    "socialaccount_socialaccount": Wall(see=ALL, add=ALL, change=ALL, delete=ALL, why=SIGN_IN),
    "socialaccount_socialapp": Wall(see=ALL, why=SIGN_IN + "; empty: authorities stand in the settings"),
    "socialaccount_socialtoken": Wall(see=ALL, why=SIGN_IN + "; empty: tokens are not kept"),
    # Django's own
    "auth_group": Wall(see=ALL, why=NO_PERSON),
    "auth_group_permissions": Wall(see=ALL, why=NO_PERSON),
    "auth_permission": Wall(see=ALL, why=NO_PERSON),
    "django_content_type": Wall(see=ALL, why=NO_PERSON),
    "django_migrations": Wall(see=ALL, why=NO_PERSON),
}
# What the job that chains the trail, and the statistics role, may do whoever acts.
FOR_THE_AUDITOR = {"access_auditline": ("SELECT",), "access_auditseal": ("SELECT", "INSERT")}
FOR_STATISTICS = ("statistics_fact", "statistics_seriesfigure")
