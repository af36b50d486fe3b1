"""Which journeys can have taken place."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from opennrm.returns.domain import ReturnInput
from opennrm.returns.domain.journeys import check_return
from opennrm.shared.errors import Invalid

TODAY = date(2021, 6, 12)
CASE = UUID(int=7)


def test_somebody_assessed_as_a_victim_may_have_travelled_until_today():
    check_return(ReturnInput(CASE, "ROU", TODAY), assessed_year=2020, today=TODAY)


@pytest.mark.parametrize(
    ("destination", "day", "year", "code", "field"),
    [
        ("", TODAY, 2021, "returns.destination_missing", "destination"),
        ("DNK", TODAY, 2021, "returns.destination_missing", "destination"),
        ("Rumænien", TODAY, 2021, "returns.destination_missing", "destination"),
        ("ROU", date(2021, 6, 13), 2021, "returns.journey_in_future", "travelled_on"),
        ("ROU", TODAY, None, "returns.not_a_victim_by_then", "travelled_on"),
    ],
)
def test_an_impossible_journey_is_refused_at_its_field(destination, day, year, code, field):
    with pytest.raises(Invalid, match=code) as refused:
        check_return(ReturnInput(CASE, destination, day), assessed_year=year, today=TODAY)
    assert refused.value.field == field
