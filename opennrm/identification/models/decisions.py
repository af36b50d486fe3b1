"""Decisions. Their grounds are sealed under the person's key."""

from __future__ import annotations

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from opennrm.identification.domain.conclusions import AgeOutcome, Conclusion, Element
from opennrm.identification.models.assessments import Assessment
from opennrm.identification.models.interviews import Finding

NOT_RECORDED = Q(act="", means="", purpose="", as_child__isnull=True)
RECORDED = Q(as_child__isnull=False, act__in=list(Conclusion)[:3], purpose__in=list(Conclusion)[:3]) & (
    Q(means__in=list(Conclusion)[:3]) | Q(means=Conclusion.NOT_NEEDED, as_child=True)
)
ALL_ESTABLISHED = Q(act=Conclusion.ESTABLISHED, purpose=Conclusion.ESTABLISHED) & (
    Q(means=Conclusion.ESTABLISHED) | Q(as_child=True)
)
ONE_NOT_ESTABLISHED = (
    Q(act=Conclusion.NOT_ESTABLISHED)
    | Q(purpose=Conclusion.NOT_ESTABLISHED)
    | Q(means=Conclusion.NOT_ESTABLISHED, as_child=False)
)


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
    # Empty: not recorded then.
    act = models.CharField(max_length=20, blank=True)
    means = models.CharField(max_length=20, blank=True)
    purpose = models.CharField(max_length=20, blank=True)
    act_codes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    means_codes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    purpose_codes = ArrayField(models.CharField(max_length=40), default=list, blank=True)
    as_child = models.BooleanField(null=True, blank=True)
    exploited_from = models.DateField(null=True, blank=True)
    exploited_until = models.DateField(null=True, blank=True)
    recruited_in = models.CharField(max_length=3, blank=True)
    transit = ArrayField(models.CharField(max_length=3), default=list, blank=True)
    other_countries = ArrayField(models.CharField(max_length=3), default=list, blank=True)
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
            models.CheckConstraint(condition=NOT_RECORDED | RECORDED, name="three_conclusions_or_none"),
            models.CheckConstraint(
                condition=Q(act="")
                | (Q(outcome="victim") & ALL_ESTABLISHED)
                | (Q(outcome="not_victim") & ONE_NOT_ESTABLISHED)
                | (Q(outcome="undecided") & ~ALL_ESTABLISHED & ~ONE_NOT_ESTABLISHED),
                name="the_outcome_follows_from_the_conclusions",
            ),
            models.CheckConstraint(
                condition=Q(exploited_from__isnull=True)
                | Q(exploited_until__isnull=True)
                | Q(exploited_until__gte=models.F("exploited_from")),
                name="exploitation_ends_after_it_begins",
            ),
        ]

    class Privacy:
        identifying = ("grounds_sealed",)
        sensitive = (
            "decided_on", "counts_on", "outcome", "main_form", "sector", "sub_form", "country_of_exploitation", "age",
            "act", "means", "purpose", "act_codes", "means_codes", "purpose_codes", "as_child", "exploited_from", "exploited_until",
            "recruited_in", "transit", "other_countries",
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


class DecisionFinding(models.Model):
    """A finding of an interview that a conclusion of the decision rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="findings")
    element = models.CharField(max_length=10)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("decision", "element", "finding", name="a_finding_once_per_conclusion"),
            models.CheckConstraint(condition=Q(element__in=list(Element)), name="a_finding_of_a_conclusion"),
        ]

    class Privacy:
        sensitive = ("element",)
        plain = ("id", "decision", "finding")


class DecisionEvidence(models.Model):
    """An item of evidence that a conclusion of the decision rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="evidence")
    element = models.CharField(max_length=10)
    evidence = models.ForeignKey("documents.Evidence", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("decision", "element", "evidence", name="evidence_once_per_conclusion"),
            models.CheckConstraint(condition=Q(element__in=list(Element)), name="evidence_of_a_conclusion"),
        ]

    class Privacy:
        sensitive = ("element",)
        plain = ("id", "decision", "evidence")


class AgeDecision(models.Model):
    """A disputed age, decided on. Never changed: the newest one holds."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    decided_on = models.DateField()
    outcome = models.CharField(max_length=10)
    claimed_age = models.PositiveSmallIntegerField(null=True, blank=True)
    assessed_age = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence = ArrayField(models.CharField(max_length=40))
    grounds_sealed = models.BinaryField()
    organisation = models.CharField(max_length=60)
    decided_by_id = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(outcome__in=list(AgeOutcome)), name="an_age_has_an_outcome"),
            models.CheckConstraint(condition=~Q(evidence=[]), name="an_age_rests_on_evidence"),
            models.CheckConstraint(
                condition=Q(assessed_age__isnull=True)
                | Q(outcome=AgeOutcome.IN_DOUBT)
                | Q(outcome=AgeOutcome.MINOR, assessed_age__lt=18)
                | Q(outcome=AgeOutcome.ADULT, assessed_age__gte=18),
                name="an_assessed_age_fits_its_outcome",
            ),
        ]

    class Privacy:
        identifying = ("grounds_sealed",)
        sensitive = ("decided_on", "outcome", "claimed_age", "assessed_age", "evidence")
        plain = ("id", "case", "organisation", "decided_by_id", "recorded_at")
