"""What must hold between the parts of a mechanism; each check names the key and the reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from opennrm.mechanism.countries import is_country
from opennrm.mechanism.domain.dated import Dated, names
from opennrm.mechanism.domain.errors import require
from opennrm.mechanism.domain.mechanism import Mechanism

# What the register asks for; a national file without one of them is incomplete.
LISTS = [
    "accommodation_kinds",
    "age_evidence",
    "age_outcomes",
    "call_purposes",
    "callers",
    "conclusions",
    "companions",
    "consent_points",
    "contact_kinds",
    "contact_origins",
    "custody_conditions",
    "custody_purposes",
    "danger_steps",
    "deadline_reasons",
    "decline_reasons",
    "demands",
    "document_kinds",
    "drop_reasons",
    "evidence_kinds",
    "evidence_sources",
    "extension_grounds",
    "currencies",
    "figure_groups",
    "forms",
    "genders",
    "genders_under_18",
    "grant_payees",
    "grant_purposes",
    "grant_stops",
    "indicators",
    "instruments",
    "interview_places",
    "interview_topics",
    "languages",
    "legal_bases",
    "opening_purposes",
    "organisation_kinds",
    "outcomes",
    "own_days_off",
    "period_ends",
    "period_openings",
    "prosecution_steps",
    "provisions",
    "receipt_outcomes",
    "regions",
    "residence_statuses",
    "room_kinds",
    "sectors",
    "situations",
    "statutes",
    "sub_forms",
    "supervision_outcomes",
    "support_areas",
    "trafficking_acts",
    "trafficking_means",
    "trafficking_purposes",
    "urgencies",
]
RATES = ("cash_single", "cash_provider", "reintegration_adult", "reintegration_child")
DEADLINES = (
    "draft_days",
    "offline_draft_hours",
    "match_days",
    "questions_an_hour",
    "reflection_days",
    "reflection_max_days",
    "cash_months",
    "receipt_sample_percent",
    "last_payment_months",
    "follow_up_months",
    "period_warning",
    "hold_interview",
    "request_assessment",
    "decide",
    "escalation",
    "reminder",
)

# What an entry's ``extra`` names must itself be an entry: list, key, list that it points to.
POINTERS = (
    ("sub_forms", "form", "forms"),
    ("indicators", "instrument", "instruments"),
    ("return_activities", "step", "return_steps"),
)
ISIC_SECTIONS = frozenset("ABCDEFGHIJKLMNOPQRSTU") | {""}


def check_fits(mechanism: Mechanism) -> None:
    check_complete(mechanism)
    require(is_country(mechanism.country), "country", f"is no country: {mechanism.country!r}")
    check_sources(mechanism)
    check_organisations(mechanism)
    check_pointers(mechanism)
    check_days_off(mechanism)


def check_complete(mechanism: Mechanism) -> None:
    for part, needed, present in (
        ("lists", LISTS, mechanism.lists),
        ("rates", RATES, mechanism.rates),
        ("deadlines", DEADLINES, mechanism.deadlines),
    ):
        for name in needed:
            require(name in present, f"{part}.{name}", "is missing")


def check_sources(mechanism: Mechanism) -> None:
    for key, entry in _all_dated(mechanism):
        known = names(mechanism.sources)
        require(entry.source in mechanism.sources, f"{key}.source", f"is none of {known}: {entry.source!r}")


def check_organisations(mechanism: Mechanism) -> None:
    """Every organisation that is named is there and is of a known kind."""
    for code, each in mechanism.organisation_table.items():
        require(
            each.kind in mechanism.lists["organisation_kinds"],
            f"organisations.entries.{code}.kind",
            f"is no kind of organisation: {each.kind!r}",
        )
    for key, organisation in _named_organisations(mechanism):
        require(organisation in mechanism.organisation_table, key, f"names no organisation: {organisation!r}")


def check_pointers(mechanism: Mechanism) -> None:
    for status in mechanism.routing:
        known = status in mechanism.lists["residence_statuses"]
        require(known, f"routing.{status}", "is no residence status")
    for list_name, key, target in POINTERS:
        for code, entry in mechanism.lists[list_name].items():
            where = f"lists.{list_name}.entries.{code}.{key}"
            require(entry.extra.get(key) in mechanism.lists[target], where, f"is no code of {target}")
    for code, entry in mechanism.lists["forms"].items():
        group = entry.extra.get("figure_group")
        known = group is None or group in mechanism.lists["figure_groups"]
        require(known, f"lists.forms.entries.{code}.figure_group", f"is no code of figure_groups: {group!r}")
    for code, entry in mechanism.lists["sectors"].items():
        section = entry.extra.get("isic")
        require(section in ISIC_SECTIONS, f"lists.sectors.entries.{code}.isic", f"is no section: {section!r}")


def check_days_off(mechanism: Mechanism) -> None:
    """Days that are left out stand in the list, and in every year (29 February does not)."""
    listed = mechanism.lists["own_days_off"]
    for code, entry in listed.items():
        where = f"lists.own_days_off.entries.{code}"
        require(_is_day_of_every_year(entry.extra), where, "is no day of every year")
    for name, tariff in mechanism.deadlines.items():
        for code in tariff.days_off:
            require(code in listed, f"deadlines.{name}.days_off", f"is no code of own_days_off: {code!r}")


def _is_day_of_every_year(told: Mapping[str, Any]) -> bool:
    try:
        date(2021, told["month"], told["day"])
    except (KeyError, TypeError, ValueError):
        return False
    return True


def _named_organisations(mechanism: Mechanism) -> Iterator[tuple[str, str]]:
    for status, timeline in mechanism.routing.items():
        for number, version in enumerate(timeline.versions):
            yield f"routing.{status}.versions[{number}].authority", version.authority
    yield from ((f"criminal_case.{code}", code) for code in mechanism.criminal_case)
    yield from ((f"interviewers.{code}", code) for code in mechanism.interviewers)
    for group in mechanism.groups.values():
        for member in group.members:
            yield f"groups.{group.code}.members", member


def _all_dated(mechanism: Mechanism) -> Iterator[tuple[str, Dated]]:
    for code, organisation in mechanism.organisation_table.items():
        yield f"organisations.entries.{code}", organisation
    for code, group in mechanism.groups.items():
        yield f"groups.{code}", group
    for list_name, entries in mechanism.lists.items():
        for code, entry in entries.items():
            yield f"lists.{list_name}.entries.{code}", entry
    yield from _versions(mechanism)


def _versions(mechanism: Mechanism) -> Iterator[tuple[str, Dated]]:
    timelines = [
        *(("routing", name, each.versions) for name, each in mechanism.routing.items()),
        *(("criminal_case", name, each.versions) for name, each in mechanism.criminal_case.items()),
        *(("interviewers", name, each.versions) for name, each in mechanism.interviewers.items()),
        *(("rates", name, each.amounts.versions) for name, each in mechanism.rates.items()),
        *(("deadlines", name, each.amounts.versions) for name, each in mechanism.deadlines.items()),
    ]
    for part, name, versions in timelines:
        for number, version in enumerate(versions):
            yield f"{part}.{name}.versions[{number}]", version
