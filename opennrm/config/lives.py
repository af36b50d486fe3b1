"""How old what leads to no person is: police file numbers, and the sealed part of the audit trail. Looks past the wall like
the functions of ``past_walls``, for the data protection officer alone."""

from __future__ import annotations

from opennrm.config.conditions import runs

# The trail is one thing, and has no id of its own: it is told by one that no row has.
LIVES = f"""
CREATE OR REPLACE FUNCTION nrm_file_lives() RETURNS TABLE (subject_id uuid, last_on date, kind text, is_running boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT f.id, greatest((f.registered_at AT TIME ZONE 'Europe/Copenhagen')::date, max(s.occurred_on)), 'police_file',
        {runs("f.id")}
    FROM prosecution_policefile f LEFT JOIN prosecution_relation r ON r.file_id = f.id
        LEFT JOIN prosecution_step s ON s.relation_id = r.id AND s.withdrawn_at IS NULL
    WHERE f.number NOT LIKE 'slettet-%' AND nrm_role() = 'data_protection_officer' GROUP BY f.id
    UNION ALL SELECT '00000000-0000-0000-0000-000000000001'::uuid, (min(l.at) AT TIME ZONE 'Europe/Copenhagen')::date, 'trail', false
    FROM access_auditline l JOIN access_auditseal s ON s.line = l.position
    WHERE nrm_role() = 'data_protection_officer' HAVING count(*) > 0 $$;
"""
CALLED = ("nrm_file_lives()",)
