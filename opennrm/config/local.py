"""What belongs to this checkout alone: its folder ``.nrm/`` and the secrets in it.

A secret from the environment wins. Otherwise it is made once and kept in a file that only its owner may read;
a file that others may read is refused, never silently repaired, because it may already have been read.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

READABLE_BY_OTHERS = 0o077


class SetupError(Exception):
    """Something around the program is wrong: one line that says what, and what to do."""


def home() -> Path:
    """The checkout; ``NRM_HOME`` puts its folder ``.nrm/`` somewhere else."""
    return Path(os.environ.get("NRM_HOME") or Path(__file__).resolve().parents[2]).resolve()


def folder() -> Path:
    path = home() / ".nrm"
    try:
        path.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise SetupError(
            f"Cannot make the folder {path} ({error.strerror}). Make it, or set NRM_HOME to a folder of yours."
        ) from None
    return path


def secret_key() -> str:
    return os.environ.get("NRM_SECRET_KEY") or kept("secret-key", lambda: secrets.token_urlsafe(64))


def key_file() -> Path:
    """The file with the master keyset of the vault and the key of the statistics: JSON, mode 0600."""
    given = os.environ.get("NRM_KEY_FILE")
    path = Path(given) if given else folder() / "keys.json"
    if not given:
        kept(path.name, _new_keys)
    read_private(path)
    return path


def master_keyset() -> str:
    """The tink keyset (JSON, in clear) that wraps the data key of each person."""
    return os.environ.get("NRM_MASTER_KEYSET") or json.dumps(_key("master_keyset"))


_read: tuple[int, str] = (0, "")


def current_keyset() -> str:
    """The same, read anew when its file has changed: a rotation reaches every running process at its next key."""
    global _read
    if os.environ.get("NRM_MASTER_KEYSET"):
        return master_keyset()
    changed = _key_path().stat().st_mtime_ns
    if changed != _read[0]:
        _read = (changed, master_keyset())
    return _read[1]


@lru_cache(maxsize=1)
def _key_path() -> Path:
    return key_file()


def statistics_key() -> bytes:
    """The key under which the ledger names persons: apart from the vault's."""
    return bytes.fromhex(os.environ.get("NRM_STATISTICS_KEY") or str(_key("statistics_key")))


def audit_key() -> bytes:
    """The key under which the lines of the audit trail are chained."""
    return bytes.fromhex(os.environ.get("NRM_AUDIT_KEY") or kept("audit-key", lambda: secrets.token_hex(32)))


def index_key() -> bytes:
    """The key of the search index over identities."""
    return bytes.fromhex(os.environ.get("NRM_INDEX_KEY") or kept("index-key", lambda: secrets.token_hex(32)))


def receipt_key() -> bytes:
    """The key under which receipts of ended participations are signed."""
    return bytes.fromhex(
        os.environ.get("NRM_RECEIPT_KEY") or kept("receipt-key", lambda: secrets.token_hex(32))
    )


def sign_in_key() -> bytes:
    """The key that seals the secrets of second factors."""
    key = os.environ.get("NRM_SIGN_IN_KEY") or kept(
        "sign-in-key", lambda: base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    )
    return key.encode()


def backup_key() -> str:
    """The key that opens backups (an age identity)."""
    return os.environ.get("NRM_BACKUP_KEY") or kept("backup-key", _new_backup_key)


def _new_backup_key() -> str:
    import pyrage

    return str(pyrage.x25519.Identity.generate())


def kept(name: str, make: Callable[[], str]) -> str:
    """The text of a private file of this checkout, made on first use."""
    path = folder() / name
    if not path.exists():
        _create(path, make())
    return read_private(path)


def read_private(path: Path) -> str:
    try:
        mode = path.stat().st_mode & 0o777
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise SetupError(
            f"Cannot read {path} ({error.strerror}). Check NRM_KEY_FILE and its owner."
        ) from None
    if mode & READABLE_BY_OTHERS:
        raise SetupError(f"{path} can be read by others (mode {mode:04o}). Run: chmod 600 {path}")
    return text.strip()


def _create(path: Path, text: str) -> None:
    """All of it or nothing, and only one winner when two commands begin at once."""
    draft = _draft(path, text)
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def replace_private(path: Path, text: str) -> None:
    """Another text in the place of the old, all of it or nothing."""
    _draft(path, text).rename(path)


def _draft(path: Path, text: str) -> Path:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text + "\n")
        file.flush()
        os.fsync(file.fileno())
    return draft


def _new_keys() -> str:
    from tink import (
        aead,
        json_proto_keyset_format,
        new_keyset_handle,
        secret_key_access,
    )

    aead.register()
    handle = new_keyset_handle(aead.aead_key_templates.AES256_GCM)
    keyset = json.loads(json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN))
    return json.dumps({"master_keyset": keyset, "statistics_key": secrets.token_hex(32)})


def _key(name: str) -> object:
    path = key_file()
    try:
        return json.loads(read_private(path))[name]
    except (ValueError, KeyError, TypeError):
        raise SetupError(f"{path} holds no {name}. Restore it from the backup of the keys.") from None
