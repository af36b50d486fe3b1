"""Reminders to interpreters: by hand, and by a job the day before. None names anybody."""

from __future__ import annotations

from datetime import datetime, timedelta
from smtplib import SMTPException
from uuid import UUID

from django.core.mail import send_mail
from django.db import transaction

from opennrm.access import audit
from opennrm.access import services as access_services
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.wall import act
from opennrm.identification import policies, selectors
from opennrm.identification.domain.planning import check_can_be_reminded, reminder
from opennrm.identification.models import PlannedInterview
from opennrm.identification.services.interpreters import show_interpreter
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock


@act
def remind(plan_id: UUID, *, by: Actor) -> None:
    """A message to the interpreter that names nobody."""
    row = selectors.lock_plan(by, plan_id)
    policies.check_can_plan(by)
    email = _email(row, by=by)
    check_can_be_reminded(row.state, email)
    _send(row, email, by=by)


@act
def remind_all(*, by: Actor = NOBODY) -> int:
    """The job of each day: what is held until the end of the next one, each as whoever holds it. Gives how many."""
    since = clock.now()
    until = since + timedelta(days=rules().deadline("reminder", clock.today()))
    whose = selectors.reminders_due(by, since, until)
    actors = [access_services.actor_today(*each) for each in whose]
    return sum(remind_mine(until, by=actor) for actor in actors if actor and policies.may_plan(actor))


@act
def remind_mine(until: datetime, *, by: Actor) -> int:
    """One's own appointments of which the interpreter was not reminded yet; those without an address are passed over."""
    policies.check_can_plan(by)
    rows = [(row, _email(row, by=by)) for row in selectors.lock_unreminded(by, clock.now(), until)]
    told = [(row, email) for row, email in rows if email]
    for row, email in told:
        _send(row, email, by=by)
    return len(told)


@act
def forget_reminder(plan_id: UUID, *, by: Actor) -> None:
    """The mail server did not take it: the page says so, and the job tries again."""
    row = selectors.lock_plan(by, plan_id)
    policies.check_can_plan(by)
    row.reminded_at = None
    row.save(update_fields=["reminded_at"])
    audit.record("identification.reminder_failed", row, by=by, fields=["reminded_at"])


def _email(row: PlannedInterview, *, by: Actor) -> str:
    return show_interpreter(row.interpreter_id, by=by).email if row.interpreter_id else ""


def _send(row: PlannedInterview, email: str, *, by: Actor) -> None:
    row.reminded_at = clock.now()
    row.save(update_fields=["reminded_at"])
    audit.record("identification.reminded", row, by=by, fields=["reminded_at"])
    transaction.on_commit(lambda: _deliver(row, email, by=by))


def _deliver(row: PlannedInterview, email: str, *, by: Actor) -> None:
    """Whatever is wrong with the mail server stays out of the log: the fault may name an address."""
    subject, text = reminder(row.starts_at)
    try:
        send_mail(subject, text, None, [email])
    except (OSError, SMTPException):
        forget_reminder(row.pk, by=by)
