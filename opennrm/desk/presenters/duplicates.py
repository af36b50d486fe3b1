"""Words of duplicates: two records side by side, pairs that were found, questions between organisations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.desk.domain import Comparison, Happening, Record
from opennrm.desk.presenters.cases import Entry, entries
from opennrm.desk.selectors import CaseRow
from opennrm.persons.domain.matching import MatchRequestView
from opennrm.persons.presenters import ANSWERS, EXPIRED

EVENTS: dict[str, Promise] = {
    "desk.questions_shown": _("Så spørgsmål om personer"),
    "desk.duplicates_shown": _("Så mulige dubletter"),
}


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One question, in words."""

    question: MatchRequestView
    case_id: UUID
    number: str
    answer: Promise


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two cases whose persons may be one, in words."""

    one: CaseRow
    other: CaseRow
    degree: str


def as_percent(degree: float) -> str:
    return f"{min(99, int(degree * 100))} %"


def pair_rows(found: Sequence[tuple[CaseRow, CaseRow, float]]) -> list[PairRow]:
    return [PairRow(one, other, as_percent(degree)) for one, other, degree in found]


def answer_words(question: MatchRequestView) -> Promise:
    return EXPIRED if question.is_expired else ANSWERS[question.answer]


def question_rows(found: Sequence[tuple[MatchRequestView, UUID, str]]) -> list[QuestionRow]:
    return [QuestionRow(each, case_id, number, answer_words(each)) for each, case_id, number in found]


REFUSALS: dict[str, Promise] = {
    "desk.no_such_case": _("Ingen af dine sager har sagsnummeret eller pseudonymet. Tjek tegnene."),
    "desk.same_record": _("De to sager handler allerede om den samme person."),
}

COUNTED_AS: dict[Happening, Promise] = {
    Happening.INTERVIEWED: _("Udredte personer i %(year)s"),
    Happening.DECIDED: _("Ofre for menneskehandel i %(year)s"),
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of two records, in words."""

    record: Record
    entries: list[Entry]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two records, and the figures that count them twice while they are apart."""

    sides: list[Side]
    counted_twice: list[str]


def side_by_side(compared: Comparison) -> SideBySide:
    return SideBySide(
        [Side(each, entries(each.events)) for each in (compared.one, compared.other)],
        [str(COUNTED_AS[kind]) % {"year": year} for kind, year in compared.counted_twice()],
    )
