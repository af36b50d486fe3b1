"""Out of office: who covers, and when."""

from __future__ import annotations

from uuid import UUID

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.tasks import policies, selectors
from opennrm.tasks.domain.covers import CoverInput, check_cover
from opennrm.tasks.models import Cover


@act
def cover(told: CoverInput, *, by: Actor) -> UUID:
    """While somebody is away, a colleague sees their tasks too; whose tasks they are stays."""
    policies.check_can_cover(by, told.away_id)
    check_cover(told, today=clock.today())
    known = access.colleagues(by).filter(pk__in=[told.away_id, told.covering_id]).count()
    if known < 2:
        raise Invalid("tasks.no_colleague", field="covering")
    row = Cover.objects.create(
        organisation_id=by.organisation_id,
        away_id=told.away_id,
        covering_id=told.covering_id,
        since=told.since,
        until=told.until,
    )
    audit.record("tasks.cover_named", row, by=by, fields=["away", "covering", "since", "until"])
    return row.pk


@act
def end_cover(cover_id: UUID, *, by: Actor) -> None:
    """The colleague is back, or the cover was a mistake."""
    row = selectors.get_cover(by, cover_id)
    policies.check_can_cover(by, row.away_id)
    audit.record("tasks.cover_ended", row, by=by, fields=["until"])
    if row.since < clock.today():
        row.until = clock.today()
        row.save(update_fields=["until"])
    else:
        row.delete()
