"""Reading Danish prose for stated figures: which question each of them answers, and whether the register agrees."""

from __future__ import annotations
