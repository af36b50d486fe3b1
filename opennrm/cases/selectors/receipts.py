"""What may be read of receipts: also of cases that are closed by now."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases.domain.receipts import Receipt as SignedReceipt
from opennrm.cases.models import Participation, Receipt


def receipts_for(actor: Actor) -> list[tuple[SignedReceipt, bytes]]:
    """What the actor's organisation was left, and left others, with the signatures."""
    actor.check_has(Permission.CASE_VIEW)
    own = Q(organisation=actor.organisation_id) | Q(sender=actor.organisation_id)
    return _signed(Receipt.objects.filter(own))


def every_receipt() -> list[tuple[SignedReceipt, bytes]]:
    """For the command line of the owner."""
    return _signed(Receipt.objects.all())


def lock_every_expired(today: date) -> QuerySet[Participation]:
    """For the owner's nightly job: those that closed on their last day and were not ended by anybody."""
    found = Participation.objects.filter(until__isnull=True, lasts_until__lt=today)
    return found.select_related("organisation").select_for_update(of=("self",)).order_by("pk")


def opener_of(case_id: UUID) -> Actor:
    """The organisation that opened a case, as nobody in particular: for the same job."""
    first = (
        Participation.objects.filter(case=case_id, purpose="")
        .select_related("organisation")
        .order_by("since")[0]
    )
    return replace(NOBODY, organisation_id=first.organisation_id, organisation_code=first.organisation.code)


def _signed(found: QuerySet[Receipt]) -> list[tuple[SignedReceipt, bytes]]:
    rows = found.select_related("organisation", "sender").order_by("-until", "number")
    return [(_receipt(row), bytes(row.signature)) for row in rows]


def _receipt(row: Receipt) -> SignedReceipt:
    return SignedReceipt(
        number=row.number,
        organisation=row.organisation.code,
        sender=row.sender.code,
        case_mark=row.case_mark,
        sections=tuple(row.sections),
        purpose=row.purpose,
        kind=row.kind,
        legal_basis=row.legal_basis,
        since=row.since,
        until=row.until,
        duty=row.duty,
    )
