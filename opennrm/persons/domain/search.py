"""What is searched for, and how much an identity resembles it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.persons.domain.identity import Identity
from opennrm.persons.domain.names import SOUND, WEIGHTS, WHOLE, parts, sound, tokens, tokens_of_part

NAME, DOCUMENT, PHONE, BIRTH = "name", "document", "phone", "birth"
Token = tuple[str, str]
# One that is the same says more than any name.
EXACT = 40
SHORTEST_DOCUMENT, SHORTEST_PHONE = 4, 6
# As alike as two spellings of one sound are taken to be, and the least that is shown (both ours).
SAME_SOUND = 0.93
LEAST = 0.72
# From here on somebody who is registered is asked about (ours).
LIKELY = 0.88
# A part of a name that so many bear in the whole register is common: that it is borne says of nobody (ours).
COMMON = 50
# Of those found, how many are shown.
MOST_FOUND = 10
MOST_LIKELY = 3
DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
NUMBERS = re.compile(r"\+?\d[\d\s().-]{4,}\d|\S*\d\S*")


class Likeness(StrEnum):
    """What of somebody is like what was sought."""

    DOCUMENT = "document"
    PHONE = "phone"
    BIRTH = "birth"
    SAME_NAME = "same_name"
    LIKE_NAME = "like_name"


@dataclass(frozen=True, slots=True, repr=False)
class Sought:
    """What is known of somebody; everything may be empty. Never shows itself, like an identity."""

    names: str = ""
    numbers: tuple[str, ...] = ()
    birth: date | None = None

    def __repr__(self) -> str:
        return "Sought(…)"

    def __bool__(self) -> bool:
        return bool(parts(self.names) or self.numbers or self.birth)


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How much an identity is like what was sought, from 0 to 1, and in what."""

    degree: float
    likenesses: tuple[Likeness, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A person that resembles what was sought. False where the likeness is none."""

    person_id: UUID
    resemblance: Resemblance

    def __bool__(self) -> bool:
        return bool(self.resemblance.likenesses)


def sought(text: str) -> Sought:
    """A day of birth, numbers of documents and phones, and names, as somebody types them into one field."""
    rest, birth = text, None
    if found := DAY.search(text):
        birth, rest = _day(found), text[: found.start()] + " " + text[found.end() :]
    numbers = tuple(each.strip() for each in NUMBERS.findall(rest))
    return Sought(NUMBERS.sub(" ", rest), numbers, birth)


def _day(found: re.Match[str]) -> date | None:
    day, month, year, iso_year, iso_month, iso_day = found.groups()
    try:
        return date(int(year or iso_year), int(month or iso_month), int(day or iso_day))
    except ValueError:
        return None


def document(text: str) -> str:
    """The number of a document without what people put between its characters; "" where it is too short for one."""
    plain = re.sub("[^0-9A-Z]", "", text.upper())
    return plain if len(plain) >= SHORTEST_DOCUMENT else ""


def phone(text: str) -> str:
    """A phone number in the international form, Danish where no country is said; "" where it cannot be one."""
    import phonenumbers  # large, and of no use to most commands

    try:
        number = phonenumbers.parse(text, "DK")
    except phonenumbers.NumberParseException:
        return ""
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return written if len(written) > SHORTEST_PHONE else ""


def indexed(identity: Identity) -> set[Token]:
    """Everything that an identity can be found by: kind and token."""
    found = set(tokens(identity.names))
    exact = (
        (DOCUMENT, document(identity.document_number)),
        (PHONE, phone(identity.phone)),
        (BIRTH, identity.birth.day.isoformat() if identity.birth.day else ""),
    )
    return found | {(kind, value) for kind, value in exact if value}


@dataclass(frozen=True, slots=True)
class Asked:
    """A token to look for: what it says when it is shared, and the one that makes it needless, where somebody bears it whom
    the asker sees, or many do."""

    token: Token
    weight: int
    unless: Token | None = None


def sought_of(identity: Identity) -> Sought:
    """Somebody who is about to be registered, to be looked for among those who are."""
    numbers = tuple(filter(None, (identity.document_number, identity.phone)))
    return Sought(identity.names, numbers, identity.birth.day)


def is_likely(likeness: Resemblance) -> bool:
    """Worth asking whether it is the same person: not for a common birthday alone, nor for a faint likeness (ours)."""
    return likeness.degree >= LIKELY and set(likeness.likenesses) != {Likeness.BIRTH}


def is_named(what: Sought, name: str) -> bool:
    """Does somebody look for a name like their own? Two parts of it at least, as nobody is called by one alone (ours)."""
    told = parts(what.names)
    return len(told) > 1 and _names_alike(told, parts(name)) >= LIKELY


# What says of a person elsewhere that it is surely alike; slips and ends of names say too little to tell a stranger.
SURE: Mapping[str, int] = {WHOLE: 6, SOUND: 4, DOCUMENT: EXACT, PHONE: EXACT, BIRTH: 12}
# Two parts of a name as they are written. The database tells nothing fainter (config.past_walls).
LEAST_SURE = 2 * (SURE[WHOLE] + SURE[SOUND])


@dataclass(frozen=True, slots=True)
class Question:
    """Is somebody known elsewhere? The tokens with what they say, and how much they must say together: all of a name
    as it is written, and no less than two parts; or less of it with the day of birth; or one number (ours)."""

    tokens: tuple[tuple[Token, int], ...]
    least: int


def question_about(identity: Identity) -> Question:
    tokens = sorted((token, SURE[token[0]]) for token in indexed(identity) if token[0] in SURE)
    written = sum(weight for (kind, _), weight in tokens if kind in (WHOLE, SOUND))
    least = min(EXACT, max(LEAST_SURE, written))
    return Question(tuple(tokens), least)


def asked(what: Sought) -> list[Asked]:
    """The tokens to look for. A number may be a document's or a phone's. Slips and ends only help with a part that
    nobody known bears as it is typed: for one that many bear they would find thousands and say little."""
    found = [
        Asked(token, WEIGHTS[token[0]], None if token[0] in (WHOLE, SOUND) else (WHOLE, part))
        for part in parts(what.names)
        for token in tokens_of_part(part)
    ]
    for number in what.numbers:
        found += [Asked((DOCUMENT, document(number)), EXACT), Asked((PHONE, phone(number)), EXACT)]
    if what.birth:
        found.append(Asked((BIRTH, what.birth.isoformat()), EXACT // 2))
    return [each for each in found if each.token[1]]


def resemblance(what: Sought, identity: Identity) -> Resemblance:
    """Seen with the identity opened: numbers and days are the same or not, names are alike by degrees."""
    likenesses = _exact(what, identity)
    alike = _names_alike(parts(what.names), parts(identity.names))
    if alike >= LEAST:
        likenesses.append(Likeness.SAME_NAME if alike > 0.99 else Likeness.LIKE_NAME)
    best = max(alike, 0.0 if not what.numbers else float(bool(likenesses)))
    return Resemblance(best + 0.1 * len(likenesses), tuple(likenesses))


def _exact(what: Sought, identity: Identity) -> list[Likeness]:
    documents = {document(each) for each in what.numbers} - {""}
    phones = {phone(each) for each in what.numbers} - {""}
    found = {
        Likeness.DOCUMENT: document(identity.document_number) in documents,
        Likeness.PHONE: phone(identity.phone) in phones,
        Likeness.BIRTH: what.birth is not None and identity.birth.day == what.birth,
    }
    return [likeness for likeness, holds in found.items() if holds]


def _names_alike(sought_parts: tuple[str, ...], known: tuple[str, ...]) -> float:
    """Each part sought beside the part that is most like it, in any order; long parts say more."""
    if not sought_parts or not known:
        return 0.0
    said = sum(len(each) for each in sought_parts)
    return sum(len(each) * max(_alike(each, other) for other in known) for each in sought_parts) / said


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    from rapidfuzz.distance import JaroWinkler

    same_sound = SAME_SOUND if sound(one) == sound(other) and len(sound(one)) > 1 else 0.0
    return max(same_sound, JaroWinkler.similarity(one, other) * 0.98)
