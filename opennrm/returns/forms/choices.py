"""What may be chosen today, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.countries import all_countries
from opennrm.mechanism.rules import rules
from opennrm.returns.domain.journeys import FROM
from opennrm.shared.dates import clock

Choices = list[tuple[str, Any]]


def language() -> str:
    return (get_language() or "da")[:2]


def codes(list_name: str) -> Callable[[], Choices]:
    def choices() -> Choices:
        return [(code.code, code.labels[language()]) for code in rules().codes_on(list_name, clock.today())]

    return choices


def countries_abroad() -> Choices:
    return [("", _("Vælg")), *(each for each in all_countries(language()) if each[0] != FROM)]
