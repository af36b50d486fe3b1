"""A national referral mechanism: the questions that its rules answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import TypeVar

from opennrm.mechanism.domain.codes import Code, Group, Organisation
from opennrm.mechanism.domain.dated import Assignment, Dated, Tariff, Term, Timeline, names
from opennrm.mechanism.domain.errors import UnknownRule
from opennrm.mechanism.domain.wordings import Wording

CodeList = Mapping[str, Code]
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class Mechanism:
    """Built by ``reading`` only, which has checked that its parts fit together."""

    country: str
    sources: Mapping[str, str]
    organisation_table: Mapping[str, Organisation]
    groups: Mapping[str, Group]
    lists: Mapping[str, CodeList]
    routing: Mapping[str, Timeline[Assignment]]
    criminal_case: Mapping[str, Timeline[Dated]]
    interviewers: Mapping[str, Timeline[Dated]]
    rates: Mapping[str, Tariff]
    deadlines: Mapping[str, Tariff]
    figures: Mapping[str, Tariff]

    def worded(self, wordings: Iterable[Wording]) -> Mechanism:
        """The same rules with other labels. A label of a code that is no more says nothing."""
        lists = {name: dict(codes) for name, codes in self.lists.items()}
        for each in wordings:
            if (known := lists.get(each.list_name, {}).get(each.code)) is not None:
                lists[each.list_name][each.code] = replace(known, labels=each.labels)
        return replace(
            self, lists=MappingProxyType({name: MappingProxyType(codes) for name, codes in lists.items()})
        )

    @property
    def organisations(self) -> tuple[Organisation, ...]:
        return tuple(self.organisation_table.values())

    def organisation(self, code: str) -> Organisation:
        return _entry(self.organisation_table, code, "organisation")

    def codes(self, list_name: str) -> tuple[Code, ...]:
        return tuple(self._list(list_name).values())

    def codes_on(self, list_name: str, day: date) -> tuple[Code, ...]:
        """What can be chosen on a day."""
        return tuple(code for code in self.codes(list_name) if code.holds_on(day))

    def code(self, list_name: str, code: str) -> Code:
        return _entry(self._list(list_name), code, f"code in {list_name}")

    def label(self, list_name: str, code: str, language: str) -> str:
        return self.code(list_name, code).labels[language]

    def has(self, list_name: str, code: str) -> bool:
        return code in self._list(list_name)

    def is_routed(self, residence_status: str, day: date) -> bool:
        """A status that is not known yet leads to no authority."""
        timeline = self.routing.get(residence_status)
        return timeline is not None and timeline.get(day) is not None

    def competent_authority(self, residence_status: str, day: date) -> str:
        """The Immigration Service without lawful stay and for asylum seekers, the centre with lawful stay."""
        return _entry(self.routing, residence_status, "routing for residence status").on(day).authority

    def routing_rule(self, residence_status: str, day: date) -> Assignment | None:
        """The rule that names the competent authority that day, with its source and the day it holds from."""
        timeline = self.routing.get(residence_status)
        return timeline.get(day) if timeline else None

    def authorities_that_may_decide(self, residence_status: str, day: date) -> tuple[str, ...]:
        """The competent authority; in a criminal case the courts and the prosecution service too."""
        routed = self.is_routed(residence_status, day)
        competent = (self.competent_authority(residence_status, day),) if routed else ()
        return competent + tuple(code for code, held in self.criminal_case.items() if held.get(day))

    def may_interview(self, organisation_code: str, day: date) -> bool:
        """Some NGOs until the end of 2021; the centre always, and alone from 2022."""
        held = self.interviewers.get(organisation_code)
        return held is not None and held.get(day) is not None

    def rate(self, name: str, day: date, *, assume: bool = False) -> int:
        """Whole kroner. Only who says ``assume`` is given an assumption."""
        return _entry(self.rates, name, "rate").on(day, assume=assume)

    def deadline(self, name: str, day: date) -> int:
        return _entry(self.deadlines, name, "deadline").on(day, assume=False)

    def figure(self, name: str, day: date) -> int:
        """A number that says how figures are published and revised."""
        return _entry(self.figures, name, "rule of figures").on(day, assume=False)

    def has_deadline(self, name: str, day: date) -> bool:
        """A rule that holds from later on asks for nothing before."""
        return _entry(self.deadlines, name, "deadline").amounts.get(day) is not None

    def term(self, name: str, day: date) -> Term:
        """A deadline with its unit, its source and the days that its working days leave out."""
        tariff = _entry(self.deadlines, name, "deadline")
        amount = tariff.amounts.on(day)
        left_out = (self.code("own_days_off", code) for code in tariff.days_off)
        days_off = frozenset(
            (each.extra["month"], each.extra["day"]) for each in left_out if each.holds_on(day)
        )
        return Term(amount.value, tariff.unit, amount.source, days_off)

    def statute_in_force(self, code: str, day: date) -> bool:
        return self.code("statutes", code).holds_on(day)

    def _list(self, list_name: str) -> CodeList:
        return _entry(self.lists, list_name, "code list")


def _entry(table: Mapping[str, Entry], key: str, what: str) -> Entry:
    try:
        return table[key]
    except KeyError:
        raise UnknownRule(f"There is no {what} {key!r}; there is {names(table)}") from None
