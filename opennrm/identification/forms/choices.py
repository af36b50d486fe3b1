"""What may be chosen today, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock

Choices = list[tuple[str, Any]]


def language() -> str:
    return (get_language() or "da")[:2]


def codes(list_name: str, *, blank: bool = False) -> Callable[[], Choices]:
    """The codes that hold today, in the language of the page."""

    def choices() -> Choices:
        known = [(code.code, code.labels[language()]) for code in rules().codes_on(list_name, clock.today())]
        return [("", _("Vælg")), *known] if blank else known

    return choices


def all_countries() -> Choices:
    return [("", _("Ved ikke")), *countries.all_countries(language())]
