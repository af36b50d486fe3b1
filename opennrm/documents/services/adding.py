"""A document comes into a case; a new version stands beside the earlier ones."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.documents import keeping, policies, selectors
from opennrm.documents.domain.media import Upload
from opennrm.documents.domain.views import DocumentInput
from opennrm.mechanism.rules import rules
from opennrm.shared.errors import Invalid


@act
def add_document(given: DocumentInput, uploads: Sequence[Upload], *, by: Actor) -> UUID:
    """A document with its first version. Several pictures are the pages of one."""
    case = cases.lock_case(by, given.case_id)
    policies.check_can_add(by, given.section)
    cases.check_is_open(by, case, Section(given.section))
    if not rules().has("document_kinds", given.kind):
        raise Invalid("documents.kind_missing", field="kind")
    received = keeping.found_out(uploads)
    row = keeping.save_document(case, given, by=by)
    keeping.save_version(row, case, received, by=by)
    audit.record("documents.added", row, by=by, fields=["title_sealed", "kind", "section", "versions"])
    return row.pk


@act
def add_version(document_id: UUID, uploads: Sequence[Upload], *, by: Actor) -> None:
    """The document as it is now. The earlier versions stay and can be opened."""
    document = selectors.get_document(by, document_id)
    case = cases.lock_case(by, document.case_id)
    policies.check_can_add_version(by, document)
    cases.check_is_open(by, case, Section(document.section))
    version = keeping.save_version(document, case, keeping.found_out(uploads), by=by)
    audit.record("documents.version_added", version, by=by, fields=["name_sealed", "body_sealed"])
