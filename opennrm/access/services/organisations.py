"""Administering organisations: bringing them in, how they are reached, closing and opening them again."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from opennrm.access import audit, policies, selectors
from opennrm.access.domain.actor import Actor
from opennrm.access.models import Organisation
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

CONTACT = ("phone", "email", "address")


@act
def show_organisations(*, by: Actor) -> QuerySet[Organisation]:
    """Every organisation of the register."""
    found = selectors.organisations_for(by)
    audit.record("access.organisations_shown", by=by)
    return found


@act
def show_organisation(organisation_id: UUID, *, by: Actor) -> Organisation:
    """One of them."""
    row = selectors.lock_organisation(by, organisation_id)
    audit.record("access.organisations_shown", row, by=by)
    return row


@act
def add_organisation(code: str, *, by: Actor) -> UUID:
    """An organisation of denmark.toml comes into the register. Who works for it: that takes two, for each role."""
    policies.check_can_administer(by)
    known = {each.code for each in rules().organisations if each.holds_on(clock.today())}
    if code not in known or Organisation.objects.filter(code=code).exists():
        raise Invalid("access.unknown_organisation", field="organisation")
    row = Organisation.objects.create(code=code)
    audit.record("access.organisation_added", row, by=by, fields=["code"], purpose=code)
    return row.pk


@act
def change_contact(organisation_id: UUID, phone: str, email: str, address: str, *, by: Actor) -> None:
    """How the organisation is reached: of the organisation, never of a person."""
    policies.check_can_administer(by)
    row = selectors.lock_organisation(by, organisation_id)
    told = dict(zip(CONTACT, (phone.strip(), email.strip(), address.strip()), strict=True))
    changed = [name for name, text in told.items() if getattr(row, name) != text]
    for name in changed:
        setattr(row, name, told[name])
    row.save(update_fields=list(CONTACT))
    audit.record("access.organisation_changed", row, by=by, fields=changed, purpose=row.code)


@act
def close_organisation(organisation_id: UUID, *, by: Actor) -> None:
    """Nobody acts for it from the very next request on. Its cases and its history stay."""
    row = selectors.lock_organisation(by, organisation_id)
    policies.check_can_close(by, row)
    row.closed_on = clock.today()
    row.save(update_fields=["closed_on"])
    audit.record("access.organisation_closed", row, by=by, fields=["closed_on"], purpose=row.code)


@act
def propose_reopening(organisation_id: UUID, *, by: Actor) -> None:
    """It shall open again; another administrator approves."""
    row = selectors.lock_organisation(by, organisation_id)
    policies.check_can_propose_reopening(by, row)
    row.reopening_by_id = by.user_id
    row.save(update_fields=["reopening_by"])
    audit.record("access.reopening_proposed", row, by=by, fields=["reopening_by"], purpose=row.code)


@act
def approve_reopening(organisation_id: UUID, *, by: Actor) -> None:
    """Everybody who has a role in it acts for it again."""
    row = selectors.lock_organisation(by, organisation_id)
    policies.check_can_approve_reopening(by, row)
    row.closed_on, row.reopening_by_id = None, None
    row.save(update_fields=["closed_on", "reopening_by"])
    audit.record("access.organisation_reopened", row, by=by, fields=["closed_on"], purpose=row.code)
