"""What each database role may do: seen in the database, for every table there is."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from opennrm.config.rights import rights_of
from opennrm.config.walls import FOR_STATISTICS, FOR_THE_AUDITOR, WALLS
from opennrm.config.walls.conditions import ALL as EVERY_ROW

RIGHTS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
pytestmark = pytest.mark.django_db


def ask(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()[0]


def granted(role, table):
    return tuple(
        right for right in RIGHTS if ask("SELECT has_table_privilege(%s, %s, %s)", role, table, right)
    )


@pytest.fixture
def as_application():
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE nrm_app")


def test_each_table_grants_each_role_exactly_what_its_wall_says():
    for table in connection.introspection.table_names():
        assert granted("nrm_app", table) == rights_of(table), table
        assert granted("nrm_backup", table) == ("SELECT",), table
        assert granted("nrm_statistics", table) == (("SELECT",) if table in FOR_STATISTICS else ()), table
        assert granted("nrm_auditor", table) == FOR_THE_AUDITOR.get(table, ()), table
        assert granted("nrm_public", table) == (), table


def test_the_trails_can_only_be_added_to_by_the_application():
    assert rights_of("access_auditline") == ("SELECT", "INSERT")
    assert rights_of("statistics_fact") == ("INSERT",)


def test_every_table_has_a_forced_wall_and_a_reason_where_it_is_open():
    query = "SELECT relrowsecurity AND relforcerowsecurity FROM pg_class WHERE oid = %s::regclass"
    for table in connection.introspection.table_names():
        assert ask(query, table), table
    for table, wall in WALLS.items():
        is_open = EVERY_ROW in (wall.see, wall.add, wall.change, wall.delete)
        assert is_open == bool(wall.why), table


def test_the_role_owns_nothing_and_does_not_pass_row_security(as_application):
    assert ask("SELECT current_user") == "nrm_app"
    assert not ask(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    )
    assert ask("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == 0


def test_the_application_reads_the_ledger_only_by_becoming_the_statistics_role(as_application):
    with pytest.raises(ProgrammingError), transaction.atomic():
        ask("SELECT count(*) FROM statistics_fact")
    ask("SELECT set_config('role', 'nrm_statistics', true)")
    assert ask("SELECT count(*) FROM statistics_fact") == 0


def test_the_role_cannot_make_or_drop_tables(as_application):
    for act in ("CREATE TABLE opdigtet (n int)", "DROP TABLE access_auditline", "TRUNCATE access_auditline"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)
