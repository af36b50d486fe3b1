"""Restoring a backup: only into an empty database, with the right keys, and brought up to the list of erasures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from opennrm.config import backup, erasures, keys
from opennrm.config.database import database, url_of
from opennrm.config.local import SetupError, read_private, replace_private

if TYPE_CHECKING:
    import psycopg

# A database in which none of these has a row is empty, even if it has been migrated.
TELLING = ("access_user", "persons_person", "access_auditline", "statistics_fact", "statistics_seriesfigure")


def check_empty() -> None:
    """Nothing is ever restored over somebody."""
    import psycopg

    with psycopg.connect(_login()) as owner:
        if any(_has_rows(owner, table) for table in TELLING):
            raise SetupError(
                "The database is not empty, and a backup is only restored into an empty one. Nothing was changed. "
                "Use another database (DATABASE_URL), or an empty checkout."
            )


def _has_rows(owner: psycopg.Connection, table: str) -> bool:
    from psycopg import sql

    there = owner.execute("SELECT to_regclass(%s) IS NOT NULL", [f"public.{table}"]).fetchone()
    if there != (True,):
        return False
    asked = sql.SQL("SELECT EXISTS (SELECT FROM {})").format(sql.Identifier(table))
    return owner.execute(asked).fetchone() == (True,)


def make_room() -> None:
    """What a migration made in an empty database goes: the backup brings its own."""
    import psycopg

    with psycopg.connect(_login()) as owner:
        owner.execute("DROP SCHEMA IF EXISTS public CASCADE")
        owner.execute("CREATE SCHEMA public")


def _login() -> str:
    return url_of(database())


def bring_keys(path: Path) -> bool:
    """Those of the backup where there are none; where there are, they must be the same, or have grown out of them by a
    rotation. Gives whether keys were rotated since, so that data keys must be wrapped anew."""
    held = backup.keys_of(path)
    there = {name: read_private(keys.place_of(name)) for name in held if keys.place_of(name).exists()}
    for name, text in held.items():
        if name not in there:
            replace_private(keys.place_of(name), text)
    return _is_rotated(held, there)


# The passwords of a browser's session and the key of backups may be others; these decide what can be read.
DECIDING = ("audit-key", "index-key", "sign-in-key")


def _is_rotated(held: dict[str, str], there: dict[str, str]) -> bool:
    differ = [name for name in DECIDING if name in there and there[name].strip() != held[name].strip()]
    old, new = _master(held), _master(there)
    if new is not None and old is not None and not old.keys() <= new.keys():
        differ.append("keys.json")
    if differ:
        raise SetupError(
            f"This checkout has other keys than the backup ({', '.join(differ)}). Restore it in a checkout without keys, "
            "or move these away. Nothing was restored."
        )
    return new is not None and old is not None and {new[each] for each in old} != {"ENABLED"}


def _master(found: dict[str, str]) -> dict[Any, str] | None:
    """The state of each master key, by its value."""
    if "keys.json" not in found:
        return None
    keyset = json.loads(found["keys.json"])["master_keyset"]["key"]
    return {(key["keyId"], key["keyData"]["value"]): key["status"] for key in keyset}


def listed(head: backup.Head) -> list[Any]:
    """Whom the backup's own list and the one kept apart name: all of them stay erased."""
    return erasures.subjects(head.erasures + "\n" + erasures.kept())
