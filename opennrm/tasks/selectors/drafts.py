"""What may be read of drafts: one's own, in the organisation they were typed for. And who else is here."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access import selectors as access
from opennrm.access.domain.actor import Actor
from opennrm.mechanism.rules import rules
from opennrm.shared.dates import clock
from opennrm.tasks.domain.drafts import PRESENT_FOR, Colleague, DraftView, draft_named, present, record_of
from opennrm.tasks.models.drafts import Draft, Presence, SentDraft


def drafts_for(actor: Actor) -> QuerySet[Draft]:
    """Those that are not out of date, newest first."""
    since = clock.now() - timedelta(days=rules().deadline("draft_days", clock.today()))
    mine = Draft.objects.filter(user=actor.user_id, organisation=actor.organisation_id)
    return mine.filter(saved_at__gt=since).order_by("-saved_at")


def kept_for(actor: Actor, place: str = "") -> list[DraftView]:
    """The drafts of one form, or of all."""
    found = drafts_for(actor).filter(place=place) if place else drafts_for(actor)
    told = found.values_list("id", "place", "began_at", "saved_at")
    return [DraftView(*each) for each in told]


def lock_draft(actor: Actor, draft_id: UUID) -> Draft:
    return get_object_or_404(drafts_for(actor).select_for_update(), pk=draft_id)


def was_sent_since(actor: Actor, draft_id: UUID, moment: datetime) -> bool:
    """The form of a draft of the actor's was sent after that moment."""
    return SentDraft.objects.filter(pk=draft_id, user=actor.user_id, sent_at__gte=moment).exists()


def colleagues_at(actor: Actor, place: str) -> list[Colleague]:
    """Colleagues of the same organisation at the same record."""
    here = Presence.objects.filter(
        organisation=actor.organisation_id, record=record_of(place), seen_at__gt=clock.now() - PRESENT_FOR
    ).exclude(user=actor.user_id)
    rows = list(here.values_list("user_id", "seen_at", "writing_since"))
    names = access.user_names({user_id for user_id, _, _ in rows}) if rows else {}
    return present([(names[user_id], seen, writing) for user_id, seen, writing in rows], clock.now())


def writing_since(actor: Actor, record: str) -> datetime | None:
    """Since when the actor has been typing there, if they still are."""
    mine = Presence.objects.filter(user=actor.user_id, organisation=actor.organisation_id, record=record)
    return mine.filter(seen_at__gt=clock.now() - PRESENT_FOR).values_list("writing_since", flat=True).first()


def began_at(actor: Actor, field: str) -> datetime | None:
    """When the draft that a form's field names was begun; None where it was never saved."""
    if not (draft_id := draft_named(field)):
        return None
    return drafts_for(actor).filter(pk=draft_id).values_list("began_at", flat=True).first()
