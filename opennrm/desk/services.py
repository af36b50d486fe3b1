"""Opening pages that show one case: an act, so that it leaves an audit line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import NO_ONE, Actor
from opennrm.access.domain.roles import Role
from opennrm.access.wall import act, acting
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView, Ground, Scope
from opennrm.desk import selectors
from opennrm.desk.domain import CasePage, Shown
from opennrm.desk.selectors import CaseRow
from opennrm.identification import selectors as identification
from opennrm.identification import services as identification_services
from opennrm.identification.domain.complexes import LinkView, SharedView
from opennrm.persons import services as persons_services
from opennrm.persons.domain.search import Resemblance


@act
def open_case(case_id: UUID, *, by: Actor) -> CasePage:
    """Everything the case page shows, as far as this actor may see it."""
    case = cases_services.show_case(case_id, by=by)
    return selectors.case_page(by, case)


@act
def search(text: str, *, by: Actor) -> list[tuple[CaseRow, Resemblance]]:
    """Cases of persons who resemble what was typed, the most alike first."""
    alike = {found.person_id: found.resemblance for found in persons_services.search(text, by=by)}
    found = list(cases.of_persons(by, alike))
    degrees = [alike[case.person_id] for case in found]
    rows = zip(selectors.with_progress(by, found), degrees, strict=True)
    return sorted(rows, key=lambda row: -row[1].degree)


@act
def open_complex(case_id: UUID, *, by: Actor) -> ComplexPage:
    """How far each case of a complex is, what they have in common, and their links: of those the actor sees."""
    case = cases_services.show_case(case_id, by=by)
    members = selectors.members_of(by, case)
    seen = cases.seen(by, [each.pk for each in members])
    return ComplexPage(
        case=case,
        members=selectors.with_progress(by, members),
        states=identification.assessment_states(by, seen),
        shared=identification_services.show_shared_facts(case_id, by=by),
        links=identification.links_of(by, seen),
    )


@dataclass(frozen=True, slots=True, repr=False)
class ComplexPage:
    """Everything on one page, in the order it is read."""

    case: CaseView
    members: Sequence[CaseRow]
    states: Mapping[UUID, tuple[str, str]]
    shared: Sequence[SharedView]
    links: Sequence[LinkView]


@act
def preview_share(
    case_id: UUID, organisation_code: str, *, ground: Ground, scope: Scope, by: Actor
) -> list[Shown]:
    """What another organisation will see, before it sees anything: it is let in, looked for by the same ways that its own
    pages take, through both walls and in a role that sees every section, and all of that is undone."""
    with transaction.atomic():
        cases_services.share(case_id, organisation_code, ground=ground, scope=scope, by=by)
        organisation_id = access.organisation_ids()[organisation_code]
        other = Actor(NO_ONE, organisation_id, organisation_code, Role.CASEWORKER)
        with acting(other):
            shown = selectors.shown_to(other, case_id)
        transaction.set_rollback(True)
    audit.record("desk.sharing_previewed", cases.get_case(by, case_id), by=by)
    return shown
