"""Who acts, as the database is told: what its row-level security (the second wall) goes by."""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """User, organisation and role of whoever acts; all empty means nobody, who sees no row."""

    user: str = ""
    organisation: str = ""
    role: str = ""


NOBODY_STANDS = Standing()
standing: ContextVar[Standing] = ContextVar("standing", default=NOBODY_STANDS)
