"""The sentence under each chart: what it shows, read off the same table that the chart is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from opennrm.reporting.domain.contents import Text
from opennrm.reporting.domain.lists import joined
from opennrm.reporting.domain.tables import Cell, Table

Caption = Callable[[Table, str], str]


def _counts(table: Table, column: int = 1) -> list[tuple[str, int]]:
    return [(str(row[0]), int(row[column])) for row in table.rows]


def _where(counts: list[tuple[str, int]], value: int, language: str) -> str:
    return joined([name for name, count in counts if count == value], language)


def by_year(table: Table, language: str) -> str:
    counts = _counts(table)
    if len(counts) < 2:
        return ""
    high, low = max(count for _, count in counts), min(count for _, count in counts)
    said = Text(
        "Antallet er højest i {high_years} ({high}) og lavest i {low_years} ({low}).",
        "The number is highest in {high_years} ({high}) and lowest in {low_years} ({low}).",
    )[language]
    years = {"high_years": _where(counts, high, language), "low_years": _where(counts, low, language)}
    return said.format(high=high, low=low, **years)


def by_form(table: Table, language: str) -> str:
    parts = [f"{name} ({count})" for name, count in _counts(table) if count]
    parts = parts[:1] + [part[:1].lower() + part[1:] for part in parts[1:]]
    said = Text("Efter antal ofre: {parts}.", "By number of victims: {parts}.")[language]
    return said.format(parts=joined(parts, language)) if parts else ""


def by_form_year(table: Table, language: str) -> str:
    """Which forms rose and which fell between the two newest years."""
    if len(table.columns) < 3:
        return ""
    moves = [(str(name).lower(), _move(before, now)) for name, *_, before, now in table.rows]
    risen = joined([name for name, move in moves if move > 0], language)
    fallen = joined([name for name, move in moves if move < 0], language)
    parts = [
        Text("steget for {0}", "risen for {0}")[language].format(risen) if risen else "",
        Text("faldet for {0}", "fallen for {0}")[language].format(fallen) if fallen else "",
    ]
    said = joined([part for part in parts if part], language)
    frame = Text("Fra {first} til {last} er tallet {said}.", "From {first} to {last} the number has {said}.")[
        language
    ]
    return frame.format(first=table.columns[-2], last=table.columns[-1], said=said) if said else ""


def _move(before: Cell, now: Cell) -> int:
    """Nothing is said of what is not known exactly."""
    return now - before if isinstance(before, int) and isinstance(now, int) else 0


def by_nationality(table: Table, language: str) -> str:
    counts = _counts(table)
    if not counts:
        return ""
    greatest = [count for _, count in counts[:3]]
    named = [f"{name} ({count})" for name, count in counts if count >= greatest[-1]]
    said = Text(
        "Cirklernes areal svarer til antallet. Flest ofre er fra {named}.",
        "The area of a circle corresponds to the number. Most victims are from {named}.",
    )[language]
    return said.format(named=joined(named, language))


def greatest(table: Table, language: str) -> str:
    counts = _counts(table)
    if not counts:
        return ""
    most = max(count for _, count in counts)
    said = Text("Det største tal er {most} ({named}).", "The greatest number is {most} ({named}).")[language]
    return said.format(most=most, named=_where(counts, most, language))


def alternative(table: Table, title: str, said: str) -> str:
    """What somebody who cannot see the chart is told: its title, what it says, and its figures."""
    return " ".join(filter(None, (f"{title}.", said, _read_aloud(table))))


def _read_aloud(table: Table) -> str:
    """One number a line: that of the line, or the newest of a row of years."""
    if table.key in YEARS_ACROSS:
        return f"{table.columns[-1]}: {_lines(table, -1)}."
    return f"{_lines(table, 1)}."


def _lines(table: Table, column: int) -> str:
    return "; ".join(f"{row[0]} {row[column]}" for row in table.rows)


YEARS_ACROSS = ("victims_by_form_year",)
CAPTIONS: Mapping[str, Caption] = {
    **dict.fromkeys(
        ("calls", "victims_by_gender", "victims_by_age", "sectors", "returns_by_destination"), greatest
    ),
    "victims_by_year": by_year,
    "victims_by_form": by_form,
    "victims_by_form_year": by_form_year,
    "victims_by_nationality": by_nationality,
}


def caption(table: Table, language: str) -> str:
    return CAPTIONS[table.key](table, language) if table.key in CAPTIONS else ""
