"""The code of conduct: published in versions, accepted before anything else is done."""

from __future__ import annotations

from django.db.models import QuerySet

from opennrm.access import audit, policies, selectors
from opennrm.access.domain.actor import Actor
from opennrm.access.models import Conduct, ConductAcceptance
from opennrm.access.wall import act
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Invalid


@act
def show_conducts(*, by: Actor) -> QuerySet[Conduct]:
    """Every version and how many accepted it."""
    found = selectors.conducts_for(by)
    audit.record("access.conducts_shown", by=by)
    return found


@act
def publish_conduct(danish: str, english: str, *, by: Actor) -> int:
    """A new version: from now on everybody is asked to accept it. Gives its number."""
    policies.check_can_administer(by)
    for field, text in (("danish", danish), ("english", english)):
        if not text.strip():
            raise Invalid("access.conduct_in_both_languages", field=field)
    newest = selectors.newest_conduct(by)
    row = Conduct.objects.create(
        number=newest.number + 1 if newest else 1,
        danish=danish.strip(),
        english=english.strip(),
        published_at=clock.now(),
        published_by_id=by.user_id,
    )
    audit.record(
        "access.conduct_published", row, by=by, fields=["danish", "english", f"version_{row.number}"]
    )
    return row.number


@act
def accept_conduct(number: int, *, by: Actor) -> None:
    """Somebody has read the version that holds and will keep to it. To accept it twice changes nothing."""
    newest = selectors.newest_conduct(by)
    if newest is None or newest.number != number:
        raise Conflict("access.conduct_changed")
    if selectors.has_accepted(by, number):
        return
    row = ConductAcceptance.objects.create(user_id=by.user_id, conduct=newest, accepted_at=clock.now())
    audit.record("access.conduct_accepted", row, by=by, fields=[f"version_{number}"])
