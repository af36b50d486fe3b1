from __future__ import annotations

from django.db import migrations

# A proof is written once, by the owner of the database; what was decided about an erasure is decided once.
FORWARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON rights_erasureproof
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON rights_erasureproof
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER never_emptied ON rights_erasureproof;
DROP TRIGGER append_only ON rights_erasureproof;
"""


class Migration(migrations.Migration):
    dependencies = [("rights", "0001_erasure"), ("access", "0002_append_only")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
