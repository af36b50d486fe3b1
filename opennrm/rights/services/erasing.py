"""Carrying out what was approved, by the owner of the database on the command line: the web application can destroy no key.

Each subject in a transaction of its own, so that a run that breaks off has erased some and nothing by halves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from uuid import UUID

from django.apps import apps
from django.db import connection, models, transaction
from django.db.models import Q
from django.db.models.functions import Coalesce

from opennrm.access import audit
from opennrm.access import services as access
from opennrm.access.domain.actor import NO_ONE, NOBODY, Actor
from opennrm.access.domain.roles import Role
from opennrm.access.wall import acting
from opennrm.persons import services as persons_services
from opennrm.prosecution import services as files
from opennrm.rights import selectors
from opennrm.rights.domain.places import PLACES, How, Place
from opennrm.rights.domain.retention import Kind, Line, Simulation
from opennrm.rights.models import ErasureItem, ErasureProof
from opennrm.shared.dates import clock

# Sees what the data protection officer sees; the trail tells it from a user.
MACHINE = Actor(NO_ONE, NO_ONE, "", Role.DATA_PROTECTION_OFFICER)
# What leads to nobody and goes by itself when its period ends.
BY_ITSELF = {
    Kind.CALL: Place("intake_call.notes_sealed", "pk", How.OWN_KEY),
    Kind.HANDOVER: Place("intake_handover.note_sealed", "pk", How.OWN_KEY),
}
FILE = Place("prosecution_policefile.number", "", How.RENAMED)
TRAIL = Place("access_auditline.position", "", How.DELETED)
Told = Callable[[str], None]
# Writes a subject into the list of erasures that is kept apart from the database, before its key is gone.
Keep = Callable[[UUID], None]


class NotErased(Exception):
    """Something of a subject is left; the erasure of that subject was undone."""


def simulate_as_machine() -> Simulation:
    """For the command line: as the data protection officer sees it."""
    with transaction.atomic(), acting(MACHINE):
        audit.record("rights.simulation_shown", by=NOBODY)
        return selectors.simulation(MACHINE, clock.today())


def erase_approved(tell: Told, keep: Keep) -> int:
    """Everything that is approved and not done; gives how many were erased. What is held by now, or no longer due, is
    passed over, and says so."""
    waiting = list(ErasureItem.objects.filter(erasure__approved=True, outcome="").order_by("due_on", "pk"))
    erased = 0
    for number, item in enumerate(waiting, 1):
        with transaction.atomic():
            outcome = _carried_out(item.pk, keep)
        erased += outcome == "erased"
        tell(f"{number} of {len(waiting)}: {item.label or item.subject_id} {outcome}")
    return erased


def erase_again(subjects: Iterable[UUID], keep: Keep) -> int:
    """A restored backup is older than these erasures: done once more; gives how many there were to do."""
    done = 0
    for subject_id in subjects:
        with transaction.atomic():
            done += _again(subject_id, keep)
    return done


def _again(subject_id: UUID, keep: Keep) -> bool:
    person = _rows("persons_person").filter(pk=subject_id, erased_at__isnull=True).values_list("pseudonym")
    if found := person.first():
        _erase_person(subject_id, found[0], None, keep)
        return True
    if rows := files.forget_file(subject_id):
        _prove_places(subject_id, "", _in_a_proof(FILE, rows), None)
        return True
    for place in BY_ITSELF.values():
        if _rows(place.table).filter(pk=subject_id).exclude(**{place.column: b""}).exists():
            _erase_by_itself(subject_id, place, None, keep)
            return True
    return False


def _carried_out(item_id: UUID, keep: Keep) -> str:
    item = ErasureItem.objects.select_for_update().get(pk=item_id)
    if item.outcome:
        return item.outcome  # with another record of the same person
    outcome = _standing(item) or "erased"
    _settle(item, outcome)
    if outcome == "erased" and item.kind in WITHOUT_A_KEY:
        WITHOUT_A_KEY[Kind(item.kind)](item, keep)
    elif outcome == "erased" and item.kind in BY_ITSELF:
        _erase_by_itself(item.subject_id, BY_ITSELF[Kind(item.kind)], item, keep)
    elif outcome == "erased":
        _erase_every_record(item, keep)
    audit.record("rights.erasure_carried_out", item, by=NOBODY, fields=["outcome"], purpose=outcome)
    return outcome


def _standing(item: ErasureItem) -> str:
    """What has come between the approval and now: a hold, or something new that happened in a case."""
    lines = _lines()
    theirs = [lines[each] for each in _of_the_same(item.subject_id) if each in lines]
    if item.subject_id not in lines:
        return "not_due"
    if any(line.holds for line in theirs):
        return "held"
    is_due = item.kind == Kind.REQUEST or all(line.due_on <= clock.today() for line in theirs)
    return "" if is_due else "not_due"


def _settle(item: ErasureItem, outcome: str) -> None:
    item.outcome, item.done_at = outcome, clock.now()
    item.save(update_fields=["outcome", "done_at"])


def _of_the_same(person_id: UUID) -> list[UUID]:
    """Every record of the person that is not erased, the one asked for first; what is no person stands for itself."""
    rows = _rows("persons_person")
    standing = rows.filter(pk=person_id).values_list(Coalesce("canonical_id", "id"), flat=True).first()
    found = rows.filter(Q(pk=standing) | Q(canonical=standing), erased_at__isnull=True)
    return [person_id, *found.exclude(pk=person_id).order_by("pk").values_list("pk", flat=True)]


def _erase_every_record(item: ErasureItem, keep: Keep) -> None:
    """Two records that were found to be one person go together: one of them would tell of the other."""
    for person_id in _of_the_same(item.subject_id):
        waiting = ErasureItem.objects.filter(erasure__approved=True, outcome="", subject_id=person_id)
        its = item if person_id == item.subject_id else waiting.first()
        if its and not its.outcome:
            _settle(its, "erased")
        label = str(_rows("persons_person").values_list("pseudonym", flat=True).get(pk=person_id))
        _erase_person(person_id, label, its, keep)


def _lines() -> dict[UUID, Line]:
    with acting(MACHINE):
        return {line.subject_id: line for line in selectors.all_lines(MACHINE, clock.today())}


def _erase_person(person_id: UUID, label: str, item: ErasureItem | None, keep: Keep) -> None:
    keep(person_id)
    counted = {place: _ids(place, person_id) for place in PLACES}
    counted |= {place: _drafts(counted, person_id) for place in PLACES if place.how is How.BY_ADDRESS}
    records = {pk for place, ids in counted.items() if _has_own_key(place) for pk in ids}
    for place, ids in counted.items():
        if place.how is How.BY_ADDRESS:
            _rows(place.table).filter(pk__in=ids).delete()
        elif _has_own_key(place):
            _empty(place, ids)
    persons_services.erase(person_id, records=records)
    _check_gone(person_id)
    _prove(person_id, label, counted, item)


def _erase_by_itself(row_id: UUID, place: Place, item: ErasureItem | None, keep: Keep) -> None:
    """A call about nobody, or a handover: its text may name somebody all the same."""
    keep(row_id)
    _empty(place, [row_id])
    persons_services.destroy_keys_of([row_id])
    _prove(row_id, "", {place: [row_id]}, item)


def _erase_police_file(item: ErasureItem, keep: Keep) -> None:
    """Its number, and what leads from it to a case; what is counted stays."""
    keep(item.subject_id)
    rows = files.forget_file(item.subject_id)
    _prove_places(item.subject_id, "", _in_a_proof(FILE, rows), item)


def _cut_trail(item: ErasureItem, keep: Keep) -> None:
    """The lines whose period is over; the chain can be verified from there on."""
    through = selectors.oldest_day_kept(MACHINE, Kind.TRAIL, clock.today())
    _prove_places(item.subject_id, "", _in_a_proof(TRAIL, access.cut_trail(through)), item)


WITHOUT_A_KEY: Mapping[Kind, Callable[[ErasureItem, Keep], None]] = {
    Kind.POLICE_FILE: _erase_police_file,
    Kind.TRAIL: _cut_trail,
}


def _in_a_proof(place: Place, rows: int) -> list[dict[str, object]]:
    return [{"table": place.table, "column": place.column, "rows": rows, "how": place.how}]


def _prove(subject_id: UUID, label: str, counted: dict[Place, list[UUID]], item: ErasureItem | None) -> None:
    _prove_places(
        subject_id,
        label,
        [each for place, ids in counted.items() for each in _in_a_proof(place, len(ids))],
        item,
    )


def _prove_places(
    subject_id: UUID, label: str, places: list[dict[str, object]], item: ErasureItem | None
) -> None:
    proof = ErasureProof.objects.create(
        item=item, subject_id=subject_id, label=label, places=places, erased_at=clock.now()
    )
    audit.record("rights.erased", proof, by=NOBODY, fields=["places"])


def _has_own_key(place: Place) -> bool:
    return place.how in (How.OWN_KEY, How.LAST_OF_ALL, How.BY_ADDRESS)


def _rows(table: str) -> models.QuerySet[models.Model]:
    """By its name: the list of places is data, and no stage is imported for it."""
    model = next(each for each in apps.get_models() if each._meta.db_table == table)
    return model._default_manager.all()


def _ids(place: Place, person_id: UUID) -> list[UUID]:
    """The rows of a place that are about the person; of what several share, those that nobody else is left in."""
    if not place.person:
        return []
    found = _rows(place.table).filter(**{place.person: person_id})
    ids = list(dict.fromkeys(found.values_list("pk", flat=True)))
    if place.how is How.LAST_OF_ALL:
        return [each for each in ids if not _others_left(place, each) - {person_id}]
    return ids


def _drafts(counted: Mapping[Place, list[UUID]], person_id: UUID) -> list[UUID]:
    """What is being typed into pages whose address names the person's case, or a record in it."""
    cases = _rows("cases_case").filter(person=person_id).values_list("pk", flat=True)
    named = {str(each) for each in [person_id, *cases, *(pk for ids in counted.values() for pk in ids)]}
    places = _rows("tasks_draft").values_list("pk", "place")
    return [pk for pk, place in places if any(part in named for part in place.split("/"))]


def _others_left(place: Place, row_id: UUID) -> set[UUID]:
    """Who of those that share it is not erased."""
    row = _rows(place.table).filter(pk=row_id, **{f"{place.person}__erased_at__isnull": True})
    return set(row.values_list(place.person, flat=True))


def _empty(place: Place, ids: Iterable[UUID]) -> None:
    _rows(place.table).filter(pk__in=ids).update(**{place.column: b""})


def _check_gone(person_id: UUID) -> None:
    """Looked for once more before anything is promised."""
    for place in PLACES:
        if place.how is How.DELETED and _ids(place, person_id):
            raise NotErased(place.name)
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM persons_subjectkey WHERE subject_id = %s", [person_id])
        if any(bytes(wrapped) for (wrapped,) in cursor.fetchall()):
            raise NotErased("persons_subjectkey.wrapped")
