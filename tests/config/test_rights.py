"""What the application's role may do: seen in the database, for every table there is."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from opennrm.config.rights import FEWER, rights_of

ALL = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER")
pytestmark = pytest.mark.django_db


def ask(query, *values):
    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return cursor.fetchone()[0]


def test_each_table_grants_exactly_what_the_table_of_rights_says():
    for table in connection.introspection.table_names():
        granted = [right for right in ALL if ask("SELECT has_table_privilege(%s, %s)", table, right)]
        assert granted == [right for right in ALL if right in rights_of(table)], table


def test_the_trails_can_only_grow():
    assert FEWER["access_auditline"] == FEWER["statistics_fact"] == ("SELECT", "INSERT")


def test_the_role_owns_nothing_and_does_not_pass_row_security():
    assert ask("SELECT current_user") == "nrm_app"
    assert not ask(
        "SELECT rolsuper OR rolbypassrls OR rolcreaterole FROM pg_roles WHERE rolname = current_user"
    )
    assert ask("SELECT count(*) FROM pg_class WHERE relowner = current_user::regrole") == 0


def test_the_role_cannot_make_or_drop_tables():
    for act in ("CREATE TABLE opdigtet (n int)", "DROP TABLE access_auditline", "TRUNCATE access_auditline"):
        with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(act)
