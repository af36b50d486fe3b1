"""Master keys change while everybody works; two custodians give them back; a dump of the database names nobody."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from itertools import permutations

import psycopg
import pytest

from opennrm.access.domain.roles import Role
from opennrm.access.models import AuditLine
from opennrm.config import keys, local
from opennrm.config.local import SetupError
from opennrm.persons import services, vault
from opennrm.persons.domain.identity import Birth, BirthKind, Identity
from opennrm.persons.models import SubjectKey
from opennrm.shared.errors import Denied
from tests.cases.people import CONSENT
from tests.servers import everything_in

IDENTITY = Identity(
    names="Opdigtet Navnesen",
    birth=Birth(BirthKind.DATE, day=date(1999, 12, 31)),
    document_number="OPD-77123",
    phone="+45 70 12 34 56",
    address="Opdigtet Allé 77",
)


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A checkout of its own, with fresh keys."""
    for name in keys.IN_THE_ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NRM_HOME", str(tmp_path))
    local._key_path.cache_clear()
    monkeypatch.setattr(local, "_read", (0, ""))
    for make in (
        local.master_keyset,
        local.audit_key,
        local.index_key,
        local.receipt_key,
        local.sign_in_key,
        local.secret_key,
    ):
        make()
    yield tmp_path / ".nrm"
    local._key_path.cache_clear()
    local._read = (0, "")


def opened(person_id, by):
    return services.open_identity(person_id, purpose="safety", by=by)


@pytest.mark.django_db
def test_after_a_rotation_everything_opens_and_nothing_is_under_the_old_key(home, caseworker):
    before = [services.register(IDENTITY, gender="", nationality="", by=caseworker) for _ in range(3)]
    old = vault.primary()
    assert keys.rotate(services.rewrap_keys) == 3
    assert vault.primary() != old
    assert {bytes(key.wrapped)[: vault.PREFIX] for key in SubjectKey.objects.all()} == {vault.primary()}
    after = services.register(IDENTITY, gender="", nationality="", by=caseworker)
    assert all(opened(each, caseworker) == IDENTITY for each in [*before, after])
    held = json.loads((home / "keys.json").read_text())["master_keyset"]["key"]
    assert [key["status"] for key in held] == ["DISABLED", "ENABLED"]
    assert AuditLine.objects.filter(event="persons.keys_rewrapped").exists()


@pytest.mark.django_db
def test_a_retired_master_key_is_forgotten_and_what_it_wrapped_opens_no_more(home, caseworker):
    person_id = services.register(IDENTITY, gender="", nationality="", by=caseworker)
    older = bytes(SubjectKey.objects.get(pk=person_id).wrapped)
    keys.rotate(services.rewrap_keys)
    assert keys.forget() == 1 and keys.forget() == 0
    assert opened(person_id, caseworker) == IDENTITY
    SubjectKey.objects.filter(pk=person_id).update(wrapped=older)  # as in a backup from before
    with pytest.raises(Denied, match=r"persons\.unreadable"):
        opened(person_id, caseworker)


@pytest.mark.django_db
def test_a_rotation_that_broke_off_in_the_middle_loses_nothing_and_is_done_again(home, caseworker):
    person_id = services.register(IDENTITY, gender="", nationality="", by=caseworker)

    def breaks():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        keys.rotate(breaks)
    assert opened(person_id, caseworker) == IDENTITY
    assert keys.rotate(services.rewrap_keys) == 1
    assert opened(person_id, caseworker) == IDENTITY


def test_two_rotations_at_once_do_not_write_over_each_other(home):
    before = json.loads((home / "keys.json").read_text())["master_keyset"]["primaryKeyId"]

    def meanwhile():
        with pytest.raises(SetupError, match="under way"):
            keys.rotate(lambda: 0)
        return 0

    keys.rotate(meanwhile)
    held = json.loads((home / "keys.json").read_text())["master_keyset"]
    assert len(held["key"]) == 2 and held["primaryKeyId"] != before


@pytest.mark.django_db
def test_where_a_data_key_cannot_be_opened_the_old_master_key_stays(home, caseworker):
    person_id = services.register(IDENTITY, gender="", nationality="", by=caseworker)
    SubjectKey.objects.filter(pk=person_id).update(wrapped=b"spoilt")
    with pytest.raises(Denied, match=r"persons\.unreadable"):
        keys.rotate(services.rewrap_keys)
    held = json.loads((home / "keys.json").read_text())["master_keyset"]["key"]
    assert [key["status"] for key in held] == ["ENABLED", "ENABLED"]


@pytest.mark.django_db
def test_with_another_master_key_nothing_opens(home, caseworker):
    person_id = services.register(IDENTITY, gender="", nationality="", by=caseworker)
    kept = (home / "keys.json").read_text()
    (home / "keys.json").unlink()
    local.master_keyset()
    with pytest.raises(Denied, match=r"persons\.unreadable"):
        opened(person_id, caseworker)
    local.replace_private(home / "keys.json", kept)
    assert opened(person_id, caseworker) == IDENTITY


def test_a_keyset_in_the_environment_is_not_changed_behind_ones_back(monkeypatch):
    monkeypatch.setenv("NRM_MASTER_KEYSET", "{}")
    with pytest.raises(SetupError, match="NRM_KEY_FILE"):
        keys.rotate(lambda: 0)


@pytest.mark.django_db
@pytest.mark.parametrize("pair", list(permutations(["anna", "bo", "cecilie"], 2)))
def test_any_two_of_three_custodians_bring_the_keys_back(home, tmp_path, caseworker, pair):
    """The rehearsal of docs/security.md: the machine with the keys is gone, the database is there."""
    person_id = services.register(IDENTITY, gender="", nationality="", by=caseworker)
    keys.split(tmp_path / "shares", ["anna", "bo", "cecilie"])
    shutil.rmtree(home)
    keys.join(*(tmp_path / "shares" / f"share-{name}.json" for name in pair))
    assert {path.name for path in home.iterdir()} == set(keys.KEPT)
    assert opened(person_id, caseworker) == IDENTITY


def test_one_share_holds_nothing_of_the_keys(home, tmp_path):
    for path in keys.split(tmp_path / "shares", ["anna", "bo", "cecilie"]):
        assert path.stat().st_mode & 0o777 == 0o600
        text = path.read_text()
        for secret in re.findall(r"[A-Za-z0-9+/_-]{32,}", (home / "keys.json").read_text()):
            assert secret not in text


def test_shares_that_do_not_belong_together_are_refused_and_keys_are_never_overwritten(home, tmp_path):
    keys.split(tmp_path / "one", ["anna", "bo"])
    keys.split(tmp_path / "two", ["anna", "cecilie"])
    with pytest.raises(SetupError, match="do not belong together"):
        keys.join(tmp_path / "one" / "share-bo.json", tmp_path / "two" / "share-cecilie.json")
    with pytest.raises(SetupError, match="keys already"):
        keys.join(tmp_path / "one" / "share-anna.json", tmp_path / "one" / "share-bo.json")
    with pytest.raises(SetupError, match="two different"):
        keys.split(tmp_path / "three", ["anna", "anna"])


@pytest.fixture
def told_register(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        from django.db import connections

        from opennrm.cases import services as cases

        by = actor_for(Role.CASEWORKER, "cmm")
        cases.register_person(IDENTITY, gender="female", nationality="ROU", ground=CONSENT, by=by)
        connections["default"].close()
    return fresh_database


def test_a_dump_holds_no_value_of_an_identity(told_register):
    dump = everything_in(told_register)
    assert "female" in dump and "persons.registered" in dump  # the row is there
    values = [
        "Opdigtet Navnesen",
        "Navnesen",
        "1999-12-31",
        "OPD-77123",
        "OPD77123",
        "70 12 34 56",
        "4570123456",
        "Allé 77",
    ]
    for value in values:
        assert value.lower() not in dump.lower(), value
        assert value.encode().hex() not in dump.lower(), value


def test_the_first_administrator_is_made_on_the_command_line(fresh_database):
    command = [
        sys.executable,
        "-m",
        "opennrm.config.cli",
        "users",
        "add",
        "opdigtet.admin",
        "Opdigtet",
        "--organisation",
        "cmm",
    ]

    def run(password):
        environment = os.environ | {
            "DATABASE_URL": fresh_database.url,
            "NRM_OWNER_DATABASE_URL": fresh_database.url,
        }
        return subprocess.run(
            command, input=password + "\n", text=True, capture_output=True, env=environment, check=False
        )

    weak = run("kort")
    assert weak.returncode == 1 and len(weak.stderr.strip().splitlines()) == 1
    assert run("en opdigtet sætning").returncode == 0
    with psycopg.connect(fresh_database.url) as owner:
        found = owner.execute("SELECT m.role FROM access_membership m JOIN access_user u ON u.id = m.user_id"
                              " WHERE u.username = 'opdigtet.admin'").fetchall()  # fmt: skip
    assert found == [("administrator",)]
