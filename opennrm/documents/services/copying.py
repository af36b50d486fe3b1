"""A copy leaves the case with parts of it masked."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import policies as cases_policies
from opennrm.cases import selectors as cases
from opennrm.documents import keeping, pages, policies, selectors
from opennrm.documents.domain.masks import check_pages, regions
from opennrm.documents.domain.states import State
from opennrm.documents.domain.views import CopyInput, DocumentInput, Masked, Received
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid


@act
def make_copy(given: CopyInput, *, by: Actor) -> UUID:
    """A document of its own: every page as a picture, with nothing beneath what is black. The trail keeps which pages were
    masked and who it was made for."""
    version = selectors.get_version(by, given.version_id)
    case = cases.lock_case(by, version.document.case_id)
    cases_policies.check_takes_part(itself=cases.takes_part(by, case, by.organisation_id))
    policies.check_can_copy(by, version)
    _check_recipient(given.recipient)
    masked = regions(given.regions)
    check_pages(masked, version.pages)
    original, kept = version.document, pages.masked(keeping.opened(version, by=by), masked)
    told = DocumentInput(case.pk, original.section, original.kind, given.title)
    made = Masked(version.pk, given.recipient, [str(each) for each in masked])
    row = keeping.save_document(case, told, made, by=by)
    # Its bytes are of our own making.
    keeping.save_version(row, case, Received(kept, State.CLEAN, ""), by=by)
    fields = sorted({f"page_{each.page}" for each in masked})
    audit.record("documents.copied", row, by=by, fields=fields, purpose=given.recipient)
    return row.pk


def _check_recipient(code: str) -> None:
    """An organisation of today."""
    known = {each.code for each in rules().organisations if each.holds_on(clock.today())}
    if code not in known:
        raise Invalid("documents.recipient_missing", field="recipient")
