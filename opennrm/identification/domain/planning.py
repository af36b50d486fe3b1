"""Planning interviews: half hours that are taken, who may interpret, wishes, and a reminder that names nobody."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from opennrm.identification.domain.plan_states import PlanState
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Denied, Invalid

HALF_HOUR = timedelta(minutes=30)
LONGEST = timedelta(hours=8)
COPENHAGEN = ZoneInfo("Europe/Copenhagen")
# A line is not a room: several talk over video at once.
VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Span:
    """From one half hour to another."""

    starts_at: datetime
    ends_at: datetime

    def half_hours(self) -> Iterator[datetime]:
        """Each that it touches."""
        at = self.starts_at.replace(minute=self.starts_at.minute // 30 * 30, second=0, microsecond=0)
        while at < self.ends_at:
            yield at
            at += HALF_HOUR


@dataclass(frozen=True, slots=True)
class PlanInput:
    """An interview that is to be held. ``room_id``: where; ``gender_wish``: whom the person wants to talk to."""

    case_id: UUID
    starts_at: datetime
    minutes: int
    room_id: UUID
    interviewer_id: UUID
    language: str
    interpreter_id: UUID | None = None
    companion: str = ""
    gender_wish: str = ""
    unmet_wish: str = ""

    def __repr__(self) -> str:
        return f"PlanInput(starts_at={self.starts_at}, …)"

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.starts_at + timedelta(minutes=self.minutes))


@dataclass(frozen=True, slots=True)
class Interpreting:
    """What a rule needs to know of an interpreter. ``conflicts``: persons, nationalities and case complexes declared."""

    languages: Collection[str]
    gender: str
    persons: Collection[UUID]
    nationalities: Collection[str]
    complexes: Collection[UUID]


@dataclass(frozen=True, slots=True)
class Interpreted:
    """Whom it would be for."""

    person_id: UUID
    nationality: str
    complex_id: UUID | None


def check_follow_up(starts_at: datetime, text: str, day: date, *, now: datetime) -> None:
    """Nobody failed to come before the time; and somebody looks into why (ours)."""
    if now < starts_at:
        raise Invalid("identification.not_yet_time", field="follow_up")
    if not text.strip():
        raise Invalid("identification.follow_up_missing", field="follow_up")
    if day < now.date():
        raise Invalid("identification.follow_up_in_past", field="follow_up_on")


def check_can_be_reminded(state: str, email: str) -> None:
    if state != PlanState.PLANNED:
        raise Denied("identification.plan_is_over")
    if not email:
        raise Invalid("identification.nobody_to_remind")


def check_plan(plan: PlanInput, *, now: datetime) -> None:
    """In the future, at most a working day, with codes that exist (ours)."""
    if plan.starts_at < now:
        raise Invalid("identification.plan_in_past", field="starts_at")
    if not timedelta(0) < timedelta(minutes=plan.minutes) <= LONGEST:
        raise Invalid("identification.plan_too_long", field="minutes")
    for field, list_name in (
        ("language", "languages"),
        ("companion", "companions"),
        ("gender_wish", "genders"),
    ):
        value = getattr(plan, field)
        if (value or field == "language") and not rules().has(list_name, value):
            raise Invalid("identification.unknown_code", field=field)


def check_interpreter(interpreter: Interpreting, language: str, whom: Interpreted) -> None:
    """Speaks the language, and has declared no conflict about the person, the nationality or the case complex (ours)."""
    if language not in interpreter.languages:
        raise Invalid("identification.interpreter_language", field="interpreter_id")
    declared = (
        whom.person_id in interpreter.persons,
        bool(whom.nationality) and whom.nationality in interpreter.nationalities,
        whom.complex_id is not None and whom.complex_id in interpreter.complexes,
    )
    if any(declared):
        raise Invalid("identification.interpreter_conflict", field="interpreter_id")


def check_wish(plan: PlanInput, interpreter: Interpreting | None) -> None:
    """A wish is honoured, or it is said why it is not (ours)."""
    unmet = bool(plan.gender_wish) and interpreter is not None and interpreter.gender != plan.gender_wish
    if unmet and not plan.unmet_wish.strip():
        raise Invalid("identification.wish_unexplained", field="unmet_wish")


def reminder(starts_at: datetime) -> tuple[str, str]:
    """Subject and text: when, and nothing about anybody. Whoever reads it on a locked screen or over a shoulder learns no
    name, number, pseudonym, language, place, organisation or reason. In both languages, as the reader is not asked."""
    local = starts_at.astimezone(COPENHAGEN)
    when = f"{local.day}.{local.month}.{local.year} kl. {local:%H.%M}"
    also = f"{local:%Y-%m-%d at %H:%M}"
    text = f"Du har en aftale {when}. Svar ikke på denne besked.\n\nYou have an appointment on {also}. Please do not reply.\n"
    return f"Aftale {when}", text
