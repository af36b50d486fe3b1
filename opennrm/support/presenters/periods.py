"""Words of periods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.support import models
from opennrm.support.domain.periods import Kind, Period
from opennrm.support.domain.views import PeriodView

EVENTS: dict[str, Promise] = {
    "support.period_began": _("Periode begyndte"),
    "support.period_annulled": _("Periode bortfaldt"),
    "support.periods_shown": _("Så refleksions- eller restitutionsperiode"),
    "support.period_opened": _("Åbnede periode for at ændre den"),
    "support.period_extended": _("Forlængede periode"),
    "support.extension_withdrawn": _("Trak forlængelse tilbage"),
    "support.period_ended": _("Afsluttede periode før tid"),
}
REFUSALS: dict[str, Promise] = {
    "support.period_too_long": _(
        "Perioden kan højst være %(most)s dage i alt. Den kan forlænges med højst %(left)s dage endnu."
    ),
    "support.extension_of_no_day": _("En forlængelse er på mindst én dag."),
    "support.extension_outside_the_period": _(
        "En forlængelse besluttes, mens perioden løber. Ret datoen; er perioden slut, kan den ikke forlænges. En "
        "forlængelse, som en senere bygger på, kan ikke trækkes tilbage før den senere."
    ),
    "support.extension_in_future": _("Forlængelsen kan ikke være besluttet i fremtiden. Ret datoen."),
    "support.period_cannot_end_then": _(
        "Perioden kan kun slutte efter sin første dag og før den dag, den ellers ville slutte. Ret datoen."
    ),
    "support.period_over": _(
        "Perioden er afsluttet før tid og kan ikke ændres. En ny vurdering giver en ny periode."
    ),
    "support.period_annulled": _("Perioden er bortfaldet: der er ikke længere en afgørelse, den bygger på."),
    "support.period_changed": _(
        "Nogen har ændret perioden, siden du åbnede siden. Se den nye tilstand, og prøv igen."
    ),
    "support.extension_withdrawn_already": _(
        "Forlængelsen er allerede trukket tilbage. Du behøver ikke gøre mere."
    ),
    "support.ground_missing": _("Vælg grunden til forlængelsen."),
    "support.reason_missing": _(
        "Skriv en begrundelse: den, der efterprøver forlængelsen, skal kunne forstå den."
    ),
    "support.why_missing": _("Vælg, hvorfor perioden slutter før tid."),
}
KINDS: dict[Kind, Promise] = {
    Kind.REFLECTION: _("Refleksionsperiode"),
    Kind.RESTITUTION: _("Restitutionsperiode"),
}


@dataclass(frozen=True, slots=True)
class Week:
    """One line of the calendar: seven days, each with whether the period covers it."""

    days: Sequence[tuple[date, bool, bool]]


def calendar(period: Period, today: date) -> list[Week]:
    """Whole weeks from Monday, from the first day to the last; a day, whether it is covered, whether it is today."""
    first = period.begins_on - timedelta(period.begins_on.weekday())
    weeks = -(-(period.ends_on - first).days // 7)
    days = [first + timedelta(each) for each in range(7 * weeks)]
    told = [(day, period.covers(day), day == today) for day in days]
    return [Week(told[at : at + 7]) for at in range(0, len(told), 7)]


@dataclass(frozen=True, slots=True)
class Shown:
    """A period in words."""

    view: PeriodView
    title: Promise
    state: str
    left: int
    weeks: Sequence[Week]


def shown(views: Sequence[PeriodView], today: date) -> list[Shown]:
    return [
        Shown(
            each,
            KINDS[Kind(each.kind)],
            state_of(each.days, today),
            each.days.days_left(today),
            calendar(each.days, today),
        )
        for each in views
    ]


def weekdays() -> list[str]:
    """From Monday, short, in the language of the page."""
    return [str(WEEKDAYS_ABBR[day]) for day in range(7)]


def state_of(period: Period, today: date) -> str:
    """ "running", "ending" in its last days, "over"."""
    if not period.covers(today):
        return "over"
    return "ending" if is_soon(period.days_left(today), today) else "running"


def is_soon(left: int, today: date) -> bool:
    """From so many days before its end a period is marked."""
    return left <= rules().deadline("period_warning", today)


def rows(found: Sequence[models.Period], today: date) -> list[tuple[models.Period, Promise, int, bool]]:
    """Lines of a list: the period, its kind in words, days left, whether it ends soon."""
    left = [(row, (row.ends_on - today).days) for row in found]
    return [(row, KINDS[Kind(row.kind)], days, is_soon(days, today)) for row, days in left]
