from __future__ import annotations

from django.db import migrations

# A row trigger does not stop TRUNCATE, so there are two. The application's role has no such right besides.
FORWARD = """
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access_auditline
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_auditline
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER never_emptied ON access_auditline;
DROP TRIGGER append_only ON access_auditline;
DROP FUNCTION refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
