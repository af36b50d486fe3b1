"""Pages of a decision's letter."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.identification import policies, presenters, services
from opennrm.identification.domain.letter_states import NEXT, LetterState
from opennrm.identification.forms import LetterForm


def letter(request: ActorRequest, decision_id: UUID) -> HttpResponse:
    """What was done with the letter, and what is done now."""
    policies.check_may_read(request.actor)
    view = services.open_letter(decision_id, by=request.actor)
    if view is None:
        return render(request, "identification/letter.html", {"decision_id": decision_id})
    form = LetterForm(request.POST or None, state=view.state)
    if request.method == "POST" and submit(
        form, lambda told: services.step_letter(view.id, **told, by=request.actor), by=request.actor
    ):
        return redirect("identification:letter", decision_id)
    context = {
        "decision_id": decision_id, "letter": view, "form": form if NEXT[LetterState(view.state)] else None,
        "state": presenters.LETTER_STATES[view.state], "steps": presenters.steps_of(view),
    }  # fmt: skip
    return render(request, "identification/letter.html", context)


@require_POST
def make_letter(request: ActorRequest, decision_id: UUID) -> HttpResponse:
    services.make_letter(decision_id, by=request.actor)
    return redirect("identification:letter", decision_id)


@require_POST
def read_letter(request: ActorRequest, letter_id: UUID) -> HttpResponse:
    """The document itself: downloaded, never shown inside a page, kept nowhere on the way."""
    policies.check_may_read(request.actor)
    made = services.read_letter(letter_id, by=request.actor)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="brev.pdf"'
    return answer
