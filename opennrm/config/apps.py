from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "opennrm.config"
    label = "config"

    def ready(self) -> None:
        from opennrm.config.wiring import REACTIONS
        from opennrm.shared.events import connect

        connect(REACTIONS)
