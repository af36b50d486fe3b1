"""A prepared return in words: its six steps, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.returns.domain import ConsentView, PreparedRow, PreparedView
from opennrm.returns.domain.activities import REASONS
from opennrm.returns.domain.activity_states import ActivityState
from opennrm.returns.domain.following import TOPICS
from opennrm.returns.domain.states import FORWARD, OVER, State, Step
from opennrm.returns.domain.views import ActivityPage, ActivityView, RiskPage, RiskView
from opennrm.shared.dates import clock

# Where it stands, besides the names of the steps in denmark.toml.
STATES: Mapping[State, Promise] = {
    State.TRAVELLED: _("Rejst, ankomsten er ikke bekræftet"),
    State.CLOSED: _("Afsluttet"),
    State.STOPPED: _("Stoppet"),
}
ACTIVITY_STATES: Mapping[ActivityState, Promise] = {
    ActivityState.NOT_BEGUN: _("Ikke begyndt"),
    ActivityState.WAITING: _("Venter"),
    ActivityState.DONE: _("Gjort"),
    ActivityState.NOT_RELEVANT: _("Ikke relevant"),
}
ACTIVITY_TAGS: Mapping[ActivityState, str] = {
    ActivityState.NOT_BEGUN: "neutral",
    ActivityState.WAITING: "warning",
    ActivityState.DONE: "success",
    ActivityState.NOT_RELEVANT: "neutral",
}
TOPIC_WORDS: Mapping[str, Promise] = {
    "exploiters": _("Bagmænd i hjemlandet"),
    "family": _("Familien"),
    "debt": _("Gæld"),
    "providing": _("Forsørgelsesansvar"),
}
TAGS: Mapping[State, str] = {State.TRAVELLED: "warning", State.CLOSED: "success", State.STOPPED: "neutral"}


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One activity in words."""

    view: ActivityView
    title: str
    state: Promise
    tag: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepLine:
    """One of the six steps: where it stands for the step guide, and the person's yes to it."""

    step: Step
    title: str
    state: str
    text: str
    consent: ConsentView | None
    activities: Sequence[ActivityLine] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One prepared return of a list."""

    row: PreparedRow
    state: str | Promise
    tag: str
    is_open: bool


def language() -> str:
    return (get_language() or "da")[:2]


def step_title(step: str) -> str:
    return rules().label("return_steps", step, language())


def activity_line(view: ActivityView) -> ActivityLine:
    return ActivityLine(
        view,
        rules().label("return_activities", view.code, language()),
        ACTIVITY_STATES[view.state],
        ACTIVITY_TAGS[view.state],
        _reason(view.state, view.reason),
    )


def _reason(state: ActivityState, reason: str) -> str:
    return rules().label(REASONS[state], reason, language()) if reason else ""


def activity_page(page: ActivityPage) -> dict[str, object]:
    """Its name, where it stands, and what came before."""
    history = [(each, ACTIVITY_STATES[each.state], _reason(each.state, each.reason)) for each in page.records]
    return {"line": activity_line(page.activity), "history": history}


def risks(page: RiskPage) -> list[tuple[RiskView, list[tuple[Promise, str]]]]:
    """Each with what the person told, by topic."""
    return [(view, [(TOPIC_WORDS[topic], told[topic]) for topic in TOPICS]) for view, told in page.told]


def state_title(state: State) -> str | Promise:
    return STATES[state] if state in STATES else step_title(state)


def lines(found: Sequence[PreparedRow]) -> list[Line]:
    return [
        Line(row, state_title(row.state), TAGS.get(row.state, "info"), row.state not in OVER) for row in found
    ]


def shown(view: PreparedView) -> dict[str, object]:
    """For the page of one."""
    return {
        "steps": steps(view),
        "state": state_title(view.state),
        "tag": TAGS.get(view.state, "info"),
    }


def steps(view: PreparedView) -> list[StepLine]:
    """What the person said yes to is done, but for the step it stands in; each with its activities."""
    consents = {each.step: each for each in view.consents}
    of_step: dict[Step, list[ActivityLine]] = {step: [] for step in Step}
    for each in view.activities:
        of_step[each.step].append(activity_line(each))

    def state(step: Step) -> str:
        if step is view.step:
            return "current"
        return "done" if step in consents else "todo"

    return [
        StepLine(step, step_title(step), state(step), "", consents.get(step), of_step[step]) for step in Step
    ]


def following(view: PreparedView) -> str:
    """The step that the person is asked about."""
    return step_title(FORWARD[view.state])


def asked(view: PreparedView) -> dict[str, object]:
    """What a form of a further step begins with."""
    return {"version": view.version, "consented_on": clock.today()}
