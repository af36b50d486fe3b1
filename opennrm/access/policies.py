"""Asking politely: the same checks, for buttons."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ParamSpec

from opennrm.shared.errors import Denied

Args = ParamSpec("Args")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check says. True where the act is allowed; otherwise ``refused`` holds why."""

    refused: Denied | None

    def __bool__(self) -> bool:
        return self.refused is None


def verdict(check: Callable[Args, None], *args: Args.args, **kwargs: Args.kwargs) -> Verdict:
    """Ask a ``check_can_…`` without acting."""
    try:
        check(*args, **kwargs)
    except Denied as denied:
        return Verdict(denied)
    return Verdict(None)
