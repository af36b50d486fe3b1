"""Invented persons and cases for the tests of this stage."""

from __future__ import annotations

from opennrm.access.domain.roles import Section
from opennrm.cases import services
from opennrm.cases.domain import Ground, Scope
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity

CONSENT = Ground("consent", "", "Opdigtet samtykke")
SCOPE = Scope(frozenset(Section), "support", "spoken")
SCOPE_BY_LAW = Scope(frozenset(Section), "assessment")
BY_LAW = Ground("legal_basis", "assessment", "Opdigtet vurdering")


def new_case(by, name="Opdigtet Person 7"):
    return services.register_person(
        Identity(name, UNKNOWN_BIRTH), gender="male", nationality="MAR", ground=CONSENT, by=by
    )
