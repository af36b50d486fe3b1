"""What somebody is granted: the circumstances, the purses, the plan, and who is paid."""

from __future__ import annotations

import uuid

from django.db import models
from django.db.models import F, Q

from opennrm.grants.domain.entitlement import Household, Kind
from opennrm.grants.domain.states import State, Telling


def by_another(act: str, before: str) -> models.CheckConstraint:
    """An act with its day and hand, after the one before it and by another hand; or not done yet."""
    undone = Q(**{f"{act}_at__isnull": True, f"{act}_by__isnull": True})
    done = Q(**{f"{act}_at__gte": F(f"{before}_at"), f"{act}_by__isnull": False})
    return models.CheckConstraint(
        condition=undone | (done & ~Q(**{f"{act}_by": F(f"{before}_by")})), name=f"{act}_by_another"
    )


class Grant(models.Model):
    """Reintegration support of a case, applied for and approved by two."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("access.Organisation", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=20, default=State.APPLIED)
    destination = models.CharField(max_length=3)
    rates_on = models.DateField()
    arrived_on = models.DateField(null=True)
    applied_at = models.DateTimeField()
    applied_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    approved_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField(null=True)
    planned_by = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")
    stopped_at = models.DateTimeField(null=True)
    stopped_by = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")
    stop_reason = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "case", condition=~Q(state=State.STOPPED), name="one_open_grant_per_case"
            ),
            models.CheckConstraint(condition=Q(state__in=list(State)), name="grant_state_is_known"),
            by_another("approved", "applied"),
            by_another("planned", "finished"),
            models.CheckConstraint(
                condition=~Q(state=State.APPROVED) | Q(approved_at__isnull=False),
                name="grant_is_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(state=State.STOPPED, stopped_at__isnull=False, stopped_by__isnull=False)
                & ~Q(stop_reason="")
                | ~Q(state=State.STOPPED)
                & Q(stopped_at__isnull=True, stopped_by__isnull=True, stop_reason=""),
                name="grant_is_stopped_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(planned_at__isnull=True) | Q(finished_at__isnull=False),
                name="only_a_finished_plan_is_approved",
            ),
        ]
        indexes = [models.Index(fields=["state", "-applied_at"], name="grants_by_state")]

    class Privacy:
        sensitive = ("state", "destination", "arrived_on", "stop_reason")
        plain = (
            "id", "case", "organisation", "rates_on", "applied_at", "applied_by", "approved_at", "approved_by",
            "finished_at", "finished_by", "planned_at", "planned_by", "stopped_at", "stopped_by",
        )  # fmt: skip


class Circumstance(models.Model):
    """Whom the person provides for, as told on a day. Of those that count the newest does; what is told after the approval
    waits for somebody else's. None is rewritten."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="circumstances")
    number = models.PositiveSmallIntegerField()
    household = models.CharField(max_length=20)
    children = models.PositiveSmallIntegerField()
    reason_sealed = models.BinaryField()
    told_at = models.DateTimeField()
    told_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    # Told after the approval: waits for an answer.
    is_change = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint("grant", "number", name="circumstances_in_order"),
            models.CheckConstraint(
                condition=Q(household=Household.SINGLE, children=0)
                | Q(household=Household.PROVIDER, children__gt=0),
                name="a_provider_has_children",
            ),
        ]

    class Privacy:
        identifying = ("reason_sealed",)
        sensitive = ("household", "children")
        plain = ("id", "grant", "number", "told_at", "told_by", "is_change")

    @property
    def state(self) -> Telling:
        if not self.is_change:
            return Telling.COUNTS
        known: ChangeAnswer | None = getattr(self, "answer", None)
        if known is None:
            return Telling.WAITS
        return Telling.COUNTS if known.is_accepted else Telling.DECLINED


class ChangeAnswer(models.Model):
    """Whether a change counts, by another hand than told it: the database asks as well. Never rewritten."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    circumstance = models.OneToOneField(Circumstance, on_delete=models.PROTECT, related_name="answer")
    is_accepted = models.BooleanField()
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Privacy:
        plain = ("id", "circumstance", "is_accepted", "answered_at", "answered_by")


class Purse(models.Model):
    """Cash, the adult's support, or one child's. ``name_sealed``: whose, for a child."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="purses")
    kind = models.CharField(max_length=10)
    number = models.PositiveSmallIntegerField(default=0)
    entitled_ore = models.BigIntegerField()
    name_sealed = models.BinaryField()

    class Meta:
        constraints = [
            models.UniqueConstraint("grant", "kind", "number", name="one_purse_of_a_kind"),
            models.CheckConstraint(
                condition=Q(kind__in=[Kind.CASH, Kind.ADULT], number=0) | Q(kind=Kind.CHILD, number__gt=0),
                name="children_have_numbers",
            ),
            models.CheckConstraint(condition=Q(entitled_ore__gte=0), name="entitled_to_nothing_or_more"),
        ]

    class Privacy:
        identifying = ("name_sealed",)
        sensitive = ("kind", "number", "entitled_ore")
        plain = ("id", "grant")


class PlanLine(models.Model):
    """What a part of a purse is spent on. One that is dropped stays, and counts no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purse = models.ForeignKey(Purse, on_delete=models.PROTECT, related_name="lines")
    purpose = models.CharField(max_length=40)
    amount_ore = models.BigIntegerField()
    text_sealed = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)
    dropped_by = models.ForeignKey("access.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(amount_ore__gt=0), name="a_line_is_of_something"),
            models.CheckConstraint(
                condition=Q(dropped_at__isnull=True, dropped_by__isnull=True)
                | Q(dropped_at__gte=F("added_at"), dropped_by__isnull=False),
                name="line_dropped_by_somebody",
            ),
        ]

    class Privacy:
        identifying = ("text_sealed",)
        sensitive = ("purpose", "amount_ore")
        plain = ("id", "purse", "added_at", "added_by", "dropped_at", "dropped_by")


class Payee(models.Model):
    """Who is paid, and where: the person for cash, never the person for the plan. The newest of a kind counts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, related_name="payees")
    is_for_cash = models.BooleanField()
    holder = models.CharField(max_length=40)
    currency = models.CharField(max_length=3)
    account_sealed = models.BinaryField()
    told_at = models.DateTimeField()
    told_by = models.ForeignKey("access.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(is_for_cash=True, holder="person") | (Q(is_for_cash=False) & ~Q(holder="person")),
                name="the_person_is_paid_cash_only",
            ),
        ]

    class Privacy:
        identifying = ("account_sealed",)
        sensitive = ("holder", "currency", "is_for_cash")
        plain = ("id", "grant", "told_at", "told_by")
