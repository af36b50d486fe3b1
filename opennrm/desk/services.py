"""Opening pages that show one case: an act, so that it leaves an audit line."""

from __future__ import annotations

from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.desk import selectors
from opennrm.desk.domain import CasePage
from opennrm.desk.selectors import CaseRow
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
