"""The money of the agency: month end, bank, accounts, sample."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.access.presenters import organisation_name
from opennrm.grants import policies, presenters, selectors, services
from opennrm.grants.domain.runs import RunState
from opennrm.grants.forms import ApproveRunForm, RatesForm, ReceiptForm, StatementForm, UntilForm, YearForm
from opennrm.shared.dates import clock
from opennrm.ui.paging import page_of


def runs(request: ActorRequest) -> HttpResponse:
    """The runs, and what the next one would pay."""
    form = UntilForm(request.GET if "until" in request.GET else {"until": clock.today()})
    until = form.cleaned_data["until"] if form.is_valid() else clock.today()
    seen = services.preview_run(until, by=request.actor)
    context = {
        "page": page_of(selectors.runs_for(request.actor), request.GET),
        "form": form,
        "seen": seen,
        "total": presenters.sum_of(seen.total),
        "payments": presenters.due(seen.payable),
        "states": presenters.RUNS,
        "may_pay": verdict(policies.check_can_pay, request.actor),
    }
    return render(request, "grants/runs.html", context)


@require_POST
def prepare(request: ActorRequest) -> HttpResponse:
    form = UntilForm(request.POST)
    until = form.cleaned_data["until"] if form.is_valid() else clock.today()
    run_id = services.prepare_run(until, by=request.actor)
    messages.success(request, _("Udbetalingen er klargjort og venter på en anden i Hjemrejsestyrelsen."))
    return redirect("grants:run", run_id)


def run(request: ActorRequest, run_id: UUID) -> HttpResponse:
    """A run with its payments; whoever did not prepare it approves it here."""
    row = services.show_run(run_id, by=request.actor)
    found = selectors.payments_in(request.actor, row)
    form = ApproveRunForm(request.POST or None, payer=organisation_name(policies.AGENCY))
    if submit(
        form, lambda _told: services.approve_run(run_id, form.run(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Udbetalingen er godkendt, og betalingsfilen er lavet."))
        return redirect("grants:run", run_id)
    page = page_of(found, request.GET)
    context = {
        "run": row,
        "state": presenters.RUNS[RunState(row.state)],
        "total": presenters.sum_of(row.total_ore),
        "page": page,
        "payments": presenters.due(page.object_list),
        "rates": presenters.rates(row),
        "lacks_rates": row.rates_on is None and selectors.currencies_in(request.actor, row),
        "may_tell_rates": verdict(policies.check_can_tell_rates, request.actor, row),
        "form": form,
        "may_approve": verdict(policies.check_can_approve_run, request.actor, row),
        "may_drop": verdict(policies.check_can_drop_run, request.actor, row),
        "may_open": verdict(policies.check_can_open_file, request.actor, row),
    }
    return render(request, "grants/run.html", context)


def rates(request: ActorRequest, run_id: UUID) -> HttpResponse:
    """The rates of the day, by who prepared the run."""
    row = services.show_run(run_id, by=request.actor)
    policies.check_can_tell_rates(request.actor, row)
    form = RatesForm(
        request.POST or None,
        currencies=selectors.currencies_in(request.actor, row),
        initial={"published_on": clock.today()},
    )
    if submit(
        form, lambda _told: services.tell_rates(run_id, form.rates(), by=request.actor), by=request.actor
    ):
        messages.success(request, _("Kurserne står på udbetalingen. En anden ser dem og godkender."))
        return redirect("grants:run", run_id)
    return render(request, "grants/rates.html", {"run": row, "form": form})


@require_POST
def drop_run(request: ActorRequest, run_id: UUID) -> HttpResponse:
    services.drop_run(run_id, by=request.actor)
    messages.success(request, _("Udbetalingen er opgivet. Det, der skulle betales, venter på den næste."))
    return redirect("grants:runs")


@require_POST
def file(request: ActorRequest, run_id: UUID) -> HttpResponse:
    """The payment file: downloaded, kept nowhere on the way."""
    answer = HttpResponse(services.open_file(run_id, by=request.actor), content_type="application/xml")
    answer["Content-Disposition"] = f'attachment; filename="udbetaling-{str(run_id)[:8]}.xml"'
    return answer


def bank(request: ActorRequest) -> HttpResponse:
    """A statement of the bank, and what earlier ones said."""
    services.show_bank_lines(by=request.actor)
    form = StatementForm(request.POST or None, request.FILES or None)
    if submit(
        form,
        lambda told: services.read_statement(told["statement"].read(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Kontoudtoget er indlæst."))
        return redirect("grants:bank")
    page = page_of(selectors.bank_lines_for(request.actor), request.GET)
    context = {"form": form, "page": page, "lines": presenters.bank_lines(page.object_list)}
    return render(request, "grants/bank.html", context)


def accounts(request: ActorRequest) -> HttpResponse:
    """The accounts of a year, by country."""
    form = YearForm(request.GET or None)
    year = form.chosen()
    found = services.show_accounts(year, by=request.actor)
    context = {
        "form": YearForm({"year": year}),
        "year": str(year),
        "head": presenters.accounts_head(),
        "rows": presenters.accounts(found),
    }
    return render(request, "grants/accounts.html", context)


def accounts_file(request: ActorRequest, form: str) -> HttpResponse:
    """The same as a file: "csv" or "xlsx"."""
    year = YearForm(request.GET or None).chosen()
    found = services.show_accounts(year, by=request.actor)
    if form == "xlsx":
        made, kind = presenters.accounts_as_workbook(found), presenters.WORKBOOK
    else:
        made, kind = presenters.accounts_as_csv(found), "text/csv; charset=utf-8"
    answer = HttpResponse(made, content_type=kind)
    ending = "xlsx" if form == "xlsx" else "csv"
    answer["Content-Disposition"] = f'attachment; filename="reintegrationsstoette-{year}.{ending}"'
    return answer


def receipts(request: ActorRequest) -> HttpResponse:
    """The sample of a year: which payments are asked about, and what was found."""
    year = YearForm(request.GET or None).chosen()
    found = services.show_receipts(year, by=request.actor)
    context = {
        "form": YearForm({"year": year}),
        "year": str(year),
        "checks": presenters.checks(found),
        "seed": found[0].seed if found else "",
        "may_draw": verdict(policies.check_can_pay, request.actor),
    }
    return render(request, "grants/receipts.html", context)


@require_POST
def draw(request: ActorRequest) -> HttpResponse:
    year = YearForm(request.POST).chosen()
    services.draw_sample(year, by=request.actor)
    messages.success(request, _("Stikprøven er udtaget."))
    return redirect("grants:receipts")


def receipt(request: ActorRequest, check_id: UUID) -> HttpResponse:
    """Whether the money of one payment arrived."""
    policies.check_can_apply(request.actor)
    row, evidence = services.open_receipt(check_id, by=request.actor)
    form = ReceiptForm(request.POST or None)
    if submit(
        form,
        lambda _told: services.record_receipt(check_id, form.receipt(), by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Svaret er registreret."))
        return redirect("grants:receipt", check_id)
    context = {
        "check": presenters.checks([row])[0],
        "form": form,
        "evidence": evidence,
        "may_record": verdict(policies.check_can_record_receipt, request.actor, row),
    }
    return render(request, "grants/receipt.html", context)
