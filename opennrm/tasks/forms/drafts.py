"""The hidden field by which a form knows its draft, signed: for whom the form was shown, also when nobody is signed in
any more."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

from django.core import signing

from opennrm.access.domain.actor import Actor
from opennrm.tasks.domain.drafts import Owner

# A page that was left open this long is not known again: its text is then still in the page, but not kept for anybody.
KNOWN_FOR = timedelta(days=3)
_signer = signing.TimestampSigner(salt="tasks.draft")


def signed(actor: Actor, draft_id: UUID | None = None) -> str:
    """For a draft, or for a new one."""
    return _signer.sign(f"{draft_id or uuid4()}:{actor.user_id}:{actor.organisation_id}")


def owner_of(field: str) -> Owner | None:
    """Whose form it is; None where the signature is not ours or too old."""
    try:
        draft_id, user_id, organisation_id = _signer.unsign(field, max_age=KNOWN_FOR).split(":")
    except (signing.BadSignature, ValueError):
        return None
    return Owner(UUID(user_id), UUID(organisation_id), UUID(draft_id))
