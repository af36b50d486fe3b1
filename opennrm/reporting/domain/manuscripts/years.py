"""The years that a manuscript can be of. Apart from the views: the models ask for them, and load nothing else of it."""

from __future__ import annotations

FIRST_YEAR, LAST_YEAR = 2007, 2100
