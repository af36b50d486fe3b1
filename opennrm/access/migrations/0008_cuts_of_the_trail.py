from __future__ import annotations

from django.db import migrations, models

FORWARD = """
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON access_auditcut
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_auditcut
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER never_emptied ON access_auditcut;
DROP TRIGGER append_only ON access_auditcut;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0007_account_notices_and_recoveries")]
    operations = [
        migrations.CreateModel(
            name="AuditCut",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("digest", models.BinaryField()),
                ("through", models.DateField()),
                ("mark", models.BinaryField()),
                ("cut_at", models.DateTimeField()),
            ],
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
