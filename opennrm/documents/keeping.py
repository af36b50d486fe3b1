"""How a version is kept and opened: what the services of documents share. Who may, they have asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import uuid4

from opennrm.access.domain.actor import Actor
from opennrm.cases import selectors as cases
from opennrm.documents import policies, reading, scanning, sealing, selectors
from opennrm.documents.domain import media
from opennrm.documents.domain.media import Upload
from opennrm.documents.domain.states import State, check_can_move
from opennrm.documents.domain.views import NO_COPY, DocumentInput, Masked, Received
from opennrm.documents.models import Content, Document, Version
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied

if TYPE_CHECKING:
    from opennrm.cases.models import Case

TITLE = {"table": "documents_document", "column": "title_sealed"}
NAME = {"table": "documents_version", "column": "name_sealed"}
KEY = {"table": "documents_version", "column": "key_sealed"}
LONGEST_NAME = 200


def found_out(uploads: Sequence[Upload]) -> Received:
    """What is kept of a file, and where it stands. What is known to do harm is not kept at all."""
    kept = reading.received(uploads)
    found = scanning.scanned([each.content for each in uploads])
    if found is scanning.Scan.HARMFUL:
        raise Denied("documents.harmful", field="file")
    state = State.CLEAN if found is scanning.Scan.CLEAN else State.QUARANTINED
    check_can_move(State.RECEIVED, state)
    return Received(kept, state, _named(uploads))


def save_document(case: Case, given: DocumentInput, masked: Masked = NO_COPY, *, by: Actor) -> Document:
    row_id = uuid4()
    title = persons_services.seal_text(case.person_id, **TITLE, row=row_id, text=given.title.strip())
    return Document.objects.create(
        id=row_id, case=case, section=given.section, kind=given.kind, title_sealed=title,
        organisation_id=by.organisation_id, added_at=clock.now(), added_by_id=by.user_id,
        copy_of_id=masked.version_id, recipient=masked.recipient, masked=list(masked.regions),
    )  # fmt: skip


def save_version(document: Document, case: Case, received: Received, *, by: Actor) -> Version:
    """The next one, under a key of its own."""
    row_id, key, kept = uuid4(), sealing.new_key(), received.kept
    before = Version.objects.filter(document=document).count()
    row = Version.objects.create(
        id=row_id, document=document, number=before + 1, media=kept.media, size=len(kept.body), pages=kept.pages,
        name_sealed=persons_services.seal_text(case.person_id, **NAME, row=row_id, text=received.name),
        key_sealed=persons_services.seal_text(case.person_id, **KEY, row=row_id, text=key),
        state=received.state, added_at=clock.now(), added_by_id=by.user_id,
    )  # fmt: skip
    Content.objects.create(version=row, body_sealed=sealing.seal(kept.body, key, row_id))
    return row


def _named(uploads: Sequence[Upload]) -> str:
    """What the first file was called, for whoever knows it by that name."""
    name = "".join(character for character in uploads[0].name if character.isprintable())
    return name[-LONGEST_NAME:]


def opened(version: Version, *, by: Actor) -> media.Content:
    """What is in a version, for somebody who may open it."""
    policies.check_can_open(by, version)
    case = cases.get_case(by, version.document.case_id)
    key = persons_services.unseal_exact(
        case.person_id, **KEY, row=version.pk, sealed=bytes(version.key_sealed), by=by
    )
    body = sealing.unseal(selectors.sealed_body(by, version), key, version.pk)
    return media.Content(media.Media(version.media), body, version.pages)
