"""For the data protection officer: who did what."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from opennrm.access import presenters, selectors, services
from opennrm.access.forms import (
    TrailForm,
)
from opennrm.access.middleware import (
    ActorRequest,
)
from opennrm.access.models import AuditLine
from opennrm.ui.paging import page_of


def audit(request: ActorRequest) -> HttpResponse:
    """For the data protection officer: who did what, newest first."""
    form = TrailForm(request.GET or None, actor=request.actor)
    wanted = form.wanted()
    lines = services.show_trail(wanted, by=request.actor) if wanted else selectors.no_lines(request.actor)
    page = page_of(lines, request.GET, size=50)
    context = {"page": page, "rows": _rows(page.object_list), "form": form, "asked": request.GET.urlencode()}
    return render(request, "access/audit.html", context)


def audit_export(request: ActorRequest) -> HttpResponse:
    """The same lines as a file. What cannot be asked for is shown at its field, and nothing is taken out."""
    wanted = TrailForm(request.GET or None, actor=request.actor).wanted()
    if wanted is None:
        return redirect(f"{reverse('access:audit')}?{request.GET.urlencode()}")
    lines = services.export_trail(wanted, by=request.actor)
    answer = HttpResponse(presenters.as_csv(_rows(lines)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="adgangslog.csv"'
    return answer


def _rows(lines: Iterable[AuditLine]) -> list[presenters.TrailRow]:
    found = list(lines)
    names = selectors.user_names({line.user_id for line in found if line.user_id})
    return presenters.trail_rows(found, names, selectors.organisation_codes())


def seen_by(request: ActorRequest) -> HttpResponse:
    """Who has seen this person?"""
    subject = request.GET.get("subject", "").strip()
    found = services.show_who_has_seen(subject, by=request.actor)
    names = selectors.user_names({row["user_id"] for row in found if row["user_id"]})
    codes = selectors.organisation_codes()
    rows = [
        row
        | {
            "who": names.get(row["user_id"], ""),
            "organisation": presenters.organisation_name(codes.get(row["organisation_id"], "")),
        }
        for row in found
    ]
    return render(request, "access/seen_by.html", {"subject": subject, "rows": rows})


def unusual(request: ActorRequest) -> HttpResponse:
    """What deserves a second look."""
    found = services.show_unusual(by=request.actor)
    names = selectors.user_names({each.user_id for each in found})
    rows = [(each, names.get(each.user_id, ""), presenters.PATTERNS[each.pattern]) for each in found]
    return render(request, "access/unusual.html", {"rows": rows, "days": services.LOOKED_BACK})
