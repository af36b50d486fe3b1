"""Shared facts of case complexes and links between cases. Withdrawn where they were wrong, never rewritten."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.identification.domain.complexes import LinkKind, SharedKind

STANDS_OR_WITHDRAWN = Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True) | Q(
    withdrawn_at__isnull=False, withdrawn_by__isnull=False
)


class SharedFact(models.Model):
    """A place, an exploiter or a period that the cases of a complex have in common, sealed under the complex's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    complex = models.ForeignKey("cases.CaseComplex", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    number = models.PositiveSmallIntegerField()
    text_sealed = models.BinaryField()
    began_on = models.DateField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    organisation = models.CharField(max_length=60)
    recorded_by_id = models.UUIDField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("complex", "kind", "number", name="a_shared_fact_has_a_number"),
            models.CheckConstraint(condition=Q(kind__in=list(SharedKind)), name="a_shared_fact_has_a_kind"),
            models.CheckConstraint(condition=STANDS_OR_WITHDRAWN, name="shared_fact_withdrawn_at_and_by"),
        ]

    class Privacy:
        identifying = ("text_sealed",)
        sensitive = ("kind", "began_on", "ended_on")
        plain = (
            "id", "complex", "number", "organisation", "recorded_by_id", "recorded_at", "withdrawn_at", "withdrawn_by",
        )  # fmt: skip


class CaseLink(models.Model):
    """Two cases with the same exploiter or place, of a couple or a household. Seen only by who sees both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    first = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    organisation = models.CharField(max_length=60)
    recorded_by_id = models.UUIDField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="a_link_has_no_direction"),
            models.CheckConstraint(condition=Q(kind__in=list(LinkKind)), name="a_link_has_a_kind"),
            models.UniqueConstraint(
                fields=["first", "second", "kind"],
                condition=Q(withdrawn_at__isnull=True),
                name="two_cases_are_linked_once",
            ),
            models.CheckConstraint(condition=STANDS_OR_WITHDRAWN, name="link_withdrawn_at_and_by"),
        ]

    class Privacy:
        sensitive = ("kind",)
        plain = (
            "id", "first", "second", "organisation", "recorded_by_id", "recorded_at", "withdrawn_at", "withdrawn_by",
        )  # fmt: skip
