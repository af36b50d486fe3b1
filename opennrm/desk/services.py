"""Opening pages that show one case: an act, so that it leaves an audit line."""

from __future__ import annotations

from uuid import UUID

from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import services as cases_services
from opennrm.desk import selectors
from opennrm.desk.domain import CasePage


@act
def open_case(case_id: UUID, *, by: Actor) -> CasePage:
    """Everything the case page shows, as far as this actor may see it."""
    case = cases_services.show_case(case_id, by=by)
    return selectors.case_page(by, case)
