"""Who may see, write, review and release the manuscript of a report."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.reporting.domain.chapter_states import ChapterState, check_can_move
from opennrm.reporting.models import Chapter
from opennrm.shared.errors import Denied


def check_can_view(actor: Actor) -> None:
    actor.check_has(Permission.REPORT_VIEW)


def check_can_write(actor: Actor) -> None:
    actor.check_has(Permission.REPORT_VIEW)
    actor.check_has(Permission.REPORT_BUILD)


def check_can_submit(actor: Actor, chapter: Chapter) -> None:
    check_can_write(actor)
    check_can_move(ChapterState(chapter.state), ChapterState.IN_REVIEW)


def check_is_reviewer(actor: Actor) -> None:
    actor.check_has(Permission.REPORT_VIEW)
    actor.check_has(Permission.REPORT_REVIEW)


def check_can_review(actor: Actor, chapter: Chapter, writers: Collection[UUID]) -> None:
    """Four eyes: nobody reviews a text they wrote any version of."""
    check_is_reviewer(actor)
    if ChapterState(chapter.state) is not ChapterState.IN_REVIEW:
        raise Denied("reporting.not_in_review")
    if actor.user_id in writers:
        raise Denied("reporting.own_text")


def check_can_publish(actor: Actor) -> None:
    actor.check_has(Permission.REPORT_VIEW)
    actor.check_has(Permission.REPORT_PUBLISH)


def check_can_approve_edition(actor: Actor, states: Collection[str], writers: Collection[UUID]) -> None:
    """All chapters are approved, and whoever lets them out wrote none of them."""
    check_can_publish(actor)
    if set(states) != {ChapterState.APPROVED}:
        raise Denied("reporting.chapters_not_approved")
    if actor.user_id in writers:
        raise Denied("reporting.own_text")
