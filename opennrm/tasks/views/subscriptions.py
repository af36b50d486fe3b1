"""The calendar and the digest of a user."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest, open_to_all
from opennrm.tasks import presenters, selectors, services
from opennrm.tasks.forms import DigestForm


def outside(request: ActorRequest) -> HttpResponse:
    """Tasks outside the register: the calendar's address, and mails with counts."""
    choice = selectors.digest_for(request.actor)
    initial = {"address": choice.address, "weekdays": choice.weekdays} if choice else {"weekdays": []}
    form = DigestForm(request.POST or None, initial=initial)
    if request.method == "POST" and submit(
        form,
        lambda typed: services.choose_digest(typed["address"], form.days, by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Dit valg er gemt."))
        return redirect("tasks:outside")
    context = {"form": form, "feed": selectors.feed_for(request.actor)}
    return render(request, "tasks/outside.html", context)


@require_POST
@sensitive_variables()
def make_feed(request: ActorRequest) -> HttpResponse:
    """The address is shown this once."""
    token = services.make_feed(by=request.actor)
    address = request.build_absolute_uri(reverse("tasks:feed", args=[token]))
    return render(request, "tasks/feed_made.html", {"address": address})


@require_POST
def close_feed(request: ActorRequest) -> HttpResponse:
    services.close_feed(by=request.actor)
    messages.success(request, _("Kalenderens adresse er lukket."))
    return redirect("tasks:outside")


@open_to_all
@require_GET
@sensitive_variables()
def feed(request: ActorRequest, token: str) -> HttpResponse:
    """For a calendar, which signs in nowhere: the address is the secret."""
    tasks = services.read_feed(token)
    return HttpResponse(presenters.calendar(tasks), content_type="text/calendar; charset=utf-8")
