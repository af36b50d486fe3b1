"""Key figures, the catalogue, and publications."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from opennrm.access.forms import submit
from opennrm.access.middleware import ActorRequest
from opennrm.access.policies import verdict
from opennrm.mechanism.rules import worded_as_of
from opennrm.persons import selectors as persons
from opennrm.shared.dates import clock
from opennrm.statistics import policies, presenters, selectors, services
from opennrm.statistics.forms import EditionForm, ExplorerForm, KeyFiguresForm, QualityForm, ReleaseForm
from opennrm.statistics.presenters import catalogue, explorer, exports, files
from opennrm.statistics.presenters import publications as composed
from opennrm.statistics.presenters import quality as composed_quality
from opennrm.ui.paging import page_of


def key_figures(request: ActorRequest) -> HttpResponse:
    """A sentence and a table, with the as-of date always in sight."""
    form = KeyFiguresForm(request.GET if "year" in request.GET else {"year": clock.today().year})
    year, as_of = form.chosen()
    day = as_of or clock.today()
    context = {
        "form": form,
        "year": str(year),
        "before": str(year - 1),
        "as_of": day,
        "figures": services.key_figures(year, as_of, by=request.actor),
        "unsettled": persons.count_unsettled_duplicates(request.actor),
    }
    with worded_as_of(day):
        return render(request, "statistics/key_figures.html", context)


def measures(request: ActorRequest) -> HttpResponse:
    """Every measure and every dimension."""
    selectors.check_may_read(request.actor)
    context = {"stages": catalogue.stages(), "dimensions": catalogue.dimensions()}
    return render(request, "statistics/measures.html", context)


def measure(request: ActorRequest, measure: str) -> HttpResponse:
    """What one measure means, and its years."""
    found = selectors.get_measure(request.actor, measure)
    rows = services.series_of(found.id, by=request.actor)
    context = {"page": catalogue.measure_page(found, rows), "as_of": clock.today()}
    return render(request, "statistics/measure.html", context)


def quality(request: ActorRequest) -> HttpResponse:
    """What is wrong with the records of a year, by organisation."""
    selectors.check_may_read(request.actor)
    form = QualityForm(request.GET)
    year = form.chosen()
    overview = services.show_quality(year, by=request.actor)
    context = {"form": form, "year": str(year), "page": composed_quality.overview_page(overview)}
    return render(request, "statistics/quality.html", context)


def quality_of(request: ActorRequest, organisation: str) -> HttpResponse:
    """Of one organisation: by rule and month, with the records that whoever asks may mend."""
    code = selectors.get_organisation(request.actor, organisation)
    form = QualityForm(request.GET)
    year = form.chosen()
    found = services.show_quality_of(code, year, by=request.actor)
    context = {"form": form, "year": str(year), "page": composed_quality.quality_page(found)}
    return render(request, "statistics/quality_of.html", context)


def explore(request: ActorRequest) -> HttpResponse:
    """A question and its answer; the address is the question."""
    selectors.check_may_read(request.actor)
    form = ExplorerForm(request.GET)
    found: list[services.Explored] = []
    submit(form, lambda _: found.append(services.explore(form.query(), by=request.actor)), by=request.actor)
    with worded_as_of(form.day()):
        context = {
            "form": form,
            "answer": explorer.answer(found[0]) if found else None,
            "asked": form.asked(),
        }
        return render(request, "statistics/explorer.html", context)


def take_away(request: ActorRequest, suffix: str) -> HttpResponse:
    """The answer as a file; a question that cannot be asked leads back to its form."""
    selectors.check_may_read(request.actor)
    kind, write = exports.file_as(suffix)
    form = ExplorerForm(request.GET)
    found: list[services.Explored] = []
    submit(
        form,
        lambda _: found.append(services.take_away(form.query(), suffix, by=request.actor)),
        by=request.actor,
    )
    if not found:
        return redirect(f"{reverse('statistics:explore')}?{form.asked()}")
    with worded_as_of(form.day()):
        answer = HttpResponse(write(found[0]), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{found[0].query.measure}.{suffix}"'
    return answer


def series(request: ActorRequest, measure: str, suffix: str) -> HttpResponse:
    """The years of a measure as a file."""
    found = selectors.get_measure(request.actor, measure)
    kind, write = files.series_as(suffix)
    rows = services.series_of(found.id, by=request.actor)
    answer = HttpResponse(write(found, rows, clock.today()), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{found.id}.{suffix}"'
    return answer


def dimension(request: ActorRequest, dimension: str) -> HttpResponse:
    """The codes of one dimension, with the days they hold between."""
    found = selectors.get_dimension(request.actor, dimension)
    return render(request, "statistics/dimension.html", {"page": catalogue.dimension_page(found)})


def publications(request: ActorRequest) -> HttpResponse:
    """What has been let out, newest first."""
    context = {
        "page": page_of(selectors.publications_for(request.actor), request.GET),
        "states": presenters.STATES,
        "may_prepare": verdict(policies.check_can_prepare, request.actor),
    }
    return render(request, "statistics/publications.html", context)


def new_publication(request: ActorRequest) -> HttpResponse:
    policies.check_can_prepare(request.actor)
    today = clock.today()
    form = EditionForm(request.POST or None, initial={"year": today.year - 1, "as_of": today})
    made: list[UUID] = []
    if submit(
        form,
        lambda _told: made.append(services.prepare_publication(form.edition(), by=request.actor)),
        by=request.actor,
    ):
        messages.success(request, _("Tabellerne er forberedt og venter på en anden, der frigiver dem."))
        return redirect("statistics:publication", made[0])
    return render(request, "statistics/new_publication.html", {"form": form})


def publication(request: ActorRequest, publication_id: UUID) -> HttpResponse:
    """Before: what it would give away. After: what has changed since."""
    form = ReleaseForm(request.POST or None)
    if submit(
        form,
        lambda told: services.release_publication(publication_id, ground=told["ground"], by=request.actor),
        by=request.actor,
    ):
        messages.success(request, _("Offentliggørelsen er frigivet."))
        return redirect("statistics:publication", publication_id)
    shown = services.show_publication(publication_id, by=request.actor)
    rights = {
        "form": form,
        "may_release": verdict(policies.check_can_release, request.actor, shown.publication),
        "may_drop": verdict(policies.check_can_drop, request.actor, shown.publication),
    }
    with worded_as_of(shown.publication.as_of):
        page = composed.page(shown, today=clock.today())
        return render(request, "statistics/publication.html", {**page, **rights})


@require_POST
def verify(request: ActorRequest, publication_id: UUID) -> HttpResponse:
    """Draw it again, and say whether it is the same."""
    other = services.verify_publication(publication_id, by=request.actor)
    if other:
        messages.error(
            request, _("Disse tabeller er ikke længere de samme: %(names)s.") % {"names": ", ".join(other)}
        )
    else:
        messages.success(request, _("Alle tabeller er trukket igen og har samme kontrolsum."))
    return redirect("statistics:publication", publication_id)


@require_POST
def drop(request: ActorRequest, publication_id: UUID) -> HttpResponse:
    services.drop_publication(publication_id, by=request.actor)
    messages.success(request, _("Offentliggørelsen er opgivet."))
    return redirect("statistics:publication", publication_id)


def table(request: ActorRequest, publication_id: UUID, table_name: str) -> HttpResponse:
    content = services.open_table(publication_id, table_name, by=request.actor)
    headers = {"Content-Disposition": f'attachment; filename="{table_name}.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
