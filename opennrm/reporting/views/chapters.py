"""A chapter: written, looked at, its versions, reviewed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.reporting import policies, presenters, selectors, services
from opennrm.reporting.domain import wording
from opennrm.reporting.domain.manuscripts.telling import EXHIBITS
from opennrm.reporting.domain.manuscripts.views import Previewed
from opennrm.reporting.forms import (
    INSERT,
    SAVE,
    USE,
    ChapterForm,
    CommentForm,
    SendBackForm,
    SubmitForm,
)


@sensitive_variables()
@sensitive_post_parameters()
def chapter(request: ActorRequest, chapter_id: UUID) -> HttpResponse:
    """Text to the left, the chapter as it becomes to the right. Only one of the buttons saves."""
    policies.check_can_write(request.actor)
    view = services.show_chapter(chapter_id, by=request.actor)
    form = ChapterForm(request.POST) if request.method == "POST" else ChapterForm.of(view)
    if form.act[0] == SAVE and submit(
        form, lambda _told: services.save_text(chapter_id, form.given(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Kapitlet er gemt som en ny version."))
        return redirect("reporting:chapter", chapter_id)
    form = _changed(request, chapter_id, form)
    seen = services.preview(chapter_id, form.text, form.language, by=request.actor)
    is_stale = form.is_stale(view)
    context = {
        "chapter": view, "form": form, **_previewed(seen, form.language), "is_stale": is_stale,
        "faults": presenters.fault_rows(form.text, seen.telling.faults), "state": presenters.tag_of(view.state),
        "found": services.search_catalogue(chapter_id, str(form["find"].value() or ""), form.language, by=request.actor),
        "exhibits": sorted(EXHIBITS),
    }  # fmt: skip
    if is_stale and form.act[0] == SAVE:
        form.beside(view.text.number)
    return render(request, "reporting/chapter.html", context)


def _changed(request: ActorRequest, chapter_id: UUID, form: ChapterForm) -> ChapterForm:
    """After a button that changes the text before it is saved."""
    act, rest = form.act
    if not form.is_bound or act not in (USE, INSERT):
        return form
    if act == INSERT:
        return form.inserted(rest[:200])
    seen = services.preview(chapter_id, form.text, form.language, by=request.actor)
    return form.with_proposal(seen.telling.faults, rest)


def versions(request: ActorRequest, chapter_id: UUID) -> HttpResponse:
    view = services.show_chapter(chapter_id, by=request.actor)
    rows = presenters.version_rows(services.show_versions(chapter_id, by=request.actor))
    return render(request, "reporting/versions.html", {"chapter": view, "rows": rows})


@sensitive_variables()
def review(request: ActorRequest, chapter_id: UUID) -> HttpResponse:
    """The chapter as it would stand, in one language; what was said of it, and what may be done now."""
    view = services.show_chapter(chapter_id, by=request.actor)
    comments, steps = services.show_review(chapter_id, by=request.actor)
    language = "en" if request.GET.get("sprog") == "en" else "da"
    text = view.text.english if language == "en" else view.text.danish
    seen = services.preview(chapter_id, text, language, by=request.actor)
    context = {
        "chapter": view, "comments": comments, "steps": presenters.step_rows(steps), "state": presenters.tag_of(view.state),
        "title": seen.telling.title or _("Kapitel uden titel"), "faults": presenters.fault_rows(text, seen.telling.faults),
        **_previewed(seen, language), "may_write": verdict(policies.check_can_write, request.actor),
        "may_review": selectors.may_review(request.actor, chapter_id),
    }  # fmt: skip
    return render(request, "reporting/review.html", context)


def _previewed(seen: Previewed, language: str) -> dict[str, Any]:
    return {"preview": seen.page, "language": language, "preview_words": wording.words(language)}


@sensitive_variables()
@sensitive_post_parameters()
def comment(request: ActorRequest, chapter_id: UUID) -> HttpResponse:
    view = services.show_chapter(chapter_id, by=request.actor)
    form = CommentForm(request.POST or None)
    if submit(
        form, lambda told: services.comment(chapter_id, told["words"], by=request.actor), by=request.actor
    ):
        return redirect("reporting:review", chapter_id)
    return render(request, "reporting/comment.html", {"form": form, "chapter": view})


@require_POST
def settle(request: ActorRequest, comment_id: UUID) -> HttpResponse:
    return redirect("reporting:review", services.settle_comment(comment_id, by=request.actor))


def submit_chapter(request: ActorRequest, chapter_id: UUID) -> HttpResponse:
    policies.check_can_write(request.actor)
    view = services.show_chapter(chapter_id, by=request.actor)
    form = SubmitForm(
        request.POST or None,
        initial={"version": view.text.number},
        tells_of_a_person=view.text.tells_of_a_person,
    )
    if submit(
        form,
        lambda told: services.submit_chapter(
            chapter_id, told["version"], tuple(told.get("checked", ())), by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Kapitlet er sendt til gennemlæsning."))
        return redirect("reporting:review", chapter_id)
    return render(request, "reporting/submit.html", {"form": form, "chapter": view})


@sensitive_variables()
@sensitive_post_parameters()
def send_back(request: ActorRequest, chapter_id: UUID) -> HttpResponse:
    policies.check_is_reviewer(request.actor)
    view = services.show_chapter(chapter_id, by=request.actor)
    form = SendBackForm(request.POST or None, initial={"version": view.text.number})
    if submit(
        form,
        lambda told: services.send_back_chapter(chapter_id, told["version"], told["words"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Kapitlet er sendt tilbage."))
        return redirect("reporting:review", chapter_id)
    return render(request, "reporting/send_back.html", {"form": form, "chapter": view})


@require_POST
def approve(request: ActorRequest, chapter_id: UUID, number: int) -> HttpResponse:
    """The version that was read."""
    services.approve_chapter(chapter_id, number, by=request.actor)
    messages.success(request, _("Kapitlet er godkendt."))
    return redirect("reporting:review", chapter_id)
