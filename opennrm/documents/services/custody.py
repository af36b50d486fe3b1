"""Seeing evidence: the items of a case, one of them with its chain, and the receipt to print. Each is an act."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from django.db.models import Model

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.policies import verdict
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView
from opennrm.documents import chain, keeping, policies, selectors
from opennrm.documents.domain.evidence import (
    EvidenceRow,
    EvidenceView,
    Holding,
    LineView,
    ReceiptView,
    reference,
)
from opennrm.documents.domain.states import OPEN, State
from opennrm.documents.models import Custody, Evidence
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed


@act
def show_evidence_of(case_id: UUID, *, by: Actor) -> tuple[CaseView, Sequence[EvidenceRow]]:
    """The evidence of a case that the actor's role sees."""
    case = cases_services.show_case(case_id, by=by)
    found = list(selectors.evidence_of(by, case_id))
    told = _opened(case.person_id, chain.place_of("description"), found, by=by)
    audit.record("documents.evidence_list_shown", cases.get_case(by, case_id), by=by)
    return case, [
        EvidenceRow(
            each.pk,
            reference(each.pk),
            each.kind,
            each.section,
            told[each.pk],
            each.received_at,
            chain.held(each),
        )
        for each in found
    ]


@act
def show_files(case_id: UUID, *, by: Actor) -> tuple[CaseView, Sequence[tuple[UUID, str]]]:
    """The files of a case that an item may be: the newest version of each document, by its title."""
    policies.check_can_add_anything(by)
    case = cases_services.show_case(case_id, by=by)
    found = selectors.openable_versions(by, case_id)
    titles = [Sealed(**keeping.TITLE, row=each.pk, value=bytes(each.title_sealed)) for each, _ in found]
    told = persons_services.unseal_texts(case.person_id, titles, by=by)
    audit.record("documents.list_shown", cases.get_case(by, case_id), by=by)
    return case, [(version.pk, told[document.pk]) for document, version in found]


@act
def show_evidence(
    evidence_id: UUID,
    *,
    check: Callable[[Actor, Evidence], None] = policies.check_can_open_evidence,
    by: Actor,
) -> EvidenceView:
    """One item with its chain. ``check``: what it is shown for."""
    evidence = selectors.get_evidence(by, evidence_id)
    check(by, evidence)
    audit.record("documents.evidence_shown", evidence, by=by)
    return _view(evidence, by=by)


@act
def show_custody(custody_id: UUID, *, by: Actor) -> tuple[EvidenceView, LineView]:
    """A hand-over, for whoever signs for it."""
    line = selectors.get_custody(by, custody_id)
    evidence = selectors.get_evidence(by, line.evidence_id)
    policies.check_can_sign(by, line, chain.held(evidence))
    audit.record("documents.evidence_shown", evidence, by=by)
    view = _view(evidence, by=by)
    return view, next(each for each in view.lines if each.id == custody_id)


@act
def print_evidence(evidence_id: UUID, *, by: Actor) -> tuple[EvidenceView, bool | None]:
    """For the receipt on paper; and whether the content of the file is what it was (None: no file, or not to be opened)."""
    evidence = selectors.get_evidence(by, evidence_id)
    policies.check_can_open_evidence(by, evidence)
    audit.record(
        "documents.evidence_printed", evidence, by=by, fields=["checksum"] if evidence.checksum else ()
    )
    return _view(evidence, by=by), _is_unchanged(evidence, by=by)


def _is_unchanged(evidence: Evidence, *, by: Actor) -> bool | None:
    if evidence.version is None or State(evidence.version.state) not in OPEN:
        return None
    version = selectors.get_version(by, evidence.version.pk)
    return sha256(keeping.opened(version, by=by).body).hexdigest() == evidence.checksum


def _opened(
    person_id: UUID, place: Mapping[str, str], rows: Iterable[Model], *, by: Actor
) -> dict[UUID, str]:
    """One column of some rows."""
    texts = [Sealed(**place, row=each.pk, value=bytes(getattr(each, place["column"]))) for each in rows]
    return persons_services.unseal_texts(person_id, texts, by=by)


@dataclass(frozen=True, slots=True)
class Told:
    """What the lines of a chain say in words, by their rows."""

    whom: Mapping[UUID, str]
    text: Mapping[UUID, str]
    kept_at: Mapping[UUID, str]


def _view(evidence: Evidence, *, by: Actor) -> EvidenceView:
    case = cases_services.show_case(evidence.case_id, by=by)
    lines, held = list(evidence.chain.all()), chain.held(evidence)
    said = {
        name: _opened(case.person_id, chain.place_of(name), [evidence], by=by)[evidence.pk]
        for name in chain.TOLD
    }
    told = Told(
        _opened(case.person_id, chain.WHOM, lines, by=by),
        _opened(case.person_id, chain.TEXT, lines, by=by),
        _opened(
            case.person_id, chain.KEPT_AT, [each.receipt for each in lines if chain.is_signed(each)], by=by
        ),
    )
    return EvidenceView(
        id=evidence.pk, case_id=case.id, case_number=case.number, pseudonym=case.pseudonym,
        reference=reference(evidence.pk), section=evidence.section, kind=evidence.kind, source=evidence.source,
        organisation=evidence.organisation.code, received_at=evidence.received_at,
        received_by=evidence.registered_by_id, checksum=evidence.checksum,
        document_id=evidence.version.document_id if evidence.version else None,
        holding=held, lines=[_line(each, evidence, told, held, by=by) for each in lines],
        may_hand_over=bool(verdict(policies.check_can_hand_over, by, evidence, held)),
        may_take_back=bool(verdict(policies.check_can_take_back, by, evidence, held)),
        may_correct=bool(verdict(policies.check_can_correct_evidence, by, evidence)), **said,
    )  # fmt: skip


def _line(row: Custody, evidence: Evidence, told: Told, held: Holding, *, by: Actor) -> LineView:
    row.evidence = evidence
    return LineView(
        id=row.pk, number=row.number, kind=row.kind, organisation=row.organisation.code,
        to=row.to.code if row.to else "", whom=told.whom[row.pk], happened_at=row.happened_at,
        recorded_at=row.recorded_at, recorded_by=row.recorded_by_id, purpose=row.purpose,
        text=told.text[row.pk], corrects=row.corrects, receipt=_receipt(row, told),
        may_sign=bool(verdict(policies.check_can_sign, by, row, held)),
    )  # fmt: skip


def _receipt(row: Custody, told: Told) -> ReceiptView | None:
    if not chain.is_signed(row):
        return None
    signed = row.receipt
    return ReceiptView(signed.signed_at, signed.signed_by_id, signed.condition, told.kept_at[signed.pk])
