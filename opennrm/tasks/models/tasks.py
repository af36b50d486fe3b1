"""Tasks, and what lengthened or stopped their deadlines."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.mechanism.rules import rules
from opennrm.tasks.domain import deadlines
from opennrm.tasks.domain.deadlines import Deadline, Length, Unit
from opennrm.tasks.domain.states import UNDONE, State

OVER = (State.DONE, State.DROPPED)


class Task(models.Model):
    """Something to be done in a case by a day. Codes and days only: no word of it can name anybody.

    ``amount`` and ``unit`` are those of the rule on the day it began; ``opened_for`` is the record that made it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    state = models.CharField(max_length=20, default=State.OPEN)
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    responsible = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    opened_for = models.UUIDField()
    started_on = models.DateField()
    amount = models.PositiveSmallIntegerField()
    unit = models.CharField(max_length=20)
    due_on = models.DateField(null=True)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)
    drop_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "case", "kind", condition=Q(state__in=UNDONE), name="task_of_a_kind_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(kind="") & Q(state__in=list(State)), name="task_has_codes"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="task_has_a_length"),
            models.CheckConstraint(
                condition=Q(state__in=UNDONE, ended_on=None, ended_at=None, ended_by=None)
                | Q(state__in=OVER, ended_on__isnull=False, ended_at__isnull=False, ended_by__isnull=False),
                name="task_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=(Q(state=State.DROPPED) & ~Q(drop_reason=""))
                | (~Q(state=State.DROPPED) & Q(drop_reason="")),
                name="task_dropped_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=State.PAUSED, due_on=None)
                | (~Q(state=State.PAUSED) & Q(due_on__isnull=False, due_on__gt=F("started_on"))),
                name="task_due_after_it_began",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "due_on", "id"], condition=Q(state__in=UNDONE), name="task_of_team"),
            models.Index(fields=["responsible", "due_on", "id"], condition=Q(state__in=UNDONE), name="task_of_user"),
            models.Index(fields=["case", "state"], name="task_of_case"),
        ]  # fmt: skip

    class Privacy:
        plain = (
            "id", "case", "kind", "state", "organisation", "responsible", "opened_for", "started_on", "amount", "unit",
            "due_on", "opened_at", "opened_by", "ended_on", "ended_at", "ended_by", "drop_reason",
        )  # fmt: skip

    @property
    def deadline(self) -> Deadline:
        """As it follows from the row and everything that lengthened or stopped it."""
        days_off = rules().term(self.kind, self.started_on).days_off
        return Deadline(
            self.started_on,
            Length(self.amount, Unit(self.unit), days_off),
            tuple(deadlines.Extension(each.amount, each.reason) for each in self.extensions.all()),
            tuple(deadlines.Pause(each.begins_on, each.ends_on, each.reason) for each in self.pauses.all()),
        )


class Extension(models.Model):
    """A deadline became longer."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="extensions")
    amount = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=40)
    extended_at = models.DateTimeField()
    extended_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) & ~Q(reason=""), name="extension_is_longer_for_a_reason"
            )
        ]

    class Privacy:
        plain = ("id", "task", "amount", "reason", "extended_at", "extended_by")


class Pause(models.Model):
    """A deadline stood still, or stands still; ``ends_on`` is the first day that counts again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="pauses")
    reason = models.CharField(max_length=40)
    begins_on = models.DateField()
    begun_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    ends_on = models.DateField(null=True)
    ended_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("task", condition=Q(ends_on=None), name="paused_once_at_a_time"),
            models.CheckConstraint(condition=~Q(reason=""), name="paused_for_a_reason"),
            models.CheckConstraint(
                condition=Q(ends_on=None, ended_by=None)
                | Q(ends_on__gte=F("begins_on"), ended_by__isnull=False),
                name="pause_ended_by_somebody",
            ),
        ]

    class Privacy:
        plain = ("id", "task", "reason", "begins_on", "begun_by", "ends_on", "ended_by")
