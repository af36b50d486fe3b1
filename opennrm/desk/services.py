"""Opening pages that show one case: an act, so that it leaves an audit line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import CaseView
from opennrm.desk import selectors
from opennrm.desk.domain import CasePage
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
