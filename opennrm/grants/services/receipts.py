"""Proof that money arrived: a sample of each year's payments, and what was found."""

from __future__ import annotations

import secrets
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.grants import policies, selectors
from opennrm.grants.domain.inputs import ReceiptInput, Year
from opennrm.grants.domain.samples import sample
from opennrm.grants.models import ReceiptCheck
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

EVIDENCE = {"table": "grants_receiptcheck", "column": "evidence_sealed"}


@act
def draw_sample(year: int, *, by: Actor) -> int:
    """Drawn once more, it grows with the payments that came since, by the seed of the first draw. Gives how many are new."""
    policies.check_can_pay(by)
    days = Year(year)
    payments = {each.reference: each for each in selectors.payments_to_draw(by, days.first, days.after)}
    if not payments:
        raise Invalid("grants.nothing_paid", field="year")
    drawn = list(selectors.checks_for(by, year))
    seed = drawn[0].seed if drawn else secrets.token_hex(8)
    percent = rules().deadline("receipt_sample_percent", min(days.after, clock.today()))
    known = {each.payment.reference for each in drawn}
    new = [each for each in sample(payments, seed=seed, percent=percent) if each not in known]
    ReceiptCheck.objects.bulk_create(
        ReceiptCheck(
            payment=payments[each], year=year, seed=seed, drawn_at=clock.now(), drawn_by_id=by.user_id
        )
        for each in new
    )
    audit.record("grants.sample_drawn", by=by, fields=["payments", "seed"])
    return len(new)


@act
def show_receipts(year: int, *, by: Actor) -> list[ReceiptCheck]:
    """The sample of a year."""
    policies.check_can_see(by)
    found = list(selectors.checks_for(by, Year(year).year))
    audit.record("grants.sample_shown", by=by)
    return found


@act
def open_receipt(check_id: UUID, *, by: Actor) -> tuple[ReceiptCheck, str]:
    """One of them, with what was found."""
    row = selectors.get_check(by, check_id)
    audit.record("grants.receipt_shown", row, by=by)
    if not row.evidence_sealed:
        return row, ""
    person_id = row.payment.grant.case.person_id
    sealed = bytes(row.evidence_sealed)
    return row, persons_services.unseal_text(person_id, **EVIDENCE, row=row.pk, sealed=sealed, by=by)


@act
def record_receipt(check_id: UUID, given: ReceiptInput, *, by: Actor) -> None:
    """Whether the money arrived, and how that is known."""
    row = selectors.lock_check(by, check_id)
    policies.check_can_record_receipt(by, row)
    if not rules().has("receipt_outcomes", given.outcome):
        raise Invalid("grants.outcome_missing", field="outcome")
    if not given.evidence.strip():
        raise Invalid("grants.evidence_missing", field="evidence")
    person_id = row.payment.grant.case.person_id
    row.evidence_sealed = persons_services.seal_text(
        person_id, **EVIDENCE, row=row.pk, text=given.evidence.strip()
    )
    row.outcome, row.found_at, row.found_by_id = given.outcome, clock.now(), by.user_id
    row.save(update_fields=["outcome", "evidence_sealed", "found_at", "found_by"])
    audit.record("grants.receipt_recorded", row, by=by, fields=["outcome", "evidence_sealed"])
