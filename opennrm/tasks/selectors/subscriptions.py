"""Calendars and digests: one's own, and what is asked before anybody acts."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db import connection
from django.http import Http404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.invitations import digest_of
from opennrm.access.domain.roles import Permission
from opennrm.shared.dates import clock
from opennrm.tasks.domain.views import DigestCounts
from opennrm.tasks.models import Digest, Feed
from opennrm.tasks.selectors.covers import absent_for
from opennrm.tasks.selectors.tasks import escalated_after, tasks_of, team_tasks

Whose = tuple[UUID, UUID]


def feed_for(actor: Actor) -> Feed | None:
    """One's own calendar, if there is one."""
    actor.check_has(Permission.CASE_VIEW)
    own = Feed.objects.filter(user_id=actor.user_id, organisation_id=actor.organisation_id)
    return own.filter(closed_at=None).first()


def whose_feed(actor: Actor, token: str) -> Whose:
    """Of whom and for which organisation the calendar with this token is; the database answers before anybody acts."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT user_id, organisation_id FROM nrm_feed(%s)", [digest_of(token)])
        found: Whose | None = cursor.fetchone()
    if found is None:
        raise Http404
    return found


def digest_for(actor: Actor) -> Digest | None:
    """One's own choice."""
    actor.check_has(Permission.CASE_VIEW)
    return Digest.objects.filter(user_id=actor.user_id, organisation_id=actor.organisation_id).first()


def digests_due(actor: Actor, day: date) -> list[Whose]:
    """Who is to be told on a day, and was not yet."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT user_id, organisation_id FROM nrm_digests_due(%s)", [day])
        return list(cursor.fetchall())


def digest_counts(actor: Actor) -> DigestCounts:
    """What the digest tells: how many, and nothing else."""
    today, after = clock.today(), escalated_after(actor)
    team = tasks_of(actor, team_tasks(actor))
    whose = {actor.user_id, *absent_for(actor)}
    due = [each.due_on for each in team if each.responsible_id in whose and each.due_on]
    return DigestCounts(
        overdue=sum(day < today for day in due),
        today=sum(day == today for day in due),
        escalated=sum(each.is_escalated(today, after) for each in team),
    )
