"""Who stands by somebody who may be under 18: named, changed, and kept as history."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.selectors import user_names
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.intake import policies, selectors
from opennrm.intake.domain.representatives import (
    Representatives,
    RepresentativeView,
    check_representative,
    is_demanded,
)
from opennrm.intake.models import Representative
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied

NAME = {"table": "intake_representative", "column": "name_sealed"}


@act
def name_representative(case_id: UUID, name: str, since: date, *, by: Actor) -> None:
    """From a day on; whoever was named before stands in the history. An empty name: nobody any more."""
    policies.check_can_record_contact(by)
    case = cases.lock_case(by, case_id, Section.CONTACT)
    newest = next(iter(selectors.representatives_of(by, case_id)), None)
    check_representative(name, since, today=clock.today(), has_one=newest is not None and newest.is_named)
    row = Representative(
        id=uuid4(), case=case, is_named=bool(name.strip()), since=since, named_at=clock.now(), named_by_id=by.user_id
    )  # fmt: skip
    row.name_sealed = persons_services.seal_text(case.person_id, **NAME, row=row.pk, text=name.strip())
    row.save(force_insert=True)
    audit.record("intake.representative_named", row, by=by, fields=["name_sealed", "since"])


@act
def show_representatives(case_id: UUID, *, by: Actor) -> Representatives:
    """Who stands by the person now, and who did before."""
    policies.check_can_see_contact(by)
    case = cases.get_case(by, case_id, Section.CONTACT)
    rows = selectors.representatives_of(by, case_id)
    sealed = [Sealed(**NAME, row=each.pk, value=bytes(each.name_sealed)) for each in rows]
    names = persons_services.unseal_texts(case.person_id, sealed, by=by) if rows else {}
    users = user_names({each.named_by_id for each in rows}) if rows else {}
    if rows:
        audit.record("intake.representatives_shown", case, by=by)
    return Representatives(
        may_be_minor=selectors.may_be_minor(by, case_id),
        is_lacking=selectors.lacks_representative(by, case_id),
        named=tuple(
            RepresentativeView(each.pk, names[each.pk], each.since, users[each.named_by_id]) for each in rows
        ),
    )


@act
def check_representative_named(case_id: UUID, *, named_now: str = "", by: Actor) -> None:
    """A part of planning and of recording an interview: a possible minor is not interviewed alone. ``named_now``: in the
    record of the interview itself."""
    if not is_demanded(clock.today()) or named_now.strip():
        return
    audit.record("intake.representative_asked", cases.get_case(by, case_id), by=by)
    if selectors.lacks_representative(by, case_id):
        raise Denied("intake.representative_lacking")
