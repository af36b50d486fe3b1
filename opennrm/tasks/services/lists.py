"""Keeping a list, showing those that are kept, letting one go."""

from __future__ import annotations

from uuid import UUID, uuid4

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.persons import services as persons_services
from opennrm.persons.domain.sealed import Sealed
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.tasks import policies, selectors
from opennrm.tasks.domain.lists import LONGEST_NAME, MOST_LISTS, ListView, Page, kept
from opennrm.tasks.models import SavedList

NAME = {"table": "tasks_savedlist", "column": "name_sealed"}


@act
def save_list(page: Page, name: str, query: str, *, is_shared: bool = False, by: Actor) -> UUID:
    """What the address of a page asks for, under a name; for oneself or for the team."""
    policies.check_can_see(by)
    if not 1 <= len(name.strip()) <= LONGEST_NAME:
        raise Invalid("tasks.list_without_name", field="name", most=LONGEST_NAME)
    if selectors.lists_for(by, page).filter(owner_id=by.user_id).count() >= MOST_LISTS:
        raise Invalid("tasks.too_many_lists", field="name", most=MOST_LISTS)
    row = SavedList(
        id=uuid4(),
        organisation_id=by.organisation_id,
        owner_id=by.user_id,
        page=page,
        query=kept(page, query),
        is_shared=is_shared,
        saved_at=clock.now(),
    )
    row.name_sealed = persons_services.seal_text(by.organisation_id, **NAME, row=row.pk, text=name.strip())
    row.save(force_insert=True)
    audit.record("tasks.list_saved", row, by=by, fields=["name_sealed", "query", "is_shared"])
    return row.pk


@act
def show_lists(page: Page, *, by: Actor) -> list[ListView]:
    """One's own and the team's, with their names."""
    policies.check_can_see(by)
    found = list(selectors.lists_for(by, page))
    sealed = [Sealed(**NAME, row=each.pk, value=bytes(each.name_sealed)) for each in found]
    names = persons_services.unseal_texts(by.organisation_id, sealed, by=by)
    return [
        ListView(each.pk, names[each.pk], each.query, each.is_shared, each.owner_id == by.user_id)
        for each in found
    ]


@act
def forget_list(list_id: UUID, *, by: Actor) -> Page:
    """One of one's own goes; the cases and tasks stay."""
    row = selectors.lock_list(by, list_id)
    audit.record("tasks.list_forgotten", row, by=by)
    page = Page(row.page)
    row.delete()
    return page
