from __future__ import annotations

from django.db import migrations

FORWARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON statistics_publishedtable
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON statistics_publishedtable
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = (
    "DROP TRIGGER never_emptied ON statistics_publishedtable; DROP TRIGGER append_only ON statistics_publishedtable;"
)


class Migration(migrations.Migration):
    dependencies = [("statistics", "0003_publications")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
