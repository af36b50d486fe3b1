"""A prepared return in words: its six steps, and how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.mechanism.rules import rules
from opennrm.returns.domain import ConsentView, PreparedRow, PreparedView
from opennrm.returns.domain.states import FORWARD, OVER, State, Step
from opennrm.shared.dates import clock

# Where it stands, besides the names of the steps in denmark.toml.
STATES: Mapping[State, Promise] = {
    State.TRAVELLED: _("Rejst, ankomsten er ikke bekræftet"),
    State.CLOSED: _("Afsluttet"),
    State.STOPPED: _("Stoppet"),
}
TAGS: Mapping[State, str] = {State.TRAVELLED: "warning", State.CLOSED: "success", State.STOPPED: "neutral"}


@dataclass(frozen=True, slots=True)
class StepLine:
    """One of the six steps: where it stands for the step guide, and the person's yes to it."""

    step: Step
    title: str
    state: str
    text: str
    consent: ConsentView | None
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
    """What the person said yes to is done, but for the step it stands in."""
    consents = {each.step: each for each in view.consents}

    def state(step: Step) -> str:
        if step is view.step:
            return "current"
        return "done" if step in consents else "todo"

    return [StepLine(step, step_title(step), state(step), "", consents.get(step)) for step in Step]


def following(view: PreparedView) -> str:
    """The step that the person is asked about."""
    return step_title(FORWARD[view.state])


def asked(view: PreparedView) -> dict[str, object]:
    """What a form of a further step begins with."""
    return {"version": view.version, "consented_on": clock.today()}
