"""What whoever referred somebody is told, as a table. All of it is ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from opennrm.intake.domain.states import State
from opennrm.shared.errors import Denied, Invalid

LONGEST = 1000


class Stage(StrEnum):
    """How far a referral has come, as far as whoever referred may hear of it. ``NONE``: nothing told yet."""

    NONE = ""
    RECEIVED = "received"
    INTERVIEW_HELD = "interview_held"
    ASSESSED = "assessed"
    CLOSED = "closed"


class Consent(StrEnum):
    """What the person has agreed to that whoever referred is told."""

    NOTHING = "nothing"
    STAGES = "stages"
    OUTCOME = "outcome"


class Way(StrEnum):
    """How it was told. On the page: to an organisation that takes part in the case and made the referral itself."""

    PAGE = "page"
    PHONE = "phone"
    LETTER = "letter"
    MEETING = "meeting"


# What may be told after what: forward only, and a referral can be closed from anywhere.
NEXT: Mapping[Stage, frozenset[Stage]] = {
    Stage.NONE: frozenset({Stage.RECEIVED, Stage.INTERVIEW_HELD, Stage.ASSESSED, Stage.CLOSED}),
    Stage.RECEIVED: frozenset({Stage.INTERVIEW_HELD, Stage.ASSESSED, Stage.CLOSED}),
    Stage.INTERVIEW_HELD: frozenset({Stage.ASSESSED, Stage.CLOSED}),
    Stage.ASSESSED: frozenset({Stage.CLOSED}),
    Stage.CLOSED: frozenset(),
}
# What has happened once a case has come to a stage.
HAPPENED: Mapping[Stage, frozenset[Stage]] = {
    Stage.NONE: frozenset({Stage.RECEIVED}),
    Stage.RECEIVED: frozenset({Stage.RECEIVED}),
    Stage.INTERVIEW_HELD: frozenset({Stage.RECEIVED, Stage.INTERVIEW_HELD}),
    Stage.ASSESSED: frozenset({Stage.RECEIVED, Stage.INTERVIEW_HELD, Stage.ASSESSED, Stage.CLOSED}),
    Stage.CLOSED: frozenset({Stage.RECEIVED, Stage.CLOSED}),
}
# Without the person's consent whoever referred hears that the referral has arrived, and nothing of the person.
WITHOUT_CONSENT = frozenset({Stage.RECEIVED})
WITH_AN_OUTCOME = frozenset({Stage.ASSESSED, Stage.CLOSED})
# Where the person came by themselves, there is nobody to tell.
TELLS_NOBODY = frozenset({"self"})


@dataclass(frozen=True, slots=True, repr=False)
class Feedback:
    """What is told: how far, in which way, what the person agreed to; the outcome only where they agreed to that. ``text``:
    to whom it was told, and what else was said."""

    stage: Stage
    way: Way
    consent: Consent
    outcome: str = ""
    text: str = ""

    def __post_init__(self) -> None:
        if self.stage is Stage.NONE:
            raise Invalid("intake.feedback_of_nothing", field="stage")
        if self.consent is Consent.NOTHING and self.stage not in WITHOUT_CONSENT:
            raise Invalid("intake.feedback_without_consent", field="stage")
        if self.outcome and (self.consent is not Consent.OUTCOME or self.stage not in WITH_AN_OUTCOME):
            raise Invalid("intake.outcome_without_consent", field="outcome")
        if self.way is not Way.PAGE and not self.text.strip():
            raise Invalid("intake.feedback_to_whom", field="text")
        if len(self.text) > LONGEST:
            raise Invalid("intake.text_too_long", field="text", longest=LONGEST)


@dataclass(frozen=True, slots=True, repr=False)
class FeedbackView:
    """What was told once."""

    stage: str
    way: str
    consent: str
    outcome: str
    text: str
    told_at: datetime
    organisation: str


def check_can_tell(told: Stage, reached: Stage, then: Stage) -> None:
    """Forward, and only what has happened."""
    if then not in NEXT[told]:
        raise Denied("intake.feedback_told_already", field="stage")
    if then not in HAPPENED[reached]:
        raise Denied("intake.feedback_too_early", field="stage")


def open_stages(told: str, reached: str, state: State) -> tuple[Stage, ...]:
    """What can be told now; of a declined referral that it is closed."""
    happened = HAPPENED[Stage.CLOSED if state is State.DECLINED else Stage(reached)]
    return tuple(stage for stage in Stage if stage in NEXT[Stage(told)] and stage in happened)


def is_due(told: str, reached: str, referred_by: str) -> bool:
    """Something has happened that whoever referred has not heard of."""
    return referred_by not in TELLS_NOBODY and reached != Stage.NONE and Stage(reached) in NEXT[Stage(told)]
