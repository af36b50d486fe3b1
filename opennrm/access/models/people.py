"""Organisations, users and their memberships, and what is proposed about them."""

from __future__ import annotations

import uuid

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class Organisation(models.Model):
    """An organisation that takes part in the mechanism. ``code`` is its key in denmark.toml."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.SlugField(max_length=60, unique=True)
    phone = models.CharField(max_length=40, blank=True)
    email = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    # Nobody acts for it from that day. One closes; opening again takes two.
    closed_on = models.DateField(null=True)
    reopening_by = models.ForeignKey("User", on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(reopening_by__isnull=True) | models.Q(closed_on__isnull=False),
                name="only_a_closed_organisation_is_opened_again",
            )
        ]

    class Privacy:
        plain = ("id", "code", "phone", "email", "address", "closed_on", "reopening_by")


class User(AbstractBaseUser):
    """Somebody who signs in. The name is a colleague's working name, not a person of the register."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    # A digest of what the browser of the last sign-in called itself.
    last_browser = models.BinaryField(null=True)

    USERNAME_FIELD = "username"
    objects = BaseUserManager()

    class Privacy:
        identifying = ("username", "name")
        sensitive = ("password", "last_login", "last_browser")
        plain = ("id", "is_active")


class Membership(models.Model):
    """A user's role in an organisation, while it lasts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("user", "organisation", name="one_role_per_organisation"),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="membership_ends_not_before_it_begins",
            ),
        ]

    class Privacy:
        plain = ("id", "user", "organisation", "role", "since", "until")


class RoleGrant(models.Model):
    """Somebody shall have a role in an organisation: proposed by one administrator, decided by another. For somebody
    who is no user yet, an invitation, good once and for some days; of its token only a digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    username = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    token_digest = models.BinaryField(null=True)
    expires_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True, approved__isnull=True)
                | (
                    models.Q(decided_by__isnull=False, decided_at__isnull=False, approved__isnull=False)
                    & ~models.Q(decided_by=models.F("proposed_by"))
                ),
                name="role_decided_by_another",
            ),
            models.UniqueConstraint(
                "username",
                "organisation",
                condition=models.Q(approved__isnull=True),
                name="one_proposal_at_a_time",
            ),
        ]

    class Privacy:
        identifying = ("username", "name")
        sensitive = ("token_digest",)
        plain = (
            "id", "organisation", "role", "proposed_by", "proposed_at", "decided_by", "decided_at", "approved",
            "expires_at", "accepted_at",
        )  # fmt: skip


class Recovery(models.Model):
    """Somebody cannot come in any more: proposed by one administrator who knows that it is them, decided by another. Neither
    chooses the new password: whoever holds the token does. Of the token only a digest is kept."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    lost = models.CharField(max_length=20)
    proof = models.CharField(max_length=20)
    proposed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    approved = models.BooleanField(null=True)
    token_digest = models.BinaryField(null=True)
    expires_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True, decided_at__isnull=True, approved__isnull=True)
                | (
                    models.Q(decided_by__isnull=False, decided_at__isnull=False, approved__isnull=False)
                    & ~models.Q(decided_by=models.F("proposed_by"))
                ),
                name="recovery_decided_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(user=models.F("proposed_by"))
                & (models.Q(decided_by__isnull=True) | ~models.Q(user=models.F("decided_by"))),
                name="nobody_recovers_themselves",
            ),
            models.UniqueConstraint(
                "user", condition=models.Q(approved__isnull=True), name="one_recovery_at_a_time"
            ),
        ]

    class Privacy:
        sensitive = ("token_digest",)
        plain = (
            "id", "user", "lost", "proof", "proposed_by", "proposed_at", "decided_by", "decided_at", "approved", "expires_at",
            "used_at",
        )  # fmt: skip


class AccountNotice(models.Model):
    """What a user must be told of their own account: somebody tried to come in, or how one comes in was changed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=60)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "user", "event", condition=models.Q(seen_at__isnull=True), name="told_once_until_seen"
            )
        ]

    class Privacy:
        plain = ("id", "user", "event", "at", "seen_at")
