"""How an event becomes a fact: appended in the transaction of the act, never updated."""

from __future__ import annotations

import csv
import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from opennrm.grants.domain.events import SupportPaid, SupportReturned
from opennrm.identification.domain.events import (
    DecisionMade,
    DecisionWithdrawn,
    InterviewRecorded,
    InterviewWithdrawn,
)
from opennrm.intake.domain.events import CallRegistered, CallWithdrawn, ReferralMade, ReferralWithdrawn
from opennrm.persons.domain.events import PersonsMerged, PersonsUnmerged
from opennrm.prosecution.domain.events import StepRecorded, StepWithdrawn
from opennrm.returns.domain.events import ActivityBegun, JourneyCompleted, ReturnWithdrawn, StepBegun
from opennrm.shared.dates import clock
from opennrm.statistics import selectors
from opennrm.statistics.domain.quality import Excess, excesses
from opennrm.statistics.models import SeriesFigure

# Held until the commit, so that positions grow in the order of commits.
LEDGER_LOCK = 0x4E524D_1ED6E2


def pseudonymous(subject: UUID) -> str:
    """The ledger's own name of a person or relation: keyed, so that nobody without the key can look one up."""
    return hmac.new(settings.NRM_STATISTICS_KEY, subject.bytes, hashlib.sha256).hexdigest()[:32]


def append_call(event: CallRegistered) -> None:
    _append("call", event.call_id, event.occurred_on, caller=event.caller, purpose=event.purpose)


def retract_call(event: CallWithdrawn) -> None:
    _retract("call", event.call_id)


def append_referral(event: ReferralMade) -> None:
    _append("referral", event.referral_id, event.occurred_on, event.person_id, referred_by=event.referred_by)


def retract_referral(event: ReferralWithdrawn) -> None:
    _retract("referral", event.referral_id)


def append_interview(event: InterviewRecorded) -> None:
    _append(
        "interview", event.interview_id, event.occurred_on, event.person_id, organisation=event.organisation
    )


def retract_interview(event: InterviewWithdrawn) -> None:
    _retract("interview", event.interview_id)


def append_decision(event: DecisionMade) -> None:
    _append(
        "decision", event.decision_id, event.occurred_on, event.person_id, event.corrects,
        outcome=event.outcome, nationality=event.nationality, gender=event.gender, age=event.age,
        exploitation=event.main_form, forms=list(event.forms), sector=event.sector, sub_form=event.sub_form,
        authority=event.authority, referred_by=event.referred_by,
        country_of_exploitation=event.country_of_exploitation,
    )  # fmt: skip


def retract_decision(event: DecisionWithdrawn) -> None:
    _retract("decision", event.decision_id)


def append_merge(event: PersonsMerged) -> None:
    """Whose facts count as whose from now on: found at the draw, so that an earlier one stays as it was."""
    into = pseudonymous(event.into_id)
    _append("merge", event.merge_id, event.occurred_on, event.merged_id, into=into)


def retract_merge(event: PersonsUnmerged) -> None:
    _retract("merge", event.merge_id)


def append_return(event: JourneyCompleted) -> None:
    _append("return", event.return_id, event.occurred_on, event.person_id, destination=event.destination)


def retract_return(event: ReturnWithdrawn) -> None:
    _retract("return", event.return_id)


def append_step_begun(event: StepBegun) -> None:
    _append(
        "return_step", event.consent_id, event.occurred_on, event.person_id, destination=event.destination,
        step=event.step, step_before=event.step_before, days=event.days,
    )  # fmt: skip


def append_activity_begun(event: ActivityBegun) -> None:
    _append(
        "return_activity", event.record_id, event.occurred_on, event.person_id, destination=event.destination,
        activity=event.activity,
    )  # fmt: skip


def append_payment(event: SupportPaid) -> None:
    """So much of it is paid in all: a new version where it was less or more before."""
    _append(
        "payment", event.payment_id, event.occurred_on, event.person_id,
        ore=event.ore, support=event.kind, destination=event.destination,
    )  # fmt: skip


def retract_payment(event: SupportReturned) -> None:
    if selectors.has_version(_key("payment", event.payment_id)):
        _retract("payment", event.payment_id)


def append_prosecution_step(event: StepRecorded) -> None:
    _append(event.step, event.step_id, event.occurred_on, event.relation_id, statute=event.statute)


def retract_prosecution_step(event: StepWithdrawn) -> None:
    _retract("step", event.step_id)


STEPS = frozenset({"charge", "indictment", "conviction"})


def _key(kind: str, record_id: UUID) -> str:
    return f"{'step' if kind in STEPS else kind}:{record_id}"


# Written by hand: Django would ask for the new position back, and the application's role may not read the ledger.
APPEND = """
INSERT INTO statistics_fact (key, kind, subject, occurred_on, recorded_at, retracted, corrects, attributes)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s)
"""


def _append(
    kind: str,
    record_id: UUID,
    day: date,
    subject: UUID | None = None,
    corrects: UUID | None = None,
    **codes: object,
) -> None:
    corrected = _key(kind, corrects) if corrects else ""
    name = pseudonymous(subject) if subject else ""
    _write(_key(kind, record_id), kind, name, day, retracted=False, corrects=corrected, attributes=codes)


def _retract(kind: str, record_id: UUID) -> None:
    newest = selectors.newest_version(_key(kind, record_id))
    _write(
        newest.key, newest.kind, newest.subject, newest.occurred_on, retracted=True, corrects=newest.corrects,
        attributes={},
    )  # fmt: skip


def _write(
    key: str,
    kind: str,
    subject: str,
    day: date,
    *,
    retracted: bool,
    corrects: str,
    attributes: dict[str, object],
) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LEDGER_LOCK])
        cursor.execute(
            APPEND, [key, kind, subject, day, clock.now(), retracted, corrects, json.dumps(attributes)]
        )


# How the columns of the series answer to dimensions of "victims".
SERIES_COLUMNS = {
    "total_identified": ("", ""),
    "sexual": ("exploitation", "sexual_exploitation"),
    "forced_labour": ("exploitation", "forced_labour"),
    "criminal_acts": ("exploitation", "criminal_acts"),
    "slavery_like": ("exploitation", "slavery_like_conditions"),
    "other_or_unknown": ("exploitation", "remaining"),
    "women": ("gender", "female"),
    "men": ("gender", "male"),
    "trans": ("gender", "transgender"),
    "children": ("age_group", "<18"),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """How many figures were read, and where a part is larger than its whole: such a table was printed once, so it is
    taken as it stands and named."""

    figures: int
    excesses: list[Excess]


@transaction.atomic
def import_series(path: Path, *, last_year: int) -> Imported:
    """Read the yearly figures from before the register. What is blank there is unknown, and is left out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if int(row["year"]) <= last_year]
    figures = [
        SeriesFigure(
            year=int(row["year"]),
            dimension=dimension,
            code=code,
            value=row[column],
            source=row["source_total"],
        )
        for row in rows
        for column, (dimension, code) in SERIES_COLUMNS.items()
        if row[column]
    ]
    SeriesFigure.objects.bulk_create(figures)
    told = [{"year": each.year, "dimension": each.dimension, "value": each.value} for each in figures]
    return Imported(len(figures), excesses(told))


def has_facts() -> bool:
    return selectors.has_facts()
