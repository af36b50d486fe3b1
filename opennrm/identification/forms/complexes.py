"""Forms of what cases have in common."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.cases import selectors as cases
from opennrm.identification.domain.complexes import SharedInput
from opennrm.identification.presenters.complexes import LINKS, SHARED


class SharedForm(django_forms.Form):
    """A place, an exploiter or a period of all the cases."""

    kind = django_forms.ChoiceField(
        label=_("Hvad har sagerne til fælles?"), choices=list(SHARED.items()), widget=django_forms.RadioSelect
    )
    text = django_forms.CharField(
        label=_("Beskrivelse"),
        widget=django_forms.Textarea(attrs={"rows": 4}),
        max_length=5000,
        help_text=_(
            "Krypteres under sagskompleksets egen nøgle. Skriv det, der gælder alle; personernes egne forhold hører til deres sag."
        ),
    )
    began_on = django_forms.DateField(label=_("Fra"), required=False)
    ended_on = django_forms.DateField(label=_("Til"), required=False)

    @staticmethod
    def shared(case_id: UUID, cleaned: dict[str, Any]) -> SharedInput:
        return SharedInput(case_id=case_id, **cleaned)


class LinkForm(django_forms.Form):
    """Which other case, and what the two have in common."""

    other = django_forms.CharField(
        label=_("Den anden sag"),
        max_length=20,
        help_text=_("Sagsnummer eller pseudonym, for eksempel 2021-0042 eller K7M-3XY"),
    )
    kind = django_forms.ChoiceField(
        label=_("Hvordan hører de sammen?"), choices=list(LINKS.items()), widget=django_forms.RadioSelect
    )

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.actor = actor

    def clean_other(self) -> UUID:
        """A pseudonym names a case only where the actor sees just one of that person."""
        text = self.cleaned_data["other"]
        found = list(cases.find(self.actor, text)[:2])
        if not found:
            raise django_forms.ValidationError(
                _("%(text)s er ikke en af dine sager. Tjek tegnene."), params={"text": text}
            )
        if len(found) > 1:
            raise django_forms.ValidationError(
                _("%(text)s har flere sager. Skriv sagsnummeret."), params={"text": text}
            )
        return found[0].pk
