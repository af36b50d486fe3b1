"""Somebody looked at what no scanner had: it is released or rejected. And what was added by mistake is withdrawn."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.documents import policies, selectors
from opennrm.documents.domain.states import GONE, State, check_can_move
from opennrm.documents.models import Content, Version
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied


@act
def release(version_id: UUID, *, by: Actor) -> UUID:
    """It is what it says: everybody who sees the section may open it. Gives the document."""
    version = _looked_at(version_id, State.RELEASED, by=by)
    audit.record("documents.released", version, by=by, fields=["state"])
    return version.document_id


@act
def reject(version_id: UUID, *, by: Actor) -> UUID:
    """It is not, or it may do harm: its bytes are destroyed, and that it came stays. Gives the document."""
    version = _looked_at(version_id, State.REJECTED, by=by)
    audit.record("documents.rejected", version, by=by, fields=["state", "body_sealed"])
    return version.document_id


@act
def withdraw(document_id: UUID, *, by: Actor) -> UUID:
    """It does not belong here: the bytes of every version are destroyed, the entry stays. Gives the case."""
    document = selectors.get_document(by, document_id)
    policies.check_can_withdraw(by, document)
    standing = selectors.lock_versions(by, document_id)
    if not standing:
        raise Denied("documents.gone")
    for version in standing:
        _move(version, State.WITHDRAWN)
    audit.record("documents.withdrawn", document, by=by, fields=["state", "body_sealed"])
    return document.case_id


def _looked_at(version_id: UUID, then: State, *, by: Actor) -> Version:
    version = selectors.lock_version(by, version_id)
    policies.check_can_look(by, version)
    version.looked_at, version.looked_by_id = clock.now(), by.user_id
    _move(version, then)
    return version


def _move(version: Version, then: State) -> None:
    check_can_move(State(version.state), then)
    version.state = then
    version.save(update_fields=["state", "looked_at", "looked_by"])
    if then in GONE:
        Content.objects.filter(version=version).delete()
