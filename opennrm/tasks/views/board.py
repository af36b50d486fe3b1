"""The team's board, and handing over what a colleague has."""

from __future__ import annotations

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from opennrm.access import selectors as access
from opennrm.access.domain.roles import Permission
from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.tasks import policies, presenters, selectors, services
from opennrm.tasks.domain.lists import FIELDS, Page
from opennrm.tasks.forms import BoardForm, HandOverForm

# More are found by choosing what is listed.
MOST_LISTED = 100


def kept_lists(request: ActorRequest, page: Page) -> dict[str, object]:
    """The lists kept of a page, and where the present choice is kept, if there is one."""
    asked = urlencode(
        [(name, value) for name, value in request.GET.items() if name in FIELDS[page] and value]
    )
    save_url = f"{reverse('tasks:save_list', args=[page])}?{asked}" if asked else ""
    return {"lists": services.show_lists(page, by=request.actor), "save_url": save_url}


def board(request: ActorRequest) -> HttpResponse:
    """Who has how much of what; below, the tasks that the address asks for."""
    policies.check_can_see(request.actor)
    team = selectors.tasks_of(request.actor, selectors.team_tasks(request.actor))
    shown = presenters.board(team, access.colleague_names(request.actor))
    form = BoardForm(request.GET, who=[(str(row.user_id), row.name) for row in shown.rows if row.user_id])
    wanted = selectors.chosen(request.actor, team, form.wanted())
    context = {
        **kept_lists(request, Page.BOARD),
        "board": shown,
        "form": form,
        "lines": presenters.lines(wanted[:MOST_LISTED], selectors.escalated_after(request.actor)),
        "more": len(wanted) - MOST_LISTED,
        "may_see_figures": request.actor.has(Permission.STATISTICS_VIEW),
        "may_assign": verdict(policies.check_can_assign, request.actor),
    }
    return render(request, "tasks/board.html", context)


def hand_over(request: ActorRequest, colleague_id: UUID) -> HttpResponse:
    """All that a colleague has: shown, chosen from, and handed over in one act."""
    policies.check_can_assign(request.actor)
    rows = selectors.tasks_of_colleague(request.actor, colleague_id)
    form = HandOverForm(request.POST or None, rows=rows, actor=request.actor)
    if request.method == "POST" and submit(
        form,
        lambda typed: services.hand_over(form.chosen_tasks, form.chosen, by=request.actor),
        by=request.actor,
    ):
        count = len(form.chosen_tasks)
        messages.success(
            request,
            ngettext("%(count)s opgave er overdraget.", "%(count)s opgaver er overdraget.", count)
            % {"count": count},
        )
        return redirect("tasks:board")
    name = access.user_names({colleague_id}).get(colleague_id, _("En kollega"))
    return render(request, "tasks/hand_over.html", {"form": form, "rows": rows, "name": name})
