"""The reintegration plan, line by line, and who is paid."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.grants import booking, policies, selectors
from opennrm.grants.domain.entitlement import Kind
from opennrm.grants.domain.inputs import PayeeInput
from opennrm.grants.domain.plans import LineInput, check_line
from opennrm.grants.models import Grant, Payee, Payment, PlanLine
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.tasks import services as tasks
from opennrm.tasks.domain.effects import Acted

TEXT = {"table": "grants_planline", "column": "text_sealed"}
ACCOUNT = {"table": "grants_payee", "column": "account_sealed"}


@act
def add_line(purse_id: UUID, given: LineInput, *, by: Actor) -> UUID:
    """A part of a purse for a purpose. Gives the case."""
    purse = selectors.get_purse(by, purse_id)
    grant = selectors.lock_grant(by, purse.grant_id)
    purse = selectors.get_purse(by, purse_id)  # again, now that nobody changes it any more
    policies.check_can_plan(by, grant)
    if not rules().has("grant_purposes", given.purpose):
        raise Invalid("grants.purpose_missing", field="purpose")
    meant_for = str(rules().code("grant_purposes", given.purpose).extra["purse"])
    left = purse.entitled_ore - selectors.planned_of(by, purse)
    check_line(Kind(purse.kind), meant_for, given, left=left)
    row_id, person_id = uuid4(), grant.case.person_id
    row = PlanLine.objects.create(
        id=row_id,
        purse=purse,
        purpose=given.purpose,
        amount_ore=given.ore,
        text_sealed=persons_services.seal_text(person_id, **TEXT, row=row_id, text=given.text.strip()),
        added_at=clock.now(),
        added_by_id=by.user_id,
    )
    audit.record("grants.line_added", row, by=by, fields=["purpose", "amount_ore", "text_sealed"])
    return grant.case_id


@act
def drop_line(line_id: UUID, *, by: Actor) -> UUID:
    """It is not part of the plan any more; it stays in the register. Gives the case."""
    line = selectors.get_line(by, line_id)
    grant = selectors.lock_grant(by, line.purse.grant_id)
    line = selectors.get_line(by, line_id)  # again, now that nobody changes it any more
    policies.check_can_drop(by, line, is_spent=line.pk in selectors.sent_of(by, grant))
    line.dropped_at, line.dropped_by_id = clock.now(), by.user_id
    line.save(update_fields=["dropped_at", "dropped_by"])
    audit.record("grants.line_dropped", line, by=by, fields=["dropped_at"])
    return grant.case_id


@act
def finish_plan(support_id: UUID, *, by: Actor) -> UUID:
    """The plan waits for the agency. Gives the case."""
    grant = selectors.lock_grant(by, support_id)
    policies.check_can_finish(by, grant, lines=len(selectors.lines_of(by, grant)))
    grant.finished_at, grant.finished_by_id = clock.now(), by.user_id
    grant.save(update_fields=["finished_at", "finished_by"])
    audit.record("grants.plan_finished", grant, by=by, fields=["finished_at"])
    tasks.acted(
        Acted("grants.plan_finished", grant.case_id, grant.pk, clock.today(), organisation=policies.AGENCY),
        by=by,
    )
    return grant.case_id


@act
def send_back_plan(support_id: UUID, *, by: Actor) -> UUID:
    """The plan is worked on once more. Gives the case."""
    grant = selectors.lock_grant(by, support_id)
    policies.check_can_send_back(by, grant)
    grant.finished_at, grant.finished_by_id = None, None
    grant.save(update_fields=["finished_at", "finished_by"])
    audit.record("grants.plan_sent_back", grant, by=by, fields=["finished_at"])
    tasks.acted(Acted("grants.plan_sent_back", grant.case_id, grant.pk, clock.today()), by=by)
    return grant.case_id


@act
def approve_plan(support_id: UUID, *, by: Actor) -> UUID:
    """Every line of it is to be paid, while there is time. Gives the case."""
    grant = selectors.lock_grant(by, support_id)
    policies.check_can_approve_plan(by, grant, selectors.planners_of(by, grant))
    grant.planned_at, grant.planned_by_id = clock.now(), by.user_id
    grant.save(update_fields=["planned_at", "planned_by"])
    _plan_payments(grant, by=by)
    audit.record("grants.plan_approved", grant, by=by, fields=["planned_at", "payments"])
    tasks.acted(Acted("grants.plan_approved", grant.case_id, grant.pk, clock.today()), by=by)
    return grant.case_id


@act
def reopen_plan(support_id: UUID, *, by: Actor) -> UUID:
    """An approved plan is written on: what of it is not sent is stopped, in a run that waits too, until another approves
    the plan anew. Gives the case."""
    grant = selectors.lock_grant(by, support_id)
    policies.check_can_reopen(by, grant)
    for kind in (Kind.ADULT, Kind.CHILD):
        booking.stop_waiting(grant, kind=kind, by=by)
    grant.finished_at, grant.finished_by_id, grant.planned_at, grant.planned_by_id = None, None, None, None
    grant.save(update_fields=["finished_at", "finished_by", "planned_at", "planned_by"])
    audit.record("grants.plan_reopened", grant, by=by, fields=["finished_at", "planned_at", "payments"])
    return grant.case_id


@act
def tell_payee(support_id: UUID, given: PayeeInput, *, by: Actor) -> UUID:
    """Who is paid from now on. The account is sealed, and shown to nobody: only the file for the bank holds it. Gives the
    case."""
    grant = selectors.lock_grant(by, support_id)
    policies.check_can_tell_payee(by, grant)
    given.check()
    if not rules().has("currencies", given.currency.lower()):
        raise Invalid("grants.currency_missing", field="currency")
    if not given.is_for_cash and not rules().has("grant_payees", given.holder):
        raise Invalid("grants.payee_missing", field="holder")
    row_id = uuid4()
    told = json.dumps([given.name.strip(), given.account.replace(" ", ""), given.bank.upper()])
    row = Payee.objects.create(
        id=row_id,
        grant=grant,
        is_for_cash=given.is_for_cash,
        holder=given.holder,
        currency=given.currency.upper(),
        account_sealed=persons_services.seal_text(grant.case.person_id, **ACCOUNT, row=row_id, text=told),
        told_at=clock.now(),
        told_by_id=by.user_id,
    )
    audit.record("grants.payee_told", row, by=by, fields=["holder", "currency", "account_sealed"])
    return grant.case_id


def _plan_payments(grant: Grant, *, by: Actor) -> None:
    """What of each line is not paid or on its way: of a plan that is approved for the first time, all of it."""
    terms, sent = booking.terms_of(grant), selectors.sent_of(by, grant)
    if terms is None:
        return
    left = [(each, booking.left_of(each, sent.get(each.pk, ()))) for each in selectors.lines_of(by, grant)]
    Payment.objects.bulk_create(
        booking.plan_line(line, ore, terms, is_again=line.pk in sent) for line, ore in left if ore > 0
    )
