"""What can be said of an answer: each kind of words by its name. ``{andel: ...}`` finds the words itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from opennrm.mechanism.rules import rules
from opennrm.reporting.domain.changes import change_words, changed_words
from opennrm.reporting.domain.lists import bracketed, counted, named
from opennrm.reporting.domain.numbers import digits, number, rounded
from opennrm.reporting.domain.phrases import country_of, phrase_of
from opennrm.reporting.domain.shares import NEAR, share_words
from opennrm.reporting.domain.typed.answers import Answers, Saying
from opennrm.reporting.domain.typed.nouns import in_digits, numbered, shared

PER_CENT = {"da": "pct.", "en": "per cent"}
RELATIONS = {
    "da": {"": "{}", "just under": "knap {}", "just over": "godt {}", "about": "omtrent {}"},
    "en": {"": "{}", "just under": "just under {}", "just over": "just over {}", "about": "about {}"},
}
# Adjectives before "gruppe", "land": the first is the largest, and so on. Further down a number is plainer (ours).
PLACES = {
    "da": ("største", "næststørste", "tredjestørste", "fjerdestørste", "femtestørste"),
    "en": ("largest", "second largest", "third largest", "fourth largest", "fifth largest"),
}
FURTHER = {"da": "nummer {}", "en": "number {}"}
MORE = {"da": ("flere", "færre", "lige så mange"), "en": ("more", "fewer", "as many")}


def _number(it: Answers) -> str:
    return numbered(it.value, it.noun, it.language)


def _digits(it: Answers) -> str:
    return in_digits(it.value, it.noun, it.language)


def _share(it: Answers) -> str:
    return shared(share_words(it.share, it.language), it.noun, it.language)


def _percent(it: Answers) -> str:
    said = f"{digits(it.share * 100, it.language, 1)} {PER_CENT[it.language]}"
    return shared(said, it.noun, it.language)


def _change(it: Answers) -> str:
    return change_words(it.change, it.language)


def _changed(it: Answers) -> str:
    return changed_words(it.change, it.language)


def _difference(it: Answers) -> str:
    """ "tre flere", "to færre", "lige så mange"."""
    more, fewer, same = MORE[it.language]
    difference = it.change.difference
    if not difference:
        return same
    return f"{number(abs(difference), it.language)} {more if difference > 0 else fewer}"


def step_of(value: Fraction) -> int:
    """How round a round number is: tens up to two hundred, then fifties, hundreds, thousands (ours)."""
    return next((step for limit, step in ((200, 10), (1000, 50), (10_000, 100)) if value <= limit), 1000)


def relation_to(value: Fraction, whole: Fraction) -> str | None:
    """As the checker holds words against a number; None where the number is too far off to be named."""
    if value == whole:
        return ""
    if abs(value - whole) <= 1:
        return "just under" if value < whole else "just over"
    return "about" if abs(value - whole) <= whole * NEAR else None


def _about(it: Answers) -> str:
    value = it.value
    step = step_of(value)
    whole = rounded(value / step) * step
    relation = relation_to(value, whole)
    if value <= 20 or relation is None:
        return numbered(value, it.noun, it.language)
    return RELATIONS[it.language][relation].format(in_digits(whole, it.noun, it.language))


def _named(it: Answers) -> str:
    return named(it.ranking, phrase_of(it.ranking.dimension), it.language)


def _countries(it: Answers) -> str:
    return named(it.ranking, country_of, it.language)


def _counted(it: Answers) -> str:
    return counted(it.ranking, phrase_of(it.ranking.dimension), it.language)


def _bracketed(it: Answers) -> str:
    return bracketed(it.ranking, phrase_of(it.ranking.dimension), it.language)


def _place(it: Answers) -> str:
    place, names = it.place, PLACES[it.language]
    return names[place - 1] if place <= len(names) else FURTHER[it.language].format(place)


def _different(it: Answers) -> str:
    return numbered(it.different, it.noun, it.language)


def _spread(kind: str) -> Saying:
    return lambda it: numbered(rounded(it.spread(kind)), it.noun, it.language)


# Both languages may be typed in either: what decides the words is the language of the text.
KINDS: Mapping[str, Saying] = {
    **dict.fromkeys(("", "antal", "number"), _number),
    **dict.fromkeys(("tal", "digits"), _digits),
    **dict.fromkeys(("andel", "share"), _share),
    **dict.fromkeys(("procent", "percent"), _percent),
    **dict.fromkeys(("ændring", "change"), _change),
    **dict.fromkeys(("ændret", "changed"), _changed),
    **dict.fromkeys(("forskel", "difference"), _difference),
    **dict.fromkeys(("omtrent", "about"), _about),
    **dict.fromkeys(("liste", "list"), _named),
    **dict.fromkeys(("lande", "countries"), _countries),
    **dict.fromkeys(("opregning", "counts"), _counted),
    **dict.fromkeys(("parentes", "bracketed"), _bracketed),
    **dict.fromkeys(("plads", "rank"), _place),
    **dict.fromkeys(("forskellige", "distinct"), _different),
    **dict.fromkeys(("gennemsnit", "mean"), _spread("mean")),
    **dict.fromkeys(("laveste", "lowest"), _spread("lowest")),
    **dict.fromkeys(("højeste", "highest"), _spread("highest")),
}


def rate(name: str, year: int) -> Fraction:
    """Of law: as it is when the year is over and its report written (ours)."""
    return Fraction(rules().rate(name, date(year + 1, 1, 1)))


def deadline(name: str, year: int) -> Fraction:
    return Fraction(rules().deadline(name, date(year + 1, 1, 1)))


# Numbers of law, by the names of the mechanism.
OF_LAW = {"sats": rate, "rate": rate, "frist": deadline, "deadline": deadline}
# Text that is no figure of the register: "{fast: § 262 a}".
FIXED = {"fast", "fixed"}
