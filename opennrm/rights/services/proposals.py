"""Simulating, proposing and deciding: nothing is erased here."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.rights import policies, selectors
from opennrm.rights.domain.retention import Kind, Line, Simulation
from opennrm.rights.models import Erasure, ErasureItem, ErasureProof
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid

LONGEST_NUMBERS = 200


@act
def show_simulation(*, by: Actor) -> Simulation:
    """What an erasure today would do, and what stops it."""
    policies.check_can_manage(by)
    found = selectors.simulation(by, clock.today())
    audit.record("rights.simulation_shown", by=by)
    return found


@act
def propose_erasure(checksum: str, *, by: Actor) -> UUID:
    """Everything that a simulation found due. ``checksum`` is that of the one that was seen: of today, and unchanged."""
    policies.check_can_manage(by)
    simulation = selectors.simulation(by, clock.today())
    if checksum != simulation.checksum:
        raise Conflict("rights.simulation_changed")
    if not simulation.due:
        raise Invalid("rights.nothing_due")
    return _propose(simulation.due, checksum, by=by)


@act
def propose_on_request(text: str, *, by: Actor) -> UUID:
    """One person who asked for it, before their time. A hold stops it."""
    policies.check_can_manage(by)
    line = selectors.line_of(by, text, clock.today())
    if line is None:
        raise Invalid("rights.no_such_person", field="person")
    policies.check_nothing_holds(line.holds)
    asked = Line(
        line.subject_id, line.label, line.numbers, Kind.REQUEST, line.counts_from, clock.today(), line.holds
    )
    return _propose([asked], "", by=by)


def _propose(lines: Iterable[Line], checksum: str, *, by: Actor) -> UUID:
    row = Erasure.objects.create(checksum=checksum, proposed_at=clock.now(), proposed_by_id=by.user_id)
    ErasureItem.objects.bulk_create(
        ErasureItem(
            erasure=row,
            subject_id=line.subject_id,
            label=line.label,
            numbers=", ".join(line.numbers)[:LONGEST_NUMBERS],
            kind=line.kind,
            due_on=line.due_on,
        )
        for line in lines
    )
    audit.record("rights.erasure_proposed", row, by=by, fields=["checksum", "items"])
    return row.pk


@act
def show_erasures(*, by: Actor) -> list[Erasure]:
    """Every proposal, and how far it has come."""
    found = list(selectors.erasures_for(by))
    audit.record("rights.erasures_shown", by=by)
    return found


@act
def show_erasure(erasure_id: UUID, *, by: Actor) -> tuple[Erasure, list[ErasureItem]]:
    """One of them, with whom it is about."""
    row = selectors.get_erasure(by, erasure_id)
    audit.record("rights.erasures_shown", row, by=by)
    return row, list(row.items.select_related("proof").order_by("due_on", "label"))


@act
def decide_erasure(erasure_id: UUID, *, approve: bool, by: Actor) -> None:
    """Approved or rejected, by another than who proposed it. What is approved is carried out by ``nrm retention run``."""
    row = selectors.lock_erasure(by, erasure_id)
    policies.check_can_decide(by, row)
    row.approved, row.decided_at, row.decided_by_id = approve, clock.now(), by.user_id
    row.save(update_fields=["approved", "decided_at", "decided_by"])
    audit.record("rights.erasure_decided", row, by=by, fields=["approved"])


@act
def show_proof(proof_id: UUID, *, by: Actor) -> ErasureProof:
    """Every place where something of a person was, and what became of it."""
    proof = selectors.get_proof(by, proof_id)
    audit.record("rights.proof_shown", proof, by=by)
    return proof
