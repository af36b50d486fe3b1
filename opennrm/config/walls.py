"""The second wall: which rows the database shows and takes, whatever the application forgot. One entry for every table.

A row that hangs on a case is shown to those who take part in the case now. Who of them may change it is for the first
wall to say, with a reason: a lock taken for an act counts as a change here. ``nrm_user()``, ``nrm_organisation()`` and
``nrm_role()`` are whoever acts in this transaction (``access.wall``); nobody acts: they are null, and nothing is shown.
Functions that must look past the wall answer one narrow question (yes or no, or a year), have a fixed search path and
belong to the owner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from opennrm.access.domain.roles import GRANTS, Permission
from opennrm.prosecution.domain.files import REACH, Reach

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


def _every_file() -> str:
    codes = sorted(code for code, reach in REACH.items() if reach is Reach.EVERY_FILE)
    return ", ".join(f"'{code}'" for code in codes)


def _roles_with_cases() -> str:
    """Who works with persons. To all others, such as administrators and the data protection officer, no organisation
    counts, so that the cases of their own are hidden too."""
    rights = {Permission.CASE_VIEW, Permission.CALL_VIEW, Permission.PROSECUTION_VIEW}
    return ", ".join(sorted(f"'{role}'" for role, granted in GRANTS.items() if granted & rights))


FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION nrm_user() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('nrm.user', true), '')::uuid $$;
CREATE OR REPLACE FUNCTION nrm_organisation() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT CASE WHEN current_setting('nrm.role', true) IN ({_roles_with_cases()})
        THEN nullif(current_setting('nrm.organisation', true), '')::uuid END $$;
CREATE OR REPLACE FUNCTION nrm_role() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('nrm.role', true), '') $$;

CREATE OR REPLACE FUNCTION nrm_takes_part(of_case uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_participation
        WHERE case_id = of_case AND organisation_id = nrm_organisation() AND until IS NULL) $$;
CREATE OR REPLACE FUNCTION nrm_is_new_case(of_case uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM cases_participation WHERE case_id = of_case) $$;
CREATE OR REPLACE FUNCTION nrm_knows_person(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
        WHERE c.person_id = who AND p.organisation_id = nrm_organisation() AND p.until IS NULL) $$;
CREATE OR REPLACE FUNCTION nrm_is_new_person(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
        WHERE c.person_id = who) $$;
-- Written out: a function within a function is planned anew at each call.
CREATE OR REPLACE FUNCTION nrm_sees_person(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
            WHERE c.person_id = who AND p.organisation_id = nrm_organisation() AND p.until IS NULL)
        OR (EXISTS (SELECT FROM persons_person WHERE id = who AND registered_by_id = nrm_user())
            AND NOT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
                WHERE c.person_id = who)) $$;
CREATE OR REPLACE FUNCTION nrm_is_subject(whose uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM persons_person WHERE id = whose) OR EXISTS (SELECT FROM intake_call WHERE id = whose)
        OR EXISTS (SELECT FROM cases_casecomplex WHERE id = whose) $$;
CREATE OR REPLACE FUNCTION nrm_sees_file(of_file uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM prosecution_policefile WHERE id = of_file AND organisation_id = nrm_organisation())
        OR EXISTS (SELECT FROM access_organisation
            WHERE id = nrm_organisation() AND code IN ({_every_file()}))
        OR EXISTS (SELECT FROM prosecution_filecase l JOIN cases_participation p ON p.case_id = l.case_id
            WHERE l.file_id = of_file AND p.organisation_id = nrm_organisation() AND p.until IS NULL) $$;
CREATE OR REPLACE FUNCTION nrm_newest_victim_year(who uuid, before date) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT extract(year FROM max(d.counts_on))::integer
    FROM identification_decision d JOIN identification_assessment a ON a.id = d.assessment_id
    JOIN cases_case c ON c.id = a.case_id
    WHERE c.person_id = who AND d.outcome = 'victim' AND d.withdrawn_at IS NULL AND d.counts_on <= before
        AND nrm_knows_person(who)
        AND NOT EXISTS (SELECT FROM identification_decision r WHERE r.corrects_id = d.id AND r.withdrawn_at IS NULL) $$;
CREATE OR REPLACE FUNCTION nrm_search(sought bigint[], weights integer[], needless bigint[], most integer)
    RETURNS TABLE (person_id uuid, score bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
    WITH alike AS (SELECT t.person_id, sum(q.weight) AS score
        FROM unnest(sought, weights, needless) q (token, weight, needless)
        JOIN persons_searchtoken t ON t.token = q.token
        WHERE q.needless IS NULL OR NOT EXISTS (SELECT FROM persons_searchtoken k WHERE k.token = q.needless)
        GROUP BY t.person_id ORDER BY score DESC, t.person_id OFFSET 0)
    SELECT a.person_id, a.score FROM alike a WHERE nrm_knows_person(a.person_id)
    ORDER BY a.score DESC, a.person_id LIMIT least(most, 500) $$;
CREATE OR REPLACE FUNCTION nrm_records_of(told text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH who AS (
        SELECT p.id FROM persons_person p WHERE p.pseudonym = told AND nrm_role() = 'data_protection_officer'
        UNION SELECT c.person_id FROM cases_case c WHERE c.number = told AND nrm_role() = 'data_protection_officer'
    ), of AS (SELECT c.id FROM cases_case c JOIN who ON who.id = c.person_id)
    SELECT id FROM who UNION SELECT id FROM of
    UNION SELECT p.id FROM cases_participation p JOIN of ON of.id = p.case_id
    UNION SELECT l.call_id FROM intake_callcase l JOIN of ON of.id = l.case_id
    UNION SELECT r.id FROM intake_referral r JOIN of ON of.id = r.case_id
    UNION SELECT a.id FROM identification_assessment a JOIN of ON of.id = a.case_id
    UNION SELECT i.id FROM identification_interview i JOIN identification_assessment a ON a.id = i.assessment_id
        JOIN of ON of.id = a.case_id
    UNION SELECT d.id FROM identification_decision d JOIN identification_assessment a ON a.id = d.assessment_id
        JOIN of ON of.id = a.case_id
    UNION SELECT r.id FROM returns_return r JOIN of ON of.id = r.case_id $$;
"""
# Who may call them: the application, not the whole world.
CALLED_BY_THE_APPLICATION = (
    "nrm_user()", "nrm_organisation()", "nrm_role()", "nrm_takes_part(uuid)", "nrm_is_new_case(uuid)",
    "nrm_knows_person(uuid)", "nrm_is_new_person(uuid)", "nrm_sees_person(uuid)", "nrm_is_subject(uuid)", "nrm_sees_file(uuid)",
    "nrm_newest_victim_year(uuid, date)", "nrm_records_of(text)",
    "nrm_search(bigint[], integer[], bigint[], integer)",
)  # fmt: skip


def _takes_part(case: str) -> str:
    """Written out, not as the function: the planner then asks once for many rows."""
    return (
        f"EXISTS (SELECT FROM cases_participation p WHERE p.case_id = {case}"
        " AND p.organisation_id = nrm_organisation() AND p.until IS NULL)"
    )


OF_MY_ASSESSMENT = "EXISTS (SELECT FROM identification_assessment a WHERE a.id = assessment_id)"
# A function, so that it is asked for the rows at hand and not for every person of the register.
OF_MY_PERSON = "nrm_sees_person(person_id)"
OF_MY_CALL = "EXISTS (SELECT FROM intake_call c WHERE c.id = call_id)"
OF_MY_FILE = "nrm_sees_file(file_id)"
KNOWN_PERSON = "(nrm_knows_person(id) OR (registered_by_id = nrm_user() AND nrm_is_new_person(id)))"
MINE = "organisation_id = nrm_organisation()"
# One's own is known at a glance; the others' in the same case take a look past the wall.
MY_PARTICIPATION = f"({MINE} AND until IS NULL) OR nrm_takes_part(case_id)"
SIGN_IN = "asked before anybody acts: sign-in, the session, the choice of organisation"
NO_PERSON = "holds nothing about a person, a case or an organisation's work"

WALLS: Mapping[str, Wall] = {
    # Cases
    "cases_case": Wall(
        see=f"{_takes_part('cases_case.id')} OR (opened_by_id = nrm_user() AND nrm_is_new_case(id))",
        add="opened_by_id = nrm_user() AND (nrm_knows_person(person_id) OR nrm_is_new_person(person_id))",
        change=_takes_part("cases_case.id"),
    ),
    "cases_participation": Wall(
        see=MY_PARTICIPATION,
        add=f"nrm_takes_part(case_id) OR ({MINE} AND nrm_is_new_case(case_id))",
        change=MY_PARTICIPATION,
    ),
    "cases_casecomplex": Wall(
        see="EXISTS (SELECT FROM cases_case c WHERE c.complex_id = cases_casecomplex.id)",
        add="opened_by_id = nrm_user()",
    ),
    "cases_numbercounter": Wall(see=ALL, add=ALL, change=ALL, why=NO_PERSON),
    # Persons
    "persons_person": Wall(see=KNOWN_PERSON, add="registered_by_id = nrm_user()", change=KNOWN_PERSON),
    "persons_identityversion": Wall(
        see=OF_MY_PERSON,
        add=OF_MY_PERSON,
        change=OF_MY_PERSON,
    ),
    # Searched through nrm_search, which looks past this wall and gives nobody's person but one's own.
    "persons_searchtoken": Wall(
        see=OF_MY_PERSON,
        add=OF_MY_PERSON,
        delete=OF_MY_PERSON,
    ),
    "persons_subjectkey": Wall(
        see="nrm_sees_person(subject_id)"
        " OR EXISTS (SELECT FROM intake_call c WHERE c.id = subject_id)"
        " OR EXISTS (SELECT FROM cases_casecomplex x WHERE x.id = subject_id)"
        " OR NOT nrm_is_subject(subject_id)",
        add="nrm_user() IS NOT NULL",
    ),
    # Stages
    "intake_call": Wall(see=MINE, add=MINE, change=MINE),
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
    "identification_assessment": Wall(
        see=_takes_part("identification_assessment.case_id"),
        add=_takes_part("identification_assessment.case_id"),
        change=_takes_part("identification_assessment.case_id"),
    ),
    "identification_interview": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT, change=OF_MY_ASSESSMENT),
    "identification_finding": Wall(
        see="EXISTS (SELECT FROM identification_interview i WHERE i.id = interview_id)",
        add="EXISTS (SELECT FROM identification_interview i WHERE i.id = interview_id)",
    ),
    "identification_decision": Wall(see=OF_MY_ASSESSMENT, add=OF_MY_ASSESSMENT, change=OF_MY_ASSESSMENT),
    "identification_decisionform": Wall(
        see="EXISTS (SELECT FROM identification_decision d WHERE d.id = decision_id)",
        add="EXISTS (SELECT FROM identification_decision d WHERE d.id = decision_id)",
    ),
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
    # Signing in
    "access_user": Wall(see=ALL, add=ALL, change=ALL, why=SIGN_IN + "; working names of colleagues"),
    "access_organisation": Wall(see=ALL, add=ALL, why="who takes part in the mechanism is no secret"),
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
