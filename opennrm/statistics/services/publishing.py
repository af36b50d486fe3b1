"""Letting figures out: one prepares, which freezes them; another releases."""

from __future__ import annotations

from uuid import UUID

from django.db import connection

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.shared.dates import clock
from opennrm.shared.errors import Invalid
from opennrm.statistics import policies, selectors
from opennrm.statistics.domain.publication_states import State
from opennrm.statistics.domain.publications import TABLES, Edition, as_file, checksum
from opennrm.statistics.models import Publication, PublishedTable
from opennrm.statistics.services import comparing
from opennrm.statistics.services.disclosing import protected

# Held until the commit: two publications never have one number.
NUMBER_LOCK = 0x4E524D_9B11C


@act
def prepare_publication(edition: Edition, *, by: Actor) -> UUID:
    """The tables of the year, drawn once: they stay as they are, with the place in the ledger they were drawn at."""
    policies.check_can_prepare(by)
    edition.check(today=clock.today())
    _hold_numbers()
    publication = Publication.objects.create(
        number=selectors.next_number(by), year=edition.year, as_of=edition.as_of, profile=edition.profile,
        position=selectors.position(edition.as_of), prepared_at=clock.now(), prepared_by_id=by.user_id,
    )  # fmt: skip
    PublishedTable.objects.bulk_create(_drawn(publication, edition))
    audit.record("statistics.publication_prepared", publication, by=by, fields=["position", "tables"])
    return publication.pk


def _hold_numbers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NUMBER_LOCK])


def _drawn(publication: Publication, edition: Edition) -> list[PublishedTable]:
    drawn = selectors.draw(publication.as_of, publication.position)
    questions = [edition.question(measure, by) for measure, by in TABLES.values()]
    answers = protected(questions, edition.profile, drawn)
    return [
        PublishedTable(
            publication=publication, name=name, measure=measure, by=list(by), rows=rows,
            checksum=checksum(as_file(by, rows)),
        )
        for (name, (measure, by)), rows in zip(TABLES.items(), answers, strict=True)
    ]  # fmt: skip


@act
def release_publication(publication_id: UUID, *, ground: str, by: Actor) -> None:
    """By another: what it would give away, alone and beside what is out already, is looked at now."""
    policies.check_may_release(by)
    publication = selectors.lock_publication(by, publication_id)
    policies.check_can_release(by, publication)
    _hold_numbers()
    seen = comparing.look_over(publication, by=by)
    policies.check_reveals_nobody(publication, seen.singled, seen.revealed, ground=ground)
    publication.state, publication.ground = State.RELEASED, ground
    publication.released_at, publication.released_by_id = clock.now(), by.user_id
    publication.save(update_fields=["state", "ground", "released_at", "released_by"])
    audit.record("statistics.publication_released", publication, by=by, fields=["ground", "state"])


@act
def drop_publication(publication_id: UUID, *, by: Actor) -> None:
    policies.check_can_prepare(by)
    publication = selectors.lock_publication(by, publication_id)
    policies.check_can_drop(by, publication)
    publication.state = State.DROPPED
    publication.save(update_fields=["state"])
    audit.record("statistics.publication_dropped", publication, by=by, fields=["state"])


@act
def open_table(publication_id: UUID, name: str, *, by: Actor) -> bytes:
    """The file of a table, as its checksum was taken of it."""
    publication = selectors.get_publication(by, publication_id)
    table = next((each for each in selectors.tables_of(by, publication) if each.name == name), None)
    if table is None:
        raise Invalid("statistics.no_such_table", field="name", name=name)
    audit.record("statistics.table_opened", publication, by=by, fields=["tables"])
    return as_file(table.by, table.rows)
