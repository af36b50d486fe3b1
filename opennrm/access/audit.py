"""Write the audit trail: in the transaction of the act, names of fields, never their values."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.db import models

from opennrm.access.domain.actor import NO_ONE, Actor
from opennrm.access.models import AuditLine
from opennrm.shared.dates import clock


def record(
    event: str,
    subject: models.Model | None = None,
    *,
    by: Actor,
    fields: Iterable[str] = (),
    purpose: str = "",
) -> None:
    """One line: ``event`` is "<app>.<what happened>", ``purpose`` a code, never free text."""
    AuditLine.objects.create(
        at=clock.now(),
        event=event,
        user_id=None if by.user_id == NO_ONE else by.user_id,
        organisation_id=None if by.organisation_id == NO_ONE else by.organisation_id,
        subject_kind=subject._meta.label_lower if subject else "",
        subject_id=subject.pk if subject and isinstance(subject.pk, UUID) else None,
        fields=sorted(fields),
        purpose=purpose,
    )
