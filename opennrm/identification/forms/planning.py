"""Forms of planning: an appointment and what became of it, rooms, interpreters and their conflicts."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.planning import PlanInput
from opennrm.identification.domain.views import PlanChoices
from opennrm.identification.forms.choices import all_countries, codes

LENGTHS = (
    ("30", _("30 minutter")),
    ("60", _("1 time")),
    ("90", _("1½ time")),
    ("120", _("2 timer")),
    ("180", _("3 timer")),
)


class PlanForm(django_forms.Form):
    """When, where, with whom."""

    starts_on = django_forms.DateField(label=_("Dato"))
    starts_at = django_forms.TimeField(label=_("Klokken"))
    minutes = django_forms.TypedChoiceField(label=_("Varighed"), choices=LENGTHS, coerce=int, initial="90")
    room_id = django_forms.TypedChoiceField(label=_("Lokale, video eller besøg"), coerce=UUID)
    interviewer_id = django_forms.TypedChoiceField(label=_("Hvem holder samtalen"), coerce=UUID)
    language = django_forms.ChoiceField(label=_("Sprog"), choices=codes("languages", blank=True))
    interpreter_id = django_forms.TypedChoiceField(
        label=_("Tolk"), coerce=UUID, required=False, empty_value=None
    )
    companion = django_forms.ChoiceField(
        label=_("Ledsager"), choices=codes("companions", blank=True), required=False
    )
    gender_wish = django_forms.ChoiceField(
        label=_("Personen ønsker at tale med en"), choices=codes("genders", blank=True), required=False
    )
    unmet_wish = django_forms.CharField(
        label=_("Hvorfor ønsket ikke kan opfyldes"),
        max_length=400,
        required=False,
        help_text=_("Kun når tolken eller den, der holder samtalen, er en anden. Krypteres."),
    )

    def __init__(self, *args: Any, choices: PlanChoices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, offered in (
            ("room_id", choices.rooms), ("interviewer_id", choices.colleagues), ("interpreter_id", choices.interpreters),
        ):  # fmt: skip
            words = [(str(key), label) for key, label in offered]
            self.fields[name].choices = [("", _("Vælg")), *words]  # type: ignore[attr-defined]

    @staticmethod
    def plan(case_id: UUID, cleaned: dict[str, Any]) -> PlanInput:
        told = {key: value for key, value in cleaned.items() if key not in {"starts_on", "starts_at"}}
        starts_at = make_aware(datetime.combine(cleaned["starts_on"], cleaned["starts_at"]))
        return PlanInput(case_id=case_id, starts_at=starts_at, **told)


class RoomForm(django_forms.Form):
    """A place for interviews."""

    name = django_forms.CharField(label=_("Navn"), max_length=80)
    kind = django_forms.ChoiceField(
        label=_("Slags"), choices=codes("room_kinds"), widget=django_forms.RadioSelect
    )


class InterpreterForm(django_forms.Form):
    """Somebody who interprets."""

    name = django_forms.CharField(label=_("Navn"), max_length=120, help_text=_("Krypteres."))
    email = django_forms.EmailField(
        label=_("E-mail"), required=False, help_text=_("Til påmindelser, som ikke nævner nogen. Krypteres.")
    )
    languages = django_forms.MultipleChoiceField(
        label=_("Sprog"), choices=codes("languages"), widget=django_forms.CheckboxSelectMultiple
    )
    gender = django_forms.ChoiceField(label=_("Køn"), choices=codes("genders", blank=True), required=False)


class ConflictForm(django_forms.Form):
    """Whom an interpreter must not work with."""

    case = django_forms.CharField(
        label=_("Sagsnummer eller pseudonym"), max_length=20, required=False,
        help_text=_("Tolken må ikke tolke for personen i sagen."),
    )  # fmt: skip
    with_complex = django_forms.BooleanField(label=_("Gælder hele sagskomplekset"), required=False)
    nationality = django_forms.ChoiceField(
        label=_("Eller alle fra et land"), choices=all_countries, required=False
    )


class HeldForm(django_forms.Form):
    """Which appointment an interview is recorded of, as the link to its page says."""

    aftale = django_forms.UUIDField(required=False)


class PlanClosedForm(django_forms.Form):
    """What became of it; that it was held is said by the record of the interview."""

    state = django_forms.ChoiceField(
        label=_("Hvad blev det til"),
        choices=(("cancelled", _("Aftalen er aflyst")),),
        widget=django_forms.RadioSelect,
    )


class NoShowForm(django_forms.Form):
    """The person did not come."""

    follow_up = django_forms.CharField(
        label=_("Hvad gøres der for at finde ud af hvorfor"), widget=django_forms.Textarea(attrs={"rows": 3}),
        help_text=_("Et potentielt offer, der udebliver, kan være i fare. Krypteres."),
    )  # fmt: skip
    follow_up_on = django_forms.DateField(label=_("Følges op senest"))


class VisitForm(django_forms.Form):
    """The visit was granted."""

    granted_on = django_forms.DateField(label=_("Besøget er givet den"))
