"""How often something may be done, by the name of its address. All ours: far more than a working day asks for, far less than
a machine that guesses, copies or floods."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

POST = "POST"


@dataclass(frozen=True, slots=True)
class Rate:
    """As "30/minute" says it, for requests of one method; counted for a user, or for an address where nobody signed in."""

    often: str
    method: str = POST


RATES: Mapping[str, Rate] = {
    "account_login": Rate("30/minute"),
    "mfa_authenticate": Rate("20/minute"),
    "account_reauthenticate": Rate("20/minute"),
    "access:invitation": Rate("20/minute"),
    "access:recover": Rate("20/minute"),
    "access:propose_recovery": Rate("60/hour"),
    "access:propose_role": Rate("60/hour"),
    "access:audit_export": Rate("20/hour", "GET"),
    "desk:search": Rate("120/minute"),
    "cases:break_glass": Rate("20/hour"),
    "cases:identity": Rate("60/minute"),
    "cases:correct_identity": Rate("60/minute"),
    # A page saves about once a second while somebody types, in several windows perhaps.
    "tasks:save_draft": Rate("300/minute"),
    "documents:add": Rate("120/hour"),
    "documents:add_version": Rate("120/hour"),
    "documents:copy": Rate("60/hour"),
    "documents:open_version": Rate("240/hour", "GET"),
    "documents:page": Rate("2000/hour", "GET"),
}
