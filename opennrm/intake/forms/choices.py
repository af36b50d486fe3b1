"""What a list offers, in the language of the page."""

from __future__ import annotations

from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.cases.domain import GroundKind
from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock

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


def grounds() -> Choices:
    """Consent, or one of the legal bases."""
    return [NOT_CHOSEN, (GroundKind.CONSENT.value, _("Samtykke")), *codes("legal_bases")]
