"""What looks past the second wall: functions that answer one narrow question (yes or no, an id, a year), have a fixed
search path and belong to the owner. The application may call them, and nobody else."""

from __future__ import annotations

from opennrm.access.domain.roles import Permission, Section
from opennrm.config.case_lives import CASE_LIVES
from opennrm.config.conditions import (
    EVERY_SECTION,
    KNOWN,
    LASTS,
    TODAY,
    every_file,
    in_emergency,
    one_and_the_same,
    opens,
    roles_with,
    roles_with_cases,
)
from opennrm.persons.domain.search import COMMON, LEAST_SURE

# The most questions of a user within an hour that are answered, whatever the rules say.
MOST_QUESTIONS = 60

FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION nrm_user() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('nrm.user', true), '')::uuid $$;
CREATE OR REPLACE FUNCTION nrm_organisation() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT CASE WHEN current_setting('nrm.role', true) IN ({roles_with_cases()})
        THEN nullif(current_setting('nrm.organisation', true), '')::uuid END $$;
CREATE OR REPLACE FUNCTION nrm_role() RETURNS text LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('nrm.role', true), '') $$;
CREATE OR REPLACE FUNCTION nrm_moved_case() RETURNS uuid LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('nrm.moved_case', true), '')::uuid $$;

CREATE OR REPLACE FUNCTION nrm_takes_part(of_case uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_participation p
        WHERE p.case_id = of_case AND p.organisation_id = nrm_organisation() AND {LASTS})
        OR {in_emergency("of_case")} $$;
CREATE OR REPLACE FUNCTION nrm_in_emergency(of_case uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT {in_emergency("of_case")} $$;
CREATE OR REPLACE FUNCTION nrm_is_participant(of_case uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_participation p
        WHERE p.case_id = of_case AND p.organisation_id = nrm_organisation() AND {LASTS}) $$;
-- A participation that a contract offers to whoever acts, to be answered still, and no wider than it.
CREATE OR REPLACE FUNCTION nrm_was_offered(
    the_part uuid, of_case uuid, opened varchar[], last_day date, on_kind varchar, by_law varchar) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_contract k WHERE k.part = the_part AND k.case_id = of_case
        AND k.receiver_id = nrm_organisation() AND k.state = 'offered' AND k.answer_by >= {TODAY}
        AND opened <@ k.sections AND last_day <= k.lasts_until AND k.kind = on_kind AND k.legal_basis = by_law) $$;
CREATE OR REPLACE FUNCTION nrm_is_new_case(of_case uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM cases_participation WHERE case_id = of_case) $$;
CREATE OR REPLACE FUNCTION nrm_knows_person(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
        WHERE c.person_id = who AND p.organisation_id = nrm_organisation() AND {LASTS})
        OR EXISTS (SELECT FROM cases_case c WHERE c.person_id = who AND {in_emergency("c.id")}) $$;
-- Who says who a person is takes part where that stands, and the person is not anonymous to them.
CREATE OR REPLACE FUNCTION nrm_takes_part_for(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
            JOIN persons_person w ON w.id = c.person_id
        WHERE c.person_id = who AND p.organisation_id = nrm_organisation() AND {opens(Section.IDENTITY)} AND {LASTS}
            AND {KNOWN.format("w")}) $$;
CREATE OR REPLACE FUNCTION nrm_is_new_person(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT NOT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
        WHERE c.person_id = who) $$;
-- Written out: a function within a function is planned anew at each call.
CREATE OR REPLACE FUNCTION nrm_sees_person(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
            WHERE c.person_id = who AND p.organisation_id = nrm_organisation() AND {LASTS})
        OR EXISTS (SELECT FROM cases_case c WHERE c.person_id = who AND {in_emergency("c.id")})
        OR (EXISTS (SELECT FROM persons_person WHERE id = who AND registered_by_id = nrm_user())
            AND NOT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
                WHERE c.person_id = who)) $$;
-- Who a person is: an organisation with that section of a case, unless the person is anonymous to it; an emergency shows
-- no one who is anonymous.
CREATE OR REPLACE FUNCTION nrm_sees_identity(who uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT (EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
            WHERE c.person_id = who AND p.organisation_id = nrm_organisation()
            AND {opens(Section.IDENTITY)} AND {LASTS})
        OR EXISTS (SELECT FROM cases_case c WHERE c.person_id = who AND {in_emergency("c.id")})
        OR (EXISTS (SELECT FROM persons_person WHERE id = who AND registered_by_id = nrm_user())
            AND NOT EXISTS (SELECT FROM cases_case c JOIN cases_participation p ON p.case_id = c.id
                WHERE c.person_id = who)))
        AND EXISTS (SELECT FROM persons_person w WHERE w.id = who AND {KNOWN.format("w")}) $$;
CREATE OR REPLACE FUNCTION nrm_is_subject(whose uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM access_organisation WHERE id = whose)
        OR EXISTS (SELECT FROM persons_person WHERE id = whose) OR EXISTS (SELECT FROM intake_call WHERE id = whose)
        OR EXISTS (SELECT FROM cases_casecomplex WHERE id = whose)
        OR EXISTS (SELECT FROM cases_emergencyaccess WHERE id = whose)
        OR EXISTS (SELECT FROM tasks_draft WHERE id = whose) OR EXISTS (SELECT FROM grants_run WHERE id = whose) OR EXISTS (SELECT FROM support_placeaddress WHERE id = whose)
        OR EXISTS (SELECT FROM intake_handover WHERE id = whose) OR EXISTS (SELECT FROM rights_hold WHERE id = whose)
        OR EXISTS (SELECT FROM reporting_manuscript WHERE id = whose) $$;
CREATE OR REPLACE FUNCTION nrm_sees_file(of_file uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM prosecution_policefile WHERE id = of_file AND organisation_id = nrm_organisation())
        OR EXISTS (SELECT FROM access_organisation
            WHERE id = nrm_organisation() AND code IN ({every_file()}))
        OR EXISTS (SELECT FROM prosecution_filecase l JOIN cases_participation p ON p.case_id = l.case_id
            WHERE l.file_id = of_file AND p.organisation_id = nrm_organisation()
                AND {opens(Section.PROSECUTION)} AND {LASTS}) $$;
CREATE OR REPLACE FUNCTION nrm_newest_victim_year(who uuid, before date) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT extract(year FROM max(d.counts_on))::integer
    FROM identification_decision d JOIN identification_assessment a ON a.id = d.assessment_id
    JOIN cases_case c ON c.id = a.case_id
    WHERE c.person_id IN ({one_and_the_same("p.id = who")}) AND d.outcome = 'victim' AND d.withdrawn_at IS NULL AND d.counts_on <= before
        AND EXISTS (SELECT FROM cases_case o JOIN cases_participation p ON p.case_id = o.id
            WHERE o.person_id = who AND p.organisation_id = nrm_organisation() AND {LASTS}
                AND ({opens(Section.DECISION)} OR {opens(Section.RETURN)})
            UNION ALL SELECT FROM cases_case o WHERE o.person_id = who AND {in_emergency("o.id")})
        AND NOT EXISTS (SELECT FROM identification_decision r WHERE r.corrects_id = d.id AND r.withdrawn_at IS NULL) $$;
-- Asked before anybody acts: by a calendar, which signs in nowhere, and by the job that sends mails.
CREATE OR REPLACE FUNCTION nrm_feed(digest bytea) RETURNS TABLE (user_id uuid, organisation_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.user_id, f.organisation_id FROM tasks_feed f WHERE f.token_digest = digest AND f.closed_at IS NULL $$;
CREATE OR REPLACE FUNCTION nrm_digests_due(day date) RETURNS TABLE (user_id uuid, organisation_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT d.user_id, d.organisation_id FROM tasks_digest d
    WHERE extract(isodow FROM day)::smallint = ANY (d.weekdays) AND (d.sent_on IS NULL OR d.sent_on < day)
    ORDER BY d.user_id, d.organisation_id $$;
CREATE OR REPLACE FUNCTION nrm_reminders_due(since timestamptz, until timestamptz)
    RETURNS TABLE (user_id uuid, organisation_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT DISTINCT p.interviewer_id, p.organisation_id FROM identification_plannedinterview p
    WHERE p.state = 'planned' AND p.reminded_at IS NULL AND p.interpreter_id IS NOT NULL
        AND p.starts_at >= since AND p.starts_at < until ORDER BY 1, 2 $$;
CREATE OR REPLACE FUNCTION nrm_case_in_danger(told text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id FROM cases_case c JOIN persons_person p ON p.id = c.person_id
    WHERE (c.number = told OR p.pseudonym = told) AND nrm_role() IN ({roles_with(Permission.CASE_BREAK_GLASS)})
    ORDER BY c.opened_on DESC, c.number DESC LIMIT 1 $$;
CREATE OR REPLACE FUNCTION nrm_emergency_cases(wanted uuid[]) RETURNS TABLE (id uuid, number varchar, pseudonym varchar)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT c.id, c.number, p.pseudonym FROM cases_case c JOIN persons_person p ON p.id = c.person_id
    WHERE c.id = ANY (wanted) AND EXISTS (SELECT FROM cases_emergencyaccess e WHERE e.case_id = c.id)
        AND (nrm_role() = 'data_protection_officer' OR nrm_takes_part(c.id)) $$;
-- Whether one stranger bears a name must not show: a part is needless where somebody bears it whom the asker sees, or many do.
CREATE OR REPLACE FUNCTION nrm_search(sought bigint[], weights integer[], needless bigint[], most integer)
    RETURNS TABLE (person_id uuid, score bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
    WITH borne AS MATERIALIZED (SELECT n.token FROM (SELECT DISTINCT unnest(needless)) n (token)
        WHERE (SELECT count(*) = {COMMON} OR bool_or(nrm_sees_identity(b.person_id))
            FROM (SELECT k.person_id FROM persons_searchtoken k WHERE k.token = n.token LIMIT {COMMON}) b)
    ), alike AS (SELECT t.person_id, sum(q.weight) AS score
        FROM unnest(sought, weights, needless) q (token, weight, needless)
        JOIN persons_searchtoken t ON t.token = q.token
        WHERE q.needless IS NULL OR NOT EXISTS (SELECT FROM borne WHERE borne.token = q.needless)
        GROUP BY t.person_id ORDER BY score DESC, t.person_id OFFSET 0)
    SELECT a.person_id, a.score FROM alike a WHERE nrm_sees_identity(a.person_id)
    ORDER BY a.score DESC, a.person_id LIMIT least(most, 500) $$;
-- Whatever it is asked with, it takes no fainter likeness and no more questions than these, and tells of nobody who is
-- anonymous.
CREATE OR REPLACE FUNCTION nrm_alike_elsewhere(sought bigint[], weights integer[], enough integer) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET jit = off AS $$
    WITH alike AS (SELECT t.person_id, sum(q.weight) AS score
        FROM unnest(sought, weights) q (token, weight) JOIN persons_searchtoken t ON t.token = q.token
        GROUP BY t.person_id HAVING sum(q.weight) >= greatest(enough, {LEAST_SURE}) ORDER BY score DESC, t.person_id OFFSET 0)
    SELECT a.person_id FROM alike a
    WHERE NOT nrm_knows_person(a.person_id) AND NOT nrm_is_new_person(a.person_id)
        AND NOT EXISTS (SELECT FROM persons_person w WHERE w.id = a.person_id AND w.known_only_to_id IS NOT NULL) LIMIT 1 $$;
CREATE OR REPLACE FUNCTION nrm_unsettled_duplicates() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT count(*) FROM persons_possibleduplicate d WHERE NOT EXISTS (SELECT FROM persons_merge m
        WHERE (m.merged_id, m.into_id) IN ((d.one_id, d.other_id), (d.other_id, d.one_id)) AND m.state <> 'proposed') $$;
-- It says who: only the two functions below may call it.
REVOKE ALL ON FUNCTION nrm_alike_elsewhere(bigint[], integer[], integer) FROM PUBLIC;
CREATE OR REPLACE FUNCTION nrm_known_elsewhere(sought bigint[], weights integer[], enough integer, most integer)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    DECLARE times integer;
    BEGIN
        IF nrm_role() NOT IN ({roles_with(Permission.PERSON_REGISTER)}) THEN RETURN NULL; END IF;
        INSERT INTO persons_elsewherecount AS c (user_id, hour, asked) VALUES (nrm_user(), date_trunc('hour', now()), 1)
            ON CONFLICT (user_id, hour) DO UPDATE SET asked = c.asked + 1 RETURNING c.asked INTO times;
        IF times > least(most, {MOST_QUESTIONS}) THEN RETURN NULL; END IF;
        RETURN nrm_alike_elsewhere(sought, weights, enough) IS NOT NULL;
    END $$;
CREATE OR REPLACE FUNCTION nrm_ask_elsewhere(
    request uuid, about uuid, at timestamptz, sought bigint[], weights integer[], enough integer, most integer)
    RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
    BEGIN
        IF nrm_takes_part_for(about) AND nrm_known_elsewhere(sought, weights, enough, most) THEN
            INSERT INTO persons_matchrequest (id, person_id, resembles_id, organisation_id, asked_at, asked_by_id, answer)
            VALUES (request, about, nrm_alike_elsewhere(sought, weights, enough),
                nrm_organisation(), at, nrm_user(), '')
                ON CONFLICT (person_id, resembles_id) DO UPDATE SET asked_at = at, asked_by_id = nrm_user()
                WHERE persons_matchrequest.answer = '';
            RETURN true;
        END IF;
        RETURN false;
    END $$;
CREATE OR REPLACE FUNCTION nrm_records_of(told text) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH who AS (
        {one_and_the_same("(p.pseudonym = told OR p.id IN (SELECT person_id FROM cases_case WHERE number = told))")}
        AND nrm_role() = 'data_protection_officer'
    ), of AS (SELECT c.id FROM cases_case c JOIN who ON who.id = c.person_id)
    SELECT id FROM who UNION SELECT id FROM of
    UNION SELECT m.id FROM persons_merge m JOIN who ON who.id IN (m.merged_id, m.into_id)
    UNION SELECT p.id FROM cases_participation p JOIN of ON of.id = p.case_id
    UNION SELECT k.id FROM cases_contract k JOIN of ON of.id = k.case_id
    UNION SELECT e.id FROM cases_emergencyaccess e JOIN of ON of.id = e.case_id
    UNION SELECT l.call_id FROM intake_callcase l JOIN of ON of.id = l.case_id
    UNION SELECT r.id FROM intake_referral r JOIN of ON of.id = r.case_id
    UNION SELECT k.id FROM intake_contact k JOIN of ON of.id = k.case_id
    UNION SELECT a.id FROM identification_assessment a JOIN of ON of.id = a.case_id
    UNION SELECT i.id FROM identification_interview i JOIN identification_assessment a ON a.id = i.assessment_id
        JOIN of ON of.id = a.case_id
    UNION SELECT d.id FROM identification_decision d JOIN identification_assessment a ON a.id = d.assessment_id
        JOIN of ON of.id = a.case_id
    UNION SELECT g.id FROM identification_agedecision g JOIN of ON of.id = g.case_id
    UNION SELECT r.id FROM identification_ruling r JOIN of ON of.id = r.case_id
    UNION SELECT t.id FROM identification_turn t JOIN identification_assessment a ON a.id = t.assessment_id
        JOIN of ON of.id = a.case_id
    UNION SELECT o.id FROM identification_opinion o JOIN identification_assessment a ON a.id = o.assessment_id
        JOIN of ON of.id = a.case_id
    UNION SELECT l.id FROM identification_letter l JOIN identification_decision d ON d.id = l.decision_id
        JOIN identification_assessment a ON a.id = d.assessment_id JOIN of ON of.id = a.case_id
    UNION SELECT s.id FROM identification_letterstep s JOIN identification_letter l ON l.id = s.letter_id
        JOIN identification_decision d ON d.id = l.decision_id
        JOIN identification_assessment a ON a.id = d.assessment_id JOIN of ON of.id = a.case_id
    UNION SELECT d.id FROM documents_document d JOIN of ON of.id = d.case_id
    UNION SELECT v.id FROM documents_version v JOIN documents_document d ON d.id = v.document_id
        JOIN of ON of.id = d.case_id
    UNION SELECT n.id FROM documents_note n JOIN of ON of.id = n.case_id
    UNION SELECT e.id FROM documents_evidence e JOIN of ON of.id = e.case_id
    UNION SELECT s.id FROM support_period s JOIN of ON of.id = s.case_id
    UNION SELECT p.id FROM support_plan p JOIN of ON of.id = p.case_id
    UNION SELECT v.id FROM support_service v JOIN support_plan p ON p.id = v.plan_id JOIN of ON of.id = p.case_id
    UNION SELECT k.id FROM support_contactperson k JOIN of ON of.id = k.case_id
    UNION SELECT t.id FROM support_stay t JOIN of ON of.id = t.case_id UNION SELECT w.id FROM support_waiting w JOIN of ON of.id = w.case_id UNION SELECT y.id FROM support_safetyplan y JOIN of ON of.id = y.case_id
    UNION SELECT g.id FROM grants_grant g JOIN of ON of.id = g.case_id
    UNION SELECT l.id FROM grants_planline l JOIN grants_purse u ON u.id = l.purse_id JOIN grants_grant g ON g.id = u.grant_id
        JOIN of ON of.id = g.case_id
    UNION SELECT k.id FROM grants_receiptcheck k JOIN grants_payment y ON y.id = k.payment_id
        JOIN grants_grant g ON g.id = y.grant_id JOIN of ON of.id = g.case_id
    UNION SELECT r.id FROM returns_return r JOIN of ON of.id = r.case_id
    UNION SELECT r.id FROM returns_preparedreturn r JOIN of ON of.id = r.case_id $$;
{CASE_LIVES}CREATE OR REPLACE FUNCTION nrm_openings(who uuid, acts text[])
    RETURNS TABLE (organisation_id uuid, first_on date, last_on date, times bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT l.organisation_id, min((l.at AT TIME ZONE 'Europe/Copenhagen')::date),
        max((l.at AT TIME ZONE 'Europe/Copenhagen')::date), count(*)
    FROM access_auditline l WHERE l.event = ANY (acts) AND l.organisation_id IS NOT NULL AND nrm_knows_person(who)
        AND (l.subject_id = who OR l.subject_id IN (SELECT c.id FROM cases_case c WHERE c.person_id = who))
    GROUP BY l.organisation_id ORDER BY 2 $$;
CREATE OR REPLACE FUNCTION nrm_held_elsewhere(who uuid) RETURNS TABLE (elsewhere boolean, police boolean, grouped boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM cases_case c WHERE c.person_id = who AND (NOT EXISTS (SELECT FROM cases_participation p
                WHERE p.case_id = c.id AND p.organisation_id = nrm_organisation() AND {LASTS}
                AND p.sections @> {EVERY_SECTION})
            OR EXISTS (SELECT FROM intake_callcase l JOIN intake_call k ON k.id = l.call_id
                WHERE l.case_id = c.id AND k.organisation_id <> nrm_organisation()))),
        EXISTS (SELECT FROM prosecution_filecase l JOIN cases_case c ON c.id = l.case_id WHERE c.person_id = who),
        EXISTS (SELECT FROM cases_case c WHERE c.person_id = who AND c.complex_id IS NOT NULL)
    WHERE nrm_knows_person(who) $$;
CREATE OR REPLACE FUNCTION nrm_call_lives() RETURNS TABLE (call_id uuid, received_on date, kind text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT k.id, (k.received_at AT TIME ZONE 'Europe/Copenhagen')::date, 'call' FROM intake_call k
    WHERE length(k.notes_sealed) > 0 AND nrm_role() = 'data_protection_officer'
        AND NOT EXISTS (SELECT FROM intake_callcase l WHERE l.call_id = k.id)
    UNION ALL SELECT h.id, (h.left_at AT TIME ZONE 'Europe/Copenhagen')::date, 'handover' FROM intake_handover h
    WHERE length(h.note_sealed) > 0 AND nrm_role() = 'data_protection_officer' $$;
"""
# Who may call them: the application, not the whole world.
CALLED_BY_THE_APPLICATION = (
    "nrm_feed(bytea)", "nrm_digests_due(date)", "nrm_reminders_due(timestamptz, timestamptz)",
    "nrm_user()", "nrm_organisation()", "nrm_role()", "nrm_moved_case()", "nrm_takes_part(uuid)", "nrm_is_participant(uuid)", "nrm_in_emergency(uuid)", "nrm_is_new_case(uuid)", "nrm_was_offered(uuid, uuid, varchar[], date, varchar, varchar)",
    "nrm_knows_person(uuid)", "nrm_is_new_person(uuid)", "nrm_takes_part_for(uuid)", "nrm_sees_person(uuid)", "nrm_sees_identity(uuid)",
    "nrm_is_subject(uuid)", "nrm_sees_file(uuid)",
    "nrm_newest_victim_year(uuid, date)", "nrm_records_of(text)",
    "nrm_search(bigint[], integer[], bigint[], integer)", "nrm_unsettled_duplicates()", "nrm_known_elsewhere(bigint[], integer[], integer, integer)",
    "nrm_ask_elsewhere(uuid, uuid, timestamptz, bigint[], integer[], integer, integer)", "nrm_case_in_danger(text)", "nrm_emergency_cases(uuid[])",
    "nrm_case_lives()", "nrm_call_lives()", "nrm_openings(uuid, text[])", "nrm_held_elsewhere(uuid)",
)  # fmt: skip
