"""Invented prepared returns, taken through their steps by those who work with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from opennrm.access.domain.actor import Actor
from opennrm.returns import services
from opennrm.returns.domain import (
    ArrivalInput,
    ConsentInput,
    HouseholdInput,
    PreparedInput,
    ReturnInput,
    StopInput,
)
from opennrm.returns.domain.following import ClosingInput, RiskInput
from opennrm.returns.models import PreparedReturn, RiskAssessment

# Journeys of before stand alone.
STEPS_FROM = date(2022, 5, 2)
OFFERED = date(2022, 6, 1)
ADULT = HouseholdInput("adult")
RISK = RiskInput(
    OFFERED, "medium", ("met_at_airport",), "Opdigtet: ingen kendte.", "Opdigtet: en søster.", "Opdigtet gæld.",
    "Opdigtet: forældre.",
)  # fmt: skip
CLOSING = ClosingInput(
    OFFERED, "street_kitchen", "family", "none", "low", "Opdigtet: jeg laver mad på bestilling."
)


@dataclass(frozen=True)
class Team:
    """The contact person of the centre, and the Return Agency."""

    contact: Actor
    officer: Actor

    def offers(self, case_id, *, destination="THA", household=ADULT, on=OFFERED):
        given = PreparedInput(case_id, destination, household, ConsentInput(on, "spoken"))
        return services.open_prepared(given, by=self.contact)

    def assesses(self, prepared_id, *, on=OFFERED):
        services.assess_risk(prepared_id, replace(RISK, made_on=on), by=self.contact)

    def advances(self, prepared_id, *, on=OFFERED, times=1):
        """As whoever works with the step that ends; nobody leaves the security step unassessed."""
        for _ in range(times):
            row = PreparedReturn.objects.get(pk=prepared_id)
            if row.state == "security" and not RiskAssessment.objects.filter(prepared=row).exists():
                self.assesses(prepared_id, on=on)
            by = self.contact if row.state in ("offer", "security") else self.officer
            services.advance(prepared_id, ConsentInput(on, "spoken"), version=row.version, by=by)

    def sends_home(self, prepared_id, *, on=OFFERED):
        row = PreparedReturn.objects.get(pk=prepared_id)
        return services.record_return(ReturnInput(row.case_id, row.destination, on), by=self.officer)

    def confirms(self, prepared_id, *, on=OFFERED):
        row = PreparedReturn.objects.get(pk=prepared_id)
        arrival = ArrivalInput(on, ConsentInput(on, "through_partner"))
        services.confirm_arrival(prepared_id, arrival, version=row.version, by=self.officer)

    def stops(self, prepared_id, *, on=OFFERED, by=None):
        row = PreparedReturn.objects.get(pk=prepared_id)
        told = StopInput(on, "consent_withdrawn", "spoken", "nothing_paid")
        services.stop(prepared_id, told, version=row.version, by=by or self.contact)

    def closes(self, prepared_id, **changed):
        row = PreparedReturn.objects.get(pk=prepared_id)
        services.close(prepared_id, replace(CLOSING, **changed), version=row.version, by=self.officer)
