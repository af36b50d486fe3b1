"""The plan on paper, for the person: plain words, in Danish or English. No name but the child's and the contact person's, no
address, and nothing of the safety plan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from opennrm.mechanism.rules import rules
from opennrm.support.domain.plan_views import AreaView, PlanView, PrintView, ServiceView
from opennrm.support.domain.plans import kroner
from opennrm.support.domain.service_states import ServiceState
from opennrm.ui import documents

SOURCE = """
#title()
#for line in values.above { par(line) }
#for (head, lines) in values.parts {
  heading(level: 1, head)
  for (term, words) in lines { par[#strong(term) #words] }
}
#heading(level: 1, values.rights.at(0))
#par(values.rights.at(1))
"""


def printed(view: PrintView, language: str) -> bytes:
    with override(language):
        values = _values(view, language)
        return documents.pdf(SOURCE, values, title=str(values["title"]), language=language)


def _values(view: PrintView, language: str) -> dict[str, object]:
    plan = view.plan
    above = [_("Sag %(number)s") % {"number": plan.case_number}]
    if view.contact:
        above.append(_("Din kontaktperson er %(name)s.") % {"name": view.contact})
    if plan.representative:
        above.append(_("Barnets repræsentant er %(name)s.") % {"name": plan.representative})
    told = [area for area in plan.areas if area.newest or area.services]
    parts = [[rules().label("support_areas", each.area, language), _lines(each, language)] for each in told]
    return {
        "title": _title(plan),
        "above": above,
        "parts": parts,
        "rights": [
            _("Du bestemmer"),
            _(
                "Alt i planen er frivilligt. Du kan sige nej, og du kan sige ja senere. Du kan bede om at få planen "
                "ændret. Pas på papiret: andre kan læse det."
            ),
        ],
    }


def _title(plan: PlanView) -> str:
    if plan.child:
        return _("Plan for %(child)s") % {"child": plan.child}
    return _("Plan for et barn") if plan.is_child else _("Din plan")


def _lines(area: AreaView, language: str) -> list[list[str]]:
    lines = []
    if area.newest:
        lines.append([_("Det har du brug for:"), area.newest.need])
        if area.newest.goal:
            lines.append([_("Det vil du nå:"), area.newest.goal])
    return [*lines, *_services(area.services, language)]


def _services(services: Sequence[ServiceView], language: str) -> Iterator[list[str]]:
    said = {
        ServiceState.OFFERED: _("Du kan få:"),
        ServiceState.ACCEPTED: _("Du har sagt ja til:"),
        ServiceState.DECLINED: _("Du har sagt nej til:"),
        ServiceState.GIVEN: _("Du har fået:"),
        ServiceState.STOPPED: _("Det er stoppet:"),
    }
    for each in services:
        yield [said[each.state], _service(each, language)]


def _service(service: ServiceView, language: str) -> str:
    by = rules().organisation(service.provider).labels[language]
    when = date_format(service.ended_on or service.answered_on or service.offered_on, "j. F Y")
    told = f"{service.what} ({by}, {when})"
    return f"{told} {kroner(service.cost)} kr." if service.cost.ore else told
