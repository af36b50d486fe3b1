"""Words of letters."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.letter_states import LetterState
from opennrm.identification.domain.letters import LetterView

EVENTS: dict[str, Promise] = {
    "identification.letter_made": _("Lavede afgørelsesbrev"),
    "identification.letter_shown": _("Så, hvad der er sket med et afgørelsesbrev"),
    "identification.letter_read": _("Åbnede afgørelsesbrev"),
    "identification.letter_stepped": _("Registrerede, hvad der er sket med et afgørelsesbrev"),
}

LETTER_STATES: Mapping[str, Promise] = {
    LetterState.READY: _("Klar til at blive givet"),
    LetterState.WITHHELD: _("Tilbageholdt; skal gennemgås af en kollega"),
    LetterState.STILL_WITHHELD: _("Tilbageholdt og gennemgået"),
    LetterState.READ_ALOUD: _("Læst op"),
    LetterState.GIVEN: _("Givet til personen"),
}
# As choices: what is recorded now.
STEPS: Mapping[LetterState, Promise] = {
    LetterState.READY: _("Jeg har gennemgået det: brevet må gives"),
    LetterState.WITHHELD: _("Brevet holdes tilbage for personens sikkerhed"),
    LetterState.STILL_WITHHELD: _("Jeg har gennemgået det: brevet holdes fortsat tilbage"),
    LetterState.READ_ALOUD: _("Brevet er læst op for personen"),
    LetterState.GIVEN: _("Brevet er givet til personen"),
}

REFUSALS: dict[str, Promise] = {
    "identification.letter_cannot_move": _(
        "Det passer ikke med, hvad der allerede er sket med brevet. Åbn siden igen."
    ),
    "identification.letter_is_made": _("Brevet er allerede lavet. Det er gemt, som det var."),
    "identification.letter_of_no_standing_decision": _(
        "Afgørelsen er erstattet eller trukket tilbage. Lav brevet ud fra den, der gælder nu."
    ),
    "identification.letter_reviewed_by_oneself": _(
        "Du har selv holdt brevet tilbage, så en kollega skal gennemgå det."
    ),
    "identification.letter_without_words": _("Skriv kort, hvordan eller hvorfor."),
}


def steps_of(letter: LetterView) -> list[tuple[Promise, object]]:
    """What was done with it, in words, oldest first."""
    return [(LETTER_STATES[each.state], each) for each in letter.steps]
