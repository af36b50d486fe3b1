"""Decisions. Their grounds are sealed under the person's key."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from opennrm.identification.models.assessments import Assessment


class Decision(models.Model):
    """A decision, never changed: a later one replaces it (``corrects``), or it is withdrawn."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="decisions")
    corrects = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections"
    )
    decided_on = models.DateField()
    counts_on = models.DateField()
    outcome = models.CharField(max_length=20)
    main_form = models.CharField(max_length=40, blank=True)
    sector = models.CharField(max_length=40, blank=True)
    sub_form = models.CharField(max_length=40, blank=True)
    country_of_exploitation = models.CharField(max_length=3, blank=True)
    age = models.PositiveSmallIntegerField(null=True, blank=True)
    authority = models.CharField(max_length=60)
    # How the contact arose, as known at the decision, like the age.
    referred_by = models.CharField(max_length=40, blank=True)
    decided_by_id = models.UUIDField()
    grounds_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(outcome="victim") & ~Q(main_form="")) | (~Q(outcome="victim") & Q(main_form="")),
                name="a_victim_has_a_main_form",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(withdrawn_at__isnull=True),
                name="a_decision_is_replaced_once",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="decision_withdrawn_at_and_by",
            ),
        ]

    class Privacy:
        identifying = ("grounds_sealed",)
        sensitive = (
            "decided_on", "counts_on", "outcome", "main_form", "sector", "sub_form", "country_of_exploitation", "age",
        )  # fmt: skip
        plain = (
            "id", "assessment", "corrects", "authority", "referred_by", "decided_by_id", "recorded_at", "withdrawn_at", "withdrawn_by",
        )  # fmt: skip


class DecisionForm(models.Model):
    """One of the forms of exploitation of a decision."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="forms")
    form = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint("decision", "form", name="a_form_once_per_decision")]

    class Privacy:
        sensitive = ("form",)
        plain = ("id", "decision")
