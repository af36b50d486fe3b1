"""Words of the field in running Danish text, and what they ask the register for.

A term narrows a question: to a dimension's code (``where``), to a measure, or to a year. Countries come from the list of
countries; everything else that people write stands here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from opennrm.mechanism import countries
from opennrm.reporting.domain.figures import OR


@dataclass(frozen=True, slots=True)
class Term:
    """Where in a sentence something narrows the question. ``dimension`` may be ``measure`` or ``year``."""

    start: int
    end: int
    dimension: str
    code: str


# People of a country as Danish names them; a country itself is found by its name.
PEOPLES = {
    "nigeriansk": "NGA", "nigerianere": "NGA", "marokkansk": "MAR", "kinesisk": "CHN", "rumænsk": "ROU", "thailandsk": "THA",
    "thai": "THA", "vietnamesisk": "VNM", "afghansk": "AFG", "algerisk": "DZA", "filippinsk": "PHL", "ukrainsk": "UKR",
}  # fmt: skip
UNDETERMINED = (
    r"ikke (?:kunne\w*|har kunnet) fastslås?|udnyttelsen ikke (?:kunne|har kunnet) fastslås"
    r"|udnyttelsesformen (?:ikke )?(?:kunne|kan) (?:ikke )?fastslås|kunne (?:udnyttelsen|formen) ikke fastslås"
    r"|har udnyttelsen ikke kunnet fastslås|uden fastslået form"
)
UNDER_25 = f"<18{OR}18-24"
WORDS: tuple[tuple[str, str, str], ...] = (
    # what is counted; the first that stands nearest before or after a number
    (r"opkald\w*|kontaktet (?:\w+ ){0,4}hotlinen|hotlinen (?:\w+ ){0,4}gange", "measure", "calls"),
    (r"udredt\w*|identifikationss?amtale\w*", "measure", "interviewed"),
    (r"hjemsendelse\w*|hjemsendte|hjemrejst\w*|rejste (?:\w+ ){0,2}hjem\b", "measure", "returns"),
    (r"sigtelse\w*|sigtet|sigtede", "measure", "charges"),
    (r"tiltaler?\b|tiltalt\w*", "measure", "indictments"),
    (r"doms?fældelse\w*|domme\b|dømte?\b", "measure", "convictions"),
    (r"ofre\w*|offer\w*|handlet|vurderet|udnyttet|udnyttelse\w*", "measure", "victims"),
    # who
    (r"mænd\w*|mand\b|mandlige\w*", "gender", "male"),
    (r"kvinder\w*|kvinde\b|kvindelige\w*", "gender", "female"),
    (r"transperson\w*|transkønnet", "gender", "transgender"),
    (r"drenge og unge mænd", "gender", "male"),
    (r"piger og unge kvinder", "gender", "female"),
    (r"drenge?\b", "gender", "male"),
    (r"piger?\b", "gender", "female"),
    (r"mindreårige?\b|under 18 år", "age_group", "<18"),
    (r"over 18 år", "age_group", "18+"),
    (r"under 25 år", "age_band", UNDER_25),
    (r"(?:(?<=drenge )|(?<=piger )|(?<=mænd )|(?<=kvinder ))på (\d{2}) år", "age", ""),
    # to what, in what
    (r"seksuel udnyttelse", "exploitation", "sexual_exploitation"),
    (r"tvangsarbejde", "exploitation", "forced_labour"),
    (r"strafbare handlinger", "exploitation", "criminal_acts"),
    (r"slaverilignende forhold", "exploitation", "slavery_like_conditions"),
    (UNDETERMINED, "exploitation", "undetermined"),
    (r"ægteskab|'Andet'", "exploitation", "other"),
    (r"'Øvrige'", "exploitation", f"other{OR}undetermined"),
    (r"byggebranchen", "sector", "construction"),
    (r"restaurationsbranchen", "sector", "restaurant"),
    (r"eksportbranchen", "sector", "export"),
    # who called
    (r"politiet", "caller", "police"),
    (r"udlændingestyrelsen", "caller", "immigration_service"),
    (r"hjemrejsestyrelsen", "caller", "return_agency"),
    (r"kommunale sagsbehandlere|kommuner\w*", "caller", "municipality"),
    (r"ngo'er", "caller", "ngo"),
    (r"indkvarteringssteder", "caller", "accommodation"),
)  # fmt: skip
YEAR = re.compile(r"\b(20[0-3]\d)\b(?! ?-)")
_COMPILED = tuple(
    (re.compile(rf"(?<!\w)(?:{words})", re.IGNORECASE), dim, code) for words, dim, code in WORDS
)


@cache
def _places() -> Mapping[str, str]:
    return {name.lower(): code for code, name in countries.all_countries("da")} | PEOPLES


@cache
def _place_pattern() -> re.Pattern[str]:
    longest_first = sorted(_places(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?:e|s|es)?(?!\w)", re.IGNORECASE)


def terms(text: str) -> list[Term]:
    """In their order; of two that overlap the longer one holds."""
    found = [
        Term(each.start(), each.end(), "age" if dim == "age" else dim, each[1] if dim == "age" else code)
        for pattern, dim, code in _COMPILED
        for each in pattern.finditer(text)
    ]
    found += [
        Term(each.start(), each.end(), "place", _places()[each[1].lower()])
        for each in _place_pattern().finditer(text)
        if each[1].lower() != "danmark"
    ]
    found += [Term(each.start(), each.end(), "year", each[1]) for each in YEAR.finditer(text)]
    return _without_overlaps(found)


def _without_overlaps(found: list[Term]) -> list[Term]:
    kept: list[Term] = []
    for term in sorted(found, key=lambda each: (each.start, -each.end)):
        if not kept or term.start >= kept[-1].end:
            kept.append(term)
    return kept
