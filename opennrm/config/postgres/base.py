"""The one place where a transaction learns who acts. What is set holds for the transaction only: a connection that goes
back to the pool carries nobody's name."""

from __future__ import annotations

from django.db.backends.postgresql import base

from opennrm.config.database import APPLICATION_ROLE
from opennrm.shared.wall import NOBODY_STANDS, Standing, standing

TELL = (
    "SELECT set_config('role', %s, true), set_config('nrm.user', %s, true), "
    "set_config('nrm.organisation', %s, true), set_config('nrm.role', %s, true)"
)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's own, with the actor in every transaction."""

    def _set_autocommit(self, autocommit: bool) -> None:
        super()._set_autocommit(autocommit)  # type: ignore[misc]
        if not autocommit and standing.get() != NOBODY_STANDS:
            self.tell(standing.get())

    def tell(self, who: Standing) -> None:
        """For the rest of the transaction. Whoever acts has the rights of the application's role and no others."""
        role = (
            APPLICATION_ROLE
            if who != NOBODY_STANDS
            else self.settings_dict.get("UNTOLD_ROLE", APPLICATION_ROLE)
        )
        with self.wrap_database_errors:
            self.connection.execute(TELL, [role, who.user, who.organisation, who.role])
