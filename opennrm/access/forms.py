"""Choosing an organisation, and the one way from a form to a service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from opennrm.access import selectors, services
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.events import FormSent
from opennrm.access.domain.trail import Wanted
from opennrm.access.models import User
from opennrm.access.presenters import LOST, PROOFS, ROLES, organisation_name
from opennrm.mechanism.countries import danish_order
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.events import publish
from opennrm.ui.events import all_events
from opennrm.ui.forms import Act, attempt

# The hidden field of every form that is kept as a draft while it is filled in.
DRAFT = "draft"


class ChooseOrganisationForm(forms.Form):
    """Which organisation the user acts for."""

    organisation = forms.UUIDField(widget=forms.HiddenInput)


def submit(form: forms.BaseForm, act: Act, *, by: Actor) -> bool:
    """Validate, act in a savepoint, put a refusal at its field and into the audit. What was done needs no draft."""
    is_done = attempt(form, act, lambda refused: services.record_refusal(refused, by=by))
    if is_done and DRAFT in form.data:
        publish(FormSent(str(form.data[DRAFT]), by))
    return is_done


class TrailForm(forms.Form):
    """Which lines of the audit trail to see. Everything may be left open."""

    user: forms.ModelChoiceField[User] = forms.ModelChoiceField(
        label=_("Hvem"), queryset=User.objects.none(), required=False, empty_label=_("Alle")
    )
    event = forms.ChoiceField(label=_("Handling"), required=False)
    subject = forms.CharField(
        label=_("Sag eller person"),
        max_length=20,
        required=False,
        help_text=_("Sagsnummer eller pseudonym, for eksempel 2021-0042 eller K7M-3XY"),
    )
    since = forms.DateField(label=_("Fra og med"), required=False)
    until = forms.DateField(label=_("Til og med"), required=False)

    def __init__(self, *args: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        user, event = self.fields["user"], self.fields["event"]
        user.queryset = selectors.everybody(actor)  # type: ignore[attr-defined]
        user.label_from_instance = lambda each: each.name  # type: ignore[attr-defined]
        words = sorted(((code, str(text)) for code, text in all_events().items()), key=lambda pair: pair[1])
        event.choices = [("", _("Alle")), *words]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("since") and typed.get("until") and typed["since"] > typed["until"]:
            self.add_error("until", _("Perioden slutter, før den begynder. Ret en af datoerne."))
        return typed

    def wanted(self) -> Wanted | None:
        """What was asked for; nothing typed is everything, something impossible is nothing."""
        if not self.is_bound:
            return Wanted()
        if not self.is_valid():
            return None
        told = self.cleaned_data
        return Wanted(
            user_id=told["user"].pk if told["user"] else None,
            event=told["event"],
            subject=told["subject"],
            since=told["since"],
            until=told["until"],
        )


class ProposeRoleForm(forms.Form):
    """Who shall have which role, where."""

    username = forms.CharField(
        label=_("Brugernavn"),
        max_length=60,
        validators=[
            RegexValidator(
                r"^[a-z0-9][a-z0-9._-]{2,}$",
                _("Brug mindst tre små bogstaver, tal, punktum eller bindestreg."),
            )
        ],
        help_text=_(
            "For eksempel anna.jensen. En, der er bruger i forvejen, får rollen; en ny bliver inviteret."
        ),
    )
    name = forms.CharField(label=_("Navn"), max_length=120, help_text=_("Som kolleger ser det"))
    organisation = forms.ChoiceField(label=_("Organisation"))
    role = forms.ChoiceField(label=_("Rolle"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        codes = ((code, organisation_name(code)) for code in selectors.organisation_ids())
        in_order = sorted(codes, key=lambda pair: danish_order(pair[1]))
        self.fields["organisation"].choices = [("", _("Vælg")), *in_order]  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", _("Vælg")), *ROLES.items()]  # type: ignore[attr-defined]


class NewPasswordForm(forms.Form):
    """The password that somebody chooses who was invited, or who comes in again."""

    password = forms.CharField(
        label=_("Adgangskode"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text=_("Mindst 12 tegn. En sætning er let at huske og svær at gætte."),
    )
    again = forms.CharField(
        label=_("Adgangskoden igen"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, whose: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.whose = whose

    def clean_password(self) -> str:
        password = str(self.cleaned_data["password"])
        validate_password(password, self.whose)
        return password

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if "password" in typed and typed.get("again") != typed["password"]:
            self.add_error("again", _("De to adgangskoder er ikke ens. Skriv den igen."))
        return typed


class RecoveryForm(forms.Form):
    """What somebody has lost, and how the administrator knows that it is them."""

    lost = forms.ChoiceField(label=_("Hvad er mistet?"), widget=forms.RadioSelect, choices=LOST.items())
    proof = forms.ChoiceField(
        label=_("Hvordan ved du, at det er brugeren selv?"),
        widget=forms.RadioSelect,
        choices=PROOFS.items(),
        help_text=_("En besked eller et opkald er ikke nok: det kan komme fra enhver."),
    )


class ContactForm(forms.Form):
    """How an organisation is reached."""

    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    email = forms.EmailField(label=_("E-mail"), max_length=200, required=False)
    address = forms.CharField(
        label=_("Adresse"), max_length=300, required=False, help_text=_("Organisationens, aldrig en persons.")
    )


class AddOrganisationForm(forms.Form):
    """An organisation of the mechanism that is not in the register yet."""

    organisation = forms.ChoiceField(label=_("Organisation"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        known, today = selectors.organisation_ids(), clock.today()
        missing = [each for each in rules().organisations if each.holds_on(today) and each.code not in known]
        choices = [(each.code, organisation_name(each.code)) for each in missing]
        self.fields["organisation"].choices = [("", _("Vælg")), *choices]  # type: ignore[attr-defined]


class LabelForm(forms.Form):
    """What a code shall be called, from when, and why."""

    danish = forms.CharField(label=_("Dansk betegnelse"), max_length=150)
    english = forms.CharField(label=_("Engelsk betegnelse"), max_length=150)
    valid_from = forms.DateField(
        label=_("Gælder fra"),
        help_text=_("Tidligst i morgen. Det, der er sagt om en dag, der er begyndt, bliver stående."),
    )
    source = forms.CharField(
        label=_("Begrundelse og kilde"),
        max_length=500,
        help_text=_("For eksempel loven eller den aftale, som navnet kommer fra. Ingen personer."),
    )


class ConductForm(forms.Form):
    """A new version of the code of conduct."""

    danish = forms.CharField(label=_("Dansk"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 12}))
    english = forms.CharField(
        label=_("Engelsk"), max_length=20_000, widget=forms.Textarea(attrs={"rows": 12})
    )


class AcceptConductForm(forms.Form):
    """Read and accepted: the version that was shown."""

    number = forms.IntegerField(min_value=1, max_value=1_000_000, widget=forms.HiddenInput)
    accept = forms.BooleanField(label=_("Jeg har læst adfærdskodeksen og vil følge den"))
