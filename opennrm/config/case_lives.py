"""How long the records of persons have lain still: for retention, asked by the data protection officer alone."""

from __future__ import annotations

from opennrm.config.conditions import runs

CASE_LIVES = f"""\
CREATE OR REPLACE FUNCTION nrm_case_lives() RETURNS TABLE (person_id uuid, pseudonym varchar, number varchar, last_on date,
        has_returned boolean, outcome text, referrals bigint, standing_referrals bigint, interviews bigint,
        in_criminal_case boolean, holds varchar[])
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH referred AS (SELECT r.case_id, max(r.made_on) AS last_on, count(*) AS of_all,
            count(*) FILTER (WHERE r.withdrawn_at IS NULL) AS standing FROM intake_referral r GROUP BY r.case_id
    ), met AS (SELECT a.case_id, max(i.held_on) AS last_on, count(*) FILTER (WHERE i.withdrawn_at IS NULL) AS of_all
        FROM identification_interview i JOIN identification_assessment a ON a.id = i.assessment_id GROUP BY a.case_id
    ), decided AS (SELECT a.case_id, max(d.decided_on) AS last_on,
            max(d.outcome) FILTER (WHERE d.outcome = 'victim') AS victim,
            max(d.outcome) FILTER (WHERE d.outcome = 'not_victim') AS not_victim
        FROM identification_decision d JOIN identification_assessment a ON a.id = d.assessment_id
        WHERE d.withdrawn_at IS NULL
            AND NOT EXISTS (SELECT FROM identification_decision r WHERE r.corrects_id = d.id AND r.withdrawn_at IS NULL)
        GROUP BY a.case_id
    ), returned AS (SELECT r.case_id, max(r.travelled_on) AS last_on FROM returns_return r WHERE r.withdrawn_at IS NULL
        GROUP BY r.case_id
    ), paid AS (SELECT g.case_id, max(t."on") AS last_on FROM grants_grant g JOIN grants_purse u ON u.grant_id = g.id
        JOIN grants_transaction t ON t.purse_id = u.id GROUP BY g.case_id
    ), shared AS (SELECT p.case_id, max(greatest(p.since, p.until)) AS last_on FROM cases_participation p GROUP BY p.case_id
    ), called AS (SELECT l.case_id, max((k.received_at AT TIME ZONE 'Europe/Copenhagen')::date) AS last_on
        FROM intake_callcase l JOIN intake_call k ON k.id = l.call_id GROUP BY l.case_id)
    SELECT p.id, p.pseudonym, c.number,
        greatest(c.opened_on, referred.last_on, met.last_on, decided.last_on, returned.last_on, paid.last_on, shared.last_on,
            called.last_on),
        returned.case_id IS NOT NULL, coalesce(decided.victim, decided.not_victim, ''),
        coalesce(referred.of_all, 0), coalesce(referred.standing, 0), coalesce(met.of_all, 0),
        EXISTS (SELECT FROM prosecution_filecase l WHERE l.case_id = c.id AND {runs("l.file_id")}),
        ARRAY(SELECT DISTINCT h.kind FROM rights_hold h WHERE h.person_id = p.id AND h.lifted_at IS NULL ORDER BY 1)
    FROM cases_case c JOIN persons_person p ON p.id = c.person_id LEFT JOIN referred ON referred.case_id = c.id
        LEFT JOIN met ON met.case_id = c.id LEFT JOIN decided ON decided.case_id = c.id
        LEFT JOIN returned ON returned.case_id = c.id LEFT JOIN paid ON paid.case_id = c.id
        LEFT JOIN shared ON shared.case_id = c.id
        LEFT JOIN called ON called.case_id = c.id
    WHERE p.erased_at IS NULL AND nrm_role() = 'data_protection_officer' $$;
"""
