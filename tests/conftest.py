"""What all tests share: a database of their own, actors, browsers' servers.

Acts and requests run with the rights of the application's role, so a missing grant or policy is found here and not in
production.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from datetime import date
from hashlib import sha256
from itertools import count
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.test import Client
from django.test.utils import setup_databases, teardown_databases

from opennrm.access.domain.actor import Actor
from opennrm.access.domain.roles import Role
from opennrm.shared.dates import clock
from tests.servers import FreshDatabase, Server, collected_static, copy_of, serving

MakeActor = Callable[..., Actor]
PASSWORD = "opdigtet adgangskode 2021"
_numbers = count(1)


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """The embedded server for this session, unless ``DATABASE_URL`` names another; and the owner's login."""
    from opennrm.config import database, embedded

    with ExitStack() as stack:
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("NRM_DATABASE_ROLE", "owner")
            if not database.given_url():
                stack.enter_context(embedded.running())
            owner = database.database()
        entry = connections["default"].settings_dict
        entry.update(owner)
        suffix = [os.environ.get("NRM_TEST_SUFFIX", ""), os.environ.get("PYTEST_XDIST_WORKER", "")]
        entry["TEST"]["NAME"] = "_".join(["test_nrm", *filter(None, suffix)])
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_keepdb: bool,
    django_db_blocker,
) -> Iterator[None]:
    """Migrations as owner; then the rights. Tests look at rows as the owner; every act and every request takes on the
    application's role and its actor, as in production (``access.wall``), and gives them back.

    Always makes the test database, also when no chosen test is marked ``django_db``: ``fresh_database`` copies it.
    """
    from opennrm.config.rights import give_rights

    entry = connections["default"].settings_dict
    with django_db_blocker.unblock():
        made = setup_databases(0, interactive=False, keepdb=django_db_keepdb, aliases={"default"})
        give_rights()
        connections["default"].close()
    entry["UNTOLD_ROLE"] = "none"
    yield
    with django_db_blocker.unblock():
        connections["default"].close()
        if not django_db_keepdb:
            teardown_databases(made, verbosity=0)


@pytest.fixture(scope="module")
def kept_rows(
    django_db_setup: None, django_db_blocker
) -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """What is written within ``with kept_rows():`` is there for all tests of a module, each of which takes back only what
    it does itself. For sweeps, whose register takes longer to live through than one look at it."""
    whole = transaction.atomic()
    with django_db_blocker.unblock():
        whole.__enter__()
    yield django_db_blocker.unblock
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        whole.__exit__(None, None, None)


@pytest.fixture
def as_owner(db: None) -> Iterator[None]:
    """The owner's rights for this test: to see what triggers and constraints refuse even then."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SET LOCAL ROLE NONE")
        yield


@pytest.fixture(scope="session")
def actor_for() -> MakeActor:
    """``actor_for(Role.CASEWORKER, "cmm")``; with a password for those who sign in through a browser."""
    from django.contrib.auth.hashers import make_password

    from opennrm.access.models import Membership, Organisation, User
    from opennrm.access.services import actor_of

    def make(role: Role, organisation_code: str, *, username: str = "", password: str = "") -> Actor:
        number = next(_numbers)
        organisation, _ = Organisation.objects.get_or_create(code=organisation_code)
        user = User.objects.create(
            username=username or f"opdigtet-{number}",
            name=f"Opdigtet Medarbejder {number}",
            password=make_password(password or None, hasher="argon2" if password else "default"),
        )
        membership = Membership.objects.create(
            user=user, organisation=organisation, role=role.value, since=date(2007, 1, 1)
        )
        return actor_of(membership)

    return make


@pytest.fixture
def caseworker(db: None, actor_for: MakeActor) -> Actor:
    return actor_for(Role.CASEWORKER, "cmm")


@pytest.fixture
def caseworker_user(caseworker: Actor):
    """The user of a caseworker who has not chosen an organisation yet."""
    from opennrm.access.models import User

    return User.objects.get(pk=caseworker.user_id)


@pytest.fixture
def immigration(db: None, actor_for: MakeActor) -> Actor:
    return actor_for(Role.DECISION_MAKER, "immigration_service")


@pytest.fixture
def ngo(db: None, actor_for: MakeActor) -> Actor:
    return actor_for(Role.NGO_WORKER, "hopenow")


@pytest.fixture(scope="session")
def client_for() -> Callable[[Actor], Client]:
    """A client that has just signed in, chosen the actor's organisation and accepted the first code of conduct."""
    from django.conf import settings

    from opennrm.access.models import User

    def make(actor: Actor) -> Client:
        client = Client()
        client.force_login(User.objects.get(pk=actor.user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
        session = client.session
        session["organisation"] = str(actor.organisation_id)
        session["second_factor"] = True
        session["account_authentication_methods"] = [{"method": "password", "at": time.time()}]
        session["account_authentication_methods_user"] = str(actor.user_id)
        session["conduct"] = 1
        now = clock.now().isoformat()
        session["seen"] = {"began": now, "seen": now, "in": sha256(b"").hexdigest()}
        session.save()
        return client

    return make


@pytest.fixture
def fresh_database(django_db_setup: None, django_db_blocker) -> Iterator[FreshDatabase]:
    """A migrated database of this test's own, really committed to; also the ORM's while the test lasts.

    For concurrency, crashes and browser journeys. Not together with ``db``.
    """
    entry = connections["default"].settings_dict
    template = entry["NAME"]
    with django_db_blocker.unblock():
        connections["default"].close()
        with copy_of(entry, f"{template}_{uuid4().hex[:8]}") as fresh:
            entry["NAME"] = fresh.name
            try:
                yield fresh
            finally:
                connections.close_all()
                entry["NAME"] = template


@pytest.fixture(scope="session")
def static_root(tmp_path_factory: pytest.TempPathFactory) -> str:
    return collected_static(tmp_path_factory.mktemp("static"))


@pytest.fixture
def live_server_process(fresh_database: FreshDatabase, static_root: str, tmp_path: Path) -> Iterator[Server]:
    """The real ``nrm serve`` on the fresh database, as its own process on a free port."""
    with serving(fresh_database, static_root, tmp_path / "server.log") as server:
        yield server
