"""Acts upon drafts: a draft is kept from the first keystroke until the act it led to, or until it is thrown away."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import connection, transaction

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.events import FormSent
from opennrm.access.wall import act
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.shared.dates import clock
from opennrm.shared.errors import Denied
from opennrm.tasks.domain.drafts import (
    ON_ITS_WAY,
    PRESENT_FOR,
    Content,
    Owner,
    as_text,
    check_place,
    draft_named,
    from_text,
    record_of,
    typed,
)
from opennrm.tasks.models.drafts import Draft, Presence, SentDraft
from opennrm.tasks.selectors import drafts as selectors

CONTENT = {"table": "tasks_draft", "column": "content_sealed"}


@act
def save_draft(owner: Owner | None, place: str, content: Content, *, by: Actor) -> datetime:
    """What stands in a form now. Leaves no line in the trail: it is the user's own text, and changes every second."""
    if owner is None or (owner.user_id, owner.organisation_id) != (by.user_id, by.organisation_id):
        raise Denied("tasks.draft_of_another")
    check_place(place)
    text = as_text(typed(content))
    now = clock.now()
    _wait_for_sending(owner.draft_id)
    if selectors.was_sent_since(by, owner.draft_id, now - ON_ITS_WAY):
        raise Denied("tasks.draft_sent")
    row = Draft(
        id=owner.draft_id,
        user_id=by.user_id,
        organisation_id=by.organisation_id,
        place=place,
        content_sealed=persons_services.seal_text(owner.draft_id, **CONTENT, row=owner.draft_id, text=text),
        began_at=now,
        saved_at=now,
    )
    fresh = ["place", "content_sealed", "saved_at"]
    # In one statement: a page may send twice at once.
    Draft.objects.bulk_create([row], update_conflicts=True, unique_fields=["id"], update_fields=fresh)
    return now


@act
def open_draft(draft_id: UUID, *, by: Actor) -> Content:
    """Go on where one left off."""
    row = selectors.lock_draft(by, draft_id)
    audit.record("tasks.draft_opened", row, by=by)
    text = persons_services.unseal_text(
        row.pk, **CONTENT, row=row.pk, sealed=bytes(row.content_sealed), by=by
    )
    return from_text(text)


@act
def discard_draft(draft_id: UUID, *, by: Actor) -> str:
    """Throw a draft away; gives the address of its form."""
    row = selectors.lock_draft(by, draft_id)
    audit.record("tasks.draft_discarded", row, by=by)
    place = row.place
    row.delete()
    return place


def drop_draft(event: FormSent) -> None:
    """Reaction: what a draft led to is done, so it has served. In the transaction of the act."""
    if draft_id := draft_named(event.draft):
        _wait_for_sending(draft_id)
        selectors.drafts_for(event.by).filter(pk=draft_id).delete()
        sent = SentDraft(id=draft_id, user_id=event.by.user_id, sent_at=clock.now())
        SentDraft.objects.bulk_create(
            [sent], update_conflicts=True, unique_fields=["id"], update_fields=["sent_at"]
        )


def _wait_for_sending(draft_id: UUID) -> None:
    """Saving a draft and sending its form wait for each other, until the end of the transaction: whichever is first."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [draft_id.int % 2**63])


@transaction.atomic
def drop_old_drafts() -> int:
    """By the owner of the database, every day: drafts that nobody came back to, and who was where. How many drafts."""
    now = clock.now()
    days = rules().deadline("draft_days", clock.today())
    Presence.objects.filter(seen_at__lt=now - PRESENT_FOR).delete()
    SentDraft.objects.filter(sent_at__lt=now - ON_ITS_WAY).delete()
    old = Draft.objects.filter(saved_at__lte=now - timedelta(days=days))
    count = old.count()
    old.delete()
    return count


@act
def be_present(place: str, *, is_writing: bool, by: Actor) -> None:
    """Somebody has a page open. Leaves no line in the trail: opening the record did."""
    check_place(place)
    now, record = clock.now(), record_of(place)
    since = selectors.writing_since(by, record) or now
    row = Presence(
        user_id=by.user_id,
        organisation_id=by.organisation_id,
        record=record,
        seen_at=now,
        writing_since=since if is_writing else None,
    )
    who = ["user", "organisation", "record"]
    fresh = ["seen_at", "writing_since"]
    Presence.objects.bulk_create([row], update_conflicts=True, unique_fields=who, update_fields=fresh)
