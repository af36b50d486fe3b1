"""The rights of the application's role: given after every migration, all of them, from one table."""

from __future__ import annotations

from django.db import ProgrammingError, connection, transaction
from psycopg import sql

from opennrm.config.database import APPLICATION_ROLE
from opennrm.config.local import SetupError

EVERYDAY = ("SELECT", "INSERT", "UPDATE", "DELETE")
# What differs from everyday: the two trails only grow, the list of migrations is not the application's.
FEWER = {
    "access_auditline": ("SELECT", "INSERT"),
    "statistics_fact": ("SELECT", "INSERT"),
    "django_migrations": ("SELECT",),
}
ROLE = sql.Identifier(APPLICATION_ROLE)


def give_rights() -> None:
    """Run as the owner. What is not listed here is taken away."""
    try:
        with transaction.atomic():
            _make_role()
            _schema()
            for table in connection.introspection.table_names():
                _table(table)
    except ProgrammingError as error:
        raise SetupError(
            f"The rights of {APPLICATION_ROLE} could not be given ({str(error).splitlines()[0]}). Run as a "
            f"database administrator: CREATE ROLE {APPLICATION_ROLE} LOGIN; GRANT {APPLICATION_ROLE} TO the owner."
        ) from None


def rights_of(table: str) -> tuple[str, ...]:
    return FEWER.get(table, EVERYDAY)


def _make_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APPLICATION_ROLE])
        if not cursor.fetchone():
            _do("CREATE ROLE {role} NOLOGIN NOSUPERUSER NOBYPASSRLS")
        cursor.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [APPLICATION_ROLE])
        if not cursor.fetchone()[0]:
            _do("GRANT {role} TO CURRENT_USER")


def _schema() -> None:
    _do("GRANT USAGE ON SCHEMA public TO {role}")
    _do("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}")
    _do("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}")


def _table(table: str) -> None:
    rights = sql.SQL(", ").join(map(sql.SQL, rights_of(table)))
    _do("GRANT {rights} ON {table} TO {role}", rights=rights, table=sql.Identifier(table))


def _do(statement: str, **parts: sql.Composable) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(role=ROLE, **parts))
