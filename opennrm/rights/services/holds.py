"""Holds: no erasure for now, and why. That of a running criminal case needs no hand (``nrm_case_lives``)."""

from __future__ import annotations

from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.rights import policies, selectors
from opennrm.rights.models import Hold
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

REASON = {"table": "rights_hold", "column": "reason_sealed"}


@act
def set_hold(text: str, kind: str, reason: str, *, by: Actor) -> UUID:
    """Nothing of this person is erased until somebody else lifts it."""
    policies.check_can_manage(by)
    line = selectors.line_of(by, text, clock.today())
    if line is None:
        raise Invalid("rights.no_such_person", field="person")
    if kind not in {code.code for code in rules().codes_on("hold_kinds", clock.today())}:
        raise Invalid("rights.hold_kind_missing", field="kind")
    row = Hold(
        id=uuid4(), person_id=line.subject_id, pseudonym=line.label, kind=kind, set_at=clock.now(),
        set_by_id=by.user_id,
    )  # fmt: skip
    row.reason_sealed = persons_services.seal_text(row.pk, **REASON, row=row.pk, text=reason.strip())
    row.save(force_insert=True)
    audit.record("rights.hold_set", row, by=by, fields=["person", "kind", "reason_sealed"])
    return row.pk


@act
def lift_hold(hold_id: UUID, *, by: Actor) -> None:
    """By another than who set it; it stays as history."""
    row = selectors.lock_hold(by, hold_id)
    policies.check_can_lift(by, row)
    row.lifted_at, row.lifted_by_id = clock.now(), by.user_id
    row.save(update_fields=["lifted_at", "lifted_by"])
    audit.record("rights.hold_lifted", row, by=by, fields=["lifted_at", "lifted_by"])


@act
def show_holds(*, by: Actor) -> list[tuple[Hold, str]]:
    """All of them, with their reasons."""
    found = list(selectors.holds_for(by))
    audit.record("rights.holds_shown", by=by)
    return [(row, _reason(row, by=by)) for row in found]


def _reason(row: Hold, *, by: Actor) -> str:
    return persons_services.unseal_text(row.pk, **REASON, row=row.pk, sealed=bytes(row.reason_sealed), by=by)
