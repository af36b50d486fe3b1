"""The rights of each database role and the walls of each table: given after every migration, all of them, from one table."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import ProgrammingError, connection, transaction
from psycopg import sql

from opennrm.config import houses, lives
from opennrm.config.database import (
    APPLICATION_ROLE,
    AUDITOR_ROLE,
    BACKUP_ROLE,
    PUBLIC_ROLE,
    STATISTICS_ROLE,
)
from opennrm.config.local import SetupError
from opennrm.config.past_walls import CALLED_BY_THE_APPLICATION, FUNCTIONS
from opennrm.config.walls import FOR_STATISTICS, FOR_THE_AUDITOR, WALLS

ROLES = {
    "application": sql.Identifier(APPLICATION_ROLE),
    "statistics": sql.Identifier(STATISTICS_ROLE),
    "auditor": sql.Identifier(AUDITOR_ROLE),
    "backup": sql.Identifier(BACKUP_ROLE),
    "public_site": sql.Identifier(PUBLIC_ROLE),
}
BY_HAND = f"""CREATE ROLE {APPLICATION_ROLE} LOGIN NOINHERIT; CREATE ROLE {STATISTICS_ROLE}; CREATE ROLE {AUDITOR_ROLE};
CREATE ROLE {BACKUP_ROLE}; CREATE ROLE {PUBLIC_ROLE}; GRANT {STATISTICS_ROLE}, {AUDITOR_ROLE} TO {APPLICATION_ROLE};
GRANT {APPLICATION_ROLE}, {STATISTICS_ROLE}, {AUDITOR_ROLE}, {BACKUP_ROLE} TO the owner."""


def give_rights() -> None:
    """Run as the owner. What is not listed is taken away; a table that is not listed is an error."""
    tables = sorted(connection.introspection.table_names())
    if missing := sorted(set(tables) ^ WALLS.keys()):
        raise SetupError(f"config/walls does not say who may see {', '.join(missing)}. Say it there.")
    try:
        with transaction.atomic():
            _check_roles()
            _schema()
            _functions()
            for table in tables:
                _table(table)
    except ProgrammingError as error:
        raise SetupError(
            f"The rights could not be given ({str(error).splitlines()[0]}). Run as a database administrator: {BY_HAND}"
        ) from None


def rights_of(table: str) -> tuple[str, ...]:
    """What the application's role may do with a table."""
    return WALLS[table].rights()


def _check_roles() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolname FROM pg_roles WHERE rolname LIKE 'nrm\\_%%'", [])
        known = {name for (name,) in cursor.fetchall()}
    wanted = (APPLICATION_ROLE, STATISTICS_ROLE, AUDITOR_ROLE, BACKUP_ROLE, PUBLIC_ROLE)
    if missing := [role for role in wanted if role not in known]:
        raise SetupError(
            f"The database has no role {', '.join(missing)}. Run as a database administrator: {BY_HAND}"
        )


def _schema() -> None:
    for role in ROLES.values():
        _do("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {role}", role=role)
        _do("REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {role}", role=role)
    _do("GRANT USAGE ON SCHEMA public TO {application}, {statistics}, {auditor}, {backup}", **ROLES)
    _do("GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {application}", **ROLES)
    _do("GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {backup}", **ROLES)


def _functions() -> None:
    with connection.cursor() as cursor:
        cursor.execute(FUNCTIONS)
        cursor.execute(lives.LIVES)
        cursor.execute(houses.HOUSES)
        for function in (*CALLED_BY_THE_APPLICATION, *lives.CALLED, *houses.CALLED):
            cursor.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")
            cursor.execute(f"GRANT EXECUTE ON FUNCTION {function} TO {APPLICATION_ROLE}")


def _table(table: str) -> None:
    named = {"table": sql.Identifier(table), **ROLES}
    _do("ALTER TABLE {table} ENABLE ROW LEVEL SECURITY", **named)
    _do("ALTER TABLE {table} FORCE ROW LEVEL SECURITY", **named)
    for policy in _policies_of(table):
        _do("DROP POLICY {policy} ON {table}", policy=sql.Identifier(policy), **named)
    _do("CREATE POLICY owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)", **named)
    _do("GRANT SELECT ON {table} TO {backup}", **named)
    _do("CREATE POLICY backup ON {table} FOR SELECT TO {backup} USING (true)", **named)
    if table in FOR_STATISTICS:
        _do("GRANT SELECT ON {table} TO {statistics}", **named)
        _do("CREATE POLICY statistics ON {table} FOR SELECT TO {statistics} USING (true)", **named)
    for right in FOR_THE_AUDITOR.get(table, ()):
        _do(f"GRANT {right} ON {{table}} TO {{auditor}}", **named)
    if table in FOR_THE_AUDITOR:
        _do("CREATE POLICY auditor ON {table} TO {auditor} USING (true) WITH CHECK (true)", **named)
    _wall(table, named)


def _wall(table: str, named: Mapping[str, sql.Composable]) -> None:
    wall = WALLS[table]
    rights = sql.SQL(", ").join(map(sql.SQL, wall.rights()))
    if wall.rights():
        _do("GRANT {rights} ON {table} TO {application}", rights=rights, **named)
    for name, verb, rows, clause in (
        ("see", "SELECT", wall.see, "USING ({rows})"),
        ("add", "INSERT", wall.add, "WITH CHECK ({rows})"),
        ("change", "UPDATE", wall.change, "USING ({rows}) WITH CHECK ({rows})"),
        ("delete", "DELETE", wall.delete, "USING ({rows})"),
    ):
        if rows:
            create = f"CREATE POLICY {name} ON {{table}} FOR {verb} TO {{application}} {clause}"
            _do(create, rows=sql.SQL(rows), **named)


def _policies_of(table: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT policyname FROM pg_policies WHERE schemaname = 'public' AND tablename = %s", [table]
        )
        return [name for (name,) in cursor.fetchall()]


def _do(statement: str, **parts: sql.Composable) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(**parts))
