"""Words of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission
from opennrm.cases.domain.emergency import Emergency
from opennrm.desk.domain import CasePage, Event, Happening, step_states
from opennrm.desk.selectors import CaseRow, KeyFigures
from opennrm.mechanism import countries
from opennrm.mechanism.rules import rules
from opennrm.persons.domain.search import Resemblance
from opennrm.persons.presenters import LIKENESSES

TITLES: dict[Happening, Promise] = {
    Happening.CASE_OPENED: _("Sagen er oprettet"),
    Happening.REFERRED: _("Henvisning"),
    Happening.INTERVIEWED: _("Identifikationssamtale"),
    Happening.DECIDED: _("Afgørelse"),
    Happening.TRAVELLED: _("Hjemrejse"),
    Happening.DOCUMENT_ADDED: _("Dokument lagt i sagen"),
}
# In which list of denmark.toml the detail of a happening is a code.
LISTS = {
    Happening.REFERRED: "contact_origins",
    Happening.DECIDED: "outcomes",
    Happening.DOCUMENT_ADDED: "document_kinds",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the step guide."""

    title: Promise
    state: str
    text: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the timeline."""

    day: date
    title: Promise
    text: str
    url: str | None = None


def language() -> str:
    return (get_language() or "da")[:2]


def _detail(event: Event) -> str:
    if not event.detail:
        return ""
    if event.kind in LISTS:
        return rules().label(LISTS[event.kind], event.detail, language())
    if event.kind == Happening.INTERVIEWED:
        return rules().organisation(event.detail).labels[language()]
    return countries.name(event.detail, language())


def timeline(page: CasePage) -> list[Entry]:
    """Newest first."""
    return [
        Entry(event.day, TITLES[event.kind], _detail(event), _url(event)) for event in reversed(page.events)
    ]


def _url(event: Event) -> str | None:
    """Where more of it can be seen."""
    is_document = event.kind is Happening.DOCUMENT_ADDED
    return reverse("documents:document", args=[event.row_id]) if is_document else None


def step_guide(page: CasePage) -> list[Step]:
    last = {event.kind: event for event in page.events}
    return [
        Step(TITLES[kind], state, _detail(last[kind]) if kind in last else "")
        for kind, state in step_states(page).items()
    ]


@dataclass(frozen=True, slots=True)
class NextAct:
    """Something the actor may do next in the case."""

    label: Promise
    url_name: str
    permission: Permission


# The first of these that fits the current step and the actor's rights is the page's primary action.
ACTS: tuple[tuple[Happening, NextAct], ...] = (
    (Happening.REFERRED, NextAct(_("Henvis til samtale"), "intake:new_referral", Permission.REFERRAL_MAKE)),
    (
        Happening.INTERVIEWED,
        NextAct(
            _("Registrér identifikationssamtale"), "identification:interview", Permission.INTERVIEW_RECORD
        ),
    ),
    (
        Happening.DECIDED,
        NextAct(_("Send til vurdering"), "identification:request", Permission.INTERVIEW_RECORD),
    ),
    (
        Happening.DECIDED,
        NextAct(_("Gå til vurderingen"), "identification:assessment", Permission.DECISION_VIEW),
    ),
    (Happening.TRAVELLED, NextAct(_("Registrér hjemrejse"), "returns:new", Permission.RETURN_RECORD)),
)


def acts_for(actor: Actor, page: CasePage) -> list[tuple[NextAct, bool]]:
    """What the actor may do, and whether it is the next thing in the journey."""
    states = step_states(page)
    return [(act, states[step] == "current") for step, act in ACTS if actor.has(act.permission)]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list of cases, in words."""

    case: CaseRow
    reached: Promise
    likeness: str = ""


def alike(found: Sequence[tuple[CaseRow, Resemblance]]) -> list[Row]:
    """Lines of persons who resemble what was sought, and in what."""
    return [
        Row(case, TITLES[case.reached], ", ".join(str(LIKENESSES[each]) for each in like.likenesses))
        for case, like in found
    ]


def rows(found: Sequence[CaseRow]) -> list[Row]:
    return [Row(each, TITLES[each.reached]) for each in found]


def emergencies(found: Sequence[Emergency]) -> list[tuple[Emergency, str]]:
    """Each with the name of the organisation whose user it was."""
    return [(each, rules().organisation(each.organisation).labels[language()]) for each in found]


@dataclass(frozen=True, slots=True)
class Figures:
    """This year's figures, in words."""

    year: str
    lines: list[tuple[Promise, int]]


def figures(known: KeyFigures | None) -> Figures | None:
    if known is None:
        return None
    return Figures(
        str(known.year),
        [
            (_("opkald til hotlinen"), known.calls),
            (_("personer er udredt"), known.interviewed),
            (_("er vurderet som ofre for menneskehandel"), known.victims),
        ],
    )
