"""The second wall by itself: the application's role with raw SQL, and two organisations through every address.

A row of another organisation can be neither read, nor guessed by its id, nor changed, nor added to, whatever the
application asks for; nor by anybody while nobody acts.
"""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import Error, ProgrammingError, connection, transaction
from django.urls import reverse
from psycopg import sql

from opennrm.access.domain.roles import Role
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.cases.models import Case, Participation
from opennrm.config.walls import WALLS
from opennrm.config.walls.conditions import ALL
from opennrm.identification import services as identification
from opennrm.shared.dates import clock, noon
from tests.architecture.test_doors import BEFORE_ORGANISATION, OPEN, every_url
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.desk.conftest import TODAY, lived

pytestmark = pytest.mark.django_db
CLOSED = sorted(table for table, wall in WALLS.items() if wall.see not in (ALL, None))
# Filled by one journey through the mechanism; the others of the closed ones are filled below.
TRAIL = "access_auditline"


@pytest.fixture(scope="module")
def mechanism(lived):
    return lived.mechanism


@pytest.fixture(scope="module")
def owned(kept_rows, lived):
    """A register in which the first organisations have rows in every closed table."""
    with kept_rows():
        other = new_case(lived.mechanism.caseworker, "Opdigtet Person 9")
        cases.group([lived.case_id, other], title="Opdigtet lager", by=lived.mechanism.caseworker)
        with clock.standing_at(noon(TODAY + timedelta(days=3))):
            lived.mechanism.more_in(lived.case_id)
    return lived.case_id


@pytest.fixture
def stranger(actor_for):
    """With every right a caseworker has, in an organisation that takes part in nothing."""
    return actor_for(Role.CASEWORKER, "reden_international")


def run(statement, *values, **names):
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(**{k: sql.Identifier(v) for k, v in names.items()}), values)
        return cursor.fetchall() if cursor.description else cursor.rowcount


KEYS = {
    "support_bed": "number",
    "persons_subjectkey": "subject_id",
    "persons_searchtoken": "person_id",
    TRAIL: "position",
}


def key_of(table):
    return KEYS.get(table, "id")


def columns_of(table):
    names = "SELECT column_name FROM information_schema.columns WHERE table_name = %s AND NOT is_generated = 'ALWAYS'"
    return [name for (name,) in run(names, table)]


def a_row_of(table):
    """One row as the owner sees it."""
    columns = columns_of(table)
    names = ", ".join(f'"{each}"' for each in columns)  # a column may be called as a word of SQL is
    (row,) = run(f"SELECT {names} FROM {{table}} LIMIT 1", table=table)
    return dict(zip(columns, row, strict=True))


@pytest.fixture
def nobody():
    """The application's role before anybody acts."""
    with transaction.atomic():
        run("SET LOCAL ROLE nrm_app")
        yield
        run("SET LOCAL ROLE NONE")


def test_the_sweep_has_a_row_of_somebody_else_in_every_closed_table(owned):
    assert len(CLOSED) > 15
    for table in CLOSED:
        assert run("SELECT count(*) FROM {table}", table=table)[0][0] > 0, table


@pytest.mark.parametrize("table", CLOSED)
def test_while_nobody_acts_nothing_is_shown(owned, nobody, table):
    assert run("SELECT count(*) FROM {table}", table=table) == [(0,)]


@pytest.mark.parametrize("table", CLOSED)
def test_a_stranger_reads_nothing_also_with_the_id_at_hand(owned, stranger, table):
    key = key_of(table)
    known = a_row_of(table)[key]
    with acting(stranger):
        assert run("SELECT count(*) FROM {table}", table=table) == [(0,)]
        assert run("SELECT 1 FROM {table} WHERE {key} = %s", known, table=table, key=key) == []


@pytest.mark.parametrize(
    "act", ["UPDATE {table} SET {key} = {key} WHERE {key} = %s", "DELETE FROM {table} WHERE {key} = %s"]
)
@pytest.mark.parametrize("table", CLOSED)
def test_a_stranger_changes_and_deletes_nothing(owned, stranger, table, act):
    key = key_of(table)
    known = a_row_of(table)[key]
    before = run("SELECT count(*) FROM {table} WHERE {key} = %s", known, table=table, key=key)
    with acting(stranger):
        try:
            with transaction.atomic():
                assert run(act, known, table=table, key=key) == 0
        except ProgrammingError as refused:
            assert "permission denied" in str(refused)
    assert run("SELECT count(*) FROM {table} WHERE {key} = %s", known, table=table, key=key) == before
    assert before != [(0,)]


# The key of a subject may be added by whoever seals something; the trail by everybody. Neither shows a row by that.
ADDED_BY_ANYBODY = {"persons_subjectkey", TRAIL}


@pytest.mark.parametrize("table", [table for table in CLOSED if table not in ADDED_BY_ANYBODY])
def test_a_stranger_adds_nothing_to_what_is_anothers(owned, stranger, table):
    another = {"support_bed": {"number": 10**9}}.get(table, {"token": 1})
    row = a_row_of(table) | ({"id": uuid4()} if key_of(table) == "id" else another)
    names = sql.SQL(", ").join(map(sql.Identifier, row))
    places = sql.SQL(", ").join([sql.Placeholder()] * len(row))
    insert = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(sql.Identifier(table), names, places)
    with (
        acting(stranger),
        pytest.raises(Error, match="row-level security|permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(insert, list(row.values()))


def test_a_stranger_opens_no_case_of_somebody_elses_person_and_lets_nobody_into_it(owned, stranger):
    case = Case.objects.get(pk=owned)
    told = {
        "case": "INSERT INTO cases_case (id, number, person_id, opened_on, opened_by_id, version) "
        "VALUES (%s, '2021-9999', %s, '2021-06-12', %s, 1)",
        "part": "INSERT INTO cases_participation (id, case_id, organisation_id, kind, legal_basis, reason_sealed, since, "
        "shared_by_id) VALUES (%s, %s, %s, 'consent', '', '', '2021-06-12', %s)",
    }
    attempts = [
        (told["case"], [uuid4(), case.person_id, stranger.user_id]),
        (told["part"], [uuid4(), case.pk, stranger.organisation_id, stranger.user_id]),
    ]
    with acting(stranger):
        for statement, values in attempts:
            with pytest.raises(Error, match="row-level security"), transaction.atomic():
                run(statement, *values)


def test_a_participation_that_ends_closes_the_case_at_once(mechanism, actor_for):
    ngo = actor_for(Role.NGO_WORKER, "reden_international")
    case_id = new_case(mechanism.caseworker)
    row = cases.share(case_id, "reden_international", ground=CONSENT, scope=SCOPE, by=mechanism.caseworker)
    seen = "SELECT count(*) FROM cases_case"
    with acting(ngo):
        assert run(seen) == [(1,)]
    cases.end_participation(row, by=mechanism.caseworker)
    with acting(ngo):
        assert run(seen) == [(0,)]
        assert run("SELECT count(*) FROM persons_identityversion") == [(0,)]


def test_a_filter_that_is_forgotten_shows_nothing(owned, stranger, client_for, monkeypatch):
    """The first wall taken down: every case, to everybody."""
    for module in ("opennrm.cases.selectors", "opennrm.cases.selectors.cases"):
        monkeypatch.setattr(f"{module}.cases_for", lambda actor, section=None: Case.objects.all())
        monkeypatch.setattr(
            f"{module}.case_ids_for", lambda actor, section=None: Participation.objects.values("case_id")
        )
    client = client_for(stranger)
    assert client.get(reverse("desk:case", args=[owned])).status_code == 404
    page = client.get(reverse("desk:start")).content.decode()
    assert "Ingen sager endnu" in page
    with pytest.raises(Exception, match="No Case matches"):
        identification.open_assessment(owned, by=stranger)


@pytest.mark.parametrize(
    "role", [Role.DATA_PROTECTION_OFFICER, Role.ADMINISTRATOR, Role.ANALYST, Role.REPORT_EDITOR]
)
def test_who_works_with_no_person_sees_none_also_in_an_organisation_that_takes_part(owned, actor_for, role):
    with acting(actor_for(role, "cmm")):
        for table in CLOSED:
            allowed = table in THEIRS.get(role, set())
            assert (run("SELECT count(*) FROM {table}", table=table)[0][0] > 0) == allowed, table


# The trail, emergency accesses and the keys of their reasons, what is erased; proposals of roles.
THEIRS = {
    Role.DATA_PROTECTION_OFFICER: {
        TRAIL,
        "cases_emergencyaccess",
        "persons_subjectkey",
        "rights_hold",
        "rights_erasure",
        "rights_erasureitem",
        "rights_erasureproof",
        "persons_matchrequest",
        "persons_possibleduplicate",
    },
    # Figures that wait to be released.
    Role.ANALYST: {"statistics_publication", "statistics_publishedtable"},
    Role.ADMINISTRATOR: {"access_conductacceptance", "access_recovery", "access_rolegrant"},
    # The same, and the manuscript of the report, whatever organisation they act for, with the key of its texts.
    Role.REPORT_EDITOR: {
        "statistics_publication",
        "statistics_publishedtable",
        "persons_subjectkey",
        "reporting_manuscript",
        "reporting_chapter",
        "reporting_chaptertext",
        "reporting_chapterstep",
        "reporting_comment",
        "reporting_photograph",
    },
}
# What names no record of anybody: a kind of list that one keeps oneself, a figure of the catalogue, a kind of file.
NO_RECORD = {"list_page", "measure", "dimension", "organisation", "suffix"}
ADDRESSES = [
    (name, pattern.pattern.converters.keys())
    for name, pattern in every_url()
    if pattern.pattern.converters.keys() - NO_RECORD and name not in OPEN.keys() | BEFORE_ORGANISATION
]


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.DECISION_MAKER, Role.NGO_WORKER, Role.RETURN_OFFICER])
def test_every_address_hides_the_records_of_another_organisation(
    owned, mechanism, actor_for, client_for, role
):
    records = mechanism.records_of(owned)
    client = client_for(actor_for(role, "reden_international"))
    case = Case.objects.select_related("person").get(pk=owned)
    assert len(ADDRESSES) > 20
    with clock.standing_at(noon(TODAY)):
        for name, asked in ADDRESSES:
            url = reverse(name, kwargs={each: records[each] for each in asked})
            for answer in (client.get(url), client.post(url, {})):
                assert answer.status_code in {403, 404, 405}, (name, answer.status_code)
                page = answer.content.decode(errors="replace")
                assert case.number not in page and case.person.pseudonym not in page, name


# A bed has no address of its own; its number is what the constraint of nights goes by.
NUMBERED = {TRAIL, "support_bed"}


def test_ids_are_uuids_everywhere_so_that_none_is_counted_up(owned):
    for table in CLOSED:
        if table not in NUMBERED:
            assert isinstance(a_row_of(table)[key_of(table)], UUID), table
