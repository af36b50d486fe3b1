"""What the call form asks about a new person who may be known: used, new all the same, or somebody elsewhere is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.cases.domain import Match, Matches
from opennrm.intake.forms.choices import Choices
from opennrm.persons.domain.matching import Elsewhere
from opennrm.persons.presenters import LIKENESSES

NEW, ASK = "new", "ask"
NOT_ASKED = _(
    "Vi har kun set efter i dine egne sager. Om personen er kendt af en anden organisation, får du først svar på igen i "
    "den næste time, fordi du har spurgt mange gange. Spørg databeskyttelsesrådgiveren, hvis det haster."
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """The fields of one new person, and the question whether they are known, where it is asked."""

    fields: list[forms.BoundField]
    match: forms.BoundField
    checked: forms.BoundField


def hidden() -> dict[str, forms.Field]:
    """What was answered, and for what: a person who is typed otherwise is looked for anew."""
    return {
        "match": forms.CharField(required=False, max_length=40, widget=forms.HiddenInput),
        "checked": forms.CharField(required=False, max_length=40, widget=forms.HiddenInput),
    }


def question(matches: Matches) -> forms.ChoiceField:
    """The answers are ours to offer: which case, or new."""
    own: Choices = [(str(each.case_id), _told(each)) for each in matches.own]
    is_known = matches.elsewhere is Elsewhere.KNOWN
    new: Choices = [(NEW, _("Ny person alligevel"))]
    ask: Choices = [(ASK, _("Ny person, og spørg den organisation, der kender en, som ligner"))]
    return forms.ChoiceField(
        label=_("Er det en, vi kender?"),
        required=False,
        choices=[*own, *(ask if is_known else []), *new],
        widget=forms.RadioSelect,
        help_text=_hint(matches),
    )


def _told(match: Match) -> str:
    likenesses = ", ".join(str(LIKENESSES[each]) for each in match.likenesses)
    return str(_("Brug sag %(number)s (%(pseudonym)s): %(alike)s")) % {
        "number": match.number,
        "pseudonym": match.pseudonym,
        "alike": likenesses,
    }


def _hint(matches: Matches) -> str:
    if matches.elsewhere is Elsewhere.KNOWN:
        return str(
            _(
                "En, der ligner, er kendt af en anden organisation. Hvem det er, kan kun den organisation sige: Spørg, så får den "
                "dit spørgsmål og kan dele sin sag."
            )
        )
    if matches.elsewhere is Elsewhere.NOT_ASKED:
        return str(NOT_ASKED)
    return str(_("Vi har set efter i dine egne sager og hos de andre organisationer."))


def sign_of(row: Mapping[str, object]) -> str:
    """The same for the same person as typed."""
    return sha256("|".join(f"{row[part] or ''}" for part in sorted(row)).encode()).hexdigest()[:32]


def chosen_case(answer: str) -> UUID | None:
    """The case that is meant, where one is."""
    try:
        return UUID(answer)
    except ValueError:
        return None
