"""Stated figures against the register: confirmed by a question that gives them, contradicted, or not answerable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from opennrm.mechanism.rules import rules
from opennrm.reporting.domain import claims
from opennrm.reporting.domain.claims import Claim, Meaning
from opennrm.reporting.domain.figures import (
    OR,
    Ask,
    Count,
    Difference,
    Distinct,
    Figure,
    Figures,
    Given,
    NotKnown,
    Percent,
    Ranked,
    Share,
    Spread,
)
from opennrm.reporting.domain.prose.binding import Bound, Reader
from opennrm.reporting.domain.prose.passages import Sentence
from opennrm.reporting.domain.prose.scopes import Scope
from opennrm.reporting.domain.prose.stated import Kind

# Amounts and periods of the mechanism: the words of a sentence, the name of the rule, and the day it is asked of
# (the year after the report's: it is written then).
OF_RULES = (Kind.MONEY, Kind.MONTHS)
RATES: tuple[tuple[Kind, str, str], ...] = (
    (Kind.MONEY, r"støtte\w* til enlige", "cash_single"),
    (Kind.MONEY, r"støtte\w* til forsørgere", "cash_provider"),
    (Kind.MONEY, r"støtte\w* til voksne", "reintegration_adult"),
    (Kind.MONEY, r"støtte\w* til børn", "reintegration_child"),
    (Kind.MONTHS, r"sidste udbetaling", "last_payment_months"),
    (Kind.MONTHS, r"støtten .*(?:periode|løber)", "cash_months"),
    (Kind.MONTHS, r"følge op|afsluttet senest", "follow_up_months"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure found in prose: where, the question proposed for it, and what came of it."""

    sentence: Sentence
    claim: Claim
    meaning: Meaning
    fault: str
    computed: str

    def __str__(self) -> str:
        stated = self.claim.value or self.claim.stated_as
        told = f"stated {stated}, computed {self.computed}: {self.meaning.figure}"
        return f"{self.claim.id}: {told}{f' [{self.fault}]' if self.fault else ''}"


def readings(sentences: Sequence[Sentence], year: int, figures: Figures) -> Iterator[Reading]:
    """Of every stated figure that the register can be asked for, in the order of the text."""
    reader, numbers = Reader(year), {0: 0}
    for sentence in sentences:
        for bound in reader.read(sentence):
            number = numbers[sentence.line] = numbers.get(sentence.line, 0) + 1
            claim = Claim(f"L{sentence.line}.{number}", bound.stated.value, bound.stated.stated_as)
            yield from _judged(bound, claim, reader, figures)


def _judged(bound: Bound, claim: Claim, reader: Reader, figures: Figures) -> Iterator[Reading]:
    tried = list(_tried(bound, claim, reader.year, figures))
    held = [each for each in tried if not each[1].fault]
    if not held and (apart := _each_of(bound, claim, figures)):
        reader.settle(apart[0])
        yield from apart[1]
        return
    is_certain = bound.is_certain or bound.stated.kind in OF_RULES
    chosen = held[0] if held else tried[0] if tried and is_certain else None
    scope = chosen[0] if chosen else bound.candidates[0] if bound.candidates else None
    if scope is not None:
        reader.settle(scope)
    if chosen:
        yield chosen[1]


def _tried(bound: Bound, claim: Claim, year: int, figures: Figures) -> Iterator[tuple[Scope | None, Reading]]:
    """Every question that the register can answer, with what comes of it."""
    for scope, meaning in _meanings(bound, year):
        try:
            fault = claims.fault(claim, meaning, figures)
            computed = fault[1] if fault else meaning.figure.value(figures)
        except NotKnown:
            continue
        yield (
            scope,
            Reading(bound.sentence, claim, meaning, fault[0] if fault else "", claims.shown(computed)),
        )


def _each_of(bound: Bound, claim: Claim, figures: Figures) -> tuple[Scope, list[Reading]] | None:
    """ "11 ofre fra hhv. Nigeria og Thailand": as many from each."""
    if "hhv." not in bound.sentence.text or bound.stated.kind is not Kind.COUNT:
        return None
    for scope in bound.candidates:
        dimension = next((name for name, code in scope.where.items() if OR in code), "")
        apart = [
            replace(scope, where={**scope.where, dimension: code})
            for code in scope.where.get(dimension, "").split(OR)
        ]
        single = replace(bound, candidates=())
        found = [
            list(_tried(replace(single, candidates=(each,)), claim, scope.year, figures)) for each in apart
        ]
        if dimension and all(each and not each[0][1].fault for each in found):
            return scope, [each[0][1] for each in found]
    return None


def _meanings(bound: Bound, year: int) -> Iterator[tuple[Scope | None, Meaning]]:
    if bound.stated.kind in OF_RULES:
        yield from ((None, each) for each in _of_rule(bound, year))
        return
    if bound.stated.kind is Kind.SHARE:
        for part, whole in zip(bound.candidates, bound.wholes, strict=True):
            if part.key() != whole.key():
                yield part, _share(bound, part, whole)
        return
    for scope in bound.candidates:
        yield from ((scope, each) for each in _of_kind(bound, scope))


def _of_rule(bound: Bound, year: int) -> Iterator[Meaning]:
    clause = bound.sentence.text
    for kind, words, name in RATES:
        if kind is bound.stated.kind and re.search(words, clause[: bound.stated.end], re.IGNORECASE):
            asked = date(year + 1, 1, 1)
            known = rules().rate if kind is Kind.MONEY else rules().deadline
            yield Meaning(
                Given(
                    f"mechanism {'rate' if kind is Kind.MONEY else 'deadline'} {name} on {asked}",
                    known(name, asked),
                )
            )
            return


def _share(bound: Bound, part: Scope, whole: Scope) -> Meaning:
    words = bound.stated.stated_as.split()
    if bound.stated.value or words[-1].replace(".", "").isdecimal():
        return Meaning(Percent(Share(_count(part), _count(whole))), is_percent=True)
    return Meaning(_count(part), whole=_count(whole))


def _of_kind(bound: Bound, scope: Scope) -> Iterator[Meaning]:
    kind = bound.stated.kind
    if kind is Kind.COUNT:
        yield Meaning(_count(scope))
    elif kind is Kind.CHANGE and bound.since:
        before, now = _count(replace(scope, year=bound.since)), _count(scope)
        yield Meaning(Difference(now, (before,)), before=before, after=now)
    elif kind is Kind.DISTINCT:
        yield Meaning(
            Distinct(_ranked(scope, "destination" if scope.measure == "returns" else "nationality"))
        )
    elif kind in (Kind.LOWEST, Kind.HIGHEST, Kind.MEAN):
        yield Meaning(Spread(kind.value, _ranked(scope, "age")))


def _count(scope: Scope) -> Figure:
    whole = _asked(scope, scope.where)
    return Difference(whole, (_asked(scope, {**scope.where, **scope.less}),)) if scope.less else whole


def _asked(scope: Scope, where: Mapping[str, str]) -> Count:
    return Count(Ask(scope.measure, scope.year, (), tuple(sorted(where.items()))))


def _ranked(scope: Scope, by: str) -> Ranked:
    return Ranked(Ask(scope.measure, scope.year, (by,), tuple(sorted(scope.where.items()))))
