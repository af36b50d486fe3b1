"""The form of a call to the hotline, with as many new persons as are asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.cases import selectors as cases
from opennrm.cases.domain import Ground, GroundKind, Matches
from opennrm.intake.domain import CallDetails, CallInput, CallView, NewPerson
from opennrm.intake.domain.calls import minutes_taken
from opennrm.intake.forms import choices, matches, persons
from opennrm.mechanism.rules import rules
from opennrm.persons.domain.identity import Identity
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.shared.errors import Refused
from opennrm.ui.fields import YesNoUnknownField
from opennrm.ui.refusals import words

MOST_PERSONS = 5
CODES = (("caller", "callers"), ("purpose", "call_purposes"), ("urgency", "urgencies"))
DETAILS = ("organisation", "urgency", "danger", "minutes", "follows", "call_back_at")


class CallForm(forms.Form):
    """A new call, or a correction of one. Works without JavaScript: "one more person" posts and shows it again."""

    caller = forms.ChoiceField(label=_("Opkalder"), widget=forms.RadioSelect)
    organisation = forms.CharField(
        label=_("Organisation"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "caller-organisations", "autocomplete": "off"}),
        help_text=_("For eksempel en politikreds. Aldrig en persons navn."),
    )
    danger = YesNoUnknownField(label=_("Er nogen i fare nu?"), required=False)
    purpose = forms.ChoiceField(label=_("Formål"), widget=forms.RadioSelect)
    urgency = forms.ChoiceField(label=_("Hvor meget haster det?"), required=False, widget=forms.RadioSelect)
    notes = forms.CharField(
        label=_("Noter"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Noterne gemmes krypteret. Hver åbning skrives i adgangsloggen."),
    )
    cases = forms.CharField(
        label=_("Sager, som opkaldet handler om"),
        max_length=400,
        required=False,
        help_text=_("Sagsnumre eller pseudonymer med komma imellem, for eksempel 2021-0042"),
    )
    ground = forms.ChoiceField(
        label=_("Grundlag for at registrere personerne"),
        required=False,
        choices=choices.grounds,
        widget=forms.Select(attrs={"class": "input-width-xl"}),
        help_text=_("Kun når opkaldet handler om en ny person"),
    )
    follows = forms.ChoiceField(
        label=_("Følger op på opkald"),
        required=False,
        widget=forms.Select(attrs={"class": "input-width-xl"}),
    )
    call_back_at = forms.DateTimeField(
        label=_("Ring tilbage"),
        required=False,
        help_text=_("Skriv i noterne, hvilket nummer der er sikkert."),
    )
    received_at = forms.DateTimeField(label=_("Opkaldet kom"))
    minutes = forms.IntegerField(
        label=_("Minutter"),
        required=False,
        help_text=_("Lad feltet stå tomt, så regnes der fra tiden, du startede, eller dit første tastetryk."),
    )
    refers = forms.BooleanField(
        label=_("Henvis personerne til en identifikationssamtale"),
        required=False,
        help_text=_("De står i køen, når opkaldet er registreret. Opkalderen er den, der henviser."),
    )
    # The clock of the call: started by hand or by the first keystroke, and kept with the draft.
    began_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=MOST_PERSONS)

    def __init__(
        self,
        posted: Mapping[str, Any] | None = None,
        *,
        actor: Actor,
        rows: int | None = None,
        correcting: UUID | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(posted, **kwargs)
        self.actor, self.new_persons = actor, dict[int, NewPerson]()
        self.row_count = rows if rows is not None else _rows_in(posted)
        self.initial.setdefault(
            "received_at", clock.now().astimezone(COPENHAGEN).replace(second=0, microsecond=0)
        )
        self.initial["rows"] = self.row_count
        for name, list_name in CODES:
            self.fields[name].choices = choices.codes(list_name)  # type: ignore[attr-defined]
        self.fields["follows"].choices = choices.calls(actor, but=correcting)  # type: ignore[attr-defined]
        for number in range(1, self.row_count + 1):
            parts = persons.fields() | matches.hidden()
            self.fields |= {f"person_{number}_{part}": field for part, field in parts.items()}

    @classmethod
    def with_one_more(cls, posted: Mapping[str, Any], *, actor: Actor) -> CallForm:
        """What was typed so far, unchecked, and room for another person."""
        rows = min(_rows_in(posted) + 1, MOST_PERSONS)
        return cls(actor=actor, rows=rows, initial={name: posted[name] for name in posted})

    @classmethod
    def with_clock(cls, posted: Mapping[str, Any], *, actor: Actor) -> CallForm:
        """What was typed so far, unchecked, and the clock starts: the call came just now."""
        now = clock.now().astimezone(COPENHAGEN)
        came = {"began_at": now.isoformat(), "received_at": now.replace(second=0, microsecond=0)}
        return cls(actor=actor, rows=_rows_in(posted), initial={name: posted[name] for name in posted} | came)

    @classmethod
    def of_call(cls, call: CallView, *, actor: Actor) -> CallForm:
        """A registered call, to be corrected."""
        told = {
            "received_at": call.received_at.astimezone(COPENHAGEN),
            "caller": call.caller,
            "purpose": call.purpose,
            **{name: getattr(call.details, name) for name in DETAILS},
            "notes": call.notes,
            "cases": ", ".join(each.number for each in call.cases),
            "version": call.version,
        }
        if call.details.call_back_at:
            told["call_back_at"] = call.details.call_back_at.astimezone(COPENHAGEN)
        return cls(actor=actor, rows=0, correcting=call.id, initial=told)

    @property
    def has_room(self) -> bool:
        return self.row_count < MOST_PERSONS

    @property
    def person_rows(self) -> list[matches.PersonRow]:
        return [
            matches.PersonRow(
                [self[f"person_{number}_{part}"] for part in persons.PARTS],
                self[f"person_{number}_match"],
                self[f"person_{number}_checked"],
            )
            for number in range(1, self.row_count + 1)
        ]

    def clean_cases(self) -> tuple[UUID, ...]:
        """The cases that are meant, each of them in the actor's scope."""
        found: dict[UUID, None] = {}
        for text in filter(None, map(str.strip, self.cleaned_data["cases"].split(","))):
            newest = cases.find(self.actor, text).first()
            if newest is None:
                raise forms.ValidationError(
                    _("Ingen af dine sager har sagsnummeret eller pseudonymet %(text)s. Tjek tegnene."),
                    params={"text": text},
                )
            found[newest.pk] = None
        return tuple(found)

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        told = [number for number in range(1, self.row_count + 1) if persons.is_told(self._row(number))]
        if told and not typed.get("ground"):
            self.add_error(
                "ground", _("Vælg samtykke eller den hjemmel, der giver ret til at registrere personen.")
            )
        elif {"received_at", "purpose", "cases"} <= typed.keys():
            known = {number: case_id for number in told if (case_id := self._known(number))}
            typed["cases"] = tuple(dict.fromkeys([*typed["cases"], *known.values()]))
            made = {number: self._person(number) for number in told if number not in known}
            self.new_persons = {number: person for number, person in made.items() if person}
            typed["persons"] = tuple(self.new_persons.values())
        return typed

    def _answer(self, number: int) -> str:
        """What was said about this person; nothing where another was typed since."""
        is_same = self.cleaned_data.get(f"person_{number}_checked") == matches.sign_of(self._row(number))
        return (self.cleaned_data.get(f"person_{number}_match") or "") if is_same else ""

    def _known(self, number: int) -> UUID | None:
        """The case that is used instead of a new one."""
        case_id = matches.chosen_case(self._answer(number))
        return next(iter(cases.seen(self.actor, [case_id]).ids), None) if case_id else None

    def unasked(self) -> dict[int, Identity]:
        """The new persons whom nobody has answered for yet."""
        return {
            number: person.identity
            for number, person in self.new_persons.items()
            if self._answer(number) not in {matches.NEW, matches.ASK}
        }

    def ask(self, number: int, found: Matches) -> None:
        """Show whom this person may be; registering waits for the answer."""
        name = f"person_{number}_match"
        self.fields[name] = matches.question(found)
        # What was bound for the hidden field would be shown on.
        self._bound_fields_cache.pop(name, None)  # type: ignore[attr-defined]
        self.data = {each: self.data[each] for each in self.data} | {
            name: "",
            f"person_{number}_checked": matches.sign_of(self._row(number)),
        }
        self.add_error(name, _("Vælg, om det er en, vi kender, eller en ny person."))

    def _row(self, number: int) -> dict[str, Any]:
        return {part: self.cleaned_data.get(f"person_{number}_{part}") for part in persons.PARTS}

    def _person(self, number: int) -> NewPerson | None:
        """The person of one row; what does not fit stands at its field."""
        row, called_on = self._row(number), self.cleaned_data["received_at"].astimezone(COPENHAGEN).date()
        try:
            birth = persons.birth_of(row["age_kind"] or "", row["age_value"] or "", called_on)
        except forms.ValidationError as unfit:
            self.add_error(f"person_{number}_age_value", unfit)
            return None
        except Refused as refused:
            self.add_error(f"person_{number}_age_value", words(refused))
            return None
        identity = Identity(names=persons.names_of(row["names"] or ""), birth=birth)
        asks = self._answer(number) == matches.ASK
        return NewPerson(identity, row["gender"] or "", row["nationality"] or "", self._ground(), asks)

    def _ground(self) -> Ground:
        """Why the organisation may keep a case of the person; the call itself is the reason."""
        chosen = self.cleaned_data["ground"]
        purpose = rules().label("call_purposes", self.cleaned_data["purpose"], choices.language())
        reason = _("Opkald til hotlinen: %(purpose)s") % {"purpose": purpose}
        if chosen == GroundKind.CONSENT:
            return Ground(kind=GroundKind.CONSENT, legal_basis="", reason=reason)
        return Ground(kind=GroundKind.LEGAL_BASIS, legal_basis=chosen, reason=reason)

    def clean_follows(self) -> UUID | None:
        return UUID(self.cleaned_data["follows"]) if self.cleaned_data["follows"] else None

    def call_input(self, *, began_at: datetime | None = None) -> CallInput:
        """The time taken is reckoned from the clock of the call where nobody wrote it; ``began_at``: from the first
        keystroke, where the clock was not started."""
        typed = self.cleaned_data
        details = {name: typed[name] for name in DETAILS}
        if details["minutes"] is None:
            details["minutes"] = minutes_taken(typed["began_at"] or began_at, clock.now())
        return CallInput(
            received_at=typed["received_at"],
            caller=typed["caller"],
            purpose=typed["purpose"],
            notes=typed["notes"],
            case_ids=typed["cases"],
            persons=typed["persons"],
            details=CallDetails(**details),
            refers=typed["refers"],
        )

    def is_stale(self, call: CallView) -> bool:
        """Was this form filled in beside an older version of the call?"""
        return self.is_bound and self["version"].value() != str(call.version)

    def catch_up(self, call: CallView) -> None:
        """Both versions have been shown: what is saved next is meant to replace the newest."""
        self.data = {name: self.data[name] for name in self.data} | {"version": str(call.version)}


def _rows_in(posted: Mapping[str, Any] | None) -> int:
    """How many persons the posted form had room for; a tampered number is no more than none or all."""
    typed = str((posted or {}).get("rows", "1"))
    return min(int(typed), MOST_PERSONS) if typed.isdecimal() and len(typed) < 3 else 0
