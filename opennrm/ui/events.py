"""Find the words for what stands in the audit trail: "<app>.<what happened>" is a key of ``opennrm.<app>.presenters.EVENTS``."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

from django.apps import apps
from django.utils.functional import Promise


@lru_cache(maxsize=1)
def all_events() -> dict[str, Promise]:
    """Every act that can leave a line."""
    found: dict[str, Promise] = {}
    for config in apps.get_app_configs():
        if config.name.startswith("opennrm."):
            found |= _events_of(config.name)
    return found


def _events_of(app: str) -> dict[str, Promise]:
    try:
        events: dict[str, Promise] = getattr(import_module(f"{app}.presenters"), "EVENTS", {})
    except ModuleNotFoundError:
        return {}
    return events


def told(event: str) -> str:
    """In the language of the page; an act of an earlier version keeps its code."""
    return str(all_events().get(event, event))
