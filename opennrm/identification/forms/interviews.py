"""Forms of interviews."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.identification.forms.choices import codes, language
from opennrm.mechanism.domain.instruments import Instrument, in_language
from opennrm.mechanism.rules import Code, rules
from opennrm.shared.dates import clock

ANSWERS = (("given", _("Ja")), ("not_given", _("Nej")))
TOLD = (
    "held_on", "place", "language", "interpreter", "consent", "notes", "is_with_child", "representative", "present",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IndicatorFields:
    """An indicator as the page asks for it: seen, what it rests on in words, and the passage."""

    seen: django_forms.BoundField
    note: django_forms.BoundField
    passage: django_forms.BoundField


@dataclass(frozen=True, slots=True)
class Part:
    """The indicators of one dimension of an instrument."""

    title: str
    indicators: Sequence[IndicatorFields]


class InterviewForm(django_forms.Form):
    """An identification interview, in the order it is told. Its words are others for a child."""

    held_on = django_forms.DateField(label=_("Dato for samtalen"))
    place = django_forms.ChoiceField(label=_("Sted"), choices=codes("interview_places", blank=True))
    language = django_forms.ChoiceField(label=_("Sprog"), choices=codes("languages", blank=True))
    interpreter = django_forms.BooleanField(label=_("Der var tolk med"), required=False)
    present = django_forms.CharField(
        label=_("Hvem var til stede"),
        max_length=400,
        required=False,
        help_text=_("For eksempel tolk og ledsager. Krypteres."),
    )
    representative = django_forms.CharField(
        label=_("Barnets bisidder eller repræsentant"),
        max_length=200,
        required=False,
        help_text=_("Skal være med, når personen er under 18 år eller alderen er i tvivl. Krypteres."),
    )
    is_with_child = django_forms.BooleanField(required=False, widget=django_forms.HiddenInput)
    plan = django_forms.UUIDField(required=False, widget=django_forms.HiddenInput)
    consent = django_forms.BooleanField(
        label=_("Personen har givet samtykke til samtalen"),
        required=False,
        help_text=_("Samtalen er frivillig, og personen kan være anonym."),
    )
    notes = django_forms.CharField(
        label=_("Andet fra samtalen"),
        widget=django_forms.Textarea(attrs={"rows": 4, "data-account": True}),
        required=False,
        help_text=_("Krypteres. Kun den, der åbner vurderingen, kan læse det."),
    )

    def __init__(self, *args: Any, instruments: Sequence[Instrument] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instruments = instruments
        self.is_childs = bool(self["is_with_child"].value())
        if not self.is_childs:
            del self.fields["representative"]
        for code in rules().codes_on("consent_points", clock.today()):
            self.fields[f"point_{code.code}"] = django_forms.ChoiceField(
                label=self._words(code), choices=ANSWERS, widget=django_forms.RadioSelect, required=False
            )
        for code in rules().codes_on("interview_topics", clock.today()):
            self.fields[f"topic_{code.code}"] = django_forms.CharField(
                label=self._words(code),
                widget=django_forms.Textarea(attrs={"rows": 3, "data-account": True}),
                required=False,
            )
        for name, label in self._indicators():
            self._ask_for(name, label)

    def _words(self, code: Code) -> str:
        """A child is asked in other words."""
        labels: Mapping[str, str] = code.extra["child"] if self.is_childs else code.labels
        return labels[language()]

    def _indicators(self) -> Iterator[tuple[str, str]]:
        """Those of the mechanism, then those of each instrument that was loaded."""
        for code in rules().codes_on("indicators", clock.today()):
            yield code.code, code.labels[language()]
        for instrument in self.instruments:
            for each in instrument.indicators():
                if each.strength(is_child=self.is_childs):
                    yield f"{instrument.code}:{each.code}", in_language(each.labels, language())

    def _ask_for(self, name: str, label: str) -> None:
        self.fields[f"seen_{name}"] = django_forms.BooleanField(label=label, required=False)
        self.fields[f"note_{name}"] = django_forms.CharField(
            label=_("Hvad det hviler på: %(indicator)s") % {"indicator": label}, required=False
        )
        self.fields[f"passage_{name}"] = django_forms.CharField(
            label=_("Stedet i samtalen: %(indicator)s") % {"indicator": label},
            required=False,
            widget=django_forms.Textarea(attrs={"rows": 2, "data-passage": True}),
        )

    def topic_fields(self) -> list[django_forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("topic_")]

    def point_fields(self) -> list[django_forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("point_")]

    def indicator_fields(self) -> list[IndicatorFields]:
        """Those of the mechanism's own list, for the page."""
        return [self._fields(name) for name in self._names() if ":" not in name]

    def parts(self) -> list[tuple[Instrument, list[Part]]]:
        """Those of each instrument that was loaded, by dimension."""
        asked = set(self._names())
        return [
            (
                instrument,
                [
                    Part(
                        in_language(dimension.labels, language()),
                        [
                            self._fields(name)
                            for name in (f"{instrument.code}:{each.code}" for each in dimension.indicators)
                            if name in asked
                        ],
                    )
                    for dimension in instrument.dimensions
                ],
            )
            for instrument in self.instruments
        ]

    def _fields(self, name: str) -> IndicatorFields:
        return IndicatorFields(self[f"seen_{name}"], self[f"note_{name}"], self[f"passage_{name}"])

    def _names(self) -> list[str]:
        return [name.removeprefix("seen_") for name in self.fields if name.startswith("seen_")]

    @staticmethod
    def interview(case_id: UUID, cleaned: dict[str, Any]) -> InterviewInput:
        """A note or a passage without its tick is a finding too: nothing typed is lost."""
        told = {key: cleaned[key] for key in TOLD if key in cleaned}
        return InterviewInput(
            case_id=case_id,
            findings=tuple(_findings(cleaned)),
            topics=_named(cleaned, "topic_"),
            consents=_named(cleaned, "point_"),
            plan_id=cleaned.get("plan"),
            **told,
        )


def _named(cleaned: Mapping[str, Any], prefix: str) -> dict[str, str]:
    """What was filled in of the fields with a prefix."""
    found = {name.removeprefix(prefix): value for name, value in cleaned.items() if name.startswith(prefix)}
    return {name: value for name, value in found.items() if value.strip()}


def _findings(cleaned: Mapping[str, Any]) -> Iterator[Finding]:
    for name in (each.removeprefix("seen_") for each in cleaned if each.startswith("seen_")):
        note, passage = cleaned[f"note_{name}"], cleaned[f"passage_{name}"]
        if cleaned[f"seen_{name}"] or note or passage:
            instrument, _, indicator = name.rpartition(":")
            yield Finding(indicator, note, passage, instrument)


class DraftForm(InterviewForm):
    """An interview sent from a device: ``based_on`` is the state of the case that its writer has seen."""

    based_on = django_forms.CharField(max_length=40, required=False)


class TextForm(django_forms.Form):
    """A topic's text, corrected; ``version`` is the one that was read."""

    text = django_forms.CharField(
        label=_("Teksten"), widget=django_forms.Textarea(attrs={"rows": 10}), help_text=_("Krypteres.")
    )
    version = django_forms.IntegerField(min_value=0, max_value=1_000_000, widget=django_forms.HiddenInput)


class WithdrawConsentForm(django_forms.Form):
    """The person takes back consent to a point of the script."""

    point = django_forms.ChoiceField(
        label=_("Punktet, som samtykket trækkes tilbage for"), widget=django_forms.RadioSelect
    )

    def __init__(self, *args: Any, points: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = ((point, rules().label("consent_points", point, language())) for point in points)
        self.fields["point"].choices = list(labels)  # type: ignore[attr-defined]
