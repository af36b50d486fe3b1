"""What may be read of organisations, memberships and the trail."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hmac import compare_digest
from typing import Any, cast
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import TruncDate
from django.http import Http404
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.chain import SEALED
from opennrm.access.domain.invitations import digest_of
from opennrm.access.domain.patterns import NIGHT, Day
from opennrm.access.domain.roles import GRANTS, Permission
from opennrm.access.domain.trail import (
    ELSEWHERE_ASKED,
    GLASS_BROKEN,
    IDENTITY_OPENED,
    OWN_NAME_SOUGHT,
    REFUSED,
    SEEN,
    Wanted,
    written,
)
from opennrm.access.models import (
    AuditLine,
    Conduct,
    ConductAcceptance,
    Membership,
    Organisation,
    RoleGrant,
    User,
)
from opennrm.access.wall import working_as
from opennrm.shared.dates import clock

# The only database role that chains the trail (config.rights).
AUDITOR = "nrm_auditor"


def memberships_of(user: User) -> QuerySet[Membership]:
    """The memberships that hold today; somebody without one is nobody here."""
    today = clock.today()
    return (
        Membership.objects.filter(user=user, user__is_active=True, since__lte=today)
        .filter(Q(until__isnull=True) | Q(until__gt=today))
        .filter(Q(organisation__closed_on__isnull=True) | Q(organisation__closed_on__gt=today))
        .annotate(conduct=Subquery(Conduct.objects.order_by("-number").values("number")[:1]))
        .select_related("organisation")
        .order_by("organisation__code")
    )


def membership_between(user_id: UUID, organisation_id: UUID) -> Membership | None:
    """The membership of a user in an organisation, if it holds today."""
    user = User.objects.filter(pk=user_id).first()
    return memberships_of(user).filter(organisation_id=organisation_id).first() if user else None


def membership_today(user_id: UUID, organisation_id: UUID) -> Membership | None:
    """For jobs that act as somebody; None where they no longer may."""
    user = User.objects.filter(pk=user_id).first()
    return memberships_of(user).filter(organisation_id=organisation_id).first() if user else None


def organisation_ids() -> dict[str, UUID]:
    """Every organisation's id by its code in denmark.toml: who takes part is no secret."""
    return dict(Organisation.objects.values_list("code", "id"))


def organisation_codes() -> dict[UUID, str]:
    """The other way round."""
    return dict(Organisation.objects.values_list("id", "code"))


def organisation_of(user_id: UUID) -> str:
    """The code of the organisation somebody works for, or last worked for."""
    theirs = Membership.objects.filter(user=user_id).order_by(F("until").desc(nulls_first=True), "since")
    return str(theirs.values_list("organisation__code", flat=True).first() or "")


def user_names(user_ids: set[UUID]) -> dict[UUID, str]:
    """The working names of colleagues, for pages that say who did something."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("id", "name"))


def colleagues(actor: Actor, permission: Permission = Permission.CASE_VIEW) -> QuerySet[User]:
    """Who belongs to the actor's organisation today in a role that has a right, such as seeing cases, by name."""
    today = clock.today()
    roles = [role for role, granted in GRANTS.items() if permission in granted]
    belonging = Membership.objects.filter(
        Q(until__isnull=True) | Q(until__gt=today),
        user=OuterRef("pk"), organisation_id=actor.organisation_id, role__in=roles, since__lte=today,
    )  # fmt: skip
    return User.objects.filter(Exists(belonging), is_active=True).order_by("name")


def colleague_names(actor: Actor, permission: Permission = Permission.CASE_VIEW) -> dict[UUID, str]:
    """Their working names by their ids."""
    return dict(colleagues(actor, permission).values_list("pk", "name"))


def everybody(actor: Actor) -> QuerySet[User]:
    """Every user, for the choice of whose acts are looked at."""
    actor.check_has(Permission.AUDIT_VIEW)
    return User.objects.order_by("name")


def audit_lines_for(actor: Actor, wanted: Wanted | None = None) -> QuerySet[AuditLine]:
    """The lines that are asked for, newest first."""
    actor.check_has(Permission.AUDIT_VIEW)
    lines = AuditLine.objects.order_by("-position")
    return lines.filter(*_conditions(actor, wanted)) if wanted else lines


def no_lines(actor: Actor) -> QuerySet[AuditLine]:
    """For a question that cannot be asked."""
    return audit_lines_for(actor).none()


def _conditions(actor: Actor, wanted: Wanted) -> list[Q]:
    given = {
        "user_id": wanted.user_id,
        "organisation_id": wanted.organisation_id,
        "event": wanted.event,
        "at__date__gte": wanted.since,
        "at__date__lte": wanted.until,
    }
    conditions = [Q(**{name: value}) for name, value in given.items() if value]
    if wanted.subject:
        conditions.append(Q(subject_id__in=records_of(actor, wanted.subject)))
    return conditions


def records_of(actor: Actor, subject: str) -> list[UUID]:
    """The ids of everything that hangs on the person of a case number or pseudonym. The database tells them to the
    data protection officer only, and tells nothing else."""
    actor.check_has(Permission.AUDIT_VIEW)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM nrm_records_of(%s)", [written(subject)])
        return [record_id for (record_id,) in cursor.fetchall()]


def seen_by(actor: Actor, subject: str) -> list[dict[str, Any]]:
    """Who has seen something of a person: user, organisation, how often, first and last."""
    shown = audit_lines_for(actor).filter(subject_id__in=records_of(actor, subject), event__in=SEEN)
    grouped = shown.order_by().values("user_id", "organisation_id")
    told = grouped.annotate(times=Count("position"), first=Min("at"), last=Max("at")).order_by("-last")
    return [dict(row) for row in told]


def days_of_users(actor: Actor, since: date) -> list[Day]:
    """What each user did on each day since then: one query."""
    is_seen = Q(event__in=SEEN)
    counted = (
        audit_lines_for(actor)
        .filter(at__date__gte=since, user_id__isnull=False)
        .order_by()
        .annotate(day=TruncDate("at"))
        .values("user_id", "day")
        .annotate(
            records=Count("subject_id", distinct=True, filter=is_seen),
            identities=Count("subject_id", distinct=True, filter=Q(event=IDENTITY_OPENED)),
            refusals=Count("position", filter=Q(event=REFUSED)),
            at_night=Count("position", filter=is_seen & Q(at__hour__in=NIGHT)),
            own_name=Count("position", filter=Q(event=OWN_NAME_SOUGHT)),
            outside_cases=Count("position", filter=Q(event=GLASS_BROKEN)),
            questions=Count("position", filter=Q(event=ELSEWHERE_ASKED)),
        )
    )
    return [Day(**cast(Any, row)) for row in counted]


# Lines and seals in the order of the chain, as text: what a seal covers.
CHAIN = f"""
SELECT s.number, s.digest, s.line, {", ".join(f"l.{name}::text" for name in SEALED)}
FROM access_auditseal s LEFT JOIN access_auditline l ON l.position = s.line ORDER BY s.number
"""  # noqa: S608 - names of columns
UNSEALED = f"""
SELECT l.position, {", ".join(f"l.{name}::text" for name in SEALED)}
FROM access_auditline l WHERE NOT EXISTS (SELECT FROM access_auditseal s WHERE s.line = l.position)
ORDER BY l.position LIMIT %s
"""  # noqa: S608 - names of columns
AT_A_TIME = 5_000


def sealed_lines() -> Iterator[tuple[Any, ...]]:
    """The chain from its beginning: number, digest, line, and the line's values (None where it is gone)."""
    # Texts of moments depend on the time zone of the session; a seal must not.
    with working_as(AUDITOR), connection.cursor() as cursor:
        cursor.execute("SET LOCAL TIME ZONE 'UTC'")
        cursor.execute(CHAIN)
        while rows := cursor.fetchmany(AT_A_TIME):
            yield from rows


def count_unsealed() -> int:
    with working_as(AUDITOR), connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM access_auditline l "
            "WHERE NOT EXISTS (SELECT FROM access_auditseal s WHERE s.line = l.position)"
        )
        return int(cursor.fetchone()[0])


def users_for(actor: Actor) -> QuerySet[User]:
    """Every user with their memberships, by name: for administrators."""
    actor.check_has(Permission.ADMINISTER)
    return User.objects.order_by("name").prefetch_related("memberships__organisation")


def get_user(actor: Actor, user_id: UUID) -> User:
    return get_object_or_404(users_for(actor), pk=user_id)


def open_grants(actor: Actor) -> QuerySet[RoleGrant]:
    """Proposals that wait for a second administrator, the oldest first."""
    actor.check_has(Permission.ADMINISTER)
    waiting = RoleGrant.objects.filter(approved__isnull=True)
    return waiting.select_related("organisation", "proposed_by").order_by("proposed_at")


def lock_grant(actor: Actor, grant_id: UUID) -> RoleGrant:
    actor.check_has(Permission.ADMINISTER)
    found = RoleGrant.objects.select_for_update(of=("self",)).select_related("organisation")
    return get_object_or_404(found, pk=grant_id)


def lock_membership(actor: Actor, membership_id: UUID) -> Membership:
    actor.check_has(Permission.ADMINISTER)
    return get_object_or_404(Membership.objects.select_for_update(), pk=membership_id)


def invitation(actor: Actor, grant_id: UUID, token: str) -> RoleGrant:
    """An invitation that was approved, is not used, has not run out, and whose token this is. All else is 404."""
    found = get_object_or_404(
        RoleGrant.objects.select_for_update(of=("self",)).select_related("organisation"),
        pk=grant_id, approved=True, accepted_at__isnull=True, token_digest__isnull=False, expires_at__gt=clock.now(),
    )  # fmt: skip
    if not compare_digest(bytes(found.token_digest or b""), digest_of(token)):
        raise Http404
    return found


def newest_conduct(actor: Actor) -> Conduct | None:
    """The code of conduct that holds: no secret to anybody who has signed in."""
    return Conduct.objects.order_by("-number").first()


def has_accepted(actor: Actor, number: int) -> bool:
    return ConductAcceptance.objects.filter(user=actor.user_id, conduct__number=number).exists()


def conducts_for(actor: Actor) -> QuerySet[Conduct]:
    """Every version, the newest first, with how many users accepted it: for administrators."""
    actor.check_has(Permission.ADMINISTER)
    return Conduct.objects.annotate(accepted=Count("acceptances")).order_by("-number")


def organisations_for(actor: Actor) -> QuerySet[Organisation]:
    """Every organisation of the register, for administrators."""
    actor.check_has(Permission.ADMINISTER)
    return Organisation.objects.select_related("reopening_by").order_by("code")


def lock_organisation(actor: Actor, organisation_id: UUID) -> Organisation:
    actor.check_has(Permission.ADMINISTER)
    return get_object_or_404(Organisation.objects.select_for_update(of=("self",)), pk=organisation_id)
