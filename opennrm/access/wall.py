"""The second wall: every act runs in a transaction that the database knows the actor of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast
from uuid import UUID

from django.db import connection, transaction

from opennrm.access.domain.actor import Actor
from opennrm.shared.wall import Standing, standing

Given = ParamSpec("Given")
Result = TypeVar("Result")


def standing_of(actor: Actor) -> Standing:
    return Standing(str(actor.user_id), str(actor.organisation_id), actor.role or "none")


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """From here on the actor is who the database goes by: at once where a transaction is open, else in the next."""
    before, now = standing.get(), standing_of(actor)
    if before == now:
        yield
        return
    token = standing.set(now)
    try:
        _tell(now)
        yield
    finally:
        standing.reset(token)
        _tell(before)


def _tell(who: Standing) -> None:
    if connection.in_atomic_block and not connection.needs_rollback:
        cast(Any, connection).tell(who)


_within_an_act: ContextVar[bool] = ContextVar("within_an_act", default=False)


@contextmanager
def _whole() -> Iterator[None]:
    if _within_an_act.get():
        yield
        return
    token = _within_an_act.set(True)
    try:
        with transaction.atomic():
            yield
    finally:
        _within_an_act.reset(token)


def act(service: Callable[Given, Result]) -> Callable[Given, Result]:
    """A service: all of it or nothing, as whoever it is ``by``; part of another act where it does not say.

    An act within an act is undone with it, so only the outermost takes a savepoint.
    """

    @wraps(service)
    def acted(*args: Given.args, **kwargs: Given.kwargs) -> Result:
        by = cast(Actor | None, kwargs.get("by"))
        with acting(by) if by else nullcontext(), _whole():
            return service(*args, **kwargs)

    return acted


@contextmanager
def working_as(role: str) -> Iterator[None]:
    """Another database role for a moment, in a transaction; whoever acts stays the same."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('role')")
        before = cursor.fetchone()[0]
        cursor.execute("SELECT set_config('role', %s, true)", [role])
        yield
        cursor.execute("SELECT set_config('role', %s, true)", [before])


@contextmanager
def moving_tasks_of(case_id: UUID) -> Iterator[None]:
    """An act upon a case moves its tasks, also those of sections that whoever acts does not see: within this block, in an
    act, the second wall goes by taking part in the case."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('nrm.moved_case', %s, true)", [str(case_id)])
        yield
        cursor.execute("SELECT set_config('nrm.moved_case', '', true)")
