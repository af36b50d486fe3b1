"""Rules of the prepared return: plain Python."""

from __future__ import annotations

from opennrm.returns.domain.journeys import Journey, ReturnInput, ReturnView

__all__ = ["Journey", "ReturnInput", "ReturnView"]
