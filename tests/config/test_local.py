"""Secrets of a checkout: made once, private, refused when others could have read them."""

from __future__ import annotations

import json
import stat
from threading import Thread

import pytest

from opennrm.config import local
from opennrm.config.local import SetupError


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_a_secret_is_made_once_and_only_its_owner_may_read_it(checkout):
    secret = local.secret_key()
    assert len(secret) > 50
    assert local.secret_key() == secret
    assert mode(checkout / ".nrm") == 0o700
    assert mode(checkout / ".nrm" / "secret-key") == 0o600


def test_the_key_file_holds_a_keyset_and_the_key_of_the_statistics(checkout):
    assert mode(local.key_file()) == 0o600
    assert json.loads(local.master_keyset())["key"]
    assert len(local.statistics_key()) == 32


@pytest.mark.parametrize("wide", [0o644, 0o640, 0o604, 0o660])
def test_a_key_file_that_others_may_read_is_refused_with_what_to_do(checkout, wide):
    path = local.key_file()
    path.chmod(wide)
    with pytest.raises(SetupError, match=f"mode {wide:04o}.*chmod 600"):
        local.key_file()
    assert mode(path) == wide


def test_the_environment_wins(checkout, monkeypatch, tmp_path):
    monkeypatch.setenv("NRM_SECRET_KEY", "opdigtet")
    monkeypatch.setenv("NRM_STATISTICS_KEY", "00" * 32)
    assert local.secret_key() == "opdigtet"
    assert local.statistics_key() == bytes(32)
    assert not (checkout / ".nrm" / "secret-key").exists()


def test_a_key_file_of_the_environment_is_never_made_up(checkout, monkeypatch):
    monkeypatch.setenv("NRM_KEY_FILE", str(checkout / "missing.json"))
    with pytest.raises(SetupError, match="No such file"):
        local.key_file()


def test_a_key_file_without_the_key_names_what_is_missing(checkout, monkeypatch):
    path = checkout / "keys.json"
    path.write_text("{}")
    path.chmod(0o600)
    monkeypatch.setenv("NRM_KEY_FILE", str(path))
    with pytest.raises(SetupError, match="holds no master_keyset"):
        local.master_keyset()


def test_of_two_at_once_one_wins_and_both_see_the_same(checkout):
    found = []
    threads = [Thread(target=lambda: found.append(local.secret_key())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(found)) == 1
    assert [path.name for path in (checkout / ".nrm").iterdir()] == ["secret-key"]
