"""Searching among 1,000,000 encrypted persons against a plaintext pg_trgm search, on one PostgreSQL 15.

Ours is the whole act: tokens, the walls, opening and comparing the candidates, the lines in the trail. The other is one
query over names in clear, with the index that PostgreSQL's manual recommends (GIN, similarity).
"""

from __future__ import annotations

import os
import pwd
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from uuid import UUID, uuid4

import psycopg

from bench.figure import Figure

PERSONS = int(os.environ.get("NRM_BENCH_PERSONS", "1000000"))
QUERIES = 60
BINARIES = Path("/usr/lib/postgresql/15/bin")
AT_MOST = 2  # issue 3, 4
ALIKE = "SELECT id, name FROM plain WHERE name %% %s ORDER BY similarity(name, %s) DESC LIMIT 10"


@contextmanager
def postgresql_15() -> Iterator[str]:
    """A server of Debian's packages, in a folder of its own; gives its address as owner."""
    if not (BINARIES / "initdb").exists():
        raise SystemExit("bench: PostgreSQL 15 is missing; install it with: apt-get install postgresql-15")
    who = pwd.getpwnam("postgres") if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:  # noqa: S108 - large, and removed
        if who:
            os.chown(folder, who.pw_uid, who.pw_gid)

        def run(program: str, *arguments: str) -> None:
            subprocess.run(
                [str(BINARIES / program), *arguments],
                check=True,
                stdout=subprocess.DEVNULL,
                cwd=folder,
                user=who.pw_uid if who else None,
                group=who.pw_gid if who else None,
            )

        run("initdb", "-D", f"{folder}/data", "-U", "owner", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust")
        settings = f"-k {folder} -c listen_addresses= -c shared_buffers=4GB -c max_wal_size=16GB -c fsync=off"
        run("pg_ctl", "-D", f"{folder}/data", "-w", "-l", f"{folder}/log", "-o", settings, "start")
        try:
            run("createdb", "-h", folder, "-U", "owner", "nrm")
            yield f"postgresql://owner@/nrm?host={folder}"
        finally:
            run("pg_ctl", "-D", f"{folder}/data", "-w", "-m", "immediate", "stop")


def prepared(url: str) -> None:
    """The register's tables, roles and walls on that server; the process becomes one that works on it."""
    from opennrm.config import rights

    with psycopg.connect(url, autocommit=True) as owner:
        for statement in rights.BY_HAND.rstrip(".").replace("the owner", "owner").split(";"):
            if statement.strip():
                owner.execute(statement)
        owner.execute("CREATE EXTENSION pg_trgm")
    os.environ |= {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "opennrm.config.settings"}
    subprocess.run(
        [sys.executable, "-m", "opennrm.config.cli", "migrate"], check=True, stderr=subprocess.DEVNULL
    )
    import django

    django.setup()


def invented(count: int) -> Iterator[str]:
    """Names by lot: some parts are frequent, most are rare, as in a register of many countries."""
    from tests.persons.invented import FIRST, LAST

    lot = Random(5)

    def part(of: list[str]) -> str:
        if lot.random() < 0.4:
            return of[int(len(of) * lot.random() ** 2)]
        one, other = lot.choice(of), lot.choice(of)
        return one[: (len(one) + 1) // 2] + other[len(other) // 2 :]

    for _ in range(count):
        yield " ".join([part(FIRST), part(LAST), *([part(LAST)] if lot.random() < 0.2 else [])])


def filled(url: str, names: list[str]) -> object:
    """Every person with a key, a sealed identity, tokens and a case; gives an actor whose organisation takes part."""
    from opennrm.access import services as access
    from opennrm.access.domain.actor import NOBODY, Actor
    from opennrm.access.domain.roles import Role
    from opennrm.access.selectors import organisation_ids

    access.install_organisations(by=NOBODY)
    user = access.add_user(
        "bench", "Opdigtet", "opdigtet-bench-2021", role=Role.CASEWORKER, organisation_code="cmm",
        since=date(2020, 1, 1), by=NOBODY,
    )  # fmt: skip
    organisation = organisation_ids()["cmm"]
    persons = [uuid4() for _ in names]
    with psycopg.connect(url) as owner:
        _registered(owner, persons, names, user, organisation)
        copied(owner, "plain (id, name)", zip(persons, names, strict=True), create="(id uuid, name text)")
        owner.execute("CREATE INDEX ON plain USING gin (name gin_trgm_ops)")
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")
    return Actor(user, organisation, "cmm", Role.CASEWORKER)


def _registered(
    owner: psycopg.Connection, persons: list[UUID], names: list[str], user: UUID, organisation: UUID
) -> None:
    from opennrm.persons.domain.pseudonyms import pseudonym

    now, day = datetime(2021, 1, 1, tzinfo=UTC), date(2021, 1, 1)
    everybody = list(enumerate(persons))
    copied(owner, "persons_person (id, pseudonym, gender, nationality, identity_version, registered_at, registered_by_id)",
           ((person, pseudonym(at), "", "", 1, now, user) for at, person in everybody))  # fmt: skip
    copied(owner, "cases_case (id, number, person_id, opened_on, opened_by_id, version)",
           ((person, f"2021-{at:06d}", person, day, user, 1) for at, person in everybody))  # fmt: skip
    copied(owner, "cases_participation (id, case_id, organisation_id, kind, legal_basis, sections, purpose, said_how,"
           " reason_sealed, since, shared_by_id)",
           ((person, person, organisation, "consent", "", ["identity"], "", "", b"", day, user) for person in persons))  # fmt: skip
    owner.execute("SET session_replication_role = replica")  # no check of each foreign key
    owner.execute("ALTER TABLE persons_searchtoken DROP CONSTRAINT persons_searchtoken_pkey")
    keys, identities = [], []
    for person, name in zip(persons, names, strict=True):
        wrapped, columns = _sealed(person, name)
        keys.append((person, wrapped, now))
        identities.append((person, person, 1, *columns, now, user))
    copied(owner, "persons_subjectkey (subject_id, wrapped, made_at)", keys)
    copied(owner, "persons_identityversion (id, person_id, version, names_sealed, birth_sealed, document_number_sealed,"
           " phone_sealed, address_sealed, recorded_at, recorded_by_id)", identities)  # fmt: skip
    copied(owner, "persons_searchtoken (token, person_id)", _tokens(persons, names))
    owner.execute("ALTER TABLE persons_searchtoken ADD PRIMARY KEY (token, person_id)")


def _sealed(person: UUID, name: str) -> tuple[bytes, list[bytes]]:
    from opennrm.persons import vault
    from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Identity
    from opennrm.persons.domain.written import texts_of

    wrapped = vault.new_data_key(person)
    box = vault.Box(person, wrapped)
    texts = texts_of(Identity(names=name, birth=UNKNOWN_BIRTH))
    order = ("names", "birth", "document_number", "phone", "address")
    places = {part: vault.Place("persons_identityversion", f"{part}_sealed", person) for part in order}
    return wrapped, [box.seal(texts[part], places[part]) for part in order]


def _tokens(persons: list[UUID], names: list[str]) -> Iterator[tuple[int, UUID]]:
    from functools import lru_cache

    from opennrm.persons import vault
    from opennrm.persons.domain.names import tokens

    blind = lru_cache(maxsize=2_000_000)(vault.blind)
    for person, name in zip(persons, names, strict=True):
        for token in tokens(name):
            yield blind(*token), person


def copied(
    owner: psycopg.Connection, into: str, rows: Iterable[tuple[object, ...]], create: str = ""
) -> None:
    table = into.partition(" ")[0]
    if create:
        owner.execute(f"CREATE TABLE {table} {create}")
    with owner.cursor().copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def median_seconds(search: Callable[[str], object], typed: list[str]) -> float:
    """Of one search for each text, after some that do not count."""
    import time
    from statistics import median

    taken = []
    for text in typed:
        began = time.perf_counter()
        search(text)
        taken.append(time.perf_counter() - began)
    return median(taken[QUERIES // 6 :])


def figures() -> Iterator[Figure]:
    from tests.persons.invented import mistyped

    with postgresql_15() as url:
        prepared(url)
        names = list(invented(PERSONS))
        actor = filled(url, names)
        from opennrm.persons import services

        lot = Random(13)
        places = [lot.randrange(PERSONS) for _ in range(QUERIES)]
        typed = [mistyped(names[place], lot) for place in places]
        found: dict[str, list[str]] = {}
        with psycopg.connect(url) as plain:

            def ours(text: str) -> None:
                found[text] = [str(each.person_id) for each in services.search(text, by=actor)]

            def theirs(text: str) -> object:
                return plain.execute(ALIKE, [text, text]).fetchall()

            yield Figure(
                f"search among {PERSONS:,} encrypted persons against pg_trgm in clear",
                median_seconds(ours, typed),
                median_seconds(theirs, typed),
                at_most=AT_MOST,
            )
            rows = plain.execute("SELECT id::text, name FROM plain").fetchall()
            named = dict(rows)
            ours_hit = sum(
                names[p] in {named[i] for i in found[t]} for p, t in zip(places, typed, strict=True)
            )
            theirs_hit = sum(
                names[p] in {n for _, n in theirs(t)} for p, t in zip(places, typed, strict=True)
            )
            yield Figure(
                "the one sought is among the first ten: ours, pg_trgm",
                ours_hit,
                max(theirs_hit, 1),
                unit="of 60",
            )
        from django.db import connections

        connections.close_all()
