"""What codes are called: proposed by one administrator, decided by another, in force from a day that is still to come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from opennrm.access import audit, policies, selectors
from opennrm.access.domain.actor import Actor
from opennrm.access.models import CodeLabel
from opennrm.access.wall import act
from opennrm.mechanism.rules import Mechanism, rules, worded
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

PROPOSED = ("danish", "english", "valid_from", "source")


@dataclass(frozen=True, slots=True)
class LabelInput:
    """What one code of one list shall be called, from when, and why."""

    list_name: str
    code: str
    danish: str
    english: str
    valid_from: date
    source: str


@act
def show_labels(list_name: str = "", code: str = "", *, by: Actor) -> QuerySet[CodeLabel]:
    """Everything that was ever proposed, of all lists, of one, or of one code; that it was looked at stands in the trail."""
    found = selectors.labels_for(by)
    if list_name:
        _check_is_there(list_name, code)
        found = found.filter(list_name=list_name)
    audit.record("access.labels_shown", by=by, purpose=code)
    return found.filter(code=code) if code else found


@act
def propose_label(told: LabelInput, *, by: Actor) -> UUID:
    """A code shall be called otherwise; another administrator decides."""
    policies.check_can_administer(by)
    _check_is_there(told.list_name, told.code)
    if told.valid_from <= clock.today():
        raise Invalid("access.label_day_passed", field="valid_from")
    with worded(selectors.wordings(), told.valid_from):
        _check_says_something_new(told, rules())
    _check_is_free(told, by)
    row = CodeLabel.objects.create(
        **{name: getattr(told, name) for name in ("list_name", "code", *PROPOSED)},
        proposed_by_id=by.user_id,
        proposed_at=clock.now(),
    )
    audit.record("access.label_proposed", row, by=by, fields=PROPOSED, purpose=row.code)
    return row.pk


@act
def approve_label(label_id: UUID, *, by: Actor) -> CodeLabel:
    """The code is called so from the day that was proposed."""
    row = selectors.lock_label(by, label_id)
    policies.check_can_decide_label(by, row)
    policies.check_label_comes_later(row, today=clock.today())
    _decide(row, approved=True, by=by)
    audit.record("access.label_approved", row, by=by, fields=["approved"], purpose=row.code)
    return row


@act
def reject_label(label_id: UUID, *, by: Actor) -> CodeLabel:
    """The code goes on being called as it is."""
    row = selectors.lock_label(by, label_id)
    policies.check_can_decide_label(by, row)
    _decide(row, approved=False, by=by)
    audit.record("access.label_rejected", row, by=by, fields=["approved"], purpose=row.code)
    return row


def _decide(row: CodeLabel, *, approved: bool, by: Actor) -> None:
    row.approved, row.decided_at, row.decided_by_id = approved, clock.now(), by.user_id
    row.save(update_fields=["approved", "decided_at", "decided_by"])


def _check_is_there(list_name: str, code: str) -> None:
    """Codes stand in denmark.toml and are made nowhere else."""
    if list_name not in rules().lists or (code and not rules().has(list_name, code)):
        raise Http404


def _check_says_something_new(told: LabelInput, then: Mechanism) -> None:
    """Other words than the code has by then, and none that another code of the list has."""
    proposed = {"da": told.danish, "en": told.english}
    if dict(then.code(told.list_name, told.code).labels) == proposed:
        raise Invalid("access.label_is_so", field="danish")
    others = [each.labels for each in then.codes(told.list_name) if each.code != told.code]
    for field, language in (("danish", "da"), ("english", "en")):
        if proposed[language].casefold() in {labels[language].casefold() for labels in others}:
            raise Invalid("access.label_taken", field=field)


def _check_is_free(told: LabelInput, by: Actor) -> None:
    """One proposal at a time, and one label from a day."""
    of_code = selectors.labels_for(by).filter(list_name=told.list_name, code=told.code)
    if of_code.filter(approved__isnull=True).exists():
        raise Invalid("access.label_waits", field="danish")
    if of_code.filter(approved=True, valid_from=told.valid_from).exists():
        raise Invalid("access.label_from_that_day", field="valid_from")
