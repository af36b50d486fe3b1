"""A question asked of the register, as prose puts it together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from opennrm.reporting.domain.figures import OR
from opennrm.reporting.domain.prose.passages import Sentence
from opennrm.reporting.domain.prose.stated import Stated
from opennrm.reporting.domain.prose.terms import Term

EVERYTHING: Mapping[str, str] = MappingProxyType({})
# A measure that is more special than the people it is about says what is counted.
SPECIAL = ("calls", "returns", "charges", "indictments", "convictions", "interviewed")
OF_VICTIMS = ("gender", "age_group", "age_band", "age", "exploitation", "sector")


@dataclass(frozen=True, slots=True)
class Scope:
    """A question: what is counted, in which year, of whom; ``less``: without those."""

    measure: str
    year: int
    where: Mapping[str, str] = field(default_factory=dict)
    less: Mapping[str, str] = field(default_factory=dict)

    def key(self) -> tuple[object, ...]:
        return self.measure, self.year, tuple(sorted(self.where.items())), tuple(sorted(self.less.items()))


@dataclass(frozen=True, slots=True)
class Said:
    """A figure's own clause, and the terms in and around it."""

    sentence: Sentence
    figure: Stated
    clause: str
    start: int
    end: int
    own: tuple[Term, ...]
    outside: tuple[Term, ...]
    years: tuple[Term, ...]
    everywhere: tuple[Term, ...]


def measure_of(found: Sequence[Term]) -> str:
    named = [each.code for each in found if each.dimension == "measure"]
    return next((each for each in SPECIAL if each in named), named[0] if named else "")


def where_of(found: Sequence[Term], measure: str) -> dict[str, str]:
    """The terms that narrow this measure; several of one dimension are either of them; both genders are everybody."""
    where: dict[str, str] = {}
    for term in found:
        dimension = _dimension(term.dimension, measure)
        if dimension and term.code not in where.get(dimension, "").split(OR):
            where[dimension] = OR.join(filter(None, (where.get(dimension, ""), term.code)))
    if OR in where.get("gender", ""):
        del where["gender"]
    return where


def _dimension(dimension: str, measure: str) -> str:
    if dimension == "place":
        return {"victims": "nationality", "returns": "destination"}.get(measure, "")
    allowed = {"victims": OF_VICTIMS, "calls": ("caller",)}.get(measure, ())
    return dimension if dimension in allowed else ""
