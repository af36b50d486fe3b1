"""The list of manuscripts, one of them, its photographs, its edition."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.documents.views.headers import NOT_A_PAGE
from opennrm.reporting import policies, presenters, selectors, services
from opennrm.reporting.forms import BeginForm, NewChapterForm, PhotographForm
from opennrm.ui.paging import page_of
from opennrm.ui.uploads import takes_files


def manuscripts(request: ActorRequest) -> HttpResponse:
    page = page_of(selectors.manuscripts_for(request.actor), request.GET)
    context = {"page": page, "may_write": verdict(policies.check_can_write, request.actor)}
    return render(request, "reporting/manuscripts.html", context)


def begin(request: ActorRequest) -> HttpResponse:
    policies.check_can_write(request.actor)
    form = BeginForm(request.POST or None)
    made: list[UUID] = []
    if submit(
        form, lambda told: made.append(services.begin_manuscript(**told, by=request.actor)), by=request.actor
    ):
        messages.success(request, _("Manuskriptet er begyndt med de indbyggede kapitler."))
        return redirect("reporting:manuscript", made[0])
    return render(request, "reporting/begin.html", {"form": form})


def manuscript(request: ActorRequest, manuscript_id: UUID) -> HttpResponse:
    view = services.show_manuscript(manuscript_id, (get_language() or "da")[:2], by=request.actor)
    context = {
        "manuscript": view,
        "chapters": presenters.chapter_rows(view.chapters),
        "may_write": verdict(policies.check_can_write, request.actor),
        "may_publish": verdict(policies.check_can_publish, request.actor),
        "is_ready": all(state == "approved" for state in (line.state for line in view.chapters)),
    }
    return render(request, "reporting/manuscript.html", context)


def new_chapter(request: ActorRequest, manuscript_id: UUID) -> HttpResponse:
    policies.check_can_write(request.actor)
    year = selectors.get_manuscript(request.actor, manuscript_id).year
    form = NewChapterForm(request.POST or None)
    made: list[UUID] = []
    if submit(
        form,
        lambda told: made.append(services.add_chapter(manuscript_id, **told, by=request.actor)),
        by=request.actor,
    ):
        return redirect("reporting:chapter", made[0])
    return render(
        request,
        "reporting/new_chapter.html",
        {"form": form, "manuscript_id": manuscript_id, "year": str(year)},
    )


@takes_files
@sensitive_variables()
@sensitive_post_parameters()
def photographs(request: ActorRequest, manuscript_id: UUID) -> HttpResponse:
    policies.check_can_write(request.actor)
    year = selectors.get_manuscript(request.actor, manuscript_id).year
    form = PhotographForm(request.POST or None, request.FILES or None)
    numbers: list[int] = []
    if request.method == "POST" and submit(
        form,
        lambda _told: numbers.append(services.add_photograph(manuscript_id, form.upload(), by=request.actor)),
        by=request.actor,
    ):
        messages.success(request, _("Billedet har nummer %(number)s.") % {"number": numbers[0]})
        return redirect("reporting:photographs", manuscript_id)
    found = selectors.photographs_of(request.actor, manuscript_id)
    context = {"form": form, "photographs": found, "manuscript_id": manuscript_id, "year": str(year)}
    return render(request, "reporting/photographs.html", context)


@require_GET
@sensitive_variables()
def photograph(request: ActorRequest, photograph_id: UUID) -> HttpResponse:
    media, body = services.show_photograph(photograph_id, by=request.actor)
    return HttpResponse(body, content_type=media, headers=NOT_A_PAGE)


@require_POST
def approve_edition(request: ActorRequest, manuscript_id: UUID) -> HttpResponse:
    number = services.approve_edition(manuscript_id, by=request.actor)
    messages.success(
        request, _("Udgave %(number)s er godkendt. Rapporten bygges nu af den.") % {"number": number}
    )
    return redirect("reporting:manuscript", manuscript_id)
