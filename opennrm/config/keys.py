"""The master keys: a new one, and the way back when they are lost."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path
from typing import Any

from opennrm.config.local import SetupError, backup_key, folder, key_file, read_private, replace_private

Rewrap = Callable[[], int]
# All that a register cannot be opened without; the passwords of the embedded server are made anew.
KEPT = ("keys.json", "audit-key", "index-key", "receipt-key", "sign-in-key", "secret-key", "backup-key")
IN_THE_ENVIRONMENT = (
    "NRM_MASTER_KEYSET",
    "NRM_STATISTICS_KEY",
    "NRM_AUDIT_KEY",
    "NRM_INDEX_KEY",
    "NRM_RECEIPT_KEY",
    "NRM_SIGN_IN_KEY",
    "NRM_BACKUP_KEY",
)


def rotate(rewrap: Rewrap) -> int:
    """A new master key, every data key under it, the old one retired: disabled, kept for backups that are older."""
    if os.environ.get("NRM_MASTER_KEYSET"):
        raise SetupError(
            "NRM_MASTER_KEYSET is set, and only a key file can be changed here. Put the keyset into a file "
            "(NRM_KEY_FILE), unset NRM_MASTER_KEYSET, and start again."
        )
    with _alone():
        _change(_with_new_primary)
        count = rewrap()
        _change(_retired)
    return count


@contextmanager
def _alone() -> Iterator[None]:
    """Two rotations at once would write over each other's key, and what it wrapped would be lost."""
    with key_file().with_name("rotation.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise SetupError("Another rotation is under way. Wait until it has ended.") from None
        yield


def _change(change: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    path = key_file()
    held = json.loads(read_private(path))
    replace_private(path, json.dumps(held | {"master_keyset": change(held["master_keyset"])}))


def reopen(rewrap: Rewrap) -> int:
    """After restoring a backup that is older than a rotation: its data keys are wrapped by a master key that was retired.
    That one opens again until all are under the present one."""
    with _alone():
        _change(_enabled)
        count = rewrap()
        _change(_retired)
    return count


def forget() -> int:
    """The retired master keys are destroyed: what only older backups hold opens no more. Gives how many."""
    with _alone():
        before = len(json.loads(read_private(key_file()))["master_keyset"]["key"])
        _change(lambda keyset: keyset | {"key": [key for key in keyset["key"] if key["status"] == "ENABLED"]})
        return before - len(json.loads(read_private(key_file()))["master_keyset"]["key"])


def _enabled(keyset: dict[str, Any]) -> dict[str, Any]:
    return keyset | {"key": [key | {"status": "ENABLED"} for key in keyset["key"]]}


def _with_new_primary(keyset: dict[str, Any]) -> dict[str, Any]:
    taken = {key["keyId"] for key in keyset["key"]}
    new = _new_keyset()
    while new["primaryKeyId"] in taken:
        new = _new_keyset()
    return {"primaryKeyId": new["primaryKeyId"], "key": [*keyset["key"], *new["key"]]}


def _retired(keyset: dict[str, Any]) -> dict[str, Any]:
    keys = [
        key if key["keyId"] == keyset["primaryKeyId"] else key | {"status": "DISABLED"}
        for key in keyset["key"]
    ]
    return keyset | {"key": keys}


def _new_keyset() -> dict[str, Any]:
    from tink import aead, json_proto_keyset_format, new_keyset_handle, secret_key_access

    aead.register()
    handle = new_keyset_handle(aead.aead_key_templates.AES256_GCM)
    made: dict[str, Any] = json.loads(json_proto_keyset_format.serialize(handle, secret_key_access.TOKEN))
    return made


def split(out: Path, custodians: list[str]) -> list[Path]:
    """A share for each custodian: any two open the keys together, one alone learns nothing (a one-time pad for each
    pair, so that no algebra is needed)."""
    if given := [name for name in IN_THE_ENVIRONMENT if os.environ.get(name)]:
        raise SetupError(
            f"{', '.join(given)} stand in the environment, not in a file. Split them where they are kept."
        )
    if len(set(custodians)) < 2 or len(set(custodians)) != len(custodians):
        raise SetupError("Name at least two different custodians.")
    backup_key()  # made now, if there was no backup yet
    held = json.dumps({name: read_private(place_of(name)) for name in KEPT}).encode()
    shares: dict[str, dict[str, str]] = {custodian: {} for custodian in custodians}
    for one, other in combinations(custodians, 2):
        pad = secrets.token_bytes(len(held))
        shares[one][other] = base64.b64encode(pad).decode()
        shares[other][one] = base64.b64encode(_xor(held, pad)).decode()
    return [_write_share(out, custodian, parts) for custodian, parts in shares.items()]


def join(one: Path, other: Path) -> None:
    """Two custodians give the keys back to a checkout that has none."""
    first, second = _share(one), _share(other)
    try:
        pads = first["with"][second["custodian"]], second["with"][first["custodian"]]
        held = json.loads(_xor(*(base64.b64decode(pad, validate=True) for pad in pads)))
    except (KeyError, ValueError):
        raise SetupError(
            f"{one} and {other} do not belong together. Give the shares of two custodians of one split."
        ) from None
    if there := [name for name in KEPT if (folder() / name).exists()]:
        raise SetupError(f"There are keys already ({', '.join(there)}). Nothing was written.")
    for name in KEPT:
        replace_private(folder() / name, held[name])


def place_of(name: str) -> Path:
    """Where a key of this checkout lies, whether it is there or not."""
    given = os.environ.get("NRM_KEY_FILE") if name == "keys.json" else None
    return Path(given) if given else folder() / name


def _write_share(out: Path, custodian: str, parts: dict[str, str]) -> Path:
    path = out / f"share-{custodian}.json"
    if path.exists():
        raise SetupError(f"{path} exists. Give an empty folder.")
    out.mkdir(mode=0o700, parents=True, exist_ok=True)
    replace_private(path, json.dumps({"custodian": custodian, "with": parts}))
    return path


def _share(path: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(read_private(path))
    except ValueError:
        raise SetupError(f"{path} is no share of keys.") from None
    if not {"custodian", "with"} <= found.keys():
        raise SetupError(f"{path} is no share of keys.")
    return found


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
