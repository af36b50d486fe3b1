from __future__ import annotations

from django.apps import AppConfig

from opennrm.shared.events import Reactions


class ConfigConfig(AppConfig):
    name = "opennrm.config"
    label = "config"

    def ready(self) -> None:
        from opennrm.shared.events import connect

        connect(reactions)


def reactions() -> Reactions:
    from opennrm.config.wiring import REACTIONS

    return REACTIONS
