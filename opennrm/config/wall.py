"""What one table of the second wall is made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wall:
    """What the application's role sees of a table, and may add, change and delete; None: none of it.

    ``why``: the reason where every row is open. ``change`` holds for the row before and after.
    """

    see: str | None = None
    add: str | None = None
    change: str | None = None
    delete: str | None = None
    why: str = ""

    def rights(self) -> tuple[str, ...]:
        """The rights that go with it."""
        held = {"SELECT": self.see, "INSERT": self.add, "UPDATE": self.change, "DELETE": self.delete}
        return tuple(right for right, rows in held.items() if rows)
