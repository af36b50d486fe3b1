"""Forms of grants."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.grants.domain.entitlement import MOST_CHILDREN, Circumstances, Household, Kind
from opennrm.grants.domain.inputs import Application, PayeeInput, RatesInput, ReceiptInput, RunInput
from opennrm.grants.domain.plans import LineInput
from opennrm.grants.domain.views import GrantView
from opennrm.grants.presenters import HOUSEHOLDS, language, purse_name
from opennrm.mechanism.countries import all_countries
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock

NOT_CHOSEN = ("", _("Vælg"))
MOST_KRONER = 1_000_000


def codes(list_name: str) -> list[tuple[str, str]]:
    return [(each.code, each.labels[language()]) for each in rules().codes_on(list_name, clock.today())]


class CircumstancesForm(forms.Form):
    """Whom the person provides for."""

    household = forms.ChoiceField(
        label=_("Forsørger"), widget=forms.RadioSelect, choices=list(HOUSEHOLDS.items())
    )
    children = forms.IntegerField(
        label=_("Antal mindreårige børn, som personen forsørger"),
        min_value=0,
        max_value=MOST_CHILDREN,
        initial=0,
    )
    names = forms.CharField(
        label=_("Børnenes navne"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000, required=False,
        help_text=_("Ét på hver linje. Opbevares krypteret."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Begrundelse"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000,
        help_text=_("Hvad oplysningerne bygger på. Opbevares krypteret."),
    )  # fmt: skip

    def circumstances(self) -> Circumstances:
        return Circumstances(Household(self.cleaned_data["household"]), self.cleaned_data["children"])

    def children_named(self) -> tuple[str, ...]:
        return tuple(each.strip() for each in self.cleaned_data["names"].splitlines() if each.strip())


class ApproveForm(forms.Form):
    """Which circumstances were read."""

    version = forms.IntegerField(min_value=1, max_value=32_767)

    def read(self) -> int:
        """0 where nothing is told: no circumstances have that number."""
        return int(self.cleaned_data["version"]) if self.is_valid() else 0


class ApplyForm(CircumstancesForm):
    """Somebody applies for reintegration support."""

    destination = forms.ChoiceField(label=_("Rejser til"))
    field_order = ("destination", "household", "children", "names", "reason")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        abroad = [each for each in all_countries(language()) if each[0] != rules().country]
        self.fields["destination"].choices = [NOT_CHOSEN, *abroad]  # type: ignore[attr-defined]

    def application(self, case_id: UUID) -> Application:
        told = self.cleaned_data
        return Application(
            case_id, self.circumstances(), told["destination"], told["reason"], self.children_named()
        )


class ArrivalForm(forms.Form):
    """The day the person arrived."""

    arrived_on = forms.DateField(label=_("Ankommet den"), help_text=_("Fra den dag tælles månederne."))


class StopForm(forms.Form):
    """Why nothing more is paid."""

    reason = forms.ChoiceField(label=_("Hvorfor"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["reason"].choices = codes("grant_stops")  # type: ignore[attr-defined]


class LineForm(forms.Form):
    """A line of the plan."""

    purse = forms.ChoiceField(label=_("Af hvilken støtte"), widget=forms.RadioSelect)
    purpose = forms.ChoiceField(
        label=_("Formål"), help_text=_("Et barns støtte er til barnet, aldrig til den voksnes virksomhed.")
    )
    amount = forms.DecimalField(
        label=_("Beløb i kroner"),
        min_value=Decimal("0.01"),
        max_value=MOST_KRONER,
        decimal_places=2,
        localize=True,
    )
    text = forms.CharField(
        label=_("Hvad pengene skal bruges til"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000,
        help_text=_("Opbevares krypteret."),
    )  # fmt: skip

    def __init__(self, *args: Any, grant: GrantView, **options: Any) -> None:
        super().__init__(*args, **options)
        chosen = [(str(each.id), purse_name(each)) for each in grant.purses if each.kind != Kind.CASH]
        self.fields["purse"].choices = chosen  # type: ignore[attr-defined]
        self.fields["purpose"].choices = [NOT_CHOSEN, *codes("grant_purposes")]  # type: ignore[attr-defined]

    def line(self) -> LineInput:
        told = self.cleaned_data
        return LineInput(told["purpose"], int(told["amount"] * 100), told["text"])


class PayeeForm(forms.Form):
    """Who is paid, and where."""

    holder = forms.ChoiceField(label=_("Hvem får pengene"), widget=forms.RadioSelect)
    name = forms.CharField(label=_("Kontohaverens navn"), max_length=140)
    account = forms.CharField(
        label=_("Konto"), max_length=40, help_text=_("IBAN, eller kontonummeret som det skrives i landet.")
    )
    bank = forms.CharField(label=_("Bankens BIC"), max_length=11, required=False)
    currency = forms.ChoiceField(label=_("Valuta"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        person = ("person", _("Personen selv: kontantstøtten"))
        self.fields["holder"].choices = [person, *codes("grant_payees")]  # type: ignore[attr-defined]
        upper = [(code.upper(), f"{code.upper()} – {label}") for code, label in codes("currencies")]
        self.fields["currency"].choices = upper  # type: ignore[attr-defined]

    def payee(self) -> PayeeInput:
        told = self.cleaned_data
        return PayeeInput(told["holder"], told["currency"], told["name"], told["account"], told["bank"])


class UntilForm(forms.Form):
    """Until which day a run pays."""

    until = forms.DateField(label=_("Udbetal, hvad der forfalder til og med"))


class RatesForm(forms.Form):
    """The rate of each currency of a run, as it was published."""

    published_on = forms.DateField(label=_("Kursens dato"))
    source = forms.ChoiceField(label=_("Hvor kursen er offentliggjort"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, currencies: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self._currencies = currencies
        self.fields["source"].choices = codes("rate_sources")  # type: ignore[attr-defined]
        for code in currencies:
            self.fields[f"rate_{code}"] = forms.DecimalField(
                label=_("Kurs for %(currency)s: kroner for 100") % {"currency": code},
                min_value=Decimal("0.0001"), max_value=MOST_KRONER, decimal_places=4, localize=True,
            )  # fmt: skip

    def rates(self) -> RatesInput:
        told = self.cleaned_data
        rates = {code: int(told[f"rate_{code}"] * 10_000) for code in self._currencies}
        return RatesInput(rates, told["published_on"], told["source"])


class ApproveRunForm(forms.Form):
    """Where the agency pays from."""

    payer_account = forms.CharField(label=_("Konto, der betales fra (IBAN)"), max_length=42)
    payer_bank = forms.CharField(label=_("Bankens BIC"), max_length=11, required=False)

    def __init__(self, *args: Any, payer: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self._payer = payer

    def run(self) -> RunInput:
        told = self.cleaned_data
        return RunInput(self._payer, told["payer_account"], told["payer_bank"].upper())


class StatementForm(forms.Form):
    """A statement of the bank."""

    statement = forms.FileField(
        label=_("Kontoudtog (camt.053)"), widget=forms.FileInput(attrs={"accept": ".xml"})
    )


class YearForm(forms.Form):
    """Which year."""

    year = forms.IntegerField(label=_("År"), min_value=2007, max_value=2100)

    def chosen(self) -> int:
        """What was asked for; this year where that is none."""
        return int(self.cleaned_data["year"]) if self.is_valid() else clock.today().year


class ReceiptForm(forms.Form):
    """Whether the money arrived, and how that is known."""

    outcome = forms.ChoiceField(label=_("Kom pengene frem?"), widget=forms.RadioSelect)
    evidence = forms.CharField(
        label=_("Hvordan vides det?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=4000,
        help_text=_("For eksempel en kvittering, eller hvem der svarede og hvornår. Opbevares krypteret."),
    )  # fmt: skip

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["outcome"].choices = codes("receipt_outcomes")  # type: ignore[attr-defined]

    def receipt(self) -> ReceiptInput:
        return ReceiptInput(self.cleaned_data["outcome"], self.cleaned_data["evidence"])
