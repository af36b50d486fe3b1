"""Periods and what lengthened them; plans; the contact person; the safety plan."""

from opennrm.support.models.periods import Extension, Period
from opennrm.support.models.plans import ContactPerson, Need, Plan, SafetyPlan, Service

__all__ = ["ContactPerson", "Extension", "Need", "Period", "Plan", "SafetyPlan", "Service"]
