"""Saying what cases have in common, and taking it back."""

from __future__ import annotations

from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain.complexes import (
    LinkKind,
    SharedInput,
    SharedView,
    check_shared,
    in_order,
)
from opennrm.identification.models import CaseLink, SharedFact
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid

SHARED = {"table": "identification_sharedfact", "column": "text_sealed"}


@act
def add_shared_fact(shared: SharedInput, *, by: Actor) -> UUID:
    """A fact of all the cases of a complex, told once."""
    case = cases.lock_case(by, shared.case_id, Section.DECISION)
    policies.check_can_share_facts(by)
    if case.complex_id is None:
        raise Denied("identification.not_in_a_complex")
    check_shared(shared, today=clock.today())
    row = SharedFact(
        id=uuid4(), complex_id=case.complex_id, kind=shared.kind, began_on=shared.began_on, ended_on=shared.ended_on,
        number=selectors.next_number(by, case.complex_id, shared.kind), organisation=by.organisation_code,
        recorded_by_id=by.user_id, recorded_at=clock.now(),
    )  # fmt: skip
    row.text_sealed = persons_services.seal_text(
        case.complex_id, **SHARED, row=row.pk, text=shared.text.strip()
    )
    row.save(force_insert=True)
    written = ["kind", "text_sealed", "began_on", "ended_on"]
    audit.record("identification.shared_fact_added", row, by=by, fields=written)
    return row.pk


@act
def show_shared_facts(case_id: UUID, *, by: Actor) -> list[SharedView]:
    """What the cases of the complex of a case have in common, in words."""
    case = cases.get_case(by, case_id, Section.DECISION)
    policies.check_may_read(by)
    audit.record("identification.shared_facts_shown", case, by=by)
    if case.complex_id is None:
        return []
    rows = list(selectors.shared_facts_for(by, case.complex_id))
    sealed = [Sealed(**SHARED, row=each.pk, value=bytes(each.text_sealed)) for each in rows]
    texts = persons_services.unseal_texts(case.complex_id, sealed, by=by)
    return [
        SharedView(
            each.pk, each.kind, each.number, texts[each.pk], each.began_on, each.ended_on, each.organisation
        )
        for each in rows
    ]


@act
def withdraw_shared_fact(shared_id: UUID, *, by: Actor) -> None:
    """It was wrong; it stays in the register and is shown no more."""
    row = selectors.get_shared(by, shared_id)
    is_withdrawn = row.withdrawn_at is not None
    policies.check_can_withdraw_shared(by, row.organisation, is_withdrawn=is_withdrawn)
    row.withdrawn_at, row.withdrawn_by = clock.now(), by.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record("identification.shared_fact_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])


@act
def link_cases(case_id: UUID, other_id: UUID, *, kind: str, by: Actor) -> UUID:
    """Two cases of the actor's have the same exploiter or place, or are of a couple or a household."""
    policies.check_can_share_facts(by)
    first, second = in_order(case_id, other_id)
    cases.lock_cases(by, (first, second))
    if kind not in set(LinkKind):
        raise Invalid("identification.unknown_code", field="kind")
    if selectors.is_linked(by, first, second, kind):
        raise Invalid("identification.linked_already", field="other")
    row = CaseLink.objects.create(
        first_id=first, second_id=second, kind=kind, organisation=by.organisation_code, recorded_by_id=by.user_id,
        recorded_at=clock.now(),
    )  # fmt: skip
    audit.record("identification.cases_linked", row, by=by, fields=["first", "second", "kind"])
    return row.pk


@act
def withdraw_link(link_id: UUID, *, by: Actor) -> UUID:
    """It was wrong. Gives one of the two cases."""
    row = selectors.get_link(by, link_id)
    is_withdrawn = row.withdrawn_at is not None
    policies.check_can_withdraw_shared(by, row.organisation, is_withdrawn=is_withdrawn)
    row.withdrawn_at, row.withdrawn_by = clock.now(), by.user_id
    row.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record("identification.link_withdrawn", row, by=by, fields=["withdrawn_at", "withdrawn_by"])
    return row.first_id
