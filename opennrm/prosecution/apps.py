from django.apps import AppConfig


class ProsecutionConfig(AppConfig):
    name = "opennrm.prosecution"
    label = "prosecution"
    default_auto_field = "django.db.models.BigAutoField"
