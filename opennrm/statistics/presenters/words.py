"""Words for codes and figures, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext

from opennrm.mechanism import countries
from opennrm.mechanism.domain.codes import Code, Organisation
from opennrm.mechanism.rules import rules
from opennrm.statistics.domain.breaks import DatedCode
from opennrm.statistics.domain.dimensions import DIMENSIONS, Codes, Dimension
from opennrm.statistics.domain.measures import Measure
from opennrm.statistics.domain.texts import Text


def language() -> str:
    return (get_language() or "da")[:2]


def told(text: Text) -> str:
    return text.told(language())


def name_of(dimension: str) -> str:
    return told(DIMENSIONS[dimension].name)


def code_word(dimension: str, code: object) -> str:
    """What a code is called; the code itself where it is a number or of no list any more."""
    known = DIMENSIONS[dimension]
    if code is None or code == "":
        return told(known.blank)
    if str(code) in known.words:
        return told(known.words[str(code)])
    return _listed(known, str(code)) or str(code)


def _listed(known: Dimension, code: str) -> str:
    if known.codes is Codes.COUNTRIES and countries.is_country(code):
        return countries.name(code, language())
    entries = {each.code: each for each in entries_of(known)}
    return entries[code].labels[language()] if code in entries else ""


def entries_of(known: Dimension) -> tuple[Code | Organisation, ...]:
    """The dated codes of a dimension: its list, or the authorities that may decide."""
    if known.codes is Codes.LIST:
        return rules().codes(known.codes_of)
    if known.codes is Codes.ORGANISATIONS:
        return tuple(rules().organisation(code) for code in _deciding())
    return ()


def codes_of(dimension: str) -> list[tuple[str, str]]:
    """Every code that there is, with its word; numbers have none."""
    known = DIMENSIONS[dimension]
    if known.codes is Codes.COUNTRIES:
        return countries.all_countries(language())
    listed = [(entry.code, entry.labels[language()]) for entry in entries_of(known)]
    return listed or [(code, told(word)) for code, word in known.words.items()]


def _deciding() -> list[str]:
    routed = (each.authority for timeline in rules().routing.values() for each in timeline.versions)
    return list(dict.fromkeys((*routed, *rules().criminal_case)))


def dated_codes(measure: Measure) -> tuple[DatedCode, ...]:
    """The codes of a measure's dimensions with the days they hold between."""
    return tuple(
        DatedCode(name, Text(entry.labels["da"], entry.labels["en"]), entry.valid_from, entry.valid_to)
        for name in measure.dimensions
        for entry in entries_of(DIMENSIONS[name])
    )


def said(value: float) -> str:
    """A number as it is written here."""
    return str(number_format(value, None if isinstance(value, int) else 2, force_grouping=True))


def figure(row: Mapping[str, Any]) -> str:
    """A number as it is written here; "<5" as it was stated, and what is hidden as a sign of its own."""
    if row.get("suppressed"):
        return gettext("skjult")
    if row.get("value") is None:
        return str(row.get("stated") or gettext("ikke oplyst"))
    return said(row["value"])


def day_or_none(day: date | None) -> str:
    return day.isoformat() if day else ""
