"""What a code is called, as dated data: the code stays, its label may change from a day on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from opennrm.mechanism.domain.dated import check_labels
from opennrm.mechanism.domain.errors import require


@dataclass(frozen=True, slots=True, order=True)
class Wording:
    """The label of one code of one list from a day on, until the day of the next one."""

    valid_from: date
    list_name: str
    code: str
    danish: str
    english: str

    def __post_init__(self) -> None:
        require(type(self.valid_from) is date, "valid_from", f"is not a date: {self.valid_from!r}")
        check_labels(self.labels)

    @property
    def labels(self) -> Mapping[str, str]:
        return MappingProxyType({"da": self.danish, "en": self.english})


def in_force(wordings: Iterable[Wording], day: date) -> tuple[Wording, ...]:
    """Of each code the newest label that holds on the day; none for a code that is called as it is written."""
    held = sorted(each for each in wordings if each.valid_from <= day)
    return tuple({(each.list_name, each.code): each for each in held}.values())
