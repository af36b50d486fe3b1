"""How a person may safely be reached, and how never."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.intake import policies, selectors
from opennrm.intake.domain import ContactView, ContactWay
from opennrm.intake.domain.referrals import check_contact
from opennrm.intake.models import Contact
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock

TABLE = "intake_contact"


@act
def record_contact(case_id: UUID, way: ContactWay, *, by: Actor) -> UUID:
    """A way that is safe, or one that is never to be used."""
    policies.check_can_record_contact(by)
    case = cases.get_case(by, case_id, Section.CONTACT)
    check_contact(way, clock.today())
    row = Contact(
        case_id=case.pk,
        kind=way.kind,
        is_safe=way.is_safe,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    for name in ("address", "times"):
        column, text = f"{name}_sealed", getattr(way, name).strip()
        sealed = persons_services.seal_text(case.person_id, table=TABLE, column=column, row=row.pk, text=text)
        setattr(row, column, sealed)
    row.save()
    audit.record(
        "intake.contact_recorded", row, by=by, fields=["kind", "is_safe", "address_sealed", "times_sealed"]
    )
    return row.pk


@act
def show_contacts(case_id: UUID, *, by: Actor) -> list[ContactView]:
    """Every way that holds, those never to be used first."""
    policies.check_can_see_contact(by)
    case = cases.get_case(by, case_id, Section.CONTACT)
    rows = selectors.contacts_of(by, case_id)
    if not rows:
        return []
    audit.record("intake.contacts_shown", case, by=by)
    told = {
        name: persons_services.unseal_texts(
            case.person_id,
            [Sealed(TABLE, f"{name}_sealed", row.pk, bytes(getattr(row, f"{name}_sealed"))) for row in rows],
            by=by,
        )
        for name in ("address", "times")
    }
    return [
        ContactView(row.pk, ContactWay(row.kind, row.is_safe, told["address"][row.pk], told["times"][row.pk]))
        for row in rows
    ]


@act
def end_contact(contact_id: UUID, *, by: Actor) -> UUID:
    """It holds no longer; it stays in the register. Gives the case."""
    policies.check_can_record_contact(by)
    row = selectors.lock_contact(by, contact_id)
    row.ended_at, row.ended_by_id = clock.now(), by.user_id
    row.save(update_fields=["ended_at", "ended_by"])
    audit.record("intake.contact_ended", row, by=by, fields=["ended_at", "ended_by"])
    return row.case_id
