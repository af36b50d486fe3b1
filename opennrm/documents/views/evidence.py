"""Pages of evidence: the items of a case, one with its chain, and the receipt on its way out."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_GET

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.selectors import user_names
from opennrm.cases.services import show_case
from opennrm.documents import policies, services
from opennrm.documents.forms.evidence import (
    CorrectEvidenceForm,
    EvidenceForm,
    HandOverForm,
    ReceiptForm,
    TakeBackForm,
)
from opennrm.documents.presenters import evidence as words
from opennrm.documents.views.headers import NOT_A_PAGE
from opennrm.shared.dates import clock


def evidence_of(request: ActorRequest, case_id: UUID) -> HttpResponse:
    case, found = services.show_evidence_of(case_id, by=request.actor)
    may_add = bool(policies.sections_written(request.actor))
    return render(
        request,
        "documents/evidence_of.html",
        {"case": case, "rows": words.rows(found), "may_add": may_add},
    )


@sensitive_variables()
@sensitive_post_parameters()
def register_evidence(request: ActorRequest, case_id: UUID) -> HttpResponse:
    case, files = services.show_files(case_id, by=request.actor)
    form = EvidenceForm(
        request.POST or None, files=files, actor=request.actor, initial={"received_at": clock.now()}
    )
    made: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda _told: made.append(services.register_evidence(form.evidence(case_id), by=request.actor)),
        by=request.actor,
    ):
        messages.success(request, _("Beviset er registreret. Skriv nummeret på posen."))
        return redirect("documents:evidence", made[0])
    return render(request, "documents/register_evidence.html", {"case": case, "form": form})


def evidence(request: ActorRequest, evidence_id: UUID) -> HttpResponse:
    shown = services.show_evidence(evidence_id, by=request.actor)
    names = user_names(words.people_of(shown))
    context = {
        "evidence": shown,
        "section": words.section(shown),
        "whereabouts": words.whereabouts(shown),
        "received_by": names[shown.received_by],
        "lines": words.lines(shown, names),
    }
    return render(request, "documents/evidence.html", context)


@sensitive_variables()
@sensitive_post_parameters()
def hand_over_evidence(request: ActorRequest, evidence_id: UUID) -> HttpResponse:
    shown = services.show_evidence(evidence_id, check=policies.check_can_correct_evidence, by=request.actor)
    case = show_case(shown.case_id, by=request.actor)
    form = HandOverForm(
        request.POST or None,
        taking_part=[each.organisation for each in case.participants],
        initial={"happened_at": clock.now()},
    )
    if request.method == "POST" and submit(
        form,
        lambda _told: services.hand_over_evidence(form.hand_over(evidence_id), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Overdragelsen er skrevet. Modtageren skal kvittere."))
        return redirect("documents:evidence", evidence_id)
    return render(request, "documents/hand_over_evidence.html", {"evidence": shown, "form": form})


@sensitive_variables()
@sensitive_post_parameters()
def take_back_evidence(request: ActorRequest, evidence_id: UUID) -> HttpResponse:
    shown = services.show_evidence(evidence_id, check=policies.check_can_correct_evidence, by=request.actor)
    form = TakeBackForm(request.POST or None, initial={"happened_at": clock.now()})
    if request.method == "POST" and submit(
        form,
        lambda told: services.take_back_evidence(
            evidence_id, told["whom"], form.receipt(), at=told["happened_at"], by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Beviset er taget tilbage."))
        return redirect("documents:evidence", evidence_id)
    return render(request, "documents/take_back_evidence.html", {"evidence": shown, "form": form})


@sensitive_variables()
@sensitive_post_parameters()
def sign_for_evidence(request: ActorRequest, custody_id: UUID) -> HttpResponse:
    shown, line = services.show_custody(custody_id, by=request.actor)
    form = ReceiptForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda _told: services.sign_for_evidence(custody_id, form.receipt(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Du har kvitteret. Din organisation har nu ansvaret for beviset."))
        return redirect("documents:evidence", shown.id)
    context = {"evidence": shown, "line": line, "form": form}
    return render(request, "documents/sign_for_evidence.html", context)


@sensitive_variables()
@sensitive_post_parameters()
def correct_evidence(request: ActorRequest, evidence_id: UUID) -> HttpResponse:
    shown = services.show_evidence(evidence_id, check=policies.check_can_correct_evidence, by=request.actor)
    form = CorrectEvidenceForm(request.POST or None, evidence=shown)
    if request.method == "POST" and submit(
        form, lambda told: services.correct_evidence(evidence_id, **told, by=request.actor), by=request.actor
    ):
        messages.success(request, _("Rettelsen er skrevet som en ny linje."))
        return redirect("documents:evidence", evidence_id)
    return render(request, "documents/correct_evidence.html", {"evidence": shown, "form": form})


@require_GET
@sensitive_variables()
def print_evidence(request: ActorRequest, evidence_id: UUID) -> HttpResponse:
    """The receipt: to be kept or printed, never shown inside a page."""
    shown, is_unchanged = services.print_evidence(evidence_id, by=request.actor)
    made = words.receipt(shown, user_names(words.people_of(shown)), is_unchanged=is_unchanged)
    answer = HttpResponse(made, content_type="application/pdf", headers=NOT_A_PAGE)
    answer["Content-Disposition"] = f'attachment; filename="bevis-{shown.reference}.pdf"'
    return answer
