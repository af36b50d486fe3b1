"""How an earlier stage wakes a later one: frozen events, answered in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Reactions = Mapping[type, Sequence[Callable[[Any], None]]]

_reactions: dict[type, Sequence[Callable[[Any], None]]] = {}


def connect(reactions: Reactions) -> None:
    """Set who reacts to what; called once, from ``config.wiring``."""
    _reactions.clear()
    _reactions.update(reactions)


def publish(event: object) -> None:
    """Let everyone react now. A reaction that fails fails the act."""
    for react in _reactions.get(type(event), ()):
        react(event)
