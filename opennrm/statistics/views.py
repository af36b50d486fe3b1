"""Key figures and the catalogue."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from opennrm.access.middleware import ActorRequest
from opennrm.mechanism.rules import worded_as_of
from opennrm.persons import selectors as persons
from opennrm.shared.dates import clock
from opennrm.statistics import catalogue, selectors, services
from opennrm.statistics.forms import KeyFiguresForm


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
    selectors.check_may_read(request.actor)
    rows = catalogue.listed((get_language() or "da")[:2])
    return render(request, "statistics/measures.html", {"rows": rows})
