"""Long lists, page by page along their order: the last page of a hundred thousand rows takes no longer than the first.

An address names the row that a page begins after (``efter``) or ends before (``foer``) by its id, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet

AFTER, BEFORE = "efter", "foer"
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some rows of a list. ``previous`` and ``next``: where the pages beside it begin, None where there is none."""

    object_list: Sequence[Row]
    previous: Any = None
    next: Any = None

    def __iter__(self) -> Iterator[Row]:
        return iter(self.object_list)


def page_of(rows: QuerySet[Row], asked: Mapping[str, str], *, size: int = 20) -> Page[Row]:
    """The page that was asked for; the first one where that row is not, or no longer, in the list."""
    rows = _ordered(rows)
    backwards = BEFORE in asked
    values = _values_of(rows, asked.get(BEFORE if backwards else AFTER, ""))
    if values is None:
        return _page(list(rows[: size + 1]), size, begins=True)
    if not backwards:
        return _page(list(rows.filter(_beyond(_order(rows), values))[: size + 1]), size, begins=False)
    nearest = list(rows.reverse().filter(_beyond(_order(rows.reverse()), values))[: size + 1])
    shown = nearest[size - 1 :: -1] if len(nearest) > size else nearest[::-1]
    begins = len(nearest) <= size
    return Page(shown, None if begins or not shown else shown[0].pk, shown[-1].pk if shown else None)


def _page(found: Sequence[Row], size: int, *, begins: bool) -> Page[Row]:
    shown = found[:size]
    if not shown:
        return Page(shown)
    return Page(shown, None if begins else shown[0].pk, shown[-1].pk if len(found) > size else None)


def _ordered(rows: QuerySet[Row]) -> QuerySet[Row]:
    """Every row has its one place: where the order of the list leaves some beside each other, their ids decide."""
    order = [str(each) for each in rows.query.order_by]
    ids = {"pk", "-pk", rows.model._meta.pk.name, f"-{rows.model._meta.pk.name}"}
    return rows if ids & set(order) else rows.order_by(*order, "pk")


def _order(rows: QuerySet[Row]) -> list[tuple[str, bool]]:
    """Each field of the order, and whether it descends."""
    reversed_ = not rows.query.standard_ordering
    return [
        (name.removeprefix("-"), name.startswith("-") != reversed_) for name in map(str, rows.query.order_by)
    ]


def _values_of(rows: QuerySet[Row], key: str) -> Sequence[Any] | None:
    """Where in the order a row stands that is in the list."""
    try:
        wanted = rows.filter(pk=key) if key else rows.none()
    except (ValueError, ValidationError):
        return None
    return wanted.values_list(*(name for name, _ in _order(rows))).first()


def _beyond(order: Sequence[tuple[str, bool]], values: Sequence[Any]) -> Q:
    """What comes after a place in the order: later in the first field, or level there and later in the next, and so on.
    That the first field is not earlier follows, and is said so that an index leads there."""
    (first, first_descends), place = order[0], Q()
    later = Q(pk__in=[])
    for (name, descends), value in zip(order, values, strict=True):
        later |= place & Q(**{f"{name}__{'lt' if descends else 'gt'}": value})
        place &= Q(**{name: value})
    return Q(**{f"{first}__{'lte' if first_descends else 'gte'}": values[0]}) & later
