"""The safety plan of a person: opened by itself, with its own line in the trail."""

from __future__ import annotations

import json
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Section
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import ERASED_TEXT, Sealed
from opennrm.shared.dates import COPENHAGEN, clock
from opennrm.shared.errors import Conflict
from opennrm.support import policies, selectors
from opennrm.support.domain.plan_views import SafetyView
from opennrm.support.domain.plans import SafetyInput
from opennrm.support.models import SafetyPlan

TEXT = {"table": "support_safetyplan", "column": "text_sealed"}
PARTS = ("dangers", "signs", "steps", "contacts")


@act
def open_safety_plan(case_id: UUID, *, by: Actor) -> list[SafetyView]:
    """Every revision that the reader may see, the newest first."""
    policies.check_can_plan(by)
    case = cases.get_case(by, case_id, Section.SUPPORT)
    rows = selectors.safety_plans_of(by, case.pk)
    audit.record("support.safety_plan_opened", case, by=by)
    sealed = [Sealed(**TEXT, row=each.pk, value=bytes(each.text_sealed)) for each in rows]
    texts = persons_services.unseal_texts(case.person_id, sealed, by=by) if rows else {}
    return [_view(each, texts[each.pk], by=by) for each in rows]


@act
def write_safety_plan(case_id: UUID, told: SafetyInput, *, by: Actor) -> None:
    """A further revision of one's own organisation's. Refused where a colleague wrote one since it was read."""
    policies.check_can_plan(by)
    case = cases.lock_case(by, case_id, Section.SUPPORT)
    own = [each.number for each in selectors.safety_plans_of(by, case.pk) if _is_own(each, by)]
    newest = max(own, default=0)
    if newest != told.number:
        raise Conflict("support.safety_plan_changed")
    row = SafetyPlan(
        id=uuid4(), case=case, organisation_id=by.organisation_id, number=newest + 1, audience=told.audience,
        recorded_at=clock.now(), recorded_by_id=by.user_id,
    )  # fmt: skip
    text = json.dumps({part: getattr(told, part).strip() for part in PARTS})
    row.text_sealed = persons_services.seal_text(case.person_id, **TEXT, row=row.pk, text=text)
    row.save(force_insert=True)
    audit.record("support.safety_plan_written", row, by=by, fields=["text_sealed", "audience"])


def _is_own(row: SafetyPlan, by: Actor) -> bool:
    return row.organisation_id == by.organisation_id


def _view(row: SafetyPlan, text: str, *, by: Actor) -> SafetyView:
    told = dict.fromkeys(PARTS, text) if text == ERASED_TEXT else json.loads(text)
    return SafetyView(
        number=row.number,
        audience=row.audience,
        organisation=row.organisation.code,
        on=row.recorded_at.astimezone(COPENHAGEN).date(),
        is_own=_is_own(row, by),
        **told,
    )
