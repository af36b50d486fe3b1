"""Words of planning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby

from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.identification.domain.plan_states import PlanState
from opennrm.identification.domain.views import InterpreterView, PlanRow, PlanView
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import noon

PLAN_STATES: dict[str, Promise] = {
    PlanState.PLANNED: _("Planlagt"),
    PlanState.HELD: _("Holdt"),
    PlanState.MOVED: _("Flyttet"),
    PlanState.NOT_COME: _("Udeblevet"),
    PlanState.CANCELLED: _("Aflyst"),
}
EVENTS: dict[str, Promise] = {
    "identification.room_added": _("Tilføjede lokale"),
    "identification.interpreter_added": _("Tilføjede tolk"),
    "identification.interpreters_shown": _("Så tolke"),
    "identification.conflict_declared": _("Registrerede en tolks interessekonflikt"),
    "identification.interview_planned": _("Planlagde samtale"),
    "identification.plans_shown": _("Så planlagte samtaler"),
    "identification.plan_shown": _("Så planlagt samtale"),
    "identification.plan_moved": _("Flyttede samtale"),
    "identification.plan_closed": _("Afsluttede planlagt samtale"),
    "identification.no_show": _("Registrerede udeblivelse"),
    "identification.visit_granted": _("Registrerede besøgstilladelse"),
    "identification.reminded": _("Sendte påmindelse"),
    "identification.reminder_failed": _("Påmindelse kom ikke af sted"),
}
REFUSALS: dict[str, Promise] = {
    "identification.plan_is_over": _("Aftalen er allerede afsluttet. Planlæg en ny samtale fra sagen."),
    "identification.plan_in_past": _("Aftalen kan ikke ligge i fortiden. Ret dato eller klokkeslæt."),
    "identification.plan_too_long": _("En samtale varer højst otte timer. Vælg en kortere tid."),
    "identification.interpreter_language": _(
        "Tolken taler ikke sproget. Vælg en anden tolk eller et andet sprog."
    ),
    "identification.interpreter_conflict": _(
        "Tolken har oplyst en interessekonflikt om personen, landet eller sagskomplekset. Vælg en anden tolk."
    ),
    "identification.wish_unexplained": _(
        "Personens ønske om køn er ikke opfyldt. Vælg en anden tolk, eller skriv hvorfor det ikke kan lade sig gøre."
    ),
    "identification.plan_of_another_case": _(
        "Aftalen hører til en anden sag. Åbn samtalen fra aftalens egen side."
    ),
    "identification.double_booked": _("Optaget på det tidspunkt. Vælg en anden tid eller en anden."),
    "identification.room_known": _("Der er et lokale med det navn. Vælg et andet navn."),
    "identification.conflict_about_nobody": _(
        "Skriv nummeret på en sag, du kan se, eller vælg et land: konflikten gælder nogen."
    ),
    "identification.not_yet_time": _("Tidspunktet er ikke kommet endnu. Aflys eller flyt aftalen i stedet."),
    "identification.follow_up_missing": _(
        "Skriv, hvad der gøres for at finde ud af, hvorfor personen udeblev."
    ),
    "identification.follow_up_in_past": _("Opfølgningen kan ikke ligge i fortiden. Ret datoen."),
    "identification.granted_in_future": _("Tilladelsen kan ikke ligge i fremtiden. Ret datoen."),
    "identification.nobody_to_remind": _(
        "Tolken har ingen e-mail i registeret, så der er ingen at minde om aftalen."
    ),
}


@dataclass(frozen=True, slots=True)
class Week:
    """What the calendar shows: seven days, or one of them."""

    monday: date
    since: datetime
    until: datetime
    shown: tuple[date, ...]

    @property
    def number(self) -> str:
        return _number(self.monday)

    @property
    def before(self) -> str:
        return _number(self.monday - timedelta(days=7))

    @property
    def after(self) -> str:
        return _number(self.monday + timedelta(days=7))


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its rows, each with its state in words."""

    day: date
    rows: Sequence[tuple[PlanRow, Promise]]


def week(number: str, day: str, today: date) -> Week:
    """``2026-W48``, and a day in it; what is no week is this one."""
    chosen = _date(day)
    monday = _monday(number) or (chosen or today)
    monday -= timedelta(days=monday.weekday())
    days = tuple(monday + timedelta(days=each) for each in range(7))
    shown = (chosen,) if chosen in days else days
    half_a_day = timedelta(hours=12)
    return Week(monday, noon(shown[0]) - half_a_day, noon(shown[-1]) + half_a_day, tuple(shown))


def days(chosen: Week, plans: Sequence[PlanRow]) -> list[Day]:
    by_day = {
        day: list(rows) for day, rows in groupby(plans, key=lambda each: localtime(each.starts_at).date())
    }
    return [
        Day(day, [(each, PLAN_STATES[each.state]) for each in by_day.get(day, [])]) for day in chosen.shown
    ]


def held_as(plan: PlanView) -> dict[str, object]:
    """The record of an interview as its appointment begins it."""
    return {
        "plan": str(plan.id),
        "held_on": localtime(plan.starts_at).date(),
        "language": plan.language,
        "interpreter": plan.interpreter_id is not None,
    }


def planned_as(view: PlanView) -> dict[str, object]:
    """What the form for moving begins with."""
    local = localtime(view.starts_at)
    length = int((view.ends_at - view.starts_at).total_seconds() // 60)
    return {
        "starts_on": local.date(), "starts_at": local.time(), "minutes": str(length), "room_id": str(view.room_id),
        "interviewer_id": str(view.interviewer_id), "language": view.language,
        "interpreter_id": str(view.interpreter_id or ""), "companion": view.companion,
        "gender_wish": view.gender_wish, "unmet_wish": view.unmet_wish,
    }  # fmt: skip


def interpreters(found: Sequence[InterpreterView]) -> list[tuple[InterpreterView, str]]:
    """Each with their languages in words."""
    language = (get_language() or "da")[:2]
    return [
        (each, ", ".join(rules().label("languages", code, language) for code in each.languages))
        for each in found
    ]


def _number(monday: date) -> str:
    year, number, _ = monday.isocalendar()
    return f"{year}-W{number:02d}"


def _monday(number: str) -> date | None:
    return _date(f"{number}-1") if "W" in number else None


def _date(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if 2000 <= found.year <= 2100 else None
