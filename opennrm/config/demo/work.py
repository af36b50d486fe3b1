"""Work that waits when the demo register is opened: five invented persons of the last weeks, so that the start page and
the team's board show what a day looks like. Their days count back from the day of loading; nothing of them lies before
2 May 2022."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground
from opennrm.config.demo.names import name_of
from opennrm.identification import services as identification
from opennrm.identification.domain.interviews import Finding, InterviewInput
from opennrm.intake import services as intake
from opennrm.intake.domain import ReferralInput
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
from opennrm.shared.dates import clock

Act = tuple[date, int, Callable[[], None]]
CONSENT = Ground(kind="consent", legal_basis="", reason="Opdigtet samtykke til demoregisteret")
# Persons of the plan have lower numbers.
FIRST_NUMBER = 640
# Referred, interviewed and sent for assessment so many days before the day of loading, None: not yet.
PERSONS = (
    ("police", 21, None, None),
    ("tax", 14, None, None),
    ("health_staff", 3, None, None),
    ("ngo", 16, 5, None),
    ("police", 30, 18, 9),
)


def acts(actors: dict[str, Actor]) -> Iterator[Act]:
    today, known = clock.today(), dict[int, UUID]()
    for number, (origin, referred, interviewed, sent) in enumerate(PERSONS):
        by, day = actors["sagsbehandler"], today - timedelta(days=referred)
        yield day, 0, partial(_refer, known, number, origin, day, by)
        if interviewed:
            held_on = today - timedelta(days=interviewed)
            yield held_on, 1, partial(_interview, known, number, held_on, by)
        if sent:
            yield today - timedelta(days=sent), 2, partial(_send, known, number, by)


def _refer(known: dict[int, UUID], number: int, origin: str, day: date, by: Actor) -> None:
    identity = Identity(name_of(FIRST_NUMBER + number), UNKNOWN_BIRTH)
    known[number] = cases.register_person(identity, gender="female", nationality="NGA", ground=CONSENT, by=by)
    referral = ReferralInput(known[number], origin, day, "Opdigtet henvisning til demoregisteret.", None)
    intake.make_referral(referral, by=by)


def _interview(known: dict[int, UUID], number: int, day: date, by: Actor) -> None:
    identification.record_interview(
        InterviewInput(
            case_id=known[number],
            held_on=day,
            language="en",
            interpreter=True,
            place="centre_office",
            consent=True,
            notes="Opdigtet samtale til demoregisteret.",
            findings=(Finding(indicator="deception", note="Opdigtet fund."),),
        ),
        by=by,
    )


def _send(known: dict[int, UUID], number: int, by: Actor) -> None:
    identification.request_assessment(known[number], residence_status="no_lawful_stay", by=by)
