"""Prepared returns, whom the person provides for, and the person's yes to every step."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.returns.domain.prepared import Household
from opennrm.returns.domain.states import OVER, State, Step


class PreparedReturn(models.Model):
    """The way from an offer to another life, one at a time for a person. What was stopped or closed stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("persons.Person", on_delete=models.PROTECT, related_name="+")
    # In charge of it: whose contact person made the offer.
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    destination = models.CharField(max_length=3)
    household = models.CharField(max_length=10)
    # The same for all who return together.
    together = models.UUIDField(null=True)
    state = models.CharField(max_length=20, default=State.OFFER)
    opened_on = models.DateField()
    applied_on = models.DateField(null=True)
    travelled_on = models.DateField(null=True)
    arrived_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    stopped_why = models.CharField(max_length=40, blank=True)
    paid = models.CharField(max_length=40, blank=True)
    opened_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", condition=~Q(state__in=sorted(OVER)), name="one_open_return_of_a_person"
            ),
            models.CheckConstraint(condition=Q(state__in=list(State)), name="prepared_return_has_a_state"),
            models.CheckConstraint(
                condition=Q(household__in=list(Household)), name="prepared_return_has_a_household"
            ),
            models.CheckConstraint(
                condition=Q(destination__regex=r"^[A-Z]{3}$") & ~Q(destination="DNK"),
                name="prepared_return_leads_abroad",
            ),
            models.CheckConstraint(
                condition=Q(arrived_on__isnull=True)
                | Q(travelled_on__isnull=False, arrived_on__gte=F("travelled_on")),
                name="nobody_arrives_before_they_left",
            ),
            models.CheckConstraint(
                condition=Q(state__in=sorted(OVER), closed_on__isnull=False)
                | (~Q(state__in=sorted(OVER)) & Q(closed_on__isnull=True)),
                name="prepared_return_is_open_or_over",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.STOPPED) & ~Q(stopped_why="") & ~Q(paid=""))
                | (~Q(state=State.STOPPED) & Q(stopped_why="", paid="")),
                name="prepared_return_stopped_for_a_reason",
            ),
        ]
        indexes = [models.Index(fields=["-opened_on", "-id"], name="prepared_newest_first")]

    class Privacy:
        sensitive = (
            "destination", "household", "state", "opened_on", "applied_on", "travelled_on", "arrived_on", "closed_on",
            "stopped_why", "paid",
        )  # fmt: skip
        plain = ("id", "case", "person", "organisation", "together", "opened_by", "version")

    def said_yes(self) -> list[StepConsent]:
        """In the order of the steps, however they were recorded."""
        return sorted(self.consents.all(), key=lambda each: list(Step).index(Step(each.step)))


class Child(models.Model):
    """A minor child whom the person provides for in the country of return: the year of birth, and nothing else."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prepared = models.ForeignKey(PreparedReturn, on_delete=models.PROTECT, related_name="children")
    born_in = models.PositiveSmallIntegerField()

    class Privacy:
        sensitive = ("born_in",)
        plain = ("id", "prepared")


class StepConsent(models.Model):
    """The person's yes to one step. A withdrawn one stays, and stops the return."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    prepared = models.ForeignKey(PreparedReturn, on_delete=models.PROTECT, related_name="consents")
    step = models.CharField(max_length=20)
    given_on = models.DateField()
    way = models.CharField(max_length=40)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True)
    withdrawn_way = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("prepared", "step", name="one_consent_for_a_step"),
            models.CheckConstraint(condition=Q(step__in=list(Step)), name="consent_to_a_step"),
            models.CheckConstraint(
                condition=Q(withdrawn_on__isnull=True, withdrawn_way="")
                | (Q(withdrawn_on__gte=F("given_on")) & ~Q(withdrawn_way="")),
                name="consent_withdrawn_in_some_way",
            ),
        ]

    class Privacy:
        sensitive = ("step", "given_on", "way", "withdrawn_on", "withdrawn_way")
        plain = ("id", "prepared", "recorded_at", "recorded_by")
