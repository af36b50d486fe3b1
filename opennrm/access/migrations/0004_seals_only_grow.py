from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access_auditseal
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_auditseal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER never_emptied ON access_auditseal;
DROP TRIGGER append_only ON access_auditseal;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0003_audit_seals")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
