from __future__ import annotations

from django.db import migrations

TABLES = ("reporting_chaptertext", "reporting_chapterstep", "reporting_edition")
FORWARD = "".join(
    f"""
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
    for table in TABLES
)
BACKWARD = "".join(
    f"DROP TRIGGER never_emptied ON {table}; DROP TRIGGER append_only ON {table};" for table in TABLES
)


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial"), ("access", "0002_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
