"""Pages of a case that are about the case itself: who takes part, who the person is, which cases belong together."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST, require_safe

from opennrm.access.domain.actor import Actor
from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.access.selectors import user_names
from opennrm.cases import policies, services
from opennrm.cases.domain import GroundKind
from opennrm.cases.domain.contract_states import ContractState
from opennrm.cases.forms import (
    ConsentForm,
    EmergencyForm,
    GroupForm,
    PurposeForm,
    ReviewForm,
    next_form,
    share_form,
)
from opennrm.cases.presenters import (
    birth_text,
    contract_rows,
    emergency_rows,
    match_rows,
    participation_rows,
    receipt_rows,
)
from opennrm.mechanism.rules import rules
from opennrm.persons import policies as persons_policies
from opennrm.persons.domain.identity import Identity
from opennrm.persons.forms import IdentityForm, typed_as
from opennrm.shared.dates import clock


@require_safe
def share(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Who takes part, and which organisation to let in: it is shown first what that one will see."""
    case = services.show_case(case_id, by=request.actor)
    context = {
        "case": case,
        "form": share_form(case, by=request.actor),
        "participations": participation_rows(services.show_participations(case_id, by=request.actor)),
        "by_consent": any(
            each.kind == GroundKind.CONSENT and each.organisation != request.actor.organisation_code
            for each in case.participants
        ),
        "may_share": verdict(policies.check_can_share, request.actor),
    }
    return render(request, "cases/share.html", context)


@require_POST
def end_participation(request: ActorRequest, participation_id: UUID) -> HttpResponse:
    case_id = services.end_participation(participation_id, by=request.actor)
    messages.success(request, _("Deltagelsen er afsluttet."))
    return redirect("cases:share", case_id) if case_id else redirect("desk:start")


@require_POST
def withdraw_consent(request: ActorRequest, case_id: UUID) -> HttpResponse:
    ended = services.withdraw_consent(case_id, by=request.actor)
    messages.success(
        request,
        ngettext(
            "Samtykket er trukket tilbage. %(count)s organisation er ude af sagen og har fået en kvittering.",
            "Samtykket er trukket tilbage. %(count)s organisationer er ude af sagen og har fået en kvittering.",
            ended,
        )
        % {"count": ended},
    )
    return redirect("cases:share", case_id)


def receipts(request: ActorRequest) -> HttpResponse:
    """What ended participations left behind, also where the case is closed by now."""
    rows = receipt_rows(services.show_receipts(by=request.actor))
    return render(request, "cases/receipts.html", {"rows": rows})


@sensitive_variables("opened", "context")
def identity(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Shown once, in the answer to the purpose, and kept nowhere: going away closes it."""
    persons_policies.check_can_open(request.actor)
    case = services.show_case(case_id, by=request.actor)
    form = PurposeForm(request.POST or None)
    opened: list[Identity] = []
    if request.method == "POST":
        submit(
            form,
            lambda told: opened.append(
                services.open_person(case_id, purpose=told["purpose"], by=request.actor)
            ),
            by=request.actor,
        )
    context: dict[str, object] = {"case": case, "form": form, "unknown": _("Ved ikke")}
    if opened:
        context |= {"identity": opened[0], "birth": birth_text(opened[0].birth)}
        if verdict(persons_policies.check_can_correct, request.actor):
            context["correction"] = IdentityForm(initial=typed_as(opened[0], case.identity_version))
    return render(request, "cases/identity.html", context)


@require_POST
def make_anonymous(request: ActorRequest, case_id: UUID) -> HttpResponse:
    services.make_anonymous(case_id, by=request.actor)
    messages.success(request, _("Personen er nu anonym for alle andre organisationer."))
    return redirect("cases:anonymity", case_id)


def anonymity(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Whether the person is anonymous to others; making them so, and lifting it with the person's consent."""
    persons_policies.check_can_open(request.actor)
    case = services.show_case(case_id, by=request.actor)
    form = ConsentForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.lift_anonymity(case_id, said_how=told["said_how"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Personen er ikke længere anonym."))
        return redirect("desk:case", case_id)
    context = {
        "case": case,
        "form": form,
        "is_holder": case.known_only_to == request.actor.organisation_code,
    }
    return render(request, "cases/anonymity.html", context)


@require_POST
@sensitive_variables()
@sensitive_post_parameters()
def correct_identity(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The correction that the opened identity offers. A refused one comes back as it was typed; beside what stands
    now only where that was read before and somebody changed it since."""
    persons_policies.check_can_correct(request.actor)
    case = services.show_case(case_id, by=request.actor)
    form = IdentityForm(request.POST)
    if submit(
        form,
        lambda told: services.correct_person(
            case_id, form.identity(), version=told["version"], by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Identiteten er rettet. Den gamle er gemt som historik."))
        return _after_correction(case_id, request)
    context: dict[str, object] = {"case": case, "form": form, "unknown": _("Ved ikke")}
    if 0 < (form.cleaned_data.get("version") or 0) < case.identity_version:
        standing = services.open_person(case_id, purpose="correction", by=request.actor)
        form = IdentityForm({**request.POST.dict(), "version": str(case.identity_version)})
        context |= {"form": form, "identity": standing, "birth": birth_text(standing.birth)}
    return render(request, "cases/correct_identity.html", context)


def _after_correction(case_id: UUID, request: ActorRequest) -> HttpResponse:
    """A name or a number that was put right may be somebody's who is known already."""
    if not services.resembling_person(case_id, by=request.actor):
        return redirect("desk:case", case_id)
    messages.warning(request, _("En, der ligner, er kendt i forvejen. Se efter, om det er den samme person."))
    return redirect("cases:same_as", case_id)


def same_as(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Is somebody like the person of the case known already? Looked for when it is asked: each look counts."""
    persons_policies.check_can_open(request.actor)
    persons_policies.check_can_register(request.actor)
    case = services.show_case(case_id, by=request.actor)
    context: dict[str, object] = {"case": case}
    if request.method == "POST":
        found = services.resembling_person(case_id, by=request.actor)
        context |= {"own": match_rows(found), "elsewhere": found.elsewhere}
    return render(request, "cases/same_as.html", context)


@require_POST
def ask_elsewhere(request: ActorRequest, case_id: UUID) -> HttpResponse:
    persons_policies.check_can_open(request.actor)
    if services.ask_elsewhere(case_id, by=request.actor):
        messages.success(request, _("Spørgsmålet er sendt. Svaret står under Spørgsmål om personer."))
    else:
        messages.warning(
            request, _("Spørgsmålet blev ikke sendt: Ingen anden organisation kender en, der ligner.")
        )
    return redirect("cases:same_as", case_id)


def break_glass(request: ActorRequest) -> HttpResponse:
    """Open a case in an emergency."""
    policies.check_can_break_glass(request.actor)
    form = EmergencyForm(request.POST or None)
    opened: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda told: opened.append(services.break_glass(told["case"], told["reason"], by=request.actor)),
        by=request.actor,
    ):
        messages.warning(request, _("Du har nødadgang til sagen. Alt, hvad du ser, gennemgås bagefter."))
        return redirect("desk:case", opened[0])
    hours = rules().deadline("emergency_hours", clock.today())
    return render(request, "cases/break_glass.html", {"form": form, "hours": hours})


def emergencies(request: ActorRequest) -> HttpResponse:
    """For the data protection officer: every emergency access, and what the review found."""
    found = services.show_emergencies(by=request.actor)
    rows = emergency_rows(found, user_names({each.user_id for each in found}))
    return render(request, "cases/emergencies.html", {"rows": rows})


def emergency(request: ActorRequest, emergency_id: UUID) -> HttpResponse:
    """One of them, why it was made, and its review."""
    shown, reason = services.show_emergency(emergency_id, by=request.actor)
    form = ReviewForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.review_emergency(emergency_id, told["finding"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Gennemgangen er gemt."))
        return redirect("cases:emergencies")
    (row,) = emergency_rows([shown], user_names({shown.user_id}))
    return render(request, "cases/emergency.html", {"row": row, "reason": reason, "form": form})


def group(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Bring this case and others together."""
    policies.check_can_share(request.actor)
    case = services.show_case(case_id, by=request.actor)
    form = GroupForm(request.POST or None, actor=request.actor, is_new=case.complex is None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.group(
            {case_id, *told["others"]}, title=told.get("title", ""), by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Sagerne hører nu til samme sagskompleks."))
        return redirect("desk:case", case_id)
    return render(request, "cases/group.html", {"case": case, "form": form})


def contracts(request: ActorRequest) -> HttpResponse:
    """Received and sent, the newest first."""
    rows = contract_rows(services.show_contracts(by=request.actor))
    return render(request, "cases/contracts.html", {"rows": rows, "own": request.actor.organisation_code})


def contract(request: ActorRequest, contract_id: UUID) -> HttpResponse:
    """One, and what is to be done about it next."""
    shown = services.show_contract(contract_id, by=request.actor)
    form = next_form(shown, request.POST or None, by=request.actor)
    if request.method == "POST" and submit(
        form, lambda told: _answered(contract_id, told, request.actor), by=request.actor
    ):
        messages.success(request, _("Svaret er gemt."))
        return redirect("cases:contract", contract_id)
    (row,) = contract_rows([shown])
    is_sender = shown.sender == request.actor.organisation_code
    context = {
        "row": row,
        "form": form if form.fields else None,
        "may_take_back": is_sender and shown.state is ContractState.OFFERED,
        "may_share": verdict(policies.check_can_share, request.actor),
    }
    return render(request, "cases/contract.html", context)


def _answered(contract_id: UUID, told: dict[str, Any], actor: Actor) -> None:
    if "outcome" in told:
        services.report_contract(contract_id, told["outcome"], told["text"], by=actor)
    elif told.get("answer") == "accept":
        services.accept_contract(contract_id, by=actor)
    else:
        services.decline_contract(contract_id, told.get("reason", ""), by=actor)


@require_POST
def take_back_contract(request: ActorRequest, contract_id: UUID) -> HttpResponse:
    services.take_back_contract(contract_id, by=request.actor)
    messages.success(request, _("Henvisningen er taget tilbage."))
    return redirect("cases:contract", contract_id)
