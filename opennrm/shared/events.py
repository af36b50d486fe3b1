"""How an earlier stage wakes a later one: frozen events, answered in the same transaction."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Reactions = Mapping[type, Sequence[Callable[[Any], None]]]

_find: Callable[[], Reactions] = dict


def connect(find: Callable[[], Reactions]) -> None:
    """Where to find who reacts to what (``config.wiring``): looked up at the first event, so that a command which
    only reads does not load every stage."""
    global _find
    _find = find


def publish(event: object) -> None:
    """Let everyone react now. A reaction that fails fails the act."""
    for react in _find().get(type(event), ()):
        react(event)
