"""What must never be rewritten cannot be: not even by the owner of the tables."""

from __future__ import annotations

import pytest
from django.db import connection, transaction
from django.db.utils import Error

from opennrm.access import audit
from opennrm.access.domain.actor import NOBODY
from opennrm.access.models import AuditLine

TABLES = [
    "access_auditline",
    "access_auditseal",
    "access_auditcut",
    "statistics_fact",
    "statistics_publishedtable",
    "grants_entry",
    "grants_transaction",
    "grants_circumstance",
    "reporting_chaptertext",
    "reporting_chapterstep",
    "reporting_edition",
    "grants_changeanswer",
]


@pytest.mark.django_db
@pytest.mark.parametrize("act", ["UPDATE access_auditline SET event = 'x'", "DELETE FROM access_auditline"])
def test_a_line_of_the_audit_can_neither_be_changed_nor_deleted_by_the_owner(act, as_owner):
    audit.record("access.signed_in", by=NOBODY)
    with pytest.raises(Error, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)
    assert AuditLine.objects.get().event == "access.signed_in"


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
def test_an_append_only_table_cannot_be_emptied_by_the_owner(table, as_owner):
    with pytest.raises(Error, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {table} CASCADE")


@pytest.mark.django_db
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("right", ["UPDATE", "DELETE", "TRUNCATE"])
def test_the_application_has_no_right_to_rewrite(table, right):
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('nrm_app', %s, %s)", [table, right])
        assert cursor.fetchone() == (False,)
