"""How a rule says no.

A rule knows no language: it raises a code, ``"<app>.<reason>"``, with values. The words in Danish and
English stand in ``REFUSALS`` of that app's ``presenters``.
"""

from __future__ import annotations


class Refused(Exception):
    """The act was not done, and nothing was written."""

    def __init__(self, code: str, *, field: str | None = None, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.params = params


class Denied(Refused):
    """This actor may not do this, to this, now."""


class Invalid(Refused):
    """What was given cannot be true or does not fit; ``field`` names where."""


class Conflict(Refused):
    """Somebody else changed the record since it was read."""
