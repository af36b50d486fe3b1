"""Key figures and the catalogue."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from opennrm.access.middleware import ActorRequest
from opennrm.mechanism.rules import worded_as_of
from opennrm.persons import selectors as persons
from opennrm.shared.dates import clock
from opennrm.statistics import selectors, services
from opennrm.statistics.forms import KeyFiguresForm
from opennrm.statistics.presenters import catalogue, files


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
