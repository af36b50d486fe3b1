"""Which question a stated figure answers: the terms of its own clause, narrowed by what was spoken of before.

A clause says part of it ("fem er udnyttet i restaurationsbranchen"), the heading and the sentences before say the rest.
Every way of putting them together that makes sense is a candidate, the likeliest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from opennrm.reporting.domain.prose.passages import Sentence
from opennrm.reporting.domain.prose.scopes import EVERYTHING, Said, Scope, measure_of, where_of
from opennrm.reporting.domain.prose.sharing import shares
from opennrm.reporting.domain.prose.stated import Kind, Stated, stated
from opennrm.reporting.domain.prose.terms import terms

SPREAD = (Kind.LOWEST, Kind.HIGHEST, Kind.MEAN)
BACK = re.compile(r"\b(dem|de|heraf|hvoraf|disse|ofrene|antallet|alle|tilfælde|den sjette)\b", re.IGNORECASE)
BOUNDARY = re.compile(
    r",\s+(?=(?:og |men |mens |hvor |da )|(?:[\wæøå]+ ){0,1}er\b)|;|\s–\s|\bmen der er\b|\bmens\b|\bhvoraf\b|\bheraf\b",
    re.IGNORECASE,
)
# What follows a number that counts people or cases, within a few words.
COUNTED = re.compile(
    r"^(?: (?!største|seneste|hyppigst)[\wæøå]+){0,2}? (?:person\w*|ofre\w*|mænd\w*|mand|kvinder?|drenge|piger|børn|unge|opkald|gange|"
    r"sigtelser?|tiltaler?|doms?fældelser?|mindreårige|transperson\w*|tilfælde|af|er|blev|fra|i 20\d\d)\b",
    re.IGNORECASE,
)
MEMORY = 8  # how many scopes before are remembered under a heading


@dataclass(frozen=True, slots=True)
class Bound:
    """A stated figure with its candidates, and for a share their wholes. ``is_certain``: it plainly counts what the
    register counts, so it may contradict it."""

    sentence: Sentence
    stated: Stated
    candidates: tuple[Scope, ...]
    wholes: tuple[Scope, ...]
    since: int | None
    is_certain: bool


class Reader:
    """Walks through a text and remembers what it speaks of."""

    def __init__(self, year: int) -> None:
        self.year = year
        self.part = -1
        self.heading: Scope | None = None
        self.before: list[Scope] = []
        self.last_year = year

    def read(self, sentence: Sentence) -> Iterator[Bound]:
        if sentence.part != self.part:
            self.part, self.heading, self.before = sentence.part, None, []
        for said in _said(sentence):
            yield self._bind(said)
        self._pass(sentence)

    def settle(self, scope: Scope) -> None:
        """What the last figure turned out to speak of; what follows may mean it."""
        self.before.append(scope)
        del self.before[:-MEMORY]

    def _bind(self, said: Said) -> Bound:
        year = self._year_of(said)
        measure, anchored = self._measure_of(said)
        outside = where_of(said.outside, measure)
        bases = self._bases(said, outside, measure)
        wholes: list[Scope] = []
        if said.figure.kind is Kind.SHARE:
            candidates, wholes = shares(said, Scope(measure, year), bases)
        else:
            candidates = self._candidates(said, Scope(measure, year, where_of(said.own, measure)), bases)
        if year < self.year - 1:
            candidates, wholes = [each for each in candidates if not each.where and not each.less], []
        is_certain = anchored and year >= self.year - 1 and self._is_plain(said)
        return Bound(
            said.sentence,
            said.figure,
            tuple(candidates),
            tuple(wholes),
            self._since(said.sentence),
            is_certain,
        )

    def _is_plain(self, said: Said) -> bool:
        """The number counts people or cases, and is not "de 18", who were counted before."""
        text = said.sentence.text
        if said.figure.kind is Kind.SHARE:
            named = re.match(
                r"\s+af\b(?! (?:de |dem)|[^,.]*\b(?:ofre|person|udredte|mænd|kvinder|unge))",
                text[said.figure.end :],
            )
            return not named and not re.search(r"\bsiden 20|\btidligere|\bgennem\b", text)
        if said.figure.kind is not Kind.COUNT:
            return True
        if re.match(r"(?: \w+){0,2} (?:mere|flere|færre) end\b", text[said.figure.end :]):
            return False
        is_back = re.search(r"\b(?:de|øvrige)\s$", text[: said.figure.start], re.IGNORECASE)
        is_told = re.search(r"\btallet (?:var|er)\s$", text[: said.figure.start], re.IGNORECASE)
        return not is_back and bool(is_told or COUNTED.match(text[said.figure.end :]))

    def _candidates(self, said: Said, plain: Scope, bases: Sequence[Mapping[str, str]]) -> list[Scope]:
        made = [replace(plain, where={**base, **plain.where}) for base in bases]
        if re.search(r"\bøvrige\s$", said.sentence.text[: said.figure.start]):
            less = next((each for scope in reversed(self.before) if (each := _places(scope.where))), {})
            made = [replace(each, where=_but_places(each.where), less=less) for each in made]
        if re.search(r"\b(?:de)\s$", said.sentence.text[: said.figure.start], re.IGNORECASE):
            made = [*(replace(plain, where=base) for base in bases), *made]
        if (
            any(each.measure == "returns" for each in (plain, *self.before))
            and "vurderet" in said.sentence.text
        ):
            made = [*self._returned(said), *made]
        return _distinct([*made, *_of_age(said, made)])

    def _returned(self, said: Said) -> Iterator[Scope]:
        """ "27 af de hjemsendte er vurderet i 2021, og 11 i 2020 og tidligere"."""
        if "samme år" in said.clause:
            yield Scope("returns", self.year, {"assessed_year": str(self.year)})
        if "tidligere" in said.clause:
            yield Scope("returns", self.year, {}, {"assessed_year": str(self.year)})
        for each in said.years:
            yield Scope("returns", self.year, {"assessed_year": each.code})

    def _measure_of(self, said: Said) -> tuple[str, bool]:
        """What is counted, and whether this sentence or its heading says so."""
        named = (
            measure_of(said.own) or measure_of(said.outside) or (self.heading.measure if self.heading else "")
        )
        if named:
            return named, True
        spoken_of = self.before[-1].measure if self.before else "victims"
        is_told = self.before and re.search(r"\b(?:an)?tallet\b", said.sentence.text, re.IGNORECASE)
        return spoken_of, bool(measure_of(said.everywhere) or is_told)

    def _bases(self, said: Said, outside: Mapping[str, str], measure: str) -> list[Mapping[str, str]]:
        """What may be added to the clause's own terms, the likeliest first."""
        heading = self.heading.where if self.heading else EVERYTHING
        earlier = [each.where for each in reversed(self.before) if each.measure == measure]
        first = [{**heading, **outside}, outside] if outside else []
        joined = [{**heading, **each} for each in earlier]
        if said.figure.kind in SPREAD:
            return [*first, EVERYTHING, heading, *earlier]
        if BACK.search(said.sentence.text):
            return [*first, *earlier, *joined, heading, EVERYTHING]
        return [*first, heading, *earlier, *joined, EVERYTHING]

    def _year_of(self, said: Said) -> int:
        text, figure = said.sentence.text, said.figure
        if figure.kind is Kind.CHANGE:
            return self.year
        after = [each for each in said.years if figure.end <= each.start < said.end]
        if after and _is_near(text[figure.end : after[0].start]):
            return int(after[0].code)
        if re.search(r"\bfra\s$", text[: figure.start]) and re.match(
            r"(?: \w+){0,2} til \d", text[figure.end :]
        ):
            return self._since(said.sentence) or self.year
        if re.search(r"\bfra \w+(?: \w+){0,3} til\s$", text[: figure.start]):
            return self.year
        before = [each for each in said.years if each.end <= figure.start]
        if before and (
            said.clause.lstrip(" ,").lower().startswith("hvor ") or said.start <= before[-1].start
        ):
            return int(before[-1].code)
        return self.last_year if text.startswith("Her ") else self.year

    def _since(self, sentence: Sentence) -> int | None:
        """The year that a change is compared with."""
        found = re.search(
            r"(?:siden|sammenlignet med|sammenholdt med|fra \w+ personer i) (20\d\d)", sentence.text
        )
        return int(found[1]) if found else self.year - 1

    def _pass(self, sentence: Sentence) -> None:
        found = terms(sentence.text)
        years = [int(each.code) for each in found if each.dimension == "year"]
        self.last_year = years[-1] if years else self.last_year
        measure = measure_of(found)
        where = where_of(found, measure or "victims")
        if sentence.is_heading:
            self.heading = Scope(measure, self.year, where) if measure or where else None
        elif where and not stated(sentence.text):
            self.settle(Scope(measure or "victims", self.year, where))


def _said(sentence: Sentence) -> Iterator[Said]:
    found = terms(sentence.text)
    years = tuple(each for each in found if each.dimension == "year")
    others = tuple(each for each in found if each.dimension != "year")
    figures = stated(sentence.text)
    clauses = _clauses(sentence.text, figures)
    taken = [each for each in clauses if any(each[0] <= one.start < each[1] for one in figures)]
    for figure in figures:
        start, end = next(each for each in clauses if each[0] <= figure.start < each[1])
        yield Said(
            sentence, figure, sentence.text[start:end], start, end,
            own=tuple(each for each in others if start <= each.start < end),
            outside=tuple(each for each in others if not any(a <= each.start < b for a, b in taken)),
            years=years, everywhere=others,
        )  # fmt: skip


def _is_near(between: str) -> bool:
    return len(between.split()) <= 12 and not re.search(r"\b(siden|end|med|mod)\b", between)


def _places(where: Mapping[str, str]) -> dict[str, str]:
    return {name: code for name, code in where.items() if name in ("nationality", "destination")}


def _but_places(where: Mapping[str, str]) -> dict[str, str]:
    return {name: code for name, code in where.items() if name not in ("nationality", "destination")}


def _clauses(text: str, figures: Sequence[Stated]) -> list[tuple[int, int]]:
    """From boundary to boundary; a comma, "og" or "er" parts two figures that each have a word of their own."""
    cuts = [each.start() for each in BOUNDARY.finditer(text)]
    for one, other in zip(figures, figures[1:], strict=False):
        between = text[one.end : other.start]
        links = list(re.finditer(r",\s|\s(?:og|samt)\s|\ser\s$", between))
        if links and _parts(between[: links[-1].start()], between[links[-1].end() :]):
            cuts.append(one.end + links[-1].start())
    edges = sorted({0, *cuts, len(text)})
    return list(zip(edges, edges[1:], strict=False))


def _parts(before: str, after: str) -> bool:
    """Each of two figures has a word of its own; a link far before the second one joins something else."""
    return bool(re.search(r"[\wæøå]{3,}", before)) and len(after.split()) <= 3


def _of_age(said: Said, made: Sequence[Scope]) -> list[Scope]:
    """ "15 mænd og tre drenge": where both are named, men are grown. Alone, they need not be."""
    noun = re.match(
        r"(?: [\wæøå]+){0,2}? (?:(drenge?|piger?)|(mænd|mand|kvinder?))\b",
        said.sentence.text[said.figure.end :],
    )
    if noun is None:
        return []
    age = "<18" if noun[1] else "18+"
    return [
        replace(each, where={**each.where, "age_group": age}) for each in made if each.measure == "victims"
    ]


def _distinct(scopes: Sequence[Scope]) -> list[Scope]:
    return list({each.key(): each for each in scopes}.values())
