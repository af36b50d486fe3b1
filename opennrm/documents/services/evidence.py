"""Evidence is registered, handed over, signed for, taken back and corrected: each a line that stays."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.documents import chain, keeping, policies, selectors
from opennrm.documents.domain.evidence import (
    EvidenceInput,
    HandOverInput,
    LineKind,
    ReceiptInput,
    check_words,
)
from opennrm.documents.models import Custody, CustodyReceipt, Evidence
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid

WRITTEN = ("description_sealed", "handed_over_by_sealed", "kept_at_sealed", "kind", "seal_sealed", "source")


@act
def register_evidence(given: EvidenceInput, *, by: Actor) -> UUID:
    """An item as it came in; a file with the checksum of its content."""
    case = cases.lock_case(by, given.case_id)
    policies.check_can_add(by, given.section)
    cases.check_is_open(by, case, Section(given.section))
    _check_code("evidence_kinds", given.kind, "kind")
    _check_code("evidence_sources", given.source, "source")
    _check_past(given.received_at, "received_at")
    row_id = uuid4()
    texts = {
        f"{name}_sealed": persons_services.seal_text(
            case.person_id, **chain.place_of(name), row=row_id, text=getattr(given, name).strip()
        )
        for name in chain.TOLD
    }
    row = Evidence.objects.create(
        id=row_id, case=case, section=given.section, kind=given.kind, source=given.source,
        received_at=given.received_at, version_id=given.version_id, checksum=_checksum(given, by=by),
        organisation_id=by.organisation_id, registered_at=clock.now(), registered_by_id=by.user_id, **texts,
    )  # fmt: skip
    audit.record("documents.evidence_registered", row, by=by, fields=WRITTEN)
    return row.pk


@act
def hand_over_evidence(given: HandOverInput, *, by: Actor) -> None:
    """To an organisation that has the section of the evidence open, which signs for it; or to somebody outside, who signs on paper."""
    evidence = _locked(given.evidence_id, by=by)
    policies.check_can_hand_over(by, evidence, chain.held(evidence))
    _check_code("custody_purposes", given.purpose, "purpose")
    _check_after(given.happened_at, evidence)
    taking_part = cases.taking_part(by, evidence.case_id, given.to, Section(evidence.section))
    to = taking_part.values_list("organisation_id", flat=True).first()
    if given.to and to is None:
        raise Invalid("documents.receiver_not_in_case", field="to")
    line = Custody(kind=LineKind.HANDED_OVER, to_id=to, purpose=given.purpose, happened_at=given.happened_at)
    _append(line, evidence, whom=given.whom, text=given.seal, by=by)
    audit.record(
        "documents.evidence_handed_over", line, by=by, fields=["purpose", "text_sealed", "whom_sealed"]
    )


@act
def sign_for_evidence(custody_id: UUID, given: ReceiptInput, *, by: Actor) -> UUID:
    """The receiver has it, in this condition. Gives the item."""
    line = selectors.get_custody(by, custody_id)
    evidence = _locked(line.evidence_id, by=by)
    policies.check_can_sign(by, line, chain.held(evidence))
    receipt = _sign(line, evidence, given, by=by)
    audit.record("documents.evidence_received", receipt, by=by, fields=["condition", "kept_at_sealed"])
    return evidence.pk


@act
def take_back_evidence(evidence_id: UUID, whom: str, given: ReceiptInput, *, at: datetime, by: Actor) -> None:
    """It came back from outside: ``whom`` brought it."""
    evidence = _locked(evidence_id, by=by)
    policies.check_can_take_back(by, evidence, chain.held(evidence))
    check_words(whom, "whom")
    _check_after(at, evidence)
    line = Custody(kind=LineKind.TAKEN_BACK, to_id=by.organisation_id, happened_at=at)
    _append(line, evidence, whom=whom, text="", by=by)
    _sign(line, evidence, given, by=by)
    audit.record("documents.evidence_taken_back", line, by=by, fields=["condition", "kept_at_sealed"])


@act
def correct_evidence(evidence_id: UUID, corrects: int, text: str, *, by: Actor) -> None:
    """What was wrong in the item (0) or in a line of its chain, as a line of its own. A hand-over that nobody has signed
    for is called off by it."""
    evidence = _locked(evidence_id, by=by)
    policies.check_can_correct_evidence(by, evidence)
    recorded_by = {0: evidence.organisation_id} | {
        each.number: each.organisation_id for each in evidence.chain.all()
    }
    if corrects not in recorded_by:
        raise Invalid("documents.no_such_line", field="corrects")
    policies.check_corrects_own(by, recorded_by[corrects])
    check_words(text, "text")
    line = Custody(kind=LineKind.CORRECTED, corrects=corrects, happened_at=clock.now())
    _append(line, evidence, whom="", text=text, by=by)
    audit.record("documents.evidence_corrected", line, by=by, fields=["corrects", "text_sealed"])


def _locked(evidence_id: UUID, *, by: Actor) -> Evidence:
    """Nothing of an item is ever changed, so its case is what two at once wait for."""
    cases.lock_case(by, selectors.get_evidence(by, evidence_id).case_id)
    return selectors.get_evidence(by, evidence_id)


def _append(line: Custody, evidence: Evidence, *, whom: str, text: str, by: Actor) -> None:
    line.id, line.evidence = uuid4(), evidence
    line.number, line.organisation_id = len(evidence.chain.all()) + 1, by.organisation_id
    line.recorded_at, line.recorded_by_id = clock.now(), by.user_id
    person_id = evidence.case.person_id
    line.whom_sealed = persons_services.seal_text(person_id, **chain.WHOM, row=line.pk, text=whom.strip())
    line.text_sealed = persons_services.seal_text(person_id, **chain.TEXT, row=line.pk, text=text.strip())
    line.save(force_insert=True)


def _sign(line: Custody, evidence: Evidence, given: ReceiptInput, *, by: Actor) -> CustodyReceipt:
    _check_code("custody_conditions", given.condition, "condition")
    row_id, person_id = uuid4(), evidence.case.person_id
    kept_at = persons_services.seal_text(person_id, **chain.KEPT_AT, row=row_id, text=given.kept_at.strip())
    return CustodyReceipt.objects.create(
        id=row_id, line=line, condition=given.condition, kept_at_sealed=kept_at,
        signed_at=clock.now(), signed_by_id=by.user_id,
    )  # fmt: skip


def _checksum(given: EvidenceInput, *, by: Actor) -> str:
    """Of the content as it is kept; "" where the item is no file."""
    if given.version_id is None:
        return ""
    version = selectors.get_version(by, given.version_id)
    if version.document.case_id != given.case_id:
        raise Invalid("documents.file_of_another_case", field="version")
    return sha256(keeping.opened(version, by=by).body).hexdigest()


def _check_code(list_name: str, code: str, field: str) -> None:
    if not rules().has(list_name, code):
        raise Invalid("documents.choose_one", field=field)


def _check_past(at: datetime, field: str) -> None:
    if at > clock.now():
        raise Invalid("documents.in_the_future", field=field)


def _check_after(at: datetime, evidence: Evidence) -> None:
    """The chain is told in the order it happened."""
    _check_past(at, "happened_at")
    before = [evidence.received_at, *(line.happened_at for line in chain.moves_of(evidence))]
    if at < max(before):
        raise Invalid("documents.before_the_last", field="happened_at")
