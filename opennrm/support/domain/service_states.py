"""The states of a service in a support plan, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from opennrm.shared.errors import Denied


class ServiceState(StrEnum):
    """Where a service stands with the person."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    GIVEN = "given"
    STOPPED = "stopped"


# Voluntary: what was accepted can be declined or stopped later; who has declined is offered it anew.
NEXT: Mapping[ServiceState, frozenset[ServiceState]] = {
    ServiceState.OFFERED: frozenset({ServiceState.ACCEPTED, ServiceState.DECLINED}),
    ServiceState.ACCEPTED: frozenset({ServiceState.GIVEN, ServiceState.STOPPED, ServiceState.DECLINED}),
    ServiceState.DECLINED: frozenset(),
    ServiceState.GIVEN: frozenset(),
    ServiceState.STOPPED: frozenset(),
}
# What its cost is kept for, or was paid for.
COSTS = (ServiceState.ACCEPTED, ServiceState.GIVEN, ServiceState.STOPPED)


def check_can_move(now: ServiceState, then: ServiceState) -> None:
    if then not in NEXT[now]:
        raise Denied("support.service_cannot_move")
