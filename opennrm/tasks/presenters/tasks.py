"""Tasks in words, for lists and for the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.tasks.domain.deadlines import Length, Unit
from opennrm.tasks.domain.kinds import Kind
from opennrm.tasks.domain.views import Changed, TaskRow, TaskView, Urgency
from opennrm.tasks.presenters.words import STATES, URGENCIES

# Where each is done.
DOES: dict[Kind, str] = {
    Kind.ANSWER_REFERRAL: "desk:case",
    Kind.PLAN_INTERVIEW: "identification:plan",
    Kind.HOLD_INTERVIEW: "identification:interview",
    Kind.WRITE_RECORD: "identification:interview",
    Kind.REQUEST_ASSESSMENT: "identification:request",
    Kind.DECIDE: "identification:assessment",
    Kind.GIVE_DECISION: "identification:assessment",
    Kind.PLAN_SUPPORT: "support:support",
    Kind.TELL_REFERRER: "desk:case",
    Kind.FIND_PLACE: "support:support",
    Kind.REVIEW_PERIOD: "support:periods",
    Kind.FOLLOW_PERIOD: "support:periods",
    Kind.APPROVE_GRANT: "grants:grant",
    Kind.APPROVE_PLAN: "grants:grant",
    Kind.RENEW_RISK: "returns:of_case",
    Kind.CONFIRM_ARRIVAL: "returns:of_case",
    Kind.CLOSE_FOLLOW_UP: "returns:of_case",
    Kind.CALL_BACK: "desk:case",
}
TAGS = {Urgency.OVERDUE: "warning", Urgency.TODAY: "info"}
ORDER = (Urgency.OVERDUE, Urgency.TODAY, Urgency.THIS_WEEK, Urgency.LATER, Urgency.PAUSED)


@dataclass(frozen=True, slots=True)
class Line:
    """One task of a list, in words."""

    task: TaskRow
    title: str
    when: str
    tag: str
    escalated: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """The tasks of one urgency."""

    code: Urgency
    title: Promise
    lines: list[Line]


def _language() -> str:
    return (get_language() or "da")[:2]


def kind_words(kind: str) -> str:
    return rules().deadlines[kind].labels[_language()]


def source_words(source: str) -> str:
    """A rule with its source; what is ours is never shown as law."""
    return _("eget servicemål") if source == "ours" else rules().sources[source]


def length_words(length: Length) -> str:
    return amount_words(length.amount, length.unit)


def amount_words(amount: int, unit: Unit) -> str:
    words = {
        Unit.DAYS: ngettext("%(amount)s dag", "%(amount)s dage", amount),
        Unit.WORKING_DAYS: ngettext("%(amount)s arbejdsdag", "%(amount)s arbejdsdage", amount),
        Unit.MONTHS: ngettext("%(amount)s måned", "%(amount)s måneder", amount),
    }
    return words[unit] % {"amount": amount}


def when(due_on: date | None, today: date) -> str:
    """Beside the day, never instead of it."""
    if due_on is None:
        return _("på pause")
    days = (due_on - today).days
    if days < 0:
        return ngettext("%(days)s dag over fristen", "%(days)s dage over fristen", -days) % {"days": -days}
    if days == 0:
        return _("i dag")
    return ngettext("om %(days)s dag", "om %(days)s dage", days) % {"days": days}


def line(task: TaskRow, after: int) -> Line:
    today = clock.today()
    return Line(
        task,
        kind_words(task.kind),
        when(task.due_on, today),
        TAGS.get(task.urgency(today), "neutral"),
        task.is_escalated(today, after),
    )


def lines(tasks: Iterable[TaskRow], after: int) -> list[Line]:
    return [line(each, after) for each in tasks]


def sections(tasks: Sequence[TaskRow], after: int) -> list[Section]:
    """Overdue first; a section without tasks is not shown."""
    today = clock.today()
    divided = {code: [line(each, after) for each in tasks if each.urgency(today) == code] for code in ORDER}
    return [Section(code, URGENCIES[code], found) for code, found in divided.items() if found]


@dataclass(frozen=True, slots=True)
class Page:
    """One task, in words."""

    task: TaskView
    line: Line
    state: Promise
    length: str
    source: str
    is_ours: bool
    does: str
    if_resumed: date | None
    changes: list[tuple[date, str, str]]


def page(task: TaskView) -> Page:
    deadline = task.deadline
    return Page(
        task=task,
        line=line(task.row, rules().deadline("escalation", clock.today())),
        state=STATES[task.row.state],
        length=length_words(deadline.length),
        source=source_words(task.source),
        is_ours=task.source == "ours",
        does=DOES[task.row.kind],
        if_resumed=None if deadline.is_running else deadline.due_if_resumed_on(clock.today()),
        changes=sorted([*_extended(task), *_paused(task)]),
    )


def _extended(task: TaskView) -> list[tuple[date, str, str]]:
    unit = task.deadline.length.unit
    return [
        (each.day, _("Forlænget med %(length)s") % {"length": amount_words(each.amount, unit)}, _why(each))
        for each in task.extensions
    ]


def _paused(task: TaskView) -> list[tuple[date, str, str]]:
    told = []
    for each in task.pauses:
        until = date_format(each.until, "j. F Y") if each.until else ""
        words = _("På pause indtil %(day)s") % {"day": until} if until else _("På pause")
        told.append((each.day, words, _why(each)))
    return told


def _why(change: Changed) -> str:
    """The reason, and who stated it."""
    reason = rules().label("deadline_reasons", change.reason, _language())
    return f"{reason} ({change.by})"
