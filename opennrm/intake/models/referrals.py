"""Referrals to the mechanism."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import Q

from opennrm.intake.domain.feedback import WITH_AN_OUTCOME, WITHOUT_CONSENT, Consent, Stage, Way
from opennrm.intake.domain.referrals import is_treated_as_minor
from opennrm.intake.domain.states import WAITING, State
from opennrm.intake.models.calls import Call, withdrawn_together


class Referral(models.Model):
    """A person is referred to an identification interview. The reason is sealed under the person's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="referrals", null=True)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    referred_by = models.CharField(max_length=40)
    made_on = models.DateField()
    reason_sealed = models.BinaryField()
    state = models.CharField(max_length=10, default=State.RECEIVED.value)
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    # How far the case has come since, and what of it whoever referred has been told.
    reached = models.CharField(max_length=20, blank=True)
    told = models.CharField(max_length=20, blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    age = models.CharField(max_length=10, blank=True)
    representative_sealed = models.BinaryField(null=True)
    language = models.CharField(max_length=10, blank=True)
    interviewer = models.CharField(max_length=10, blank=True)
    interpreter = models.CharField(max_length=10, blank=True)
    situation = models.CharField(max_length=20, blank=True)
    residence_status = models.CharField(max_length=20, blank=True)
    referrer_sealed = models.BinaryField(null=True)
    registered_at = models.DateTimeField()
    registered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            withdrawn_together("referral_withdrawn_by_somebody"),
            models.CheckConstraint(condition=~Q(referred_by=""), name="referral_has_an_origin"),
            models.CheckConstraint(condition=Q(state__in=list(State)), name="referral_state_exists"),
            models.CheckConstraint(
                condition=Q(reached__in=list(Stage), told__in=list(Stage)), name="referral_stage_exists"
            ),
            models.CheckConstraint(
                condition=Q(state=State.MERGED, merged_into__isnull=False)
                | Q(~Q(state=State.MERGED), merged_into__isnull=True),
                name="referral_merged_into_another",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=models.F("id")),
                name="referral_not_merged_into_itself",
            ),
        ]
        indexes = [
            models.Index(fields=["case", "made_on"], name="referral_of_case"),
            models.Index(fields=["-made_on", "-id"], name="referral_newest_first"),
            models.Index(fields=["made_on", "id"], name="referral_waits", condition=Q(state__in=WAITING)),
        ]

    class Privacy:
        identifying = ("representative_sealed", "referrer_sealed")
        sensitive = (
            "reason_sealed",
            "age",
            "language",
            "interviewer",
            "interpreter",
            "situation",
            "residence_status",
        )
        plain = (
            "id",
            "case",
            "call",
            "organisation",
            "referred_by",
            "made_on",
            "state",
            "merged_into",
            "reached",
            "told",
            "urgency",
            "registered_at",
            "registered_by",
            "withdrawn_at",
            "withdrawn_by",
        )

    @property
    def may_be_minor(self) -> bool:
        return is_treated_as_minor(self.age)

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class ReferralStep(models.Model):
    """What became of a referral, by whom and why. Only added to; the text is sealed under the person's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="steps")
    state = models.CharField(max_length=10)
    reason = models.CharField(max_length=20, blank=True)
    text_sealed = models.BinaryField()
    at = models.DateTimeField()
    by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(state=State.DECLINED) | ~Q(reason=""), name="referral_declined_with_a_reason"
            ),
        ]
        indexes = [models.Index(fields=["referral", "at"], name="step_of_referral")]

    class Privacy:
        sensitive = ("reason", "text_sealed")
        plain = ("id", "referral", "state", "at", "by")


class ReferralFeedback(models.Model):
    """What whoever referred was told, once for each stage. Only added to; the text is sealed under the person's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, related_name="feedback")
    stage = models.CharField(max_length=20)
    way = models.CharField(max_length=10)
    consent = models.CharField(max_length=10)
    outcome = models.CharField(max_length=20, blank=True)
    text_sealed = models.BinaryField()
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()
    told_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("referral", "stage", name="told_once_of_a_stage"),
            models.CheckConstraint(
                condition=Q(way__in=list(Way), consent__in=list(Consent), stage__in=list(Stage)[1:]),
                name="feedback_is_of_a_kind",
            ),
            models.CheckConstraint(
                condition=Q(stage__in=sorted(WITHOUT_CONSENT)) | ~Q(consent=Consent.NOTHING),
                name="told_what_was_consented_to",
            ),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(consent=Consent.OUTCOME, stage__in=sorted(WITH_AN_OUTCOME)),
                name="outcome_told_with_consent",
            ),
        ]

    class Privacy:
        sensitive = ("stage", "consent", "outcome", "text_sealed")
        plain = ("id", "referral", "way", "organisation", "told_at", "told_by")


class Representative(models.Model):
    """Who stands by somebody who may be a child, from a day on. Only added to: the newest holds, the earlier ones are the
    history. An empty name: nobody any more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    is_named = models.BooleanField()
    name_sealed = models.BinaryField()
    since = models.DateField()
    named_at = models.DateTimeField()
    named_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["case", "-named_at"], name="representatives_of_case")]

    class Privacy:
        identifying = ("name_sealed",)
        sensitive = ("is_named",)
        plain = ("id", "case", "since", "named_at", "named_by")


class Contact(models.Model):
    """A way to reach the person of a case, or one never to be used. What it is, is sealed under the person's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    is_safe = models.BooleanField()
    address_sealed = models.BinaryField()
    times_sealed = models.BinaryField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="contact_ended_by_somebody",
            ),
        ]
        indexes = [models.Index(fields=["case", "recorded_at"], name="contact_of_case")]

    class Privacy:
        identifying = ("address_sealed", "times_sealed")
        sensitive = ("kind", "is_safe")
        plain = ("id", "case", "recorded_at", "recorded_by", "ended_at", "ended_by")
