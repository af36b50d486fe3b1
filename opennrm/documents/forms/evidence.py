"""Forms of evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.cases.forms import NOT_CHOSEN, Choices, codes, language
from opennrm.documents import policies
from opennrm.documents.domain.evidence import (
    LONGEST,
    EvidenceInput,
    EvidenceView,
    HandOverInput,
    ReceiptInput,
)
from opennrm.documents.presenters.evidence import KINDS
from opennrm.documents.presenters.sections import SECTIONS
from opennrm.mechanism.rules import rules


def _words(label: Any, help_text: Any = "", *, rows: int = 2, required: bool = True) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label, max_length=LONGEST, widget=widget, help_text=help_text, required=required
    )


SEAL = _("For eksempel: ridset skærm, lukket pose, forsegling nr. 4711. Er den ikke forseglet, så skriv det.")


class ReceiptForm(forms.Form):
    """What the receiver signs for."""

    condition = forms.ChoiceField(label=_("Stand ved modtagelsen"), widget=forms.RadioSelect)
    kept_at = _words(_("Hvor opbevares det nu?"), _("For eksempel: aflåst skab 2, kontoret. Krypteres."))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["condition"].choices = codes("custody_conditions")  # type: ignore[attr-defined]

    def receipt(self) -> ReceiptInput:
        return ReceiptInput(self.cleaned_data["condition"], self.cleaned_data["kept_at"])


class TakeBackForm(ReceiptForm):
    """It came back from outside."""

    whom = _words(_("Hvem afleverede det?"))
    happened_at = forms.DateTimeField(label=_("Hvornår"))
    field_order = ("whom", "happened_at", "condition", "kept_at")


class EvidenceForm(forms.Form):
    """An item as it came in."""

    kind = forms.ChoiceField(label=_("Hvad er det?"))
    description = _words(_("Beskrivelse"), _("Så det kan kendes igen. Krypteres."), rows=4)
    source = forms.ChoiceField(label=_("Hvor kommer det fra?"))
    handed_over_by = _words(_("Hvem afleverede det?"), _("Navn eller funktion. Krypteres."))
    received_at = forms.DateTimeField(label=_("Modtaget hvornår"))
    received_place = _words(_("Modtaget hvor"))
    seal = _words(_("Stand og forsegling"), SEAL)
    kept_at = _words(_("Hvor opbevares det?"), _("For eksempel: aflåst skab 2, kontoret. Krypteres."))
    version = forms.TypedChoiceField(
        label=_("Filen, hvis beviset er en fil"),
        coerce=UUID,
        empty_value=None,
        required=False,
        help_text=_(
            "Kun filer, der allerede ligger i sagen. En kontrolsum af indholdet gemmes, så enhver ændring kan ses."
        ),
    )
    section = forms.ChoiceField(
        label=_("Del af sagen"), help_text=_("Det afgør, hvilke roller der kan se beviset.")
    )

    def __init__(self, *args: Any, files: Sequence[tuple[UUID, str]], actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        written = [(each.value, SECTIONS[Section(each)]) for each in policies.sections_written(actor)]
        choices: dict[str, Choices] = {
            "kind": [NOT_CHOSEN, *codes("evidence_kinds")],
            "source": [NOT_CHOSEN, *codes("evidence_sources")],
            "section": [NOT_CHOSEN, *written],
            "version": [("", _("Ingen fil")), *((str(each), title) for each, title in files)],
        }
        for name, known in choices.items():
            self.fields[name].choices = known  # type: ignore[attr-defined]

    def evidence(self, case_id: UUID) -> EvidenceInput:
        told = dict(self.cleaned_data)
        return EvidenceInput(case_id=case_id, version_id=told.pop("version"), **told)


class HandOverForm(forms.Form):
    """Who gets it, when, why, and in which condition."""

    to = forms.ChoiceField(
        label=_("Modtager"),
        required=False,
        help_text=_(
            "Organisationer, der deltager i sagen. En anden bruger end dig kvitterer for modtagelsen."
        ),
    )
    whom = _words(
        _("Navn på modtageren"),
        _(
            "Skal udfyldes, når modtageren er uden for registret: en kvittering på papir følger med. Krypteres."
        ),
        required=False,
    )
    happened_at = forms.DateTimeField(label=_("Hvornår"))
    purpose = forms.ChoiceField(label=_("Formål"))
    seal = _words(_("Stand og forsegling"), SEAL)

    def __init__(self, *args: Any, taking_part: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        named = [(code, rules().organisation(code).labels[language()]) for code in taking_part]
        self.fields["to"].choices = [("", _("En uden for registret")), *named]  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [NOT_CHOSEN, *codes("custody_purposes")]  # type: ignore[attr-defined]

    def hand_over(self, evidence_id: UUID) -> HandOverInput:
        return HandOverInput(evidence_id=evidence_id, **self.cleaned_data)


class CorrectEvidenceForm(forms.Form):
    """Which line is wrong, and what is right."""

    corrects = forms.TypedChoiceField(label=_("Hvad rettes?"), coerce=int)
    text = _words(
        _("Hvad er rigtigt?"),
        _(
            "Det, der stod, bliver stående. En overdragelse, som ingen har kvitteret for, annulleres. Krypteres."
        ),
        rows=4,
    )

    def __init__(self, *args: Any, evidence: EvidenceView, **options: Any) -> None:
        super().__init__(*args, **options)
        lines = [(str(each.number), f"{each.number}. {KINDS[each.kind]}") for each in evidence.lines]
        self.fields["corrects"].choices = [("0", _("Beviset selv")), *lines]  # type: ignore[attr-defined]
