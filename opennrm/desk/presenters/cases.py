"""Words of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Permission, Section
from opennrm.cases.domain.emergency import Emergency
from opennrm.desk.domain import CasePage, Event, Happening, step_states
from opennrm.desk.selectors import CaseRow, KeyFigures
from opennrm.desk.services import ComplexPage
from opennrm.identification.domain.complexes import SharedView
from opennrm.identification.domain.states import State
from opennrm.identification.presenters import STATES
from opennrm.identification.presenters.complexes import LINKS, SHARED
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
    Happening.EVIDENCE_RECEIVED: _("Bevis modtaget"),
    Happening.JOINED: _("Organisation deltager"),
    Happening.LEFT: _("Organisation deltager ikke længere"),
    Happening.HANDED_OVER: _("Overdraget til en anden myndighed"),
    Happening.OPENED_IN_EMERGENCY: _("Åbnet i en nødsituation"),
    Happening.MATCH_ASKED: _("Spørgsmål til dem, der kender personen"),
}
# In which list of denmark.toml the detail of a happening is a code.
LISTS = {
    Happening.REFERRED: "contact_origins",
    Happening.DECIDED: "outcomes",
    Happening.DOCUMENT_ADDED: "document_kinds",
    Happening.EVIDENCE_RECEIVED: "evidence_kinds",
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
    if event.kind != Happening.TRAVELLED:
        return rules().organisation(event.detail).labels[language()]
    return countries.name(event.detail, language())


def timeline(page: CasePage) -> list[Entry]:
    """Newest first."""
    return entries(page.events)


def entries(events: Sequence[Event]) -> list[Entry]:
    """Newest first."""
    return [Entry(event.day, TITLES[event.kind], _detail(event), _url(event)) for event in reversed(events)]


def _url(event: Event) -> str | None:
    """Where more of it can be seen."""
    pages = {
        Happening.DOCUMENT_ADDED: "documents:document",
        Happening.EVIDENCE_RECEIVED: "documents:evidence",
    }
    return reverse(pages[event.kind], args=[event.row_id]) if event.kind in pages else None


@dataclass(frozen=True, slots=True)
class Now:
    """The case at a glance: where the person is, in what language, how old."""

    reached: Promise
    reached_on: date
    language: str
    age_group: Promise | None


def now(page: CasePage) -> Now:
    groups = {True: _("Under 18 år"), False: _("Fyldt 18 år")}
    return Now(
        TITLES[page.reached.kind],
        page.reached.day,
        rules().label("languages", page.language, language()) if page.language else "",
        groups[page.age < 18] if page.age is not None else None,
    )


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
    section: Section


# The first of these that fits the current step and the actor's rights is the page's primary action.
ACTS: tuple[tuple[Happening, NextAct], ...] = (
    (
        Happening.REFERRED,
        NextAct(_("Henvis til samtale"), "intake:new_referral", Permission.REFERRAL_MAKE, Section.INTERVIEW),
    ),
    (
        Happening.INTERVIEWED,
        NextAct(
            _("Registrér identifikationssamtale"),
            "identification:interview",
            Permission.INTERVIEW_RECORD,
            Section.INTERVIEW,
        ),
    ),
    (
        Happening.INTERVIEWED,
        NextAct(_("Planlæg samtale"), "identification:plan", Permission.INTERVIEW_RECORD, Section.INTERVIEW),
    ),
    (
        Happening.DECIDED,
        NextAct(
            _("Send til vurdering"), "identification:request", Permission.INTERVIEW_RECORD, Section.INTERVIEW
        ),
    ),
    (
        Happening.DECIDED,
        NextAct(
            _("Gå til vurderingen"), "identification:assessment", Permission.DECISION_VIEW, Section.DECISION
        ),
    ),
    (
        Happening.TRAVELLED,
        NextAct(_("Registrér hjemrejse"), "returns:new", Permission.RETURN_RECORD, Section.RETURN),
    ),
)


def acts_for(actor: Actor, page: CasePage) -> list[tuple[NextAct, bool]]:
    """What the actor may do, and whether it is the next thing in the journey: one of them."""
    states = step_states(page)
    possible = [
        (step, act) for step, act in ACTS if actor.has(act.permission) and act.section in page.case.sections
    ]
    first = next((act for step, act in possible if states[step] == "current"), None)
    return [(act, act is first) for _, act in possible]


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


@dataclass(frozen=True, slots=True)
class Member:
    """One line of a case complex: how far a case is, and what it waits for."""

    case: CaseRow
    reached: Promise
    state: Promise | str
    competent: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link in words, told once where both its cases stand in the complex."""

    id: UUID
    case_id: UUID
    number: str
    other_id: UUID
    other_number: str


def members(page: ComplexPage) -> list[Member]:
    lines = []
    for case in page.members:
        state, competent = page.states.get(case.id, ("", ""))
        waits = competent if state in (State.AWAITING_DECISION, State.MORE_REQUESTED) else ""
        lines.append(Member(case, TITLES[case.reached], STATES.get(state, ""), waits))
    return lines


def shared_facts(page: ComplexPage) -> list[tuple[Promise, SharedView]]:
    return [(SHARED[each.kind], each) for each in page.shared]


def links(page: ComplexPage) -> list[tuple[Promise, Link]]:
    numbers = {case.id: case.number for case in page.members}
    told: dict[UUID, tuple[Promise, Link]] = {}
    for each in page.links:
        link = Link(each.id, each.case_id, numbers[each.case_id], each.other_id, each.other_number)
        told.setdefault(each.id, (LINKS[each.kind], link))
    return list(told.values())
