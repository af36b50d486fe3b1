"""Reads the braces of a typed sentence. The whole grammar:

    query     = "{" [ words ":" ] question [ "," noun ] "}"
    question  = measure { condition | year } { part }
    part      = ("af" | "of") [ measure ] { condition | year }       what it is a share of
              | ("siden" | "since") year                             what it is compared with
              | ("efter" | "by") dimension { "+" dimension }         how it is split
              | "top" number                                         how many of a list, never one of two equals
              | ("undtagen" | "except") condition                    what is taken from it
    condition = dimension "=" code { "|" code }
    year      = ("år" | "year") [ ("-" | "+") number ] | four digits

Measures, dimensions and codes are those of the catalogue. Words and nouns are those of ``sayings`` and ``nouns``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from math import prod

from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.reporting.domain.figures import OR, Ask
from opennrm.reporting.domain.typed.parts import Query, Question, Unsayable, Where
from opennrm.statistics.domain.measures import MEASURES, NUMBERS

KEYWORDS = {
    "af": "whole", "of": "whole", "siden": "before", "since": "before", "efter": "by", "by": "by", "top": "top",
    "undtagen": "less", "except": "less",
}  # fmt: skip
EVERYTHING = {"alle", "all"}
YEAR = re.compile(r"(?:(?:år|year)(?P<steps>[+-]\d{1,2})?|(?P<fixed>(?:19|20)\d\d))")
LISTS = {
    "exploitation": "forms", "sector": "sectors", "gender": "genders", "caller": "callers", "sub_form": "sub_forms",
    "purpose": "call_purposes", "statute": "statutes", "referred_by": "contact_origins", "support": "grant_purposes",
}  # fmt: skip
AGES = {"age_group": ("<18", "18+"), "age_band": ("<18", "18-24", "25+")}
COUNTRIES = ("nationality", "destination")
MOST_NAMED = 99
MOST_COMBINATIONS = 60


def query_of(inside: str) -> Query:
    """The three parts of what stands between the braces."""
    words, colon, rest = inside.partition(":")
    asked, _, noun = (rest if colon else inside).partition(",")
    return Query(words.strip() if colon else "", asked.strip(), noun.strip())


def question_of(asked: str, year: int) -> Question:
    """Raises ``Unsayable`` with the token that is not understood."""
    groups = _groups(asked)
    if not groups[""]:
        raise Unsayable("question_missing")
    measure, *rest = groups.pop("")
    if measure not in MEASURES:
        raise Unsayable("measure_unknown", measure=measure, known=", ".join(MEASURES))
    question = Question(_ask(measure, rest, year))
    for part, tokens in groups.items():
        question = PARTS[part](question, tokens, year)
    return question


def _groups(asked: str) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {"": []}
    part = ""
    for token in asked.split():
        if token not in KEYWORDS:
            groups[part].append(token)
            continue
        part = KEYWORDS[token]
        if part in groups:
            raise Unsayable("said_twice", token=token)
        groups[part] = []
    return groups


def _ask(measure: str, tokens: list[str], year: int) -> Ask:
    years = [token for token in tokens if YEAR.fullmatch(token)]
    if len(years) > 1:
        raise Unsayable("said_twice", token=years[1])
    where = tuple(_condition(measure, token) for token in tokens if token not in years)
    _check_once(where)
    return Ask(measure, _year(years[0], year) if years else year, (), where)


def _check_once(where: Where) -> None:
    """Whoever is named twice would be counted twice; and each combination of codes is a question of its own."""
    if sum(told.count(OR) for _, told in where) > MOST_COMBINATIONS:
        raise Unsayable("too_many_codes", most=MOST_COMBINATIONS)
    _check_no_twice([name for name, _ in where])
    for _, told in where:
        _check_no_twice(told.split(OR))
    if prod(len(told.split(OR)) for _, told in where) > MOST_COMBINATIONS:
        raise Unsayable("too_many_codes", most=MOST_COMBINATIONS)


def _check_no_twice(words: list[str]) -> None:
    twice = next((word for word in words if words.count(word) > 1), None)
    if twice is not None:
        raise Unsayable("said_twice", token=twice)


def _year(token: str, year: int) -> int:
    found = YEAR.fullmatch(token)
    if found is None:
        raise Unsayable("year_not_understood", token=token)
    return int(found["fixed"]) if found["fixed"] else year + int(found["steps"] or 0)


def _condition(measure: str, token: str) -> tuple[str, str]:
    name, sign, codes = token.partition("=")
    if not sign or not codes:
        raise Unsayable("token_not_understood", token=token)
    _check_dimension(measure, name)
    for code in codes.split(OR):
        if not _is_code(name, code):
            raise Unsayable("code_unknown", dimension=name, value=code)
    return name, codes


def _check_dimension(measure: str, name: str) -> None:
    known = MEASURES[measure].dimensions
    if name not in known:
        raise Unsayable("dimension_unknown", dimension=name, measure=measure, known=", ".join(known))


def _is_code(dimension: str, code: str) -> bool:
    """A misspelt code would be nobody, and nobody is a figure."""
    if dimension in COUNTRIES:
        return countries.is_country(code)
    if dimension in NUMBERS:
        return code.isascii() and code.isdecimal() and len(code) <= len("2021")
    if dimension in AGES:
        return code in AGES[dimension]
    return dimension not in LISTS or rules().has(LISTS[dimension], code)


def _whole(question: Question, tokens: list[str], year: int) -> Question:
    named = bool(tokens) and tokens[0] in MEASURES
    measure = tokens[0] if named else question.ask.measure
    rest = [token for token in tokens[named:] if token not in EVERYTHING]
    return replace(question, whole=_ask(measure, rest, year if named else question.ask.year))


def _before(question: Question, tokens: list[str], year: int) -> Question:
    return replace(question, before=_year(_only(tokens, "siden"), year))


def _by(question: Question, tokens: list[str], year: int) -> Question:
    names = tuple(_only(tokens, "efter").split("+"))
    for name in names:
        _check_dimension(question.ask.measure, name)
    return replace(question, by=names)


def _top(question: Question, tokens: list[str], year: int) -> Question:
    token = _only(tokens, "top")
    if not (token.isascii() and token.isdecimal() and 0 < int(token[:4]) <= MOST_NAMED):
        raise Unsayable("token_not_understood", token=token)
    return replace(question, top=int(token[:4]))


def _less(question: Question, tokens: list[str], year: int) -> Question:
    less: Where = (_condition(question.ask.measure, _only(tokens, "undtagen")),)
    return replace(question, less=less)


def _only(tokens: list[str], after: str) -> str:
    if len(tokens) != 1:
        raise Unsayable("one_word_after", keyword=after)
    return tokens[0]


PARTS: Mapping[str, Callable[[Question, list[str], int], Question]] = {
    "whole": _whole,
    "before": _before,
    "by": _by,
    "top": _top,
    "less": _less,
}
