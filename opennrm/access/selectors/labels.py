"""What codes are called: labels that two administrators gave, and those that wait for the second."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet
from django.db.models.functions import JSONObject
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.access.models import CodeLabel, Membership
from opennrm.mechanism.rules import Wording

TOLD = ("valid_from", "list_name", "code", "danish", "english")


def wordings() -> tuple[Wording, ...]:
    """Every label that was approved, of every day: what codes are called is no secret."""
    approved = CodeLabel.objects.filter(approved=True)
    return tuple(Wording(**row) for row in approved.values(*TOLD))


def approved_labels() -> ArraySubquery:
    """The same, to be asked for together with something else."""
    approved = CodeLabel.objects.filter(approved=True)
    return ArraySubquery(approved.values(told=JSONObject(**{name: name for name in TOLD})))


def wordings_with(membership: Membership) -> tuple[Wording, ...]:
    """The labels that came with a membership that was asked for."""
    rows: list[dict[str, str]] = getattr(membership, "labels", [])
    return tuple(
        Wording(valid_from=date.fromisoformat(row.pop("valid_from")), **row) for row in map(dict, rows)
    )


def labels_for(actor: Actor) -> QuerySet[CodeLabel]:
    """What was proposed, ever: the newest day first."""
    actor.check_has(Permission.ADMINISTER)
    found = CodeLabel.objects.select_related("proposed_by", "decided_by")
    return found.order_by("-valid_from", "-proposed_at")


def open_labels(actor: Actor) -> QuerySet[CodeLabel]:
    """Proposals that wait for a second administrator, the oldest first."""
    return labels_for(actor).filter(approved__isnull=True).order_by("proposed_at")


def lock_label(actor: Actor, label_id: UUID) -> CodeLabel:
    actor.check_has(Permission.ADMINISTER)
    return get_object_or_404(CodeLabel.objects.select_for_update(), pk=label_id)
