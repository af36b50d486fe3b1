from django.apps import AppConfig


class MechanismConfig(AppConfig):
    name = "opennrm.mechanism"
    label = "mechanism"
    default_auto_field = "django.db.models.BigAutoField"
