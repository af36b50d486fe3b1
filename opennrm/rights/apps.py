from django.apps import AppConfig


class RightsConfig(AppConfig):
    name = "opennrm.rights"
    label = "rights"
    default_auto_field = "django.db.models.BigAutoField"
