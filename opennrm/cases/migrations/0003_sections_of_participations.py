import django.contrib.postgres.fields
from django.conf import settings
from django.db import migrations, models

# Whoever takes part before there are sections sees the whole case, and keeps it.
EVERY_SECTION = [
    'identity', 'contact', 'interview', 'decision', 'support', 'health', 'return', 'prosecution', 'cooperation',
]


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_role_grants'),
        ('cases', '0002_emergency_access'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='participation',
            name='lasts_until',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='participation',
            name='purpose',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='participation',
            name='said_how',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='participation',
            name='sections',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), default=EVERY_SECTION, size=None),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(('sections__contained_by', ['identity', 'contact', 'interview', 'decision', 'support', 'health', 'return', 'prosecution', 'cooperation']), models.Q(('sections', []), _negated=True)), name='takes_part_in_known_sections'),
        ),
        migrations.AddConstraint(
            model_name='participation',
            constraint=models.CheckConstraint(condition=models.Q(('lasts_until__isnull', True), ('lasts_until__gte', models.F('since')), _connector='OR'), name='participation_lasts_a_day'),
        ),
    ]
