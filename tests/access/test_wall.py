"""Whoever acts is told to the database for one transaction, and to none after it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections, transaction

from opennrm.access.domain.roles import Role
from opennrm.access.wall import acting
from opennrm.shared.errors import Denied

WHO = "SELECT nrm_organisation(), nrm_user(), nrm_role(), current_user::text"


def told():
    with connection.cursor() as cursor:
        cursor.execute(WHO)
        return cursor.fetchone()


@pytest.fixture
def actor(fresh_database, django_db_blocker, actor_for):
    with django_db_blocker.unblock():
        yield actor_for(Role.CASEWORKER, "cmm")


def test_it_ends_with_the_transaction(actor):
    with acting(actor):
        with transaction.atomic():
            assert told() == (actor.organisation_id, actor.user_id, "caseworker", "nrm_app")
        assert told()[:3] == (None, None, None)
    with transaction.atomic():
        assert told()[:3] == (None, None, None)


def test_it_ends_when_the_act_is_undone(actor):
    with pytest.raises(Denied), acting(actor), transaction.atomic():
        raise Denied("access.missing_right")
    assert told()[:3] == (None, None, None)


def test_an_act_within_an_act_gives_the_outer_actor_back(actor, actor_for):
    colleague = actor_for(Role.NGO_WORKER, "hopenow")
    with acting(actor), transaction.atomic():
        with acting(colleague):
            assert told()[0] == colleague.organisation_id
        assert told()[0] == actor.organisation_id
        with pytest.raises(Denied), acting(colleague), transaction.atomic():
            raise Denied("access.missing_right")
        assert told()[0] == actor.organisation_id


def test_two_at_once_do_not_mix(actor, actor_for):
    actors = [actor, actor_for(Role.NGO_WORKER, "hopenow")] * 4

    def one(each):
        try:
            with acting(each), transaction.atomic():
                return told()[0]
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(one, actors)) == [each.organisation_id for each in actors]
