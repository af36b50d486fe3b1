"""Pages of the data protection officer: what is due, what is stopped, what was proposed, what was done. And insight, given
by who works with the person."""

from __future__ import annotations

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
from opennrm.cases import policies as cases_policies
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView
from opennrm.cases.forms import share_form
from opennrm.mechanism.rules import rules
from opennrm.rights import policies, presenters, services
from opennrm.rights.domain.insight import Insight
from opennrm.rights.domain.previews import Preview
from opennrm.rights.forms import HoldForm, InsightForm, ProposeForm, RequestForm
from opennrm.shared.dates import clock


def erasure(request: ActorRequest) -> HttpResponse:
    """What an erasure of today would do; proposing it."""
    simulation = services.show_simulation(by=request.actor)
    form = ProposeForm(request.POST or None, initial={"checksum": simulation.checksum})
    made: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda told: made.append(services.propose_erasure(told["checksum"], by=request.actor)),
        by=request.actor,
    ):
        messages.success(request, _("Sletningen er foreslået. En anden skal godkende den."))
        return redirect("rights:proposal", made[0])
    context = {
        "day": simulation.day,
        "form": ProposeForm(initial={"checksum": simulation.checksum}),
        "refused": form.non_field_errors() if form.is_bound else [],
        "due": presenters.line_rows(simulation.due),
        "held": presenters.line_rows(simulation.held),
        "periods": [each for name, each in rules().deadlines.items() if name.startswith("keep_")],
    }
    return render(request, "rights/erasure.html", context)


def on_request(request: ActorRequest) -> HttpResponse:
    """Somebody asked to be erased."""
    policies.check_can_manage(request.actor)
    form = RequestForm(request.POST or None)
    made: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda told: made.append(services.propose_on_request(told["person"], by=request.actor)),
        by=request.actor,
    ):
        messages.success(request, _("Sletningen er foreslået. En anden skal godkende den."))
        return redirect("rights:proposal", made[0])
    return render(request, "rights/on_request.html", {"form": form})


def proposals(request: ActorRequest) -> HttpResponse:
    rows = presenters.erasure_rows(services.show_erasures(by=request.actor))
    return render(request, "rights/proposals.html", {"rows": rows})


def proposal(request: ActorRequest, erasure_id: UUID) -> HttpResponse:
    shown, items = services.show_erasure(erasure_id, by=request.actor)
    context = {
        "erasure": shown,
        "state": presenters.state_of(shown),
        "items": presenters.item_rows(items),
        "may_decide": verdict(policies.check_can_decide, request.actor, shown),
    }
    return render(request, "rights/proposal.html", context)


@require_POST
def approve(request: ActorRequest, erasure_id: UUID) -> HttpResponse:
    services.decide_erasure(erasure_id, approve=True, by=request.actor)
    messages.success(request, _("Sletningen er godkendt. Den udføres med kommandoen nrm retention run."))
    return redirect("rights:proposal", erasure_id)


@require_POST
def reject(request: ActorRequest, erasure_id: UUID) -> HttpResponse:
    services.decide_erasure(erasure_id, approve=False, by=request.actor)
    messages.success(request, _("Forslaget er afvist. Intet slettes."))
    return redirect("rights:proposal", erasure_id)


def proof(request: ActorRequest, proof_id: UUID) -> HttpResponse:
    shown = services.show_proof(proof_id, by=request.actor)
    context = {
        "proof": shown,
        "rows": presenters.proof_rows(shown),
        "elsewhere": presenters.ELSEWHERE,
    }
    return render(request, "rights/proof.html", context)


def holds(request: ActorRequest) -> HttpResponse:
    """What is stopped by hand, and stopping it."""
    policies.check_can_manage(request.actor)
    form = HoldForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.set_hold(told["person"], told["kind"], told["reason"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Sletning er stoppet for personen."))
        return redirect("rights:holds")
    rows = [
        (hold, presenters.hold_name(hold.kind), reason, verdict(policies.check_can_lift, request.actor, hold))
        for hold, reason in services.show_holds(by=request.actor)
    ]
    return render(request, "rights/holds.html", {"form": form, "rows": rows, "today": clock.today()})


@require_POST
def lift(request: ActorRequest, hold_id: UUID) -> HttpResponse:
    services.lift_hold(hold_id, by=request.actor)
    messages.success(request, _("Stoppet er ophævet."))
    return redirect("rights:holds")


@sensitive_variables()
def insight(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Everything that is held about the person of a case, for the person. Made for this answer, kept nowhere."""
    number, pseudonym = services.show_asked(case_id, by=request.actor)
    form = InsightForm(request.POST or None, initial={"language": "da", "form": "pdf"})
    made: list[Insight] = []
    if request.method == "POST" and submit(
        form, lambda told: made.append(services.give_insight(case_id, by=request.actor)), by=request.actor
    ):
        told = form.cleaned_data
        write, kind = FORMS[told["form"]]
        answer = HttpResponse(write(made[0], told["language"]), content_type=kind)
        answer["Content-Disposition"] = f'attachment; filename="{pseudonym}.{told["form"]}"'
        return answer
    context = {"form": form, "case_id": case_id, "number": number, "pseudonym": pseudonym}
    return render(request, "rights/insight.html", context)


@require_POST
@sensitive_variables()
@sensitive_post_parameters()
def share(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """What another organisation will see, and then the button that shows it to them: it shares what was seen, or shows
    what that is by now. A form that does not hold comes back as it was typed."""
    cases_policies.check_can_share(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    seen = request.POST.get("seen", "")
    if seen:
        form = share_form(case, request.POST, by=request.actor)
        shared = submit(
            form,
            lambda told: services.share_as_seen(case_id, form.wish(), seen=seen, by=request.actor),
            by=request.actor,
        )
        if shared:
            by_contract = form.cleaned_data["by_contract"]
            messages.success(
                request,
                _("Henvisningen er sendt. Organisationen ser sagen, når den har sagt ja.")
                if by_contract
                else _("Organisationen deltager nu i sagen."),
            )
            return redirect("cases:share", case_id)
    return _previewed(request, case, was_seen=bool(seen))


@sensitive_variables()
def _previewed(request: ActorRequest, case: CaseView, *, was_seen: bool) -> HttpResponse:
    form = share_form(case, request.POST, by=request.actor)
    preview: list[Preview] = []
    context: dict[str, object] = {"case": case, "form": form, "has_changed": was_seen}
    if submit(
        form,
        lambda told: preview.append(services.preview_share(case.id, form.wish(), by=request.actor)),
        by=request.actor,
    ):
        context |= {
            "told": form.cleaned_data,
            "sections": presenters.sections_shown(preview[0], form.scope().sections),
            "typed": [(name, value) for name in form.fields for value in request.POST.getlist(name)],
            "seen": preview[0].mark,
        }
    return render(request, "rights/share.html", context)


FORMS = {
    "pdf": (presenters.as_pdf, "application/pdf"),
    "json": (presenters.as_json, "application/json"),
}
