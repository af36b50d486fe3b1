"""``{{ code|label:"callers" }}``, ``{{ iso3|country }}``, ``{{ code|organisation }}`` in the page's language."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from opennrm.mechanism import countries
from opennrm.mechanism.domain.instruments import in_language
from opennrm.mechanism.rules import rules

register = template.Library()


def active_language() -> str:
    return (get_language() or "da")[:2]


@register.filter
def label(code: str, list_name: str) -> str:
    """Nothing chosen has no words."""
    return rules().label(list_name, code, active_language()) if code else ""


@register.filter
def country(iso3: str) -> str:
    return countries.name(iso3, active_language()) if iso3 else _("Ukendt")


@register.filter
def organisation(code: str) -> str:
    return rules().organisation(code).labels[active_language()] if code else ""


@register.filter
def in_words(labels: Mapping[str, str]) -> str:
    """Words in the page's language, or else in the one they were published in."""
    return in_language(labels, active_language())
