"""How a code stands inside a sentence: "i byggebranchen", "fra Kina", "til tvangsarbejde", "to piger"."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from opennrm.mechanism import countries
from opennrm.mechanism.rules import is_worded_anew, rules
from opennrm.reporting.domain.lists import Phrase

# Codes of denmark.toml whose label cannot stand in a sentence as it is; one that was worded anew stands there by its new label.
SECTORS = {
    "construction": ("i byggebranchen", "in construction"),
    "restaurant": ("i restaurationsbranchen", "in restaurants"),
    "export": ("i eksportbranchen", "in export"),
    "warehouse": ("på lager", "in warehouses"),
    "domestic_work": ("med husarbejde", "in domestic work"),
    "transport": ("i transportbranchen", "in transport"),
    "odd_jobs": ("med forefaldende arbejde", "in odd jobs"),
    "fishing": ("med fiskeri", "in fishing"),
    "agriculture": ("i landbrug og gartneri", "in agriculture and horticulture"),
    "cleaning": ("med rengøring", "in cleaning"),
    "other": ("i andre brancher", "in other sectors"),
}
FORMS = {
    "sexual_exploitation": ("til seksuel udnyttelse", "for sexual exploitation"),
    "forced_labour": ("til tvangsarbejde", "for forced labour"),
    "criminal_acts": ("til strafbare handlinger", "for criminal acts"),
    "slavery_like_conditions": ("til slaverilignende forhold", "into slavery-like conditions"),
    "other": ("til anden udnyttelse", "for other exploitation"),
}
PEOPLE = {
    "female/18+": ("kvinde", "kvinder", "woman", "women"),
    "male/18+": ("mand", "mænd", "man", "men"),
    "female/<18": ("pige", "piger", "girl", "girls"),
    "male/<18": ("dreng", "drenge", "boy", "boys"),
    "transgender/18+": ("transperson", "transpersoner", "transgender person", "transgender persons"),
    "transgender/<18": (
        "mindreårig transperson", "mindreårige transpersoner",
        "transgender minor", "transgender minors",
    ),
}  # fmt: skip


PERSON = ("person", "personer", "person", "persons")  # whose gender or age is not stated
NO_COUNTRY = {"da": "et ukendt land", "en": "an unknown country"}


def country_of(code: str, count: Fraction, language: str) -> str:
    return countries.name(code, language) if code else NO_COUNTRY[language]


def _from_country(code: str, count: Fraction, language: str) -> str:
    return f"{'fra' if language == 'da' else 'from'} {country_of(code, count, language)}"


def _to_country(code: str, count: Fraction, language: str) -> str:
    return f"{'til' if language == 'da' else 'to'} {country_of(code, count, language)}"


def _people(code: str, count: Fraction, language: str) -> str:
    words = PEOPLE.get(code, PERSON)
    return words[2 * (language == "en") + (count != 1)]


def was_trafficked(count: Fraction, language: str) -> str:
    return "er handlet" if language == "da" else ("was trafficked" if count == 1 else "were trafficked")


def worked(count: Fraction, language: str) -> str:
    return "arbejdede" if language == "da" else "worked"


def _from_table(list_name: str, table: Mapping[str, tuple[str, str]], linking: tuple[str, str]) -> Phrase:
    def phrase(code: str, count: Fraction, language: str) -> str:
        english = language == "en"
        if not code or (code in table and not is_worded_anew(list_name, code)):
            return table[code or "other"][english]
        return f"{linking[english]} {rules().label(list_name, code, language).lower()}"

    return phrase


PHRASES: Mapping[str, Phrase] = {
    "nationality": _from_country,
    "destination": _to_country,
    "gender+age_group": _people,
    "sector": _from_table("sectors", SECTORS, ("inden for", "in")),
    "exploitation": _from_table("forms", FORMS, ("til", "for")),
}


def phrase_of(dimension: str) -> Phrase:
    return PHRASES[dimension]
