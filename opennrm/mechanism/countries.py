"""Countries by ISO 3166 alpha-3 (Kosovo ``XKX``), with their names and the Danish alphabet.

The names are Babel's, except where the annual report writes another.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from opennrm.mechanism.domain.errors import UnknownRule

# As the report writes it.
NAMES_OF_OUR_OWN: Mapping[tuple[str, str], str] = MappingProxyType({("da", "KHM"): "Cambodia"})

# CLDR calls Kosovo XKK; statistics, the UN's exchange formats and this register XKX.
KOSOVO = "XKX"

# Alpha-3 codes in CLDR's table that are no countries: former states and islands that only have a reserved code.
NO_COUNTRIES = frozenset({"ASC", "BUR", "CPT", "DDR", "DGA", "FXX", "TAA", "TMP", "YMD", "ZAR"})

# ISO 3166 leaves these to users; no country has one.
USER_ASSIGNED = re.compile(r"AA.|Q[M-Z].|X..|ZZ.")

# The letters after z, in their order. (That aa counts as å in Danish names matters to no name of a country.)
AFTER_Z = {"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"}


@cache
def _territories() -> Mapping[str, str]:
    from babel.core import get_global

    found = {
        code: territories[0]
        for code, territories in get_global("territory_aliases").items()
        if len(territories) == 1 and _is_assigned(code)
    }
    return MappingProxyType({**found, KOSOVO: "XK"})


def _is_assigned(code: str) -> bool:
    shaped = len(code) == 3 and code.isalpha()
    return shaped and code not in NO_COUNTRIES and not USER_ASSIGNED.fullmatch(code)


@cache
def _names(language: str) -> Mapping[str, str]:
    from babel import Locale

    names = Locale(language).territories
    ours = {iso3: name for (spoken, iso3), name in NAMES_OF_OUR_OWN.items() if spoken == language}
    known = _territories().items()
    return MappingProxyType({iso3: names[code] for iso3, code in known if code in names} | ours)


def is_country(iso3: str) -> bool:
    return iso3 in _territories()


def territory(iso3: str) -> str:
    """The two-letter code, as Babel and most maps use it."""
    try:
        return _territories()[iso3]
    except KeyError:
        raise UnknownRule(f"There is no country {iso3!r}") from None


def name(iso3: str, language: str) -> str:
    try:
        return _names(language)[iso3]
    except KeyError:
        raise UnknownRule(f"There is no country {iso3!r}") from None


@cache
def _sorted(language: str) -> tuple[tuple[str, str], ...]:
    order = danish_order if language == "da" else plain_order
    return tuple(sorted(_names(language).items(), key=lambda country: order(country[1])))


def all_countries(language: str) -> list[tuple[str, str]]:
    """Code and name of every country, in the order of the language's alphabet."""
    return list(_sorted(language))


def danish_order(text: str) -> str:
    """A sort key: æ, ø, å after z; other accents do not count."""
    return "".join(
        AFTER_Z.get(letter) or plain_order(letter) for letter in unicodedata.normalize("NFC", text).lower()
    )


def plain_order(text: str) -> str:
    """A sort key without accents and capitals."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
