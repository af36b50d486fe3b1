"""Who may begin a plan, revise an area, offer a service, name the contact person and write a safety plan."""

from __future__ import annotations

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Act, Permission
from opennrm.support.domain.plans import right_on
from opennrm.support.domain.service_states import ServiceState, check_can_move
from opennrm.support.models import Service


def check_may_see_plans(actor: Actor) -> None:
    """Who works with support sees the plans; who works with health alone sees the part on health."""
    if not actor.has(Permission.HEALTH_VIEW):
        actor.check_has(Permission.SUPPORT_VIEW)


def check_can_plan(actor: Actor) -> None:
    """Begin a plan, name the contact person, write a safety plan."""
    actor.check_has(Permission.SUPPORT_RECORD)


def check_can_record(actor: Actor, area: str) -> None:
    """In the section that the area stands in."""
    actor.check_has(right_on(area, Act.RECORD))


def check_can_step(actor: Actor, service: Service, then: ServiceState) -> None:
    check_can_record(actor, service.area)
    check_can_move(ServiceState(service.state), then)
