"""Calendars at a secret address, and digests by mail. Neither carries a name."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import timedelta

from django.http import Http404

from opennrm.access import audit
from opennrm.access import services as access_services
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.domain.invitations import TOKEN_BYTES, digest_of
from opennrm.access.wall import act
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied, Invalid
from opennrm.tasks import policies, selectors
from opennrm.tasks.domain.views import Letter, TaskRow
from opennrm.tasks.models import Digest, Feed

# Ours: a calendar asks every quarter of an hour at most.
WINDOW, MOST_READS = timedelta(hours=1), 30
WEEK = range(1, 8)


@act
def make_feed(*, by: Actor) -> str:
    """A new address, told this once; an older one is closed."""
    policies.check_can_see(by)
    _close(by=by)
    token, now = secrets.token_urlsafe(TOKEN_BYTES), clock.now()
    row = Feed.objects.create(
        user_id=by.user_id,
        organisation_id=by.organisation_id,
        token_digest=digest_of(token),
        made_at=now,
        reads_since=now,
    )
    audit.record("tasks.calendar_made", row, by=by, fields=["token_digest"])
    return token


@act
def close_feed(*, by: Actor) -> None:
    """The address leads nowhere from now on."""
    policies.check_can_see(by)
    audit.record("tasks.calendar_closed", _close(by=by), by=by, fields=["closed_at"])


@act
def read_feed(token: str, *, by: Actor = NOBODY) -> list[TaskRow]:
    """Whoever knows the address reads the tasks of its user, as that user may see them today."""
    actor = access_services.actor_today(*selectors.whose_feed(by, token))
    if actor is None:
        raise Http404
    return read_own_feed(by=actor)


@act
def read_own_feed(*, by: Actor) -> list[TaskRow]:
    """As whoever the calendar belongs to; not more often than a calendar asks."""
    policies.check_can_see(by)
    row = Feed.objects.select_for_update().get(
        user_id=by.user_id, organisation_id=by.organisation_id, closed_at=None
    )
    if clock.now() - row.reads_since > WINDOW:
        row.reads, row.reads_since = 0, clock.now()
    if row.reads >= MOST_READS:
        raise Denied("tasks.calendar_too_often")
    row.reads += 1
    row.save(update_fields=["reads", "reads_since"])
    audit.record("tasks.calendar_read", row, by=by)
    return selectors.tasks_of(by, selectors.my_tasks(by).filter(due_on__isnull=False))


@act
def choose_digest(address: str, weekdays: Iterable[int], *, by: Actor) -> None:
    """On these days by mail; on no day, none, and the address is forgotten."""
    policies.check_can_see(by)
    days = sorted(set(weekdays))
    if not set(days) <= set(WEEK):
        raise Invalid("tasks.no_weekday", field="weekdays")
    if days:
        row, _ = Digest.objects.update_or_create(
            user_id=by.user_id,
            organisation_id=by.organisation_id,
            defaults={"address": address, "weekdays": days},
        )
        audit.record("tasks.digest_chosen", row, by=by, fields=["address", "weekdays"])
    else:
        Digest.objects.filter(user_id=by.user_id, organisation_id=by.organisation_id).delete()
        audit.record("tasks.digest_chosen", by=by, fields=["address", "weekdays"])


@act
def take_digests(*, by: Actor = NOBODY) -> list[Letter]:
    """Everybody's of today, once."""
    actors = [access_services.actor_today(*each) for each in selectors.digests_due(by, clock.today())]
    return [take_digest(by=actor) for actor in actors if actor and policies.may_see(actor)]


@act
def take_digest(*, by: Actor) -> Letter:
    """One's own of today: where it goes, and the counts that it tells."""
    policies.check_can_see(by)
    row = Digest.objects.select_for_update().get(user_id=by.user_id, organisation_id=by.organisation_id)
    row.sent_on = clock.today()
    row.save(update_fields=["sent_on"])
    audit.record("tasks.digest_sent", row, by=by, fields=["sent_on"])
    return Letter(row.address, selectors.digest_counts(by))


def _close(*, by: Actor) -> Feed | None:
    row = selectors.feed_for(by)
    if row is not None:
        row.closed_at = clock.now()
        row.save(update_fields=["closed_at"])
    return row
