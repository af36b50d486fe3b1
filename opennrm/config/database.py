"""Which database, and as whom: ``DATABASE_URL`` if it is set, else the embedded server.

Two roles. The owner migrates and is used by nothing else that runs for long; everything else works as ``nrm_app``,
which owns no table, cannot pass row-level security and has only the rights that ``config.rights`` gives it.
On a server of one's own, ``DATABASE_URL`` and ``NRM_OWNER_DATABASE_URL`` are the two logins; with the first
alone, its login migrates and takes on ``nrm_app`` (SET ROLE) for the rest.
"""

from __future__ import annotations

import os
from typing import Any
from urllib.parse import quote

from opennrm.config.local import SetupError

APPLICATION_ROLE = "nrm_app"
# Draws figures from the ledger; chains the trail; dumps every table (as ciphertext); serves published pages and sees no table yet.
STATISTICS_ROLE, AUDITOR_ROLE, BACKUP_ROLE, PUBLIC_ROLE = (
    "nrm_statistics",
    "nrm_auditor",
    "nrm_backup",
    "nrm_public",
)


def is_owner() -> bool:
    return os.environ.get("NRM_DATABASE_ROLE") == "owner"


def given_url() -> str:
    url = os.environ.get("DATABASE_URL", "")
    return os.environ.get("NRM_OWNER_DATABASE_URL", url) if is_owner() else url


def database() -> dict[str, Any]:
    """The entry of Django's DATABASES."""
    entry = _given(given_url()) if given_url() else _embedded()
    options = entry.setdefault("OPTIONS", {})
    options.setdefault("application_name", "opennrm")
    if not is_owner() and entry["USER"] != APPLICATION_ROLE:
        entry["OPTIONS"] = options = take_role(options)
    if pool := int(os.environ.get("NRM_DATABASE_POOL", "0")):
        options["pool"] = {"min_size": 1, "max_size": pool, "timeout": 10}
    return entry | {
        "ENGINE": "opennrm.config.postgres",
        "ATOMIC_REQUESTS": True,
        "CONN_HEALTH_CHECKS": bool(pool),
        # A command of the owner's that acted as somebody is the owner again afterwards.
        "UNTOLD_ROLE": "none" if is_owner() else APPLICATION_ROLE,
    }


def take_role(options: dict[str, Any]) -> dict[str, Any]:
    """From the first moment of a connection. (Django's own ``assume_role`` hangs together with its pool.)"""
    given = options.get("options", "")
    return options | {"options": f"{given} -c role={APPLICATION_ROLE}".strip()}


def _embedded() -> dict[str, Any]:
    from opennrm.config import embedded

    role = embedded.OWNER if is_owner() else embedded.APPLICATION
    return {
        "NAME": embedded.DATABASE,
        "USER": role,
        "PASSWORD": embedded.password(role),
        "HOST": str(embedded.place().socket),
    }


def _given(url: str) -> dict[str, Any]:
    from psycopg import ProgrammingError
    from psycopg.conninfo import conninfo_to_dict

    try:
        parts: dict[str, Any] = dict(conninfo_to_dict(url))
    except ProgrammingError:
        raise SetupError("DATABASE_URL cannot be read. Write postgresql://user:password@host/name.") from None
    if not parts.get("dbname"):
        raise SetupError("DATABASE_URL names no database. Write postgresql://user:password@host/name.")
    return {
        "NAME": parts.pop("dbname"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": str(parts.pop("port", "")),
        "OPTIONS": parts,
    }


def url_of(entry: dict[str, Any]) -> str:
    """The address that ``DATABASE_URL`` would hold for an entry: how one process hands it to another."""
    login = quote(entry["USER"], safe="")
    if entry.get("PASSWORD"):
        login += ":" + quote(entry["PASSWORD"], safe="")
    query = f"?host={quote(entry['HOST'], safe='')}" + (f"&port={entry['PORT']}" if entry.get("PORT") else "")
    return f"postgresql://{login}@/{quote(entry['NAME'], safe='')}{query}"
