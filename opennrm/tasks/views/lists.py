"""Keeping what the address of a page asks for."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.tasks import policies, services
from opennrm.tasks.domain.lists import Page
from opennrm.tasks.forms import SaveListForm
from opennrm.tasks.presenters import PAGES


def save_list(request: ActorRequest, list_page: str) -> HttpResponse:
    policies.check_can_see(request.actor)
    if list_page not in set(Page):
        raise Http404
    page, query = Page(list_page), request.GET.urlencode()
    form = SaveListForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda typed: services.save_list(
            page, typed["name"], query, is_shared=typed["is_shared"], by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Listen er gemt."))
        return redirect(f"{reverse(PAGES[page])}?{query}")
    return render(request, "tasks/save_list.html", {"form": form, "back": f"{reverse(PAGES[page])}?{query}"})


@require_POST
def forget_list(request: ActorRequest, list_id: UUID) -> HttpResponse:
    page = services.forget_list(list_id, by=request.actor)
    messages.success(request, _("Listen er slettet. Sagerne og opgaverne er, som de var."))
    return redirect(PAGES[page])
