"""Where they are now, in words."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.returns.domain.overview import Moving, Overview
from opennrm.returns.domain.states import State
from opennrm.returns.presenters.prepared import TAGS, language, state_title, step_title
from opennrm.shared.dates import clock


@dataclass(frozen=True, slots=True)
class MovingLine:
    """A prepared return that lasts, in words."""

    row: Moving
    state: str | Promise
    tag: str
    is_late: bool


def overview(found: Overview) -> dict[str, object]:
    today = clock.today()
    return {
        "moving": [
            MovingLine(
                each,
                state_title(each.state),
                TAGS.get(each.state, "info"),
                bool(each.due_on and each.due_on < today),
            )
            for each in found.moving
        ],
        "counts": _counts(found),
        "times": [(step_title(step), each) for step, each in found.times.items()],
        "begun": _begun(found),
    }


def _counts(found: Overview) -> list[tuple[str, str | Promise, int]]:
    """By country, and within it in the order of the steps."""
    order = list(State)
    told = sorted(
        (countries.name(country, language()), order.index(state), count)
        for (country, state), count in found.counts.items()
    )
    return [(country, state_title(order[place]), count) for country, place, count in told]


def _begun(found: Overview) -> list[tuple[str, int]]:
    """In the order of the steps."""
    known = rules().codes("return_activities")
    return [(each.labels[language()], found.begun[each.code]) for each in known if each.code in found.begun]
