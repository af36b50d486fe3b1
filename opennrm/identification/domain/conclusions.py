"""Act, means and purpose: three conclusions, tested one by one, and the outcome that follows from them.

That trafficking has these three parts, and that a child needs no means, is how this register asks (ours); the texts at
hand name Straffeloven § 262 a without quoting it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid

# Under this age a person is a child (report: the tables' age group "under 18").
OF_AGE = 18


class Element(StrEnum):
    """The parts of trafficking, each concluded on by itself."""

    ACT = "act"
    MEANS = "means"
    PURPOSE = "purpose"


class Conclusion(StrEnum):
    """What is concluded on a part. ``NOT_NEEDED`` is for the means of a child alone."""

    ESTABLISHED = "established"
    NOT_ESTABLISHED = "not_established"
    NOT_YET = "not_yet"
    NOT_NEEDED = "not_needed"


class AgeOutcome(StrEnum):
    """What a disputed age was decided to be."""

    MINOR = "minor"
    ADULT = "adult"
    IN_DOUBT = "in_doubt"


# In which list of denmark.toml the codes stand that a conclusion rests on.
CODES_OF: Mapping[Element, str] = {
    Element.ACT: "trafficking_acts",
    Element.MEANS: "trafficking_means",
    Element.PURPOSE: "trafficking_purposes",
}
# A disputed age that was decided on; a doubt is for the person's good.
AS_CHILD: Mapping[str, bool] = {
    AgeOutcome.MINOR: True,
    AgeOutcome.IN_DOUBT: True,
    AgeOutcome.ADULT: False,
}


@dataclass(frozen=True, slots=True)
class RestsOn:
    """What a conclusion rests on: a code, a finding of an interview, or an item of evidence."""

    element: Element
    code: str = ""
    finding_id: UUID | None = None
    evidence_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Conclusions:
    """The three of them, with what they rest on."""

    act: str
    means: str
    purpose: str
    rests_on: tuple[RestsOn, ...] = ()

    def on(self, element: Element) -> str:
        return str(getattr(self, element.value))


def is_as_child(age: int | None, age_outcome: str) -> bool:
    """Under 18 at the time, or treated as a child because the age is in doubt (ours). A decision on the age goes before
    the age that was registered."""
    if age_outcome:
        return AS_CHILD[age_outcome]
    return age is not None and age < OF_AGE


def outcome_of(conclusions: Conclusions, *, as_child: bool) -> str:
    """A victim where every part is established that is needed; not one where a part is not; else not yet to say."""
    needed = {conclusions.act, conclusions.purpose} | (set() if as_child else {conclusions.means})
    if Conclusion.NOT_ESTABLISHED in needed:
        return "not_victim"
    return "victim" if needed == {Conclusion.ESTABLISHED} else "undecided"


def are_demanded(day: date) -> bool:
    """From that day on no decision is recorded without them; what was recorded before says nothing of them."""
    return rules().code("demands", "conclusions").holds_on(day)


def check_conclusions(conclusions: Conclusions, outcome: str, *, as_child: bool) -> None:
    """Each is said, rests on something where it is established, and the outcome follows."""
    for element in Element:
        _check_said(conclusions, element, as_child=as_child)
        _check_rests(conclusions, element)
    if outcome != outcome_of(conclusions, as_child=as_child):
        code = "identification.outcome_of_a_child" if as_child else "identification.outcome_does_not_follow"
        raise Invalid(code, field="outcome")


def _check_said(conclusions: Conclusions, element: Element, *, as_child: bool) -> None:
    said = conclusions.on(element)
    if said not in set(Conclusion):
        raise Invalid("identification.conclusions_missing", field=element.value)
    if said == Conclusion.NOT_NEEDED and not (element is Element.MEANS and as_child):
        raise Invalid("identification.conclusion_needed", field=element.value)


def _check_rests(conclusions: Conclusions, element: Element) -> None:
    resting = [each for each in conclusions.rests_on if each.element == element]
    if any(each.code and not rules().has(CODES_OF[element], each.code) for each in resting):
        raise Invalid("identification.unknown_code", field=f"{element}_codes")
    if conclusions.on(element) == Conclusion.ESTABLISHED and not resting:
        raise Invalid("identification.conclusion_rests_on_nothing", field=f"{element}_codes")
