"""The start page, search and the case page."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.access.selectors import user_names
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView
from opennrm.cases.domain.references import is_reference
from opennrm.desk import presenters, selectors, services
from opennrm.desk.forms import CaseFilterForm, MergeActForm, MergeForm, SamePersonForm, SearchForm, YearForm
from opennrm.intake import services as intake
from opennrm.persons import policies as persons_policies
from opennrm.persons import presenters as persons_presenters
from opennrm.persons import selectors as persons
from opennrm.persons.domain.matching import Answer
from opennrm.shared.dates import clock
from opennrm.tasks import presenters as tasks_presenters
from opennrm.tasks.domain.lists import Page
from opennrm.tasks.views import kept_lists
from opennrm.ui.paging import page_of

# How many cases the start page shows; all of them stand under "Sager".
NEWEST = 5


def start(request: ActorRequest) -> HttpResponse:
    """What I have to do, the newest cases, and this year's figures for those who may see them."""
    work = selectors.work_of(request.actor)
    newest = selectors.my_cases(request.actor)[:NEWEST]
    context = {
        "sections": tasks_presenters.sections(work.mine, work.escalated_after),
        "work": work,
        "rows": presenters.rows(selectors.with_progress(request.actor, newest)),
        "emergencies": presenters.emergencies(selectors.emergencies(request.actor)),
        "may_see_cases": request.actor.has(Permission.CASE_VIEW),
        "may_open": verdict(persons_policies.check_can_search, request.actor),
        "figures": presenters.figures(selectors.key_figures(request.actor)),
    }
    return render(request, "desk/start.html", context)


def cases(request: ActorRequest) -> HttpResponse:
    """The cases my organisation takes part in, or those of them that the address asks for."""
    request.actor.check_has(Permission.CASE_VIEW)
    form = CaseFilterForm(request.GET, actor=request.actor)
    page = page_of(selectors.filtered(request.actor, form.wanted()), request.GET)
    context = {
        **kept_lists(request, Page.CASES),
        "form": form,
        "page": page,
        "rows": presenters.rows(selectors.with_progress(request.actor, page.object_list)),
        "may_open": verdict(persons_policies.check_can_search, request.actor),
    }
    return render(request, "desk/cases.html", context)


def figures(request: ActorRequest) -> HttpResponse:
    """Open referrals, waiting times and deadlines of the team."""
    form = YearForm(request.GET if "year" in request.GET else {"year": clock.today().year})
    known = selectors.team_figures(request.actor, form.chosen())
    waiting, waiting_by = presenters.open_referrals(known)
    context = {
        "form": form,
        "year": str(known.year),
        "waiting": waiting,
        "waiting_by": waiting_by,
        "exhibits": presenters.exhibits(known),
    }
    return render(request, "desk/figures.html", context)


def figures_csv(request: ActorRequest) -> HttpResponse:
    """The same as a file."""
    form = YearForm(request.GET)
    known = selectors.team_figures(request.actor, form.chosen())
    answer = HttpResponse(presenters.figures_as_csv(known), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="noegletal-{known.year}.csv"'
    return answer


@sensitive_variables()
@sensitive_post_parameters()
def search(request: ActorRequest) -> HttpResponse:
    """A case number or a pseudonym leads straight to the case; names and numbers of persons to those who resemble
    them, for who may open persons. Always sent as a form: an address is kept in too many places."""
    form = SearchForm(request.POST or None)
    if not form.is_valid():
        return redirect("desk:start")
    found = selectors.find(request.actor, form.cleaned_data["q"])
    if len(found) == 1:
        return redirect("desk:case", found[0].pk)
    rows = presenters.rows(selectors.with_progress(request.actor, found)) or _alike(request, form)
    context = {
        "rows": rows,
        "form": form,
        "text": form.cleaned_data.get("q", ""),
        "may_open": verdict(persons_policies.check_can_search, request.actor),
        "may_break_glass": request.actor.has(Permission.CASE_BREAK_GLASS),
    }
    return render(request, "desk/found.html", context)


@sensitive_variables()
def _alike(request: ActorRequest, form: SearchForm) -> list[presenters.Row]:
    """Persons who resemble what was typed, where that is neither a number nor a pseudonym."""
    may_open = verdict(persons_policies.check_can_search, request.actor)
    if not may_open or is_reference(form.cleaned_data["q"]):
        return []
    found: list[presenters.Row] = []
    submit(
        form,
        lambda told: found.extend(presenters.alike(services.search(told["q"], by=request.actor))),
        by=request.actor,
    )
    return found


def case(request: ActorRequest, case_id: UUID) -> HttpResponse:
    page = services.open_case(case_id, by=request.actor)
    context = {
        "case": page.case,
        "steps": presenters.step_guide(page),
        "now": presenters.now(page),
        "events": presenters.timeline(page),
        "tasks": tasks_presenters.lines(*selectors.tasks_of_case(request.actor, case_id)),
        "acts": presenters.acts_for(request.actor, page),
        **_contact(request.actor, page.case),
        "may_share": request.actor.has(Permission.CASE_SHARE),
        "may_give_insight": request.actor.has(Permission.IDENTITY_EXPORT),
        "may_see_support": request.actor.has(Permission.SUPPORT_VIEW),
        "may_see_returns": request.actor.has(Permission.RETURN_VIEW),
        "may_see_health_alone": request.actor.has(Permission.HEALTH_VIEW)
        and not request.actor.has(Permission.SUPPORT_VIEW),
        "may_see_health": request.actor.has(Permission.HEALTH_VIEW),
        "may_see_complex": request.actor.has(Permission.DECISION_VIEW),
        "may_open": request.actor.has(Permission.IDENTITY_VIEW),
        "may_register": request.actor.has(Permission.PERSON_REGISTER),
        "may_merge": verdict(persons_policies.check_can_merge, request.actor),
        "identity_is_open": Section.IDENTITY in page.case.sections
        and page.case.known_only_to in ("", request.actor.organisation_code),
    }
    return render(request, "desk/case.html", context)


def _contact(actor: Actor, case: CaseView) -> dict[str, object]:
    """How the person may be reached and how never, and who stands by them, for whoever may see it."""
    if Section.CONTACT not in case.sections or not actor.has(Permission.CONTACT_VIEW):
        return {}
    return {
        "may_see_contact": True,
        "may_record_contact": actor.has(Permission.CONTACT_RECORD),
        "contacts": intake.show_contacts(case.id, by=actor),
        "shown": intake.show_representatives(case.id, by=actor),
    }


def complex_page(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """The case complex of a case; without one, the links of the case alone."""
    page = services.open_complex(case_id, by=request.actor)
    context = {
        "case": page.case,
        "members": presenters.members(page),
        "shared_facts": presenters.shared_facts(page),
        "links": presenters.links(page),
        "may_share": request.actor.has(Permission.CASE_SHARE),
        "own": request.actor.organisation_code,
    }
    return render(request, "desk/complex.html", context)


def duplicates(request: ActorRequest) -> HttpResponse:
    """Pairs that were found, proposals to merge that wait, and what is merged now."""
    persons_policies.check_can_merge(request.actor)
    merges = persons.open_merges(request.actor)
    names = user_names(persons_presenters.who_merged(*merges))
    context = {
        "rows": [persons_presenters.merge_row(each, names) for each in merges],
        "pairs": presenters.pair_rows(services.show_possible_duplicates(by=request.actor)),
    }
    return render(request, "desk/duplicates.html", context)


def unsettled(request: ActorRequest) -> HttpResponse:
    """For the data protection officer: that possible duplicates exist, and who asks about persons, without names."""
    shown = services.show_unsettled(by=request.actor)
    context = {
        "pairs": [(day, presenters.as_percent(degree)) for day, degree in shown.pairs],
        "questions": [(each, presenters.answer_words(each)) for each in shown.questions],
    }
    return render(request, "desk/unsettled.html", context)


def same_person(request: ActorRequest, case_id: UUID) -> HttpResponse:
    """Which other case may be about the same person; then both are shown side by side."""
    persons_policies.check_can_merge(request.actor)
    case = cases_services.show_case(case_id, by=request.actor)
    form = SamePersonForm(request.POST or None)
    other: list[UUID] = []
    if request.method == "POST" and submit(
        form,
        lambda told: other.append(services.other_of_person(case_id, told["other"], by=request.actor)),
        by=request.actor,
    ):
        return redirect("desk:compare", case_id, other[0])
    return render(request, "desk/same_person.html", {"case": case, "form": form})


def compare(request: ActorRequest, case_id: UUID, other_id: UUID) -> HttpResponse:
    """Two records side by side, and what merging them would do; proposed here, done by a colleague."""
    persons_policies.check_can_merge(request.actor)
    compared = services.compare(case_id, other_id, by=request.actor)
    form = MergeForm(request.POST or None, compared=compared)
    if request.method == "POST" and submit(
        form,
        lambda told: services.propose_merge(
            compared, into=told["into"], identity=told["identity"], by=request.actor
        ),
        by=request.actor,
    ):
        messages.success(request, _("Forslaget er gemt. En kollega skal bekræfte det."))
        return redirect("desk:duplicates")
    context = {"compared": presenters.side_by_side(compared), "form": form, "case_id": case_id}
    return render(request, "desk/compare.html", context)


def merge(request: ActorRequest, merge_id: UUID) -> HttpResponse:
    """One merge: decided by a second user, or undone."""
    persons_policies.check_can_merge(request.actor)
    view, compared = services.open_merge(merge_id, by=request.actor)
    form = MergeActForm(request.POST or None)
    if request.method == "POST" and submit(
        form,
        lambda told: services.act_on_merge(merge_id, told["act"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, str(persons_presenters.MERGE_ACTS[form.cleaned_data["act"]]))
        return redirect("desk:duplicates")
    context = {
        "row": persons_presenters.merge_row(view, user_names(persons_presenters.who_merged(view))),
        "compared": presenters.side_by_side(compared),
        "form": form,
        "is_own": view.proposed_by_id == request.actor.user_id,
    }
    return render(request, "desk/merge.html", context)


def questions(request: ActorRequest) -> HttpResponse:
    """Whether another organisation knows the same person: what was asked, and what we are asked."""
    rows = presenters.question_rows(services.show_questions(by=request.actor))
    may_answer = request.actor.has(Permission.CASE_SHARE)
    context = {
        "rows": rows,
        "may_answer": may_answer,
        "reasons": persons_presenters.REASONS_NOT_TO_SHARE.items(),
    }
    return render(request, "desk/questions.html", context)


@require_POST
def answer(request: ActorRequest, request_id: UUID) -> HttpResponse:
    """Yes leads to sharing the case, which says on which ground; no is told to the one who asked."""
    told = request.POST.get("answer", "")
    case_id = services.answer_question(request_id, told, by=request.actor)
    if told == Answer.SHARE:
        messages.info(request, _("Del nu sagen med organisationen. Først da ser den noget."))
        return redirect("cases:share", case_id)
    messages.success(request, _("Svaret er gemt."))
    return redirect("desk:questions")
