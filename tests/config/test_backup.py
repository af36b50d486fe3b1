"""Backups with real commands on servers of their own: what comes back, what does not, and what is refused."""

from __future__ import annotations

import shutil
import sys
from contextlib import contextmanager
from subprocess import run as start

import pytest

from tests.config.conftest import checkout_in
from tests.config.test_cli import nrm, one_line

NAMES = ("Opdigtet Bliverslettet", "Opdigtet Bliver")
# What happens in a register between its commands: as its owner, through the services.
BEGIN = """
from datetime import date
from opennrm.config.commands.session import register
with register(as_owner=True):
    from opennrm.access import services as access
    from opennrm.access.domain.actor import NOBODY, Actor
    from opennrm.access.domain.roles import Role
    from opennrm.access.models import User
    from opennrm.access.selectors import organisation_ids
    from opennrm.cases import services as cases
    from opennrm.cases.domain import Ground
    from opennrm.cases.models import Case
    from opennrm.config import erasures
    from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
    from opennrm.rights import services as rights
    from opennrm.shared.errors import Denied
    def actor(name):
        return Actor(User.objects.get(username=name).pk, organisation_ids()["cmm"], "cmm", Role.CASEWORKER)
"""
FILL = """
    access.install_organisations(by=NOBODY)
    access.add_user("opdigtet", "Opdigtet", "opdigtet adgangskode", role=Role.CASEWORKER, organisation_code="cmm",
        since=date(2020, 1, 1), by=NOBODY)
    for name in NAMES:
        cases.register_person(Identity(name, UNKNOWN_BIRTH), gender="", nationality="ROU",
            ground=Ground("consent", "", "Opdigtet"), by=actor("opdigtet"))
"""
ERASE = """
    case = Case.objects.order_by("number").first()
    print(rights.erase_again([case.person_id], erasures.keep))
"""
# Of the keys alone: a rotation by command stands in the trail, and the register would not be empty.
ROTATE = "from opennrm.config import keys; keys.rotate(lambda: 0)"
READ = """
    for case in Case.objects.order_by("number"):
        try:
            print(cases.open_person(case.pk, purpose="safety", by=actor("opdigtet")).names)
        except Denied as denied:
            print(denied.code)
"""


def told(script):
    done = start(
        [sys.executable, "-c", f"NAMES = {NAMES!r}\n{BEGIN}{script}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def did(*arguments, **environment):
    done = nrm(*arguments, **environment)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture(scope="module")
def backed_up(tmp_path_factory):
    """A register with two persons, a backup of it, and one person erased afterwards; and where everything lies."""
    folder = tmp_path_factory.mktemp("first")
    with checkout_in(folder):
        did("migrate")
        told(FILL)
        did("backup", "create", str(folder / "backup"))
        did("keys", "split", "--out", str(folder / "shares"), "anna", "bo")
        assert told(ERASE) == ["1"]
        assert told(READ) == ["persons.erased", NAMES[1]]
    return folder


@contextmanager
def other_machine(backed_up, folder, *, keys=True):
    """Another checkout, with nothing but what the custodians bring."""
    with checkout_in(folder):
        if keys:
            shares = [str(backed_up / "shares" / f"share-{name}.json") for name in ("anna", "bo")]
            did("keys", "join", *shares)
        yield folder


def test_both_files_are_for_their_owner_alone_and_hold_nothing_in_clear(backed_up):
    for name in ("backup", "backup.keys"):
        path = backed_up / name
        assert path.stat().st_mode & 0o777 == 0o600
        held = path.read_bytes()
        assert held.startswith(b"age-encryption.org/v1")
        for secret in (b"persons_person", b"master_keyset", b"PGDMP", *(each.encode() for each in NAMES)):
            assert secret not in held
    assert not list(backed_up.glob("*.draft"))


def test_a_backup_comes_back_and_who_was_erased_since_does_not(backed_up, tmp_path):
    with other_machine(backed_up, tmp_path) as there:
        shutil.copy(backed_up / ".nrm" / "erasures", there / ".nrm" / "erasures")
        said = did("backup", "restore", str(backed_up / "backup"))
        assert "1 erased again" in said
        assert told(READ) == ["persons.erased", NAMES[1]]
        assert "fault" not in nrm("doctor").stdout.replace("fault    TLS", "").replace("fault    sign-in", "")
        again = nrm("backup", "restore", str(backed_up / "backup"))
        assert again.returncode == 1 and "not empty" in one_line(again)
        assert told(READ) == ["persons.erased", NAMES[1]]
        # A backup made now carries the list by itself.
        did("backup", "create", str(there / "second"))
        assert str(there / "second") in did("backup", "verify", str(there / "second"))


def test_a_backup_older_than_a_rotation_is_read_with_the_retired_key(backed_up, tmp_path):
    with other_machine(backed_up, tmp_path):
        started = start([sys.executable, "-c", ROTATE], check=False)
        assert started.returncode == 0
        said = did("backup", "restore", str(backed_up / "backup"))
        assert "data keys are under today's master key" in said
        assert told(READ) == list(NAMES)


def test_with_other_keys_nothing_is_restored(backed_up, tmp_path):
    with checkout_in(tmp_path):
        did("migrate")
        shutil.copy(backed_up / ".nrm" / "backup-key", tmp_path / ".nrm" / "backup-key")
        done = nrm("backup", "restore", str(backed_up / "backup"))
        assert done.returncode == 1 and "other keys" in one_line(done)


def test_the_backup_key_alone_brings_the_other_keys_from_their_part(backed_up, tmp_path):
    with checkout_in(tmp_path):
        (tmp_path / ".nrm").mkdir(mode=0o700)
        shutil.copy(backed_up / ".nrm" / "backup-key", tmp_path / ".nrm" / "backup-key")
        apart = tmp_path / "apart"
        shutil.copy(backed_up / "backup.keys", apart)
        did("backup", "restore", str(backed_up / "backup"), "--keys", str(apart))
        assert told(READ) == list(NAMES)


@pytest.fixture(scope="module")
def own(backed_up):
    with checkout_in(backed_up):
        yield backed_up


def test_verify_reads_all_of_it_and_needs_no_database(own):
    said = did("backup", "verify", str(own / "backup"))
    assert "is whole and can be read" in said and "keys.json" in said


@pytest.mark.parametrize("harm", ["cut", "changed", "no_backup", "missing", "another_key"])
def test_a_backup_that_cannot_be_read_is_one_line_and_exit_1(own, tmp_path, harm):
    whole, path = (own / "backup").read_bytes(), tmp_path / "harmed"
    made = {
        "cut": whole[: len(whole) // 2],
        "changed": whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:],
        "no_backup": b"PGDMP something else",
        "another_key": whole,
    }
    if harm in made:
        path.write_bytes(made[harm])
    environment = {"NRM_BACKUP_KEY": OTHER} if harm == "another_key" else {}
    done = nrm("backup", "verify", str(path), **environment)
    assert done.returncode == 1 and str(path) in one_line(done)


OTHER = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"


def test_a_backup_overwrites_nothing(own):
    done = nrm("backup", "create", str(own / "backup"))
    assert done.returncode == 1 and "exists" in one_line(done)


def test_where_nothing_can_be_dumped_no_file_is_left(own, tmp_path):
    nowhere = f"postgresql://nobody@/nothing?host={tmp_path}"
    done = nrm(
        "backup", "create", str(tmp_path / "new"), DATABASE_URL=nowhere, NRM_OWNER_DATABASE_URL=nowhere
    )
    assert done.returncode == 1 and "pg_dump" in one_line(done)
    assert not list(tmp_path.glob("new*"))
