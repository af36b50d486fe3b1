from __future__ import annotations

from django.db import migrations

# A shared fact goes with the last person of its complex: its text is emptied, and nothing else of it is rewritten.
FORWARD = """
DROP TRIGGER never_rewritten ON identification_sharedfact;
CREATE FUNCTION refuse_rewriting_but_emptying() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := to_jsonb(OLD) - 'withdrawn_at' - 'withdrawn_by' - 'text_sealed';
    after jsonb := to_jsonb(NEW) - 'withdrawn_at' - 'withdrawn_by' - 'text_sealed';
BEGIN
    IF before = after AND NEW.text_sealed = OLD.text_sealed AND OLD.withdrawn_at IS NULL THEN
        RETURN NEW;
    END IF;
    IF before = after AND NEW.text_sealed = '' AND NEW.withdrawn_at IS NOT DISTINCT FROM OLD.withdrawn_at THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION '% is never rewritten', TG_TABLE_NAME;
END $$;
CREATE TRIGGER never_rewritten BEFORE UPDATE ON identification_sharedfact
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_but_emptying();
CREATE TRIGGER never_deleted BEFORE DELETE ON identification_sharedfact
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER never_deleted ON identification_sharedfact;
DROP TRIGGER never_rewritten ON identification_sharedfact;
DROP FUNCTION refuse_rewriting_but_emptying();
CREATE TRIGGER never_rewritten BEFORE UPDATE OR DELETE ON identification_sharedfact
    FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
"""


class Migration(migrations.Migration):
    dependencies = [("identification", "0008_complexes")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
