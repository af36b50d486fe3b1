"""Forms of interviews."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.identification.forms.choices import codes, language
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock


class InterviewForm(django_forms.Form):
    """An identification interview, in the order it is told."""

    held_on = django_forms.DateField(label=_("Dato for samtalen"))
    place = django_forms.ChoiceField(label=_("Sted"), choices=codes("interview_places", blank=True))
    language = django_forms.ChoiceField(label=_("Sprog"), choices=codes("languages", blank=True))
    interpreter = django_forms.BooleanField(label=_("Der var tolk med"), required=False)
    consent = django_forms.BooleanField(
        label=_("Personen har givet samtykke til samtalen"),
        required=False,
        help_text=_("Samtalen er frivillig, og personen kan være anonym."),
    )
    notes = django_forms.CharField(
        label=_("Samtalen"),
        widget=django_forms.Textarea(attrs={"rows": 8}),
        required=False,
        help_text=_("Krypteres. Kun den, der åbner vurderingen, kan læse det."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in rules().codes_on("indicators", clock.today()):
            label = code.labels[language()]
            self.fields[f"seen_{code.code}"] = django_forms.BooleanField(label=label, required=False)
            self.fields[f"note_{code.code}"] = django_forms.CharField(
                label=_("Hvad det hviler på: %(indicator)s") % {"indicator": label}, required=False
            )

    def indicator_fields(self) -> list[tuple[django_forms.BoundField, django_forms.BoundField]]:
        """Each indicator with its note, for the page."""
        names = [name.removeprefix("seen_") for name in self.fields if name.startswith("seen_")]
        return [(self[f"seen_{name}"], self[f"note_{name}"]) for name in names]

    @staticmethod
    def interview(case_id: UUID, cleaned: dict[str, Any]) -> InterviewInput:
        """A note without its tick is a finding too: nothing typed is lost."""
        names = [name.removeprefix("seen_") for name in cleaned if name.startswith("seen_")]
        found = [name for name in names if cleaned[f"seen_{name}"] or cleaned[f"note_{name}"]]
        told = {
            key: cleaned[key] for key in ("held_on", "place", "language", "interpreter", "consent", "notes")
        }
        findings = tuple(Finding(name, cleaned[f"note_{name}"]) for name in found)
        return InterviewInput(case_id=case_id, findings=findings, **told)
