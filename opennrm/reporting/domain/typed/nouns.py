"""Nouns with a number before them: gender, number and definite form, in Danish and English.

"én kvinde" but "ét offer"; "to mindreårige ofre"; "det ene offer", "de to ofre"; "halvdelen af ofrene" but "alle ofre".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from opennrm.reporting.domain.numbers import digits, number
from opennrm.reporting.domain.typed.parts import Unsayable

# Danish: one, gender (c or n), several, the several. English: one, several.
NOUNS_TABLE = """
offer n ofre ofrene                          victim victims
person c personer personerne                 person persons
kvinde c kvinder kvinderne                   woman women
mand c mænd mændene                          man men
pige c piger pigerne                         girl girls
dreng c drenge drengene                      boy boys
barn n børn børnene                          child children
transperson c transpersoner transpersonerne  transgender-person transgender-persons
land n lande landene                         country countries
nationalitet c nationaliteter nationaliteterne  nationality nationalities
branche c brancher brancherne                sector sectors
opkald n opkald opkaldene                    call calls
henvisning c henvisninger henvisningerne     referral referrals
samtale c samtaler samtalerne                interview interviews
hjemsendelse c hjemsendelser hjemsendelserne return returns
rejse c rejser rejserne                      journey journeys
sag c sager sagerne                          case cases
sigtelse c sigtelser sigtelserne             charge charges
tiltale c tiltaler tiltalerne                indictment indictments
domfældelse c domfældelser domfældelserne    conviction convictions
krone c kroner kronerne                      krone kroner
gang c gange gangene                         time times
måned c måneder månederne                    month months
år n år årene                                year years
"""
# Danish: one of common gender, one of neuter, several or definite. English.
ADJECTIVES_TABLE = """
mindreårig mindreårigt mindreårige     underage
voksen voksent voksne                  adult
ung ungt unge                          young
kvindelig kvindeligt kvindelige        female
mandlig mandligt mandlige              male
forskellig forskelligt forskellige     different
forberedt forberedt forberedte         prepared
gennemført gennemført gennemførte      completed
udenlandsk udenlandsk udenlandske      foreign
dansk dansk danske                     Danish
ny nyt nye                             new
"""
DEFINITE = {"da": "bestemt", "en": "the"}


def _rows(table: str) -> list[list[str]]:
    return [line.replace("-", " ").split() for line in table.strip().splitlines()]


@dataclass(frozen=True, slots=True)
class Noun:
    one: str
    several: str
    the_several: str
    is_neuter: bool = False


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """Adjectives and a noun; ``is_definite``: somebody who was spoken of before."""

    noun: Noun
    adjectives: tuple[tuple[str, str, str], ...] = ()
    is_definite: bool = False

    def one(self, *, definite: bool = False) -> str:
        place = 2 if definite else int(self.noun.is_neuter)
        return " ".join([*(each[place] for each in self.adjectives), self.noun.one])

    @property
    def several(self) -> str:
        return " ".join([*(each[2] for each in self.adjectives), self.noun.several])

    def the_several(self, language: str) -> str:
        if language == "en":
            return f"the {self.several}"
        if self.adjectives:
            return f"de {self.several}"
        return self.noun.the_several


def _nouns() -> Mapping[str, Mapping[str, Noun]]:
    """By each form that somebody may type."""
    danish: dict[str, Noun] = {}
    english: dict[str, Noun] = {}
    for one, gender, several, the_several, *words in _rows(NOUNS_TABLE):
        danish[several] = danish[one] = Noun(one, several, the_several, gender == "n")
        half = len(words) // 2
        single, plural = " ".join(words[:half]), " ".join(words[half:])
        english[plural] = english[single] = Noun(single, plural, plural)
    return {"da": danish, "en": english}


NOUNS = _nouns()
ADJECTIVES: Mapping[str, Mapping[str, tuple[str, str, str]]] = {
    "da": {form: (c, n, plural) for c, n, plural, _ in _rows(ADJECTIVES_TABLE) for form in (c, n, plural)},
    "en": {word: (word, word, word) for *_, word in _rows(ADJECTIVES_TABLE)},
}


def noun_phrase(typed: str, language: str) -> NounPhrase | None:
    """None where no noun stands; ``Unsayable`` for a word whose forms are not known."""
    words = typed.split()
    if not words:
        return None
    definite = words[0] == DEFINITE[language]
    rest = words[definite:]
    places = (n for n in range(len(rest)) if " ".join(rest[n:]) in NOUNS[language])
    place = next(places, None)
    if place is None:
        raise Unsayable("noun_unknown", noun=typed, known=", ".join(NOUNS[language]))
    for word in rest[:place]:
        if word not in ADJECTIVES[language]:
            raise Unsayable("noun_unknown", noun=word, known=", ".join(ADJECTIVES[language]))
    adjectives = tuple(ADJECTIVES[language][word] for word in rest[:place])
    return NounPhrase(NOUNS[language][" ".join(rest[place:])], adjectives, definite)


def numbered(value: Fraction, noun: NounPhrase | None, language: str) -> str:
    """A number, and what it is a number of."""
    if noun is None:
        return number(value, language)
    if noun.is_definite:
        return _the(value, noun, language)
    said = number(value, language, neuter=noun.noun.is_neuter)
    return f"{said} {noun.one() if value == 1 else noun.several}"


def _the(value: Fraction, noun: NounPhrase, language: str) -> str:
    if not value:
        raise Unsayable("nobody_to_point_at")
    if language == "en":
        return f"the {number(value, language)} {noun.one() if value == 1 else noun.several}"
    if value == 1:
        return f"{'det' if noun.noun.is_neuter else 'den'} ene {noun.one(definite=True)}"
    return f"de {number(value, language)} {noun.several}"


def in_digits(value: Fraction, noun: NounPhrase | None, language: str) -> str:
    said = digits(value, language)
    if noun is None:
        return said
    return f"{said} {noun.one() if value == 1 else noun.several}"


# After these the noun stands by itself: "alle ofre"; after all others it is "af ofrene".
WITHOUT_OF = {"da": ("alle", "næsten alle", "de fleste"), "en": ("all", "almost all", "most")}
OF = {"da": "af", "en": "of"}


def shared(words: str, noun: NounPhrase | None, language: str) -> str:
    """A share, and what it is a share of."""
    if noun is None:
        return words
    if words.lower() in WITHOUT_OF[language]:
        return f"{words} {noun.several}"
    return f"{words} {OF[language]} {noun.the_several(language)}"
