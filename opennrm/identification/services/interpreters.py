"""What an organisation books for interviews: places and interpreters, with the conflicts these declared."""

from __future__ import annotations

import json
from collections.abc import Collection
from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.cases import selectors as cases
from opennrm.identification import policies, selectors
from opennrm.identification.domain.views import InterpreterView
from opennrm.identification.models import Interpreter, InterpreterConflict, Room
from opennrm.identification.selectors.planning import NAME
from opennrm.mechanism.countries import is_country
from opennrm.mechanism.rules import rules
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid


@act
def add_room(name: str, kind: str, *, by: Actor) -> UUID:
    """Somewhere the organisation holds interviews."""
    policies.check_can_plan(by)
    if not rules().has("room_kinds", kind):
        raise Invalid("identification.unknown_code", field="kind")
    if selectors.rooms_for(by).filter(name=name.strip()).exists():
        raise Invalid("identification.room_known", field="name")
    row = Room.objects.create(organisation_id=by.organisation_id, name=name.strip(), kind=kind)
    audit.record("identification.room_added", row, by=by, fields=["name", "kind"])
    return row.pk


@act
def add_interpreter(
    name: str, *, email: str = "", languages: Collection[str], gender: str = "", by: Actor
) -> UUID:
    """Somebody who interprets for the organisation, under the organisation's key."""
    policies.check_can_plan(by)
    spoken = list(languages)
    if not spoken or not all(rules().has("languages", each) for each in spoken):
        raise Invalid("identification.unknown_code", field="languages")
    row_id = uuid4()
    told = json.dumps({"name": name.strip(), "email": email})
    row = Interpreter.objects.create(
        id=row_id, organisation_id=by.organisation_id, languages=spoken, gender=gender, registered_at=clock.now(),
        name_sealed=persons_services.seal_text(by.organisation_id, **NAME, row=row_id, text=told),
    )  # fmt: skip
    audit.record(
        "identification.interpreter_added", row, by=by, fields=["name_sealed", "languages", "gender"]
    )
    return row.pk


@act
def declare_conflict(
    interpreter_id: UUID, *, case: str = "", with_complex: bool = False, nationality: str = "", by: Actor
) -> None:
    """The interpreter has said whom they must not work with: the person of a case or its whole complex, or everybody of a
    nationality."""
    policies.check_can_plan(by)
    row = selectors.get_interpreter(by, interpreter_id)
    found = cases.find(by, case).first() if case else None
    if not found and (case or not is_country(nationality)):
        raise Invalid("identification.conflict_about_nobody", field="case")
    whole = found is not None and with_complex and found.complex_id is not None
    about = {
        "person_id": found.person_id if found and not whole else None,
        "complex_id": found.complex_id if found and whole else None,
        "nationality": "" if found else nationality,
    }
    InterpreterConflict.objects.get_or_create(interpreter=row, **about, defaults={"declared_at": clock.now()})
    audit.record("identification.conflict_declared", row, by=by, fields=["conflicts"])


@act
def show_interpreters(*, by: Actor) -> list[InterpreterView]:
    """The organisation's interpreters, with their names."""
    policies.check_can_plan(by)
    rows = list(selectors.interpreters_for(by))
    audit.record("identification.interpreters_shown", by=by)
    sealed = [Sealed(**NAME, row=each.pk, value=bytes(each.name_sealed)) for each in rows]
    texts = persons_services.unseal_texts(by.organisation_id, sealed, by=by)
    return [_view(each, texts[each.pk]) for each in rows]


@act
def show_interpreter(interpreter_id: UUID, *, by: Actor) -> InterpreterView:
    """One of them."""
    policies.check_can_plan(by)
    row = selectors.get_interpreter(by, interpreter_id)
    audit.record("identification.interpreters_shown", row, by=by)
    sealed = bytes(row.name_sealed)
    return _view(
        row, persons_services.unseal_text(by.organisation_id, **NAME, row=row.pk, sealed=sealed, by=by)
    )


def _view(row: Interpreter, text: str) -> InterpreterView:
    told = json.loads(text)
    return InterpreterView(
        row.pk, told["name"], told["email"], tuple(row.languages), row.gender, len(row.conflicts.all())
    )
