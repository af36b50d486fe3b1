"""Where a series changes its meaning, so that a rise or a fall may be one of counting alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from opennrm.statistics.domain.measures import Measure
from opennrm.statistics.domain.texts import Text

# The centre was set up then, and the statistics begin: what holds from that day is no change.
FIRST_YEAR = 2007


@dataclass(frozen=True, slots=True)
class Break:
    """From this year on. ``dimension``: the split that it concerns; "" where it concerns the total too."""

    year: int
    dimension: str
    text: Text


@dataclass(frozen=True, slots=True)
class DatedCode:
    """A code that is not in use in every year."""

    dimension: str
    label: Text
    since: date | None
    until: date | None


# What the series from before the register says, and the rules that changed.
OF_MEASURES: Mapping[str, tuple[Break, ...]] = {
    "victims": (
        Break(2010, "exploitation", Text(
            "Udnyttelsesform er først oplyst fra dette år.", "The form of exploitation is stated from this year on.")),
        Break(2017, "exploitation", Text(
            "Strafbare handlinger står for sig selv fra dette år. Før ved vi ikke, hvor mange det var.",
            "Criminal acts stand apart from this year on. Before it is not known how many there were.")),
        Break(2017, "gender", Text(
            "Transpersoner er først oplyst fra dette år.", "Transgender persons are stated from this year on.")),
    ),
    "interviewed": (
        Break(2022, "", Text(
            "Center mod Menneskehandel holder alle samtaler. Til og med 2021 holdt nogle NGO'er også samtaler.",
            "The Centre against Human Trafficking holds all interviews. Until 2021 some NGOs held interviews too.")),
    ),
}  # fmt: skip


def breaks_of(measure: Measure, codes: tuple[DatedCode, ...], imported_until: int | None) -> list[Break]:
    """Those written above, those of codes that came and went, and the year in which the register's own count begins."""
    found = [*OF_MEASURES.get(measure.id, ()), *_of_codes(codes)]
    if imported_until is not None:
        found.append(_own_count(imported_until + 1))
    return sorted(found, key=lambda each: (each.year, each.dimension))


def _of_codes(codes: tuple[DatedCode, ...]) -> Iterator[Break]:
    for each in codes:
        if each.since and each.since.year > FIRST_YEAR:
            yield Break(each.since.year, each.dimension, Text(
                f"{each.label.da} bruges fra dette år.", f"{each.label.en}: in use from this year on."))  # fmt: skip
        if each.until:
            yield Break(each.until.year, each.dimension, Text(
                f"{each.label.da} bruges ikke længere.", f"{each.label.en}: no longer in use."))  # fmt: skip


def _own_count(year: int) -> Break:
    return Break(year, "", Text(
        "Her begynder registrets egne tal. De tidligere år er en indlæst serie, hvor <5 og ikke oplyst bliver stående.",
        "The register's own count begins here. Earlier years are an imported series, in which <5 and unknown are kept."))  # fmt: skip
