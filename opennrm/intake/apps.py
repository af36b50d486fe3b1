from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "opennrm.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
