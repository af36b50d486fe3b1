"""A no says why."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("persons", "0006_anonymous")]
    operations = [
        migrations.RemoveConstraint(model_name="matchrequest", name="match_answered_by_somebody"),
        migrations.AddConstraint(
            model_name="matchrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(answer="", answered_at=None, answered_by=None)
                | models.Q(
                    answer__in=["share", "no_consent", "no_danger", "no"],
                    answered_at__isnull=False,
                    answered_by__isnull=False,
                ),
                name="match_answered_by_somebody",
            ),
        ),
    ]
