"""What is wrong with a record as it reached the ledger: missing, late, implausible, or at odds with itself.

Each rule is a pure function over one entry. All of them are our own choice: none is law and none is published.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from opennrm.mechanism.rules import rules
from opennrm.statistics.domain.texts import Text

# Ours: what is recorded later than this is told from memory.
LATE_AFTER = timedelta(days=30)
# Ours: nobody so old has been assessed; a year of birth was mistyped.
OLDEST = 100


class Sort(StrEnum):
    MISSING = "missing"
    LATE = "late"
    IMPLAUSIBLE = "implausible"
    CONTRADICTORY = "contradictory"


SORTS: Mapping[Sort, Text] = {
    Sort.MISSING: Text("Mangler", "Missing"),
    Sort.LATE: Text("Sent registreret", "Recorded late"),
    Sort.IMPLAUSIBLE: Text("Usandsynligt", "Implausible"),
    Sort.CONTRADICTORY: Text("Modstrid", "Contradictory"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One standing fact: the record it is of, whose it is, when it happened and when it was recorded. No person."""

    kind: str
    record_id: str
    organisation: str
    occurred_on: date
    recorded_on: date
    codes: Mapping[str, Any]

    def is_blank(self, name: str) -> bool:
        return self.codes.get(name) in {None, ""}

    @property
    def is_victim(self) -> bool:
        return self.kind == "decision" and self.codes.get("outcome") == "victim"


@dataclass(frozen=True, slots=True)
class Rule:
    """``is_broken``: does the entry break it?"""

    code: str
    sort: Sort
    words: Text
    is_broken: Callable[[Entry], bool]


def _blank_of_victim(name: str) -> Callable[[Entry], bool]:
    return lambda entry: entry.is_victim and entry.is_blank(name)


def _sector_is_missing(entry: Entry) -> bool:
    return entry.is_victim and entry.codes.get("exploitation") == "forced_labour" and entry.is_blank("sector")


def _purpose_is_missing(entry: Entry) -> bool:
    return entry.kind == "call" and entry.is_blank("purpose")


def _is_late(entry: Entry) -> bool:
    return entry.recorded_on - entry.occurred_on > LATE_AFTER


def _is_ahead(entry: Entry) -> bool:
    return entry.occurred_on > entry.recorded_on


def _age_is_implausible(entry: Entry) -> bool:
    age = entry.codes.get("age")
    return age is not None and not 0 <= age < OLDEST


def _sector_without_labour(entry: Entry) -> bool:
    return entry.is_victim and not entry.is_blank("sector") and entry.codes["exploitation"] != "forced_labour"


def _sub_form_of_another(entry: Entry) -> bool:
    code = entry.codes.get("sub_form") or ""
    if not entry.is_victim or not rules().has("sub_forms", code):
        return False
    return bool(rules().code("sub_forms", code).extra["form"] != entry.codes.get("exploitation"))


def _form_not_in_use(entry: Entry) -> bool:
    code = entry.codes.get("exploitation") or ""
    is_known = entry.is_victim and rules().has("forms", code)
    return is_known and not rules().code("forms", code).holds_on(entry.occurred_on)


def _returned_unassessed(entry: Entry) -> bool:
    return entry.kind == "return" and entry.codes.get("assessed_year") is None


RULES: tuple[Rule, ...] = (
    Rule("nationality_missing", Sort.MISSING, Text("Et offer uden nationalitet", "A victim without nationality"), _blank_of_victim("nationality")),
    Rule("gender_missing", Sort.MISSING, Text("Et offer uden køn", "A victim without gender"), _blank_of_victim("gender")),
    Rule("age_missing", Sort.MISSING, Text("Et offer uden alder", "A victim without age"), _blank_of_victim("age")),
    Rule("form_missing", Sort.MISSING, Text("Et offer uden primær udnyttelsesform", "A victim without a main form of exploitation"), _blank_of_victim("exploitation")),
    Rule("sector_missing", Sort.MISSING, Text("Tvangsarbejde uden branche", "Forced labour without a sector"), _sector_is_missing),
    Rule("purpose_missing", Sort.MISSING, Text("Et opkald uden formål", "A call without a purpose"), _purpose_is_missing),
    Rule("late", Sort.LATE, Text("Registreret mere end 30 dage efter", "Recorded more than 30 days afterwards"), _is_late),
    Rule("ahead", Sort.IMPLAUSIBLE, Text("Registreret, før det skete", "Recorded before it happened"), _is_ahead),
    Rule("age_implausible", Sort.IMPLAUSIBLE, Text("En alder på 100 år eller mere", "An age of 100 or more"), _age_is_implausible),
    Rule("sector_without_labour", Sort.CONTRADICTORY, Text("En branche uden tvangsarbejde", "A sector without forced labour"), _sector_without_labour),
    Rule("sub_form_of_another", Sort.CONTRADICTORY, Text("En nærmere form, der hører til en anden udnyttelsesform", "A form in detail that belongs to another form of exploitation"), _sub_form_of_another),
    Rule("form_not_in_use", Sort.CONTRADICTORY, Text("En udnyttelsesform, der ikke var i brug den dag", "A form of exploitation that was not in use that day"), _form_not_in_use),
    Rule("returned_unassessed", Sort.CONTRADICTORY, Text("En hjemsendelse uden en tidligere afgørelse om, at personen er offer", "A return without an earlier decision that the person is a victim"), _returned_unassessed),
)  # fmt: skip


def broken(entry: Entry) -> list[Rule]:
    return [rule for rule in RULES if rule.is_broken(entry)]


@dataclass(frozen=True, slots=True)
class Excess:
    """In an imported series: the parts of a year that come to more than their whole. ``least``: what they come to at
    the least."""

    year: int
    dimension: str
    least: int
    total: int


def excesses(figures: list[dict[str, Any]]) -> list[Excess]:
    """Every year and split of a series in which a part is larger than the whole, or all parts together are."""
    totals = {
        row["year"]: row["value"] for row in figures if not row["dimension"] and row["value"].isdecimal()
    }
    parts: dict[tuple[int, str], int] = {}
    for row in figures:
        if row["dimension"] and row["year"] in totals:
            key = row["year"], row["dimension"]
            parts[key] = parts.get(key, 0) + _least(row["value"])
    return [
        Excess(year, dimension, least, int(totals[year]))
        for (year, dimension), least in sorted(parts.items())
        if least > int(totals[year])
    ]


def _least(value: str) -> int:
    """Blank is unknown and "<5" may be nobody: of 17 victims in 2007 all were women, and men are printed as "<5"."""
    return int(value) if value.isdecimal() else 0
