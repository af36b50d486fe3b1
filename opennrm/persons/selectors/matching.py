"""Whether another organisation knows somebody, and the questions about that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.mechanism.rules import rules
from opennrm.persons.domain.matching import MatchRequestView, last_day
from opennrm.persons.models import MatchRequest
from opennrm.persons.selectors.persons import TakesPartFor
from opennrm.shared.dates import COPENHAGEN, clock

MOST_REQUESTS = 100


def is_known_elsewhere(
    actor: Actor, tokens: Sequence[int], weights: Sequence[int], least: int
) -> bool | None:
    """Is somebody who shares as much as that known to another organisation? The database says yes or no, and None where
    the actor asked too often within the hour."""
    actor.check_has(Permission.PERSON_REGISTER)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nrm_known_elsewhere(%s::bigint[], %s::integer[], %s, %s)",
            [list(tokens), list(weights), least, _questions_an_hour()],
        )
        answer: bool | None = cursor.fetchone()[0]
    return answer


def ask_elsewhere(
    actor: Actor, request_id: UUID, person_id: UUID, tokens: Sequence[int], weights: Sequence[int], least: int
) -> bool:
    """Let the database write the question to whoever knows that person."""
    actor.check_has(Permission.PERSON_REGISTER)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nrm_ask_elsewhere(%s, %s, %s, %s::bigint[], %s::integer[], %s, %s)",
            [request_id, person_id, clock.now(), list(tokens), list(weights), least, _questions_an_hour()],
        )
        return bool(cursor.fetchone()[0])


def _questions_an_hour() -> int:
    return rules().deadline("questions_an_hour", clock.today())


def match_requests_for(actor: Actor) -> list[MatchRequestView]:
    """Questions that the actor's organisation asked, and those about persons it works with; the unanswered first."""
    actor.check_has(Permission.CASE_VIEW)
    found = MatchRequest.objects.filter(
        Q(organisation=actor.organisation_id) | Q(TakesPartFor("resembles_id"))
    ).select_related("organisation")
    return [_match_request(actor, row) for row in found.order_by("answered_at", "-asked_at")[:MOST_REQUESTS]]


def last_day_of(actor: Actor, row: MatchRequest) -> date:
    """Of the days on which a question may be answered, which the actor reached already."""
    actor.check_has(Permission.CASE_VIEW)
    return _last_day_of(row)


def _last_day_of(row: MatchRequest) -> date:
    asked_on = row.asked_at.astimezone(COPENHAGEN).date()
    return last_day(asked_on, rules().deadline("match_days", asked_on))


def _match_request(actor: Actor, row: MatchRequest) -> MatchRequestView:
    is_mine = row.organisation_id == actor.organisation_id
    last = _last_day_of(row)
    return MatchRequestView(
        id=row.pk,
        person_id=row.person_id if is_mine else row.resembles_id,
        is_mine=is_mine,
        organisation=row.organisation.code,
        asked_at=row.asked_at,
        answer=row.answer,
        answered_at=row.answered_at,
        last_day=last,
        is_expired=not row.answer and last < clock.today(),
    )


def lock_match_request(actor: Actor, request_id: UUID) -> MatchRequest:
    """One about a person the actor's organisation works with."""
    actor.check_has(Permission.CASE_VIEW)
    found = MatchRequest.objects.filter(TakesPartFor("resembles_id")).exclude(
        organisation=actor.organisation_id
    )
    return get_object_or_404(found.select_for_update(of=("self",)), pk=request_id)


def questions_without_names(actor: Actor) -> list[MatchRequestView]:
    """Which organisation asked when, and what was answered: for the data protection officer."""
    actor.check_has(Permission.AUDIT_VIEW)
    found = MatchRequest.objects.select_related("organisation").order_by("-asked_at")[:MOST_REQUESTS]
    return [_match_request(actor, row) for row in found]
