from __future__ import annotations

import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


# A decided label is what pages and figures have said since; deciding changes nothing of what was proposed.
FORWARD = """
CREATE FUNCTION refuse_other_label() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.approved IS NOT NULL
        OR (NEW.list_name, NEW.code, NEW.danish, NEW.english, NEW.valid_from, NEW.source, NEW.proposed_by_id, NEW.proposed_at)
        IS DISTINCT FROM
        (OLD.list_name, OLD.code, OLD.danish, OLD.english, OLD.valid_from, OLD.source, OLD.proposed_by_id, OLD.proposed_at)
    THEN RAISE EXCEPTION 'a label of a code is decided once and never rewritten';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER decided_once BEFORE UPDATE ON access_codelabel
    FOR EACH ROW EXECUTE FUNCTION refuse_other_label();
CREATE TRIGGER never_deleted BEFORE DELETE ON access_codelabel
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON access_codelabel
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
"""
BACKWARD = """
DROP TRIGGER never_emptied ON access_codelabel;
DROP TRIGGER never_deleted ON access_codelabel;
DROP TRIGGER decided_once ON access_codelabel;
DROP FUNCTION refuse_other_label();
"""


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0008_cuts_of_the_trail'),
    ]

    operations = [
        migrations.CreateModel(
            name='CodeLabel',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('list_name', models.CharField(max_length=60)),
                ('code', models.CharField(max_length=60)),
                ('danish', models.CharField(max_length=150)),
                ('english', models.CharField(max_length=150)),
                ('valid_from', models.DateField()),
                ('source', models.CharField(max_length=500)),
                ('proposed_at', models.DateTimeField()),
                ('decided_at', models.DateTimeField(null=True)),
                ('approved', models.BooleanField(null=True)),
                ('decided_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved__isnull', True), ('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('approved__isnull', False), ('decided_at__isnull', False), ('decided_by__isnull', False), models.Q(('decided_by', models.F('proposed_by')), _negated=True)), _connector='OR'), name='label_decided_by_another'), models.CheckConstraint(condition=models.Q(models.Q(('danish', ''), _negated=True), models.Q(('english', ''), _negated=True), models.Q(('source', ''), _negated=True)), name='label_in_both_languages_with_source'), models.UniqueConstraint(models.F('list_name'), models.F('code'), condition=models.Q(('approved__isnull', True)), name='one_label_waits'), models.UniqueConstraint(models.F('list_name'), models.F('code'), models.F('valid_from'), condition=models.Q(('approved', True)), name='one_label_from_a_day')],
            },
        ),
        migrations.RunSQL(FORWARD, BACKWARD),
    ]
