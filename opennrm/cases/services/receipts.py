"""Receipts of participations that ended."""

from __future__ import annotations

import secrets
from dataclasses import asdict

from django.conf import settings
from django.db import transaction

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import models, selectors
from opennrm.cases.domain.receipts import Receipt, case_mark, duty_of, is_genuine, signature
from opennrm.shared.dates import clock


@act
def leave_receipt(ended: models.Participation, *, by: Actor) -> None:
    """At the organisation that had the part. Part of ending it, which asks for the right."""
    _leave(ended, by=by)


def _leave(ended: models.Participation, *, by: Actor) -> None:
    receipt = _receipt(ended, by=by)
    told = asdict(receipt) | {"sections": list(receipt.sections)}
    del told["organisation"], told["sender"]
    row = models.Receipt(
        **told,
        organisation_id=ended.organisation_id,
        sender_id=by.organisation_id,
        signature=signature(settings.NRM_RECEIPT_KEY, receipt),
    )
    row.save(force_insert=True)
    audit.record("cases.receipt_left", row, by=by)


def _receipt(ended: models.Participation, *, by: Actor) -> Receipt:
    until = ended.until or clock.today()
    return Receipt(
        number=f"KV-{until:%Y}-{secrets.token_hex(4).upper()}",
        organisation=ended.organisation.code,
        sender=by.organisation_code,
        case_mark=case_mark(settings.NRM_RECEIPT_KEY, ended.case_id),
        sections=tuple(ended.sections),
        purpose=ended.purpose,
        kind=ended.kind,
        legal_basis=ended.legal_basis,
        since=ended.since,
        until=until,
        duty=duty_of(ended.kind),
    )


@act
def show_receipts(*, by: Actor) -> list[tuple[Receipt, bool]]:
    """Those of the actor's organisation, newest first, and whether each is as it was signed."""
    found = selectors.receipts_for(by)
    audit.record("cases.receipts_shown", by=by)
    return [(told, is_genuine(settings.NRM_RECEIPT_KEY, told, signed)) for told, signed in found]


@transaction.atomic
def end_expired() -> int:
    """By the owner of the database, every night: what closed by itself on its last day is ended, and leaves the receipt that a
    withdrawal would have left, from whoever opened the case. How many."""
    expired = list(selectors.lock_every_expired(clock.today()))
    for row in expired:
        row.until, row.ended_by_id = row.lasts_until, row.shared_by_id
        row.save(update_fields=["until", "ended_by"])
        opener = selectors.opener_of(row.case_id)
        audit.record("cases.participation_expired", row, by=opener, fields=["until"])
        _leave(row, by=opener)
    return len(expired)


def verify_receipts() -> list[str]:
    """The numbers of those that are not as they were signed: for the command line of the owner."""
    every = selectors.every_receipt()
    return [told.number for told, signed in every if not is_genuine(settings.NRM_RECEIPT_KEY, told, signed)]
