"""Handing over to the next shift: a note, and that somebody has read it."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.intake import policies, selectors
from opennrm.intake.domain import HandoverView
from opennrm.intake.models import Handover
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

NOTE = {"table": "intake_handover", "column": "note_sealed"}
# Each is opened with a line of its own; more than these are no handover but a heap.
MOST_SHOWN = 3


@act
def leave_shift(note: str, *, by: Actor) -> UUID:
    """The shift ends; whoever comes reads what is open."""
    policies.check_can_hand_over(by)
    if not note.strip():
        raise Invalid("intake.handover_empty", field="note")
    row = Handover(organisation_id=by.organisation_id, left_at=clock.now(), left_by_id=by.user_id)
    row.note_sealed = persons_services.seal_text(row.pk, **NOTE, row=row.pk, text=note)
    row.save()
    audit.record("intake.shift_left", row, by=by, fields=["note_sealed"])
    return row.pk


@act
def show_handovers(*, by: Actor) -> list[HandoverView]:
    """Open the notes that nobody has taken over yet."""
    policies.check_can_hand_over(by)
    waiting = selectors.handovers_for(by).filter(taken_at__isnull=True)[:MOST_SHOWN]
    return [_shown(row, by=by) for row in waiting]


@act
def take_shift(handover_id: UUID, *, by: Actor) -> None:
    """Read, and taken over: by somebody else than whoever left."""
    row = selectors.lock_handover(by, handover_id)
    policies.check_can_take_over(by, left_by=row.left_by_id, is_taken=row.taken_at is not None)
    row.taken_at, row.taken_by_id = clock.now(), by.user_id
    row.save(update_fields=["taken_at", "taken_by"])
    audit.record("intake.shift_taken", row, by=by, fields=["taken_at", "taken_by"])


def _shown(row: Handover, *, by: Actor) -> HandoverView:
    audit.record("intake.handover_shown", row, by=by)
    note = persons_services.unseal_text(row.pk, **NOTE, row=row.pk, sealed=bytes(row.note_sealed), by=by)
    return HandoverView(row.pk, row.left_by.name, row.left_by_id, row.left_at, note)
