from __future__ import annotations

import pytest

from opennrm.config.database import database, url_of
from opennrm.config.local import SetupError


def test_without_an_address_it_is_the_embedded_server_as_the_application(checkout):
    entry = database()
    assert (entry["USER"], entry["NAME"]) == ("nrm_app", "nrm")
    assert entry["HOST"].endswith("socket")
    assert entry["ATOMIC_REQUESTS"] is True
    assert "options" not in entry["OPTIONS"]


def test_migrations_run_as_the_owner(checkout, monkeypatch):
    monkeypatch.setenv("NRM_DATABASE_ROLE", "owner")
    assert database()["USER"] == "nrm_owner"


def test_a_login_of_ones_own_takes_on_the_role_of_the_application(checkout, monkeypatch):
    monkeypatch.setenv(
        "DATABASE_URL", "postgresql://opdigtet:hemmelig@db.invalid:5433/register?sslmode=require"
    )
    entry = database()
    assert (entry["HOST"], entry["PORT"], entry["NAME"]) == ("db.invalid", "5433", "register")
    assert entry["OPTIONS"]["sslmode"] == "require"
    assert entry["OPTIONS"]["options"] == "-c role=nrm_app"


def test_the_owner_may_have_an_address_of_its_own(checkout, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nrm_app@db.invalid/register")
    monkeypatch.setenv("NRM_OWNER_DATABASE_URL", "postgresql://ejer@db.invalid/register")
    assert database()["USER"] == "nrm_app"
    monkeypatch.setenv("NRM_DATABASE_ROLE", "owner")
    assert database()["USER"] == "ejer"
    assert "options" not in database()["OPTIONS"]


@pytest.mark.parametrize("address", ["ikke en adresse", "postgresql://db.invalid"])
def test_an_address_that_cannot_be_read_is_refused_with_an_example(checkout, monkeypatch, address):
    monkeypatch.setenv("DATABASE_URL", address)
    with pytest.raises(SetupError, match="Write postgresql://"):
        database()


def test_an_entry_can_be_handed_on_as_an_address(checkout, monkeypatch):
    entry = database()
    monkeypatch.setenv("DATABASE_URL", url_of(entry))
    again = database()
    assert {key: again[key] for key in ("NAME", "USER", "PASSWORD", "HOST")} == {
        key: entry[key] for key in ("NAME", "USER", "PASSWORD", "HOST")
    }
