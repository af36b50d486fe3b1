"""Finds questions of the catalogue by words, ready to be put into a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.reporting.domain.tables import HEADINGS, OWN_LABELS, label
from opennrm.reporting.domain.typed.parts import Unsayable
from opennrm.reporting.domain.typed.reading import AGES, COUNTRIES, LISTS, query_of
from opennrm.reporting.domain.typed.saying import Voice, say_query
from opennrm.statistics.domain.measures import MEASURES, Measure

MOST_FOUND = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A question as it is typed, what it means, and what the register says to it now ("" if it says nothing)."""

    typed: str
    meaning: str
    says: str


def search(words: str, voice: Voice) -> list[Found]:
    """All of the words, anywhere in the meaning or the question itself; figures of a whole measure first."""
    wanted = words.lower().split()
    if not wanted:
        return []
    found = [
        (typed, meaning)
        for typed, meaning in _every(voice.language)
        if all(word in f"{typed} {meaning}".lower() for word in wanted)
    ]
    return [Found(typed, meaning, _says(typed, voice)) for typed, meaning in found[:MOST_FOUND]]


def _says(typed: str, voice: Voice) -> str:
    try:
        return say_query(query_of(typed[1:-1]), voice)
    except Unsayable:
        return ""


def _every(language: str) -> Iterator[tuple[str, str]]:
    for measure in MEASURES.values():
        yield f"{{{measure.id}}}", getattr(measure.meaning, language)
    for measure in MEASURES.values():
        yield from _split(measure, language)


def _split(measure: Measure, language: str) -> Iterator[tuple[str, str]]:
    meaning = getattr(measure.meaning, language)
    whole = "af alle" if language == "da" else "of all"
    share = "andel" if language == "da" else "share"
    for dimension in measure.dimensions:
        heading = HEADINGS[dimension][language] if dimension in HEADINGS else dimension
        for code, name in _codes(dimension, language):
            asked = f"{measure.id} {dimension}={code}"
            yield f"{{{asked}}}", f"{meaning} ({heading}: {name})"
            yield f"{{{share}: {asked} {whole}}}", f"{meaning} ({heading}: {name}, {share})"


def _codes(dimension: str, language: str) -> list[tuple[str, str]]:
    if dimension in COUNTRIES:
        return countries.all_countries(language)
    if dimension in LISTS:
        return [(code.code, code.labels[language]) for code in rules().codes(LISTS[dimension])]
    codes = AGES.get(dimension, ())
    return [(code, label(dimension, code, language) if code in OWN_LABELS else code) for code in codes]
