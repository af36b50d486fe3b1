"""Support plans: needs by area, services, the contact person, the safety plan."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.support.domain.plans import Audience
from opennrm.support.domain.service_states import ServiceState


class Plan(models.Model):
    """What support a person of a case gets, or a child that came with them. Names are sealed under the person's key."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    is_child = models.BooleanField(default=False)
    name_sealed = models.BinaryField(default=b"")
    representative_sealed = models.BinaryField(default=b"")
    budget_ore = models.BigIntegerField()
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint("case", condition=Q(is_child=False), name="one_own_plan_in_a_case"),
            models.CheckConstraint(condition=Q(budget_ore__gte=0), name="a_budget_is_not_negative"),
            models.CheckConstraint(
                condition=Q(is_child=False, name_sealed=b"", representative_sealed=b"")
                | (Q(is_child=True) & ~Q(name_sealed=b"") & ~Q(representative_sealed=b"")),
                name="a_child_has_a_name_and_a_representative",
            ),
        ]

    class Privacy:
        identifying = ("name_sealed", "representative_sealed")
        sensitive = ("is_child", "budget_ore")
        plain = ("id", "case", "begun_at", "begun_by", "version")


class Need(models.Model):
    """One revision of an area of a plan: never changed, so that the earlier ones stay readable."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="needs")
    area = models.CharField(max_length=40)
    number = models.PositiveSmallIntegerField()
    need_sealed = models.BinaryField()
    goal_sealed = models.BinaryField(default=b"")
    with_person = models.BooleanField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("plan", "area", "number", name="an_area_is_revised_one_by_one"),
            models.CheckConstraint(condition=Q(number__gte=1) & ~Q(area=""), name="a_need_has_an_area"),
        ]

    class Privacy:
        identifying = ("need_sealed", "goal_sealed")
        sensitive = ("area",)
        plain = ("id", "plan", "number", "with_person", "recorded_at", "recorded_by")


class Service(models.Model):
    """A service that was offered, what the person answered in their own words, and what it costs."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="services")
    area = models.CharField(max_length=40)
    what_sealed = models.BinaryField()
    provider = models.CharField(max_length=40)
    state = models.CharField(max_length=20, default=ServiceState.OFFERED)
    offered_on = models.DateField()
    answered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    words_sealed = models.BinaryField(default=b"")
    cost_ore = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=list(ServiceState)) & ~Q(area="") & ~Q(provider=""),
                name="a_service_has_codes",
            ),
            models.CheckConstraint(condition=Q(cost_ore__gte=0), name="a_cost_is_not_negative"),
            models.CheckConstraint(
                condition=Q(state=ServiceState.OFFERED, answered_on=None, ended_on=None)
                | Q(
                    state__in=[ServiceState.ACCEPTED, ServiceState.DECLINED],
                    answered_on__gte=F("offered_on"),
                    ended_on=None,
                )
                | Q(
                    state__in=[ServiceState.GIVEN, ServiceState.STOPPED],
                    answered_on__gte=F("offered_on"),
                    ended_on__gte=F("answered_on"),
                ),
                name="a_service_is_answered_then_ended",
            ),
            models.CheckConstraint(
                condition=~Q(state=ServiceState.DECLINED) | ~Q(words_sealed=b""),
                name="declined_in_the_persons_own_words",
            ),
        ]

    class Privacy:
        identifying = ("what_sealed", "words_sealed")
        sensitive = ("area", "provider", "state", "offered_on", "answered_on", "ended_on", "cost_ore")
        plain = ("id", "plan", "recorded_at", "recorded_by", "version")


class ContactPerson(models.Model):
    """Who is the person's contact person, and was: one at a time."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)
    named_at = models.DateTimeField()
    named_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint("case", condition=Q(until=None), name="one_contact_person_at_a_time"),
            models.UniqueConstraint("case", "since", name="one_contact_person_begins_a_day"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="a_contact_person_is_there_a_day"
            ),
        ]

    class Privacy:
        plain = ("id", "case", "user", "organisation", "since", "until", "named_at", "named_by")


class SafetyPlan(models.Model):
    """One revision of what the person does when it becomes dangerous. Seen by the organisation that wrote it, or by all who
    take part, as was agreed with the person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    text_sealed = models.BinaryField()
    audience = models.CharField(max_length=20)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "case", "organisation", "number", name="a_safety_plan_is_revised_one_by_one"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1) & Q(audience__in=list(Audience)),
                name="a_safety_plan_has_an_audience",
            ),
        ]

    class Privacy:
        identifying = ("text_sealed",)
        plain = ("id", "case", "organisation", "number", "audience", "recorded_at", "recorded_by")
