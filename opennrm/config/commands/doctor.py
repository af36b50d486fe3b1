"""``nrm doctor``: is this deployment sound? A line for each question."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from opennrm.config.commands.session import output, register

if TYPE_CHECKING:
    from opennrm.config.commands.session import Subparsers

OK, WARNING, FAULT = "ok", "warning", "fault"
ENOUGH_DISK = 1_000_000_000
CLOCK_DIFFERENCE = 5.0  # seconds
Answer = tuple[str, str]


def add(commands: Subparsers) -> None:
    commands.add_parser("doctor", help="is this deployment sound?").set_defaults(run=run_doctor)


def run_doctor(chosen: argparse.Namespace) -> int:
    with register():
        answers = [answer for question in QUESTIONS for answer in asked(question)]
    for grade, line in answers:
        output(f"{grade:<8} {line}")
    return 1 if any(grade == FAULT for grade, _ in answers) else 0


def asked(question: Callable[[], Iterator[Answer]]) -> Iterator[Answer]:
    """A question that cannot be answered is a fault, and the next one is asked."""
    try:
        yield from question()
    except Exception as error:
        first = (str(error).splitlines() or [type(error).__name__])[0]
        yield FAULT, f"{question.__name__}: {first}"


def settings() -> Iterator[Answer]:
    from django.conf import settings as chosen

    grade = WARNING if chosen.DEMO else FAULT
    yield (FAULT, "settings: DEBUG is on; turn it off") if chosen.DEBUG else (OK, "settings: DEBUG is off")
    if chosen.SESSION_COOKIE_SECURE and chosen.SECURE_HSTS_SECONDS:
        yield OK, "TLS: cookies only over https, HSTS on"
    else:
        yield grade, "TLS: cookies also over http; unset NRM_DEMO and serve over https"
    if chosen.NRM_SECOND_FACTOR:
        yield OK, "sign-in: a second factor is demanded of every role that opens persons"
    else:
        yield grade, "sign-in: no second factor is demanded; unset NRM_DEMO"
    if chosen.NRM_PASSKEYS:
        yield OK, "sign-in: a passkey is demanded of who administers, reads the trail or erases"
    elif not chosen.DEMO:
        yield WARNING, "sign-in: the code of an app is enough for administrators; set NRM_PASSKEYS=1"
    if "smtp" in chosen.EMAIL_BACKEND and chosen.EMAIL_HOST == "localhost":
        yield (
            grade if chosen.DEMO else WARNING,
            "mail: no mail server is set (NRM_MAIL_HOST); digests of tasks are not sent",
        )


def database_role() -> Iterator[Answer]:
    from opennrm.config.database import APPLICATION_ROLE

    who, login, powers, owned = _row(
        """SELECT current_user, session_user,
                  (SELECT rolsuper OR rolbypassrls FROM pg_roles WHERE rolname = current_user),
                  (SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user)"""
    )
    sound = who == APPLICATION_ROLE and not powers and not owned
    yield (
        (OK if sound else FAULT),
        f"database: working as {who}, owner of {owned} tables, passes row security: {powers}",
    )
    if login != who:
        yield (
            WARNING,
            f"database: the login {login} could become more than {who}; give {who} a login of its own",
        )


def migrations() -> Iterator[Answer]:
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    yield (
        (FAULT, f"migrations: {len(missing)} missing; run: nrm migrate")
        if missing
        else (OK, "migrations: all done")
    )


def append_only() -> Iterator[Answer]:
    """The two trails can be added to, by the application and by nobody else, and the triggers stand."""
    for table in ("access_auditline", "statistics_fact"):
        rewritten = [f"has_table_privilege(%s, '{each}')" for each in ("UPDATE", "DELETE", "TRUNCATE")]
        (open_,) = _row("SELECT " + " OR ".join(rewritten), [table] * 3)
        (triggers,) = _row(
            "SELECT count(*) FROM pg_trigger WHERE tgrelid = %s::regclass AND tgenabled = 'O'", [table]
        )
        sound = not open_ and triggers >= 1
        yield (
            (OK if sound else FAULT),
            f"append-only: {table}" + ("" if sound else " can be rewritten; run: nrm migrate"),
        )


def walls() -> Iterator[Answer]:
    """Every table has row-level security, forced, and a policy."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT c.relname FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
               AND NOT (c.relrowsecurity AND c.relforcerowsecurity
                        AND EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1"""
        )
        open_ = [name for (name,) in cursor.fetchall()]
    if open_:
        yield FAULT, f"row-level security: missing on {', '.join(open_)}; run: nrm migrate"
    else:
        yield OK, "row-level security: forced on every table"


def keys() -> Iterator[Answer]:
    from opennrm.config import local

    local.master_keyset()
    local.statistics_key()
    local.secret_key()
    local.audit_key()
    local.index_key()
    local.sign_in_key()
    yield OK, "keys: found, readable by this user alone"


def scanner() -> Iterator[Answer]:
    from opennrm.documents import scanning

    found = scanning.installed()
    yield (
        (OK, f"virus scan: {found}")
        if found
        else (WARNING, "virus scan: none; uploads wait in quarantine. Install clamav")
    )


def components() -> Iterator[Answer]:
    """Newer versions were looked for, as was promised."""
    from opennrm.config.components import RENEWED_ON, RENEWED_WITHIN, is_overdue
    from opennrm.shared.dates import clock as told

    late = is_overdue(told.today())
    yield (
        (WARNING if late else OK),
        f"components: renewed {RENEWED_ON.isoformat()}"
        + (f"; promised at least every {RENEWED_WITHIN.days} days: run make lock" if late else ""),
    )


def stolen_passwords() -> Iterator[Answer]:
    from django.conf import settings as chosen

    path = chosen.NRM_STOLEN_PASSWORDS
    if path is None:
        yield WARNING, "passwords: no list of stolen ones; set NRM_STOLEN_PASSWORDS"
    else:
        yield (OK if path.is_file() else FAULT), f"passwords: looked for in {path.name}"


def clock() -> Iterator[Answer]:
    (there,) = _row("SELECT clock_timestamp()")
    apart = abs((datetime.now(UTC) - there).total_seconds())  # noqa: TID251 - the real clock is what is asked
    yield (OK if apart < CLOCK_DIFFERENCE else FAULT), f"clock: {apart:.1f} s from the database's"


def disk() -> Iterator[Answer]:
    from opennrm.config.local import folder

    free = shutil.disk_usage(folder()).free
    yield (OK if free > ENOUGH_DISK else FAULT), f"disk: {free / 1e9:.1f} GB free"


def _row(query: str, values: list[str] | None = None) -> tuple[Any, ...]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(query, values)
        return tuple(cursor.fetchone() or ())


QUESTIONS = (
    settings,
    database_role,
    migrations,
    append_only,
    walls,
    keys,
    scanner,
    components,
    stolen_passwords,
    clock,
    disk,
)
