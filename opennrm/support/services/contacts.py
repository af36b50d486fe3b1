"""Naming the contact person, and changing it."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.support import policies, selectors
from opennrm.support.models import ContactPerson


@act
def name_contact_person(case_id: UUID, user_id: UUID, since: date, *, by: Actor) -> None:
    """A colleague who works with support, from a day on. Whoever it was until then stays in the history."""
    policies.check_can_plan(by)
    case = cases.lock_case(by, case_id, Section.SUPPORT)
    if not access.colleagues(by, Permission.SUPPORT_RECORD).filter(pk=user_id).exists():
        raise Invalid("support.no_such_colleague", field="colleague")
    known = selectors.contact_persons_of(by, case.pk)
    before = known[0] if known else None
    if since > clock.today():
        raise Invalid("support.contact_in_future", field="since")
    if before is not None and since <= before.since:
        raise Invalid("support.contact_before_the_last", field="since")
    if before is not None and before.until is None:
        if before.user_id == user_id:
            raise Invalid("support.contact_already", field="colleague")
        before.until = since
        before.save(update_fields=["until"])
    row = ContactPerson.objects.create(
        case=case, user_id=user_id, organisation_id=by.organisation_id, since=since, named_at=clock.now(),
        named_by_id=by.user_id,
    )  # fmt: skip
    audit.record("support.contact_person_named", row, by=by, fields=["user", "since", "until"])
