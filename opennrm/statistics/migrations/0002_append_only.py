from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON statistics_fact
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON statistics_fact
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = "DROP TRIGGER never_emptied ON statistics_fact; DROP TRIGGER append_only ON statistics_fact;"


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_initial"), ("access", "0002_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
