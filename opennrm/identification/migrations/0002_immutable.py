from __future__ import annotations

from django.db import migrations

# A decision is replaced or withdrawn, never rewritten or deleted. Only the pair "withdrawn" may still be set.
FORWARD = """
CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL
       AND (to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by') = (to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by') THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is never rewritten', TG_TABLE_NAME;
END $$;
CREATE TRIGGER never_rewritten BEFORE UPDATE OR DELETE ON identification_decision
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER never_rewritten BEFORE UPDATE OR DELETE ON identification_interview
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER never_rewritten BEFORE UPDATE OR DELETE ON identification_finding
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_rewritten BEFORE UPDATE OR DELETE ON identification_decisionform
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER never_rewritten ON identification_decisionform;
DROP TRIGGER never_rewritten ON identification_finding;
DROP TRIGGER never_rewritten ON identification_interview;
DROP TRIGGER never_rewritten ON identification_decision;
DROP FUNCTION refuse_rewriting();
"""


class Migration(migrations.Migration):
    dependencies = [("identification", "0001_initial"), ("access", "0002_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
