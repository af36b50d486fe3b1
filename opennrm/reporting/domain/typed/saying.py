"""Says a typed text of a year: each sentence by itself, true or with its faults. No sentence that is not true has words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from opennrm.mechanism.domain.errors import UnknownRule
from opennrm.reporting.domain.figures import Figures, NotKnown
from opennrm.reporting.domain.typed.answers import Answers
from opennrm.reporting.domain.typed.nouns import NounPhrase, noun_phrase, numbered, shared
from opennrm.reporting.domain.typed.parts import Fault, Query, Typed, Unsayable
from opennrm.reporting.domain.typed.reading import YEAR, query_of, question_of
from opennrm.reporting.domain.typed.sayings import FIXED, KINDS, OF_LAW
from opennrm.reporting.domain.typed.wishes import Wish, wish_of

AUXILIARIES = {"er", "is", "has"}  # left out of a proposal where the editor wrote them before the braces
BRACES = re.compile(r"\{([^{}]*)\}")
# Numbers in words that only a question may say. "to" and "en" are other words too.
NUMBER_WORDS = (
    "nul|tre|fire|fem|seks|syv|otte|ni|ti|elleve|tolv|halvdelen|flertallet|fordoblet|halveret|fordobling|halvering"
    "|fjerdedel|tredjedel|zero|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|majority|doubled|halved"
    "|doubling|halving|quarter|third"
)
BARE = re.compile(rf"\d+(?:[.,]\d+)*|\b(?:{NUMBER_WORDS})\b", re.IGNORECASE)
END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅÉ{])|\n+")


@dataclass(frozen=True, slots=True)
class Voice:
    """The year that is spoken of, in which language, and of which register."""

    year: int
    language: str
    figures: Figures


def say(text: str, voice: Voice) -> tuple[Typed, ...]:
    """Sentence by sentence; the places of faults count from the start of the text."""
    return tuple(
        Typed(each.words, tuple(fault.moved(start) for fault in each.faults))
        for start, sentence in sentences_of(text)
        for each in (_said(sentence, voice),)
    )


def sentences_of(text: str) -> Iterator[tuple[int, str]]:
    """A full stop inside braces ends nothing."""
    masked = BRACES.sub(lambda found: "{" + "x" * (len(found[0]) - 2) + "}", text)
    start = 0
    for end in [*END.finditer(masked), None]:
        stop = end.start() if end else len(text)
        if text[start:stop].strip():
            yield start, text[start:stop]
        start = end.end() if end else stop


def _said(sentence: str, voice: Voice) -> Typed:
    words: list[str] = []
    faults: list[Fault] = []
    place = 0
    for found in BRACES.finditer(sentence):
        faults += _bare(sentence[place : found.start()], place)
        words.append(sentence[place : found.start()])
        try:
            words.append(say_query(query_of(found[1]), voice))
        except Unsayable as unsayable:
            faults.append(_fault(unsayable, found.start(), found.end()))
        place = found.end()
    faults += _bare(sentence[place:], place)
    # An abbreviation that ends a sentence brings its full stop.
    said = "".join([*words, sentence[place:]]).strip().replace("pct..", "pct.")
    return Typed("" if faults else said[:1].upper() + said[1:], tuple(faults))


def _bare(text: str, start: int) -> list[Fault]:
    """A number that no question stands behind, and a brace without its fellow."""
    found = [
        Fault("number_without_question", start + each.start(), start + each.end())
        for each in BARE.finditer(text)
    ]
    stray = [
        Fault("brace_alone", start + n, start + n + 1) for n, letter in enumerate(text) if letter in "{}"
    ]
    return found + stray


def _fault(unsayable: Unsayable, start: int, end: int) -> Fault:
    return Fault(unsayable.code, start, end, tuple(unsayable.params.items()), unsayable.proposal)


def say_query(query: Query, voice: Voice) -> str:
    """Raises ``Unsayable`` where it is not understood, not known or not true."""
    kind = query.words.lower()
    if kind in FIXED:
        return ", ".join(filter(None, (query.asked, query.noun)))
    year = YEAR.fullmatch(query.asked)
    if not query.words and year:
        return year["fixed"] or str(voice.year + int(year["steps"] or 0))
    noun = noun_phrase(query.noun, voice.language)
    try:
        if kind in OF_LAW:
            return numbered(OF_LAW[kind](query.asked, voice.year), noun, voice.language)
        return _answered(query, noun, voice)
    except NotKnown:
        raise Unsayable("not_known") from None
    except UnknownRule:
        raise Unsayable("rule_unknown", name=query.asked) from None


def _answered(query: Query, noun: NounPhrase | None, voice: Voice) -> str:
    question = question_of(query.asked, voice.year)
    it = Answers(question, voice.figures, noun, voice.language)
    if query.words.lower() in KINDS:
        return KINDS[query.words.lower()](it)
    wish = wish_of(query.words, voice.language, of_a_whole=question.whole is not None)
    if wish is None:
        raise Unsayable("words_unknown", words=query.words)
    if not wish.holds(it):
        raise Unsayable("not_true", words=query.words, proposal=_proposal(query, wish, it))
    return _wished(query.words, wish, it)


def _wished(words: str, wish: Wish, it: Answers) -> str:
    if wish.is_share:
        return shared(words, it.noun, it.language)
    if it.noun is None or wish.instead not in ("antal", "omtrent"):
        return words
    return f"{words} {it.noun.one() if it.value == Fraction(1) else it.noun.several}"


def _proposal(query: Query, wish: Wish, it: Answers) -> str:
    """The same question with words that hold: what the kind says without its noun."""
    plain = Answers(it.question, it.figures, None, it.language)
    try:
        words = KINDS[wish.instead](plain)
    except (Unsayable, NotKnown):
        return ""
    first, _, others = words.partition(" ")
    if wish.instead == "ændret" and others and query.words.lower().partition(" ")[0] not in AUXILIARIES:
        words = others if first in AUXILIARIES else words
    rest = ", ".join(filter(None, (query.asked, query.noun)))
    return f"{{{words}: {rest}}}"
