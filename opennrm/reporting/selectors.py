"""Reading manuscripts. Approved editions are open to whoever builds a report."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access.domain.actor import Actor
from opennrm.access.policies import Verdict, verdict
from opennrm.reporting import policies
from opennrm.reporting.domain.manuscripts.views import EditionView
from opennrm.reporting.models import (
    Chapter,
    ChapterStep,
    ChapterText,
    Comment,
    Edition,
    Manuscript,
    Photograph,
)


def manuscripts_for(actor: Actor) -> QuerySet[Manuscript]:
    policies.check_can_view(actor)
    return Manuscript.objects.annotate(edition=Max("editions__number")).order_by("-year")


def get_manuscript(actor: Actor, manuscript_id: UUID) -> Manuscript:
    return get_object_or_404(manuscripts_for(actor), pk=manuscript_id)


def lock_manuscript(actor: Actor, manuscript_id: UUID) -> Manuscript:
    policies.check_can_view(actor)
    return get_object_or_404(Manuscript.objects.select_for_update(), pk=manuscript_id)


def chapters_of(actor: Actor, manuscript: Manuscript) -> list[Chapter]:
    policies.check_can_view(actor)
    waiting = Count("comments", filter=Q(comments__settled_at__isnull=True))
    return list(
        Chapter.objects.filter(manuscript=manuscript)
        .select_related("manuscript")
        .annotate(open_comments=waiting)
        .order_by("position")
    )


def get_chapter(actor: Actor, chapter_id: UUID) -> Chapter:
    policies.check_can_view(actor)
    return get_object_or_404(Chapter.objects.select_related("manuscript"), pk=chapter_id)


def lock_chapter(actor: Actor, chapter_id: UUID) -> Chapter:
    policies.check_can_view(actor)
    found = Chapter.objects.select_related("manuscript").select_for_update(of=("self",))
    return get_object_or_404(found, pk=chapter_id)


def texts_of(actor: Actor, *chapters: Chapter, newest: bool = False) -> list[ChapterText]:
    """Of these chapters; ``newest``: how they are worded now."""
    policies.check_can_view(actor)
    texts = ChapterText.objects.filter(chapter__in=[each.pk for each in chapters])
    now = {(each.pk, each.number) for each in chapters}
    rows = texts.select_related("written_by").order_by("chapter__position", "-number")
    return [row for row in rows if not newest or (row.chapter_id, row.number) in now]


def writers_of(actor: Actor, *chapters: Chapter) -> set[UUID]:
    policies.check_can_view(actor)
    texts = ChapterText.objects.filter(chapter__in=[each.pk for each in chapters])
    return set(texts.values_list("written_by_id", flat=True))


def may_review(actor: Actor, chapter_id: UUID) -> Verdict:
    chapter = get_chapter(actor, chapter_id)
    return verdict(policies.check_can_review, actor, chapter, writers_of(actor, chapter))


def steps_of(actor: Actor, chapter: Chapter) -> list[ChapterStep]:
    policies.check_can_view(actor)
    return list(
        ChapterStep.objects.filter(chapter=chapter).select_related("done_by").order_by("done_at", "pk")
    )


def comments_of(actor: Actor, chapter: Chapter) -> list[Comment]:
    policies.check_can_view(actor)
    return list(Comment.objects.filter(chapter=chapter).select_related("said_by").order_by("said_at", "pk"))


def lock_comment(actor: Actor, comment_id: UUID) -> Comment:
    policies.check_can_view(actor)
    found = Comment.objects.select_related("chapter__manuscript").select_for_update(of=("self",))
    return get_object_or_404(found, pk=comment_id)


def photographs_of(actor: Actor, manuscript_id: UUID) -> list[tuple[UUID, int]]:
    policies.check_can_view(actor)
    found = Photograph.objects.filter(manuscript=manuscript_id).order_by("number")
    return list(found.values_list("pk", "number"))


def get_photograph(actor: Actor, photograph_id: UUID) -> Photograph:
    policies.check_can_view(actor)
    return get_object_or_404(Photograph, pk=photograph_id)


def editions_of(actor: Actor, manuscript: Manuscript) -> list[Edition]:
    policies.check_can_view(actor)
    editions = Edition.objects.filter(manuscript=manuscript).select_related("approved_by").order_by("-number")
    return list(editions)


def approved_edition(year: int, number: int | None = None) -> EditionView | None:
    """The newest of a year, or the one with that number: asked by whoever builds the report, who need not be anybody."""
    editions = Edition.objects.filter(year=year).order_by("-number")
    found = (editions.filter(number=number) if number else editions).first()
    if found is None:
        return None
    pictures = Photograph.objects.filter(manuscript=found.manuscript_id, number__in=found.photographs)
    return EditionView(
        number=found.number,
        year=found.year,
        chapters=tuple((each["key"], each["danish"], each["english"]) for each in found.chapters),
        photographs=tuple(
            (each.number, each.media, bytes(each.body)) for each in pictures.order_by("number")
        ),
    )
