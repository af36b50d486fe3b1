"""Periods and what lengthened them; plans; the contact person; the safety plan; accommodation."""

from opennrm.support.models.periods import Extension, Period
from opennrm.support.models.places import (
    AccommodationPlace,
    Approval,
    Bed,
    PlaceAddress,
    Stay,
    Supervision,
    TakenBed,
    Waiting,
)
from opennrm.support.models.plans import ContactPerson, Need, Plan, SafetyPlan, Service

__all__ = [
    "AccommodationPlace",
    "Approval",
    "Bed",
    "ContactPerson",
    "Extension",
    "Need",
    "Period",
    "PlaceAddress",
    "Plan",
    "SafetyPlan",
    "Service",
    "Stay",
    "Supervision",
    "TakenBed",
    "Waiting",
]
