"""Stored values in words, in the language of the page or the document."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime

from django.apps import apps
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from opennrm.access.domain.roles import Section
from opennrm.cases.presenters import SECTIONS
from opennrm.mechanism.countries import is_country
from opennrm.mechanism.countries import name as country_of
from opennrm.mechanism.rules import rules
from opennrm.rights.domain.insight import Told
from opennrm.rights.presenters.columns import COLUMNS, COUNTRIES, LISTS, ORGANISATIONS, TABLES
from opennrm.shared.dates import COPENHAGEN


def table_name(table: str) -> str:
    """A table of a later version is named as the code names it, rather than left out."""
    if table in TABLES:
        return str(TABLES[table])
    return next(str(model._meta.verbose_name) for model in apps.get_models() if model._meta.db_table == table)


def column_name(table: str, column: str) -> str:
    known = COLUMNS.get(f"{table}.{column}") or COLUMNS.get(column)
    return str(known) if known else column.removesuffix("_sealed").replace("_", " ")


def value_text(table: str, told: Told) -> str:
    value = told.value
    if isinstance(value, tuple):
        return ", ".join(value_text(table, Told(told.column, each)) for each in value)
    if isinstance(value, bool):
        return gettext("Ja") if value else gettext("Nej")
    if isinstance(value, date | datetime):
        return day_text(value)
    named = f"{table}.{told.column}"
    if named in LISTS:
        return _code(named, str(value))
    return WORDS.get(named, WORDS.get(told.column, _code))(told.column, str(value))


def _code(column: str, value: str) -> str:
    known = LISTS.get(column, "")
    return rules().label(known, value, _language()) if known and rules().has(known, value) else value


def _country(column: str, value: str) -> str:
    return country_of(value, _language()) if is_country(value) else value


def _born(column: str, value: str) -> str:
    """What is told of a birth: a day, a year, or an age on a day."""
    if not value.startswith("{"):
        return value
    told = json.loads(value)
    if told["day"]:
        return day_text(date.fromisoformat(told["day"]))
    if told["year"]:
        return str(told["year"])
    if told["estimated_age"] is not None:
        on = day_text(date.fromisoformat(told["estimated_on"]))
        return gettext("%(age)s år, anslået %(day)s") % {"age": told["estimated_age"], "day": on}
    return gettext("Ved ikke")


def _attending(column: str, value: str) -> str:
    """Who was at an interview, and the representative of a child; what is erased is told as it is."""
    if not value.startswith("{"):
        return value
    told = json.loads(value)
    return ", ".join(filter(None, [told["present"], told["representative"]]))


def _named(column: str, value: str) -> str:
    return organisation_name(value)


def ground_text(ground: str) -> str:
    if ground == "consent":
        return gettext("Samtykke")
    return rules().label("legal_bases", ground, _language()) if rules().has("legal_bases", ground) else ""


def _on_ground(column: str, value: str) -> str:
    grounds = {"consent": gettext("Samtykke"), "legal_basis": gettext("Hjemmel")}
    return grounds.get(value, value)


def _section(column: str, value: str) -> str:
    return str(SECTIONS[Section(value)])


def _to_do(column: str, value: str) -> str:
    return rules().deadlines[value].labels[_language()] if value in rules().deadlines else value


WORDS: dict[str, Callable[[str, str], str]] = {
    **dict.fromkeys(COUNTRIES, _country),
    **dict.fromkeys(ORGANISATIONS, _named),
    "birth_sealed": _born,
    "present_sealed": _attending,
    "kind": _on_ground,
    "section": _section,
    "sections": _section,
    "tasks_task.kind": _to_do,
}


def organisation_name(code: str) -> str:
    known = {each.code for each in rules().organisations}
    return rules().organisation(code).labels[_language()] if code in known else code


def day_text(value: date | datetime | None) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return date_format(value.astimezone(COPENHAGEN), "j. F Y H:i")
    return date_format(value, "j. F Y")


def _language() -> str:
    return (get_language() or "da")[:2]
