"""Prepared returns, and the journeys."""

from opennrm.returns.models.journeys import Return
from opennrm.returns.models.prepared import Child, PreparedReturn, StepConsent

__all__ = ["Child", "PreparedReturn", "Return", "StepConsent"]
