"""What a list offers, in the language of the page."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.cases.domain import GroundKind
from opennrm.intake import selectors
from opennrm.intake.domain import FirstReferral
from opennrm.intake.models import Call
from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import COPENHAGEN, clock

Choices = list[tuple[str, object]]
NOT_CHOSEN = ("", _("Vælg"))
NOT_KNOWN = ("", _("Ved ikke"))


def language() -> str:
    return (get_language() or "da")[:2]


def codes(list_name: str, day: date | None = None) -> Choices:
    """The codes of a list that hold on a day, today where none is given."""
    held = rules().codes_on(list_name, day or clock.today())
    return [(each.code, each.labels[language()]) for each in held]


def nationalities() -> Choices:
    """Every country; not known is an answer."""
    return [NOT_KNOWN, *countries.all_countries(language())]


def calls(actor: Actor, *, but: UUID | None = None) -> Choices:
    """The newest calls, by time, caller and purpose."""
    found = [each for each in selectors.followable_calls(actor) if each.pk != but]
    return [("", _("Intet")), *((str(each.pk), _call(each)) for each in found)]


def _call(call: Call) -> str:
    when = date_format(call.received_at.astimezone(COPENHAGEN), "j. F H.i")
    told = (("callers", call.caller), ("call_purposes", call.purpose))
    return " · ".join([when, *(rules().label(each, code, language()) for each, code in told)])


def referral(told: FirstReferral) -> str:
    day = date_format(told.made_on, "j. F Y")
    origin = rules().label("contact_origins", told.referred_by, language())
    return " · ".join(filter(None, [day, origin, told.case_number]))


def organisations(actor: Actor) -> list[str]:
    """What is proposed while the name of a caller's organisation is typed: who called before, then everybody known."""
    known = [each.labels[language()] for each in rules().organisations if each.holds_on(clock.today())]
    return list(dict.fromkeys([*selectors.caller_organisations(actor), *known]))


def grounds() -> Choices:
    """Consent, or one of the legal bases."""
    return [NOT_CHOSEN, (GroundKind.CONSENT.value, _("Samtykke")), *codes("legal_bases")]
