"""Somebody who acts, for one organisation, in one role."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.shared.errors import Denied


@dataclass(frozen=True, slots=True)
class Actor:
    """Everything a rule needs to know about who asks. Built anew on each request, never stored."""

    user_id: UUID
    organisation_id: UUID
    organisation_code: str
    role: Role | None

    def has(self, permission: Permission) -> bool:
        return self.role is not None and permission in GRANTS[self.role]

    def check_has(self, permission: Permission) -> None:
        """Deny by default."""
        if not self.has(permission):
            raise Denied("access.missing_right", permission=permission)


# Not a user and not an organisation: no row has this id.
NO_ONE = UUID(int=0)
NOBODY = Actor(user_id=NO_ONE, organisation_id=NO_ONE, organisation_code="", role=None)


def before_choosing(user_id: UUID) -> Actor:
    """Somebody who has signed in and acts for no organisation yet: no rights, but the trail knows who it was."""
    return Actor(user_id=user_id, organisation_id=NO_ONE, organisation_code="", role=None)
