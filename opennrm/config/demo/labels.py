"""What two codes of the demo register are called: one label that two administrators gave, one that waits."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from opennrm.access import services
from opennrm.access.domain.actor import Actor
from opennrm.access.services import LabelInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from opennrm.config.demo.load import Demo

PROPOSED, WAITING = date(2022, 5, 10), date(2022, 5, 20)
REASON = "Opdigtet begrundelse til demoregisteret"
VIDEO = LabelInput("room_kinds", "video", "Videomøde", "Video meeting", date(2022, 6, 1), REASON)
CLINIC = LabelInput(
    "interview_places",
    "clinic",
    "Sundhedsklinik eller hospital",
    "Clinic or hospital",
    date(2040, 1, 1),
    REASON,
)


def acts_of_labels(demo: Demo) -> Iterator[tuple[date, int, Callable[[], None]]]:
    """Neither list is counted."""
    yield PROPOSED, 7, partial(give, VIDEO, demo.actors)
    yield WAITING, 7, partial(propose, CLINIC, demo.actors)


def give(told: LabelInput, actors: dict[str, Actor]) -> None:
    label_id = services.propose_label(told, by=actors["administrator"])
    services.approve_label(label_id, by=actors["administrator2"])


def propose(told: LabelInput, actors: dict[str, Actor]) -> None:
    services.propose_label(told, by=actors["administrator"])
