"""Codes with their words, organisations, and the group of authorities."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from opennrm.mechanism.domain.dated import Dated, check_labels
from opennrm.mechanism.domain.errors import require

SHAPE = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
NOTHING: Mapping[str, Any] = MappingProxyType({})


def check_code(code: str) -> None:
    require(bool(SHAPE.fullmatch(code)), "code", f"is not in lower case with underscores: {code!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Dated):
    """One entry of a code list. Without ``valid_from`` it is not in force, and ``pending`` says what it waits for."""

    code: str
    labels: Mapping[str, str] = field(hash=False)
    note: Mapping[str, str] = field(default_factory=lambda: NOTHING, hash=False)
    extra: Mapping[str, Any] = field(default_factory=lambda: NOTHING, hash=False)
    pending: str = ""

    def __post_init__(self) -> None:
        Dated.__post_init__(self)
        check_code(self.code)
        check_labels(self.labels)
        if self.note:
            check_labels(self.note)
        require(
            bool(self.pending) == (self.valid_from is None),
            "valid_from",
            "is missing" if not self.pending else "and pending exclude each other",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Dated):
    """An organisation that takes part in the mechanism."""

    code: str
    labels: Mapping[str, str] = field(hash=False)
    kind: str

    def __post_init__(self) -> None:
        Dated.__post_init__(self)
        check_code(self.code)
        check_labels(self.labels)
        require(self.valid_from is not None, "valid_from", "is missing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Dated):
    """Authorities that meet about a suspicion; some of them only in certain matters."""

    code: str
    labels: Mapping[str, str] = field(hash=False)
    members: tuple[str, ...]
    food_businesses_only: tuple[str, ...] = ()
    knowledge_meetings_only: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        Dated.__post_init__(self)
        check_code(self.code)
        check_labels(self.labels)
        for key in ("food_businesses_only", "knowledge_meetings_only"):
            strangers = set(getattr(self, key)) - set(self.members)
            require(not strangers, key, f"names no member of the group: {', '.join(sorted(strangers))}")
