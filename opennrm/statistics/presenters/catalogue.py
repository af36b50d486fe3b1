"""The pages of the catalogue: measures by stage, one measure, one dimension."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.statistics.domain.breaks import breaks_of
from opennrm.statistics.domain.definitions import DEFINITIONS, STAGES
from opennrm.statistics.domain.dimensions import DIMENSIONS, Codes
from opennrm.statistics.domain.measures import MEASURES, UNITS, Measure
from opennrm.statistics.presenters.drawings import Drawing, by_year
from opennrm.statistics.presenters.words import (
    code_word,
    dated_codes,
    day_or_none,
    entries_of,
    figure,
    language,
    told,
)

Rows = list[dict[str, Any]]


def stages() -> list[dict[str, Any]]:
    """Every stage that has measures, with what stands about each of them."""
    found = [
        {
            "name": told(name),
            "measures": [_summary(each) for each in MEASURES.values() if _stage(each) == stage],
        }
        for stage, name in STAGES.items()
    ]
    return [stage for stage in found if stage["measures"]]


def _stage(measure: Measure) -> str:
    return DEFINITIONS[measure.id].stage


def _summary(measure: Measure) -> dict[str, str]:
    entry = DEFINITIONS[measure.id]
    return {
        "id": measure.id,
        "name": told(entry.name),
        "counts": told(entry.counts),
        "unit": told(UNITS[measure.unit]),
    }


def dimensions() -> list[dict[str, str]]:
    return [
        {"id": name, "name": told(each.name), "meaning": told(each.meaning)}
        for name, each in DIMENSIONS.items()
    ]


@dataclass(frozen=True, slots=True)
class MeasurePage:
    """What stands on the page of a measure."""

    id: str
    name: str
    facts: list[tuple[str, str]]
    breaks: list[dict[str, str]]
    dimensions: list[tuple[str, str]]
    series: list[dict[str, str]]
    sentence: str
    drawing: Drawing | None
    first_year: int


def measure_page(measure: Measure, rows: Rows) -> MeasurePage:
    name = told(DEFINITIONS[measure.id].name)
    series = [{"year": str(row["year"]), "value": figure(row), "source": _source(row)} for row in rows]
    return MeasurePage(
        id=measure.id,
        name=name,
        facts=facts(measure),
        breaks=breaks(measure, rows),
        dimensions=[(each, told(DIMENSIONS[each].name)) for each in measure.dimensions if each != "year"],
        series=series,
        sentence=_sentence(name, rows),
        drawing=by_year(measure.id, name, rows),
        first_year=rows[0]["year"],
    )


def facts(measure: Measure) -> list[tuple[str, str]]:
    """The definition as terms and words."""
    entry = DEFINITIONS[measure.id]
    return [
        (gettext("Tæller med"), told(entry.counts)),
        (gettext("Tæller ikke med"), told(entry.leaves_out)),
        (gettext("Tælleenhed"), told(UNITS[measure.unit])),
        (gettext("Kilde"), told(entry.source)),
        (gettext("Godt at vide"), told(entry.quality)),
    ]


def breaks(measure: Measure, rows: Rows) -> list[dict[str, str]]:
    """Where the series changes its meaning."""
    imported = [row["year"] for row in rows if row.get("imported")]
    return [
        {
            "year": str(each.year),
            "dimension": told(DIMENSIONS[each.dimension].name) if each.dimension else gettext("I alt"),
            "text": told(each.text),
        }
        for each in breaks_of(measure, dated_codes(measure), max(imported, default=None))
    ]


def _source(row: dict[str, Any]) -> str:
    return str(row["source"]) if row.get("imported") else gettext("Registret")


def _sentence(name: str, rows: Rows) -> str:
    """What the chart shows: the years it covers, and the highest."""
    known = [row for row in rows if row["value"] is not None]
    if not known:
        return gettext("Registret har ingen tal endnu.")
    highest = max(known, key=lambda row: row["value"])
    return gettext("%(name)s fra %(first)s til %(last)s. Højest i %(year)s: %(value)s.") % {
        "name": name,
        "first": rows[0]["year"],
        "last": rows[-1]["year"],
        "year": highest["year"],
        "value": figure(highest),
    }


def dimension_page(name: str) -> dict[str, Any]:
    known = DIMENSIONS[name]
    return {
        "id": name,
        "name": told(known.name),
        "meaning": told(known.meaning),
        "blank": told(known.blank),
        "is_number": known.codes is Codes.NUMBERS,
        "is_dated": known.codes in {Codes.LIST, Codes.ORGANISATIONS},
        "codes": list(_codes(name)),
        "measures": [_summary(each) for each in MEASURES.values() if name in each.dimensions],
    }


def _codes(name: str) -> Iterator[dict[str, str]]:
    known = DIMENSIONS[name]
    if known.codes is Codes.COUNTRIES:
        yield from ({"code": code, "label": word} for code, word in countries.all_countries(language()))
    for entry in entries_of(known):
        yield {
            "code": entry.code,
            "label": entry.labels[language()],
            "since": day_or_none(entry.valid_from) or gettext("endnu ikke"),
            "until": day_or_none(entry.valid_to),
            "source": rules().sources.get(entry.source, entry.source),
        }
    if known.codes is Codes.BANDS:
        yield from ({"code": code, "label": code_word(name, code)} for code in known.words)
