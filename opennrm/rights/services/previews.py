"""Sharing a case, bound to what the other organisation will see of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from uuid import UUID

from django.apps import apps
from django.db import models, transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from opennrm.access import audit
from opennrm.access import selectors as access
from opennrm.access.domain.actor import NO_ONE, Actor
from opennrm.access.domain.roles import Role
from opennrm.access.wall import act, acting
from opennrm.cases import selectors as cases
from opennrm.cases import services as cases_services
from opennrm.cases.domain import Wish
from opennrm.cases.domain.contracts import check_contract
from opennrm.rights.domain.insight import Record
from opennrm.rights.domain.previews import BACKWARDS, NOT_SHOWN, Preview, canonical, section_of
from opennrm.rights.telling import PERSON, records_of, way_to_person
from opennrm.shared.errors import Invalid

# The case and the person themselves.
WHOLE = dict.fromkeys((PERSON, "cases_case"), "pk")
Rows = Mapping[type[models.Model], Sequence[UUID]]


@act
def preview_share(case_id: UUID, wish: Wish, *, by: Actor) -> Preview:
    """What another organisation will see, before it sees anything: it is let in, every table is looked through behind its
    wall, in a role that sees every section, and all of that is undone. What is the other's own already, and hidden from
    whoever shares, stays hidden."""
    person_id = cases.get_case(by, case_id).person_id
    with transaction.atomic():
        _let_in(case_id, wish, by=by)
        organisation_id = access.organisation_ids()[wish.organisation]
        with acting(Actor(NO_ONE, organisation_id, wish.organisation, Role.CASEWORKER)):
            seen = _rows_of(case_id, person_id)
        transaction.set_rollback(True)
    records = [(section_of(each, wish.scope.sections), each) for each in _records(person_id, seen, by=by)]
    audit.record(
        "rights.sharing_previewed",
        cases.get_case(by, case_id),
        by=by,
        fields=sorted({each.table for _, each in records}),
        purpose="sharing",
    )
    told = (case_id, by.user_id, by.organisation_id, *_fixed(wish), canonical(records))
    return Preview(
        records, salted_hmac("opennrm.rights.previews", repr(told), algorithm="sha256").hexdigest()
    )


@act
def share_as_seen(case_id: UUID, wish: Wish, *, seen: str, by: Actor) -> UUID:
    """Share what was shown to whoever shares, and nothing else: where it is no longer the same, it is to be seen again."""
    if not constant_time_compare(preview_share(case_id, wish, by=by).mark, seen):
        raise Invalid("rights.preview_changed", field="organisation")
    if wish.by_contract:
        return cases_services.offer(case_id, wish, by=by)
    return _let_in(case_id, wish, by=by)


def _let_in(case_id: UUID, wish: Wish, *, by: Actor) -> UUID:
    if wish.by_contract:
        check_contract(wish.scope, wish.urgency)
    return cases_services.share(case_id, wish.organisation, ground=wish.ground, scope=wish.scope, by=by)


def _records(person_id: UUID, seen: Rows, *, by: Actor) -> Iterator[Record]:
    """Opened by whoever shares, with the rights of their own."""
    for model, ids in seen.items():
        rows = list(model._default_manager.filter(pk__in=ids).order_by("pk"))
        yield from records_of(model, rows, person_id, by=by)


def _rows_of(case_id: UUID, person_id: UUID) -> Rows:
    """What the database shows to whoever acts of a case and its person, table by table."""
    return {
        model: list(
            model._default_manager.filter(**{path: person_id if of_person else case_id})
            .distinct()
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        for model, path, of_person in _shown_tables()
    }


def _fixed(wish: Wish) -> tuple[object, ...]:
    scope = wish.scope
    return (
        wish.organisation,
        wish.by_contract,
        wish.urgency,
        wish.ground,
        *sorted(scope.sections),
        scope.purpose,
        scope.said_how,
        scope.lasts_until,
    )


@lru_cache(maxsize=1)
def _shown_tables() -> tuple[tuple[type[models.Model], str, bool], ...]:
    """Every table of ours that leads to a case, or to its person alone, by the shortest way."""
    found = []
    for model in apps.get_models():
        table = model._meta.db_table
        if not model.__module__.startswith("opennrm.") or table in NOT_SHOWN:
            continue
        path = WHOLE.get(table) or BACKWARDS.get(table) or way_to_person(model)
        if path:
            of_case = path.removesuffix("__person")
            found.append(
                (model, of_case, table != "cases_case" and path == of_case and table not in BACKWARDS)
            )
    return tuple(found)
