"""The overview of all victims: country, then gender and age, then form, as the annual report prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from opennrm.mechanism.countries import danish_order
from opennrm.reporting.domain.contents import Text
from opennrm.reporting.domain.figures import Ask, Figures
from opennrm.reporting.domain.tables import label

BY = ("nationality", "gender", "age_group", "exploitation")
GENDERS = ("female", "male", "transgender")
AGES = ("18+", "<18")
FORMS = (
    "sexual_exploitation", "forced_labour", "criminal_acts", "slavery_like_conditions", "other", "undetermined",
)  # fmt: skip
AGE_WORDS = {
    "18+": Text("over 18", "over 18"),
    "<18": Text("under 18", "under 18"),
    "": Text("alder ikke oplyst", "age not stated"),
}
TITLE = Text("Nationalitet, køn, alder og udnyttelse", "Nationality, gender, age and exploitation")
GRAND_TOTAL = Text("Antal ofre i alt", "Victims in total")


@dataclass(frozen=True, slots=True)
class Line:
    """``level`` 0 is the country, 1 gender and age, 2 the form."""

    level: int
    text: str
    persons: int


def _rank(order: tuple[str, ...], code: str) -> int:
    return order.index(code) if code in order else len(order)


def _grouped(
    cells: Iterable[Mapping[str, Any]], *names: str
) -> dict[tuple[str, ...], list[Mapping[str, Any]]]:
    groups: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for cell in cells:
        groups.setdefault(tuple(str(cell[name] or "") for name in names), []).append(cell)
    return groups


def _persons(cells: Iterable[Mapping[str, Any]]) -> int:
    return sum(int(cell["value"]) for cell in cells)


def blocks(year: int, figures: Figures, language: str) -> list[list[Line]]:
    """One block per country: the most victims first, equal ones by name."""
    cells = [cell for cell in figures.rows(Ask("victims", year, BY)) if cell["value"]]
    countries = _grouped(cells, "nationality").items()
    named = [(label("nationality", code, language), group) for (code,), group in countries]
    named.sort(key=lambda item: (-_persons(item[1]), danish_order(item[0])))
    return [list(_block(name, group, language)) for name, group in named]


def _block(name: str, cells: list[Mapping[str, Any]], language: str) -> Iterator[Line]:
    yield Line(0, name, _persons(cells))
    people = _grouped(cells, "gender", "age_group")
    for gender, age in sorted(people, key=lambda who: (_rank(GENDERS, who[0]), _rank(AGES, who[1]))):
        group = people[gender, age]
        who = f"{label('gender', gender, language)} / {AGE_WORDS[age][language]}"
        yield Line(1, who, _persons(group))
        yield from _forms(group, language)


def _forms(cells: list[Mapping[str, Any]], language: str) -> Iterator[Line]:
    forms = _grouped(cells, "exploitation")
    for (code,) in sorted(forms, key=lambda key: (-_persons(forms[key]), _rank(FORMS, key[0]))):
        yield Line(2, label("exploitation", code, language), _persons(forms[code,]))


def columns(rows: list[list[Line]], wanted: int = 3) -> list[list[list[Line]]]:
    """The blocks in columns of about equal length, none broken."""
    height = sum(map(len, rows)) / wanted
    filled: list[list[list[Line]]] = [[]]
    used = 0
    for block in rows:
        if used + len(block) / 2 > height * len(filled) and len(filled) < wanted:
            filled.append([])
        filled[-1].append(block)
        used += len(block)
    return filled
