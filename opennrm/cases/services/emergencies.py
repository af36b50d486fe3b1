"""Breaking the glass, and its review."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import policies, selectors
from opennrm.cases.domain.emergency import Emergency, Finding, check_reason
from opennrm.cases.models import EmergencyAccess
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

EMERGENCY = {"table": "cases_emergencyaccess", "column": "reason_sealed"}


@act
def break_glass(text: str, reason: str, *, by: Actor) -> UUID:
    """Open a case one takes no part in, for some hours, because a person is in danger. Gives the case."""
    policies.check_can_break_glass(by)
    check_reason(reason)
    case_id = selectors.case_in_danger(by, text)
    if case_id is None:
        raise Invalid("cases.no_such_case", field="case")
    if case_id in selectors.seen(by, [case_id]).ids:
        raise Invalid("cases.takes_part_itself", field="case")
    now = clock.now()
    row = EmergencyAccess(
        id=uuid4(),
        case_id=case_id,
        organisation_id=by.organisation_id,
        user_id=by.user_id,
        began_at=now,
        ends_at=now + timedelta(hours=rules().deadline("emergency_hours", clock.today())),
    )
    row.reason_sealed = persons_services.seal_text(row.pk, **EMERGENCY, row=row.pk, text=reason.strip())
    row.save(force_insert=True)
    audit.record("cases.glass_broken", row, by=by, fields=["case", "reason_sealed", "ends_at"])
    return case_id


@act
def show_emergencies(*, by: Actor) -> list[Emergency]:
    """Every emergency access, newest first: for the data protection officer."""
    policies.check_can_read_emergencies(by)
    audit.record("cases.emergencies_shown", by=by)
    return selectors.emergencies_for(by)


@act
def show_emergency(emergency_id: UUID, *, by: Actor) -> tuple[Emergency, str]:
    """One of them, with its reason."""
    row = selectors.lock_emergency(by, emergency_id)
    (shown,) = selectors.shown_emergencies(by, [row])
    audit.record("cases.emergencies_shown", row, by=by)
    sealed = bytes(row.reason_sealed)
    return shown, persons_services.unseal_text(row.pk, **EMERGENCY, row=row.pk, sealed=sealed, by=by)


@act
def review_emergency(emergency_id: UUID, finding: str, *, by: Actor) -> None:
    """Was it justified? Said once, by somebody else."""
    row = selectors.lock_emergency(by, emergency_id)
    policies.check_can_review(by, row, now=clock.now())
    if finding not in set(Finding):
        raise Invalid("cases.finding_missing", field="finding")
    row.finding, row.reviewed_at, row.reviewed_by_id = finding, clock.now(), by.user_id
    row.save(update_fields=["finding", "reviewed_at", "reviewed_by"])
    audit.record("cases.emergency_reviewed", row, by=by, fields=["finding"], purpose=finding)
