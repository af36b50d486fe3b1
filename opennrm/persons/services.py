"""Acts on persons. The only door to the vault: names come in and go out here, and every opening is recorded."""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from datetime import date
from uuid import UUID, uuid4

from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from opennrm.access import audit
from opennrm.access.domain.actor import NOBODY, Actor
from opennrm.access.wall import act
from opennrm.mechanism.countries import is_country
from opennrm.mechanism.rules import rules
from opennrm.persons import policies, selectors, vault
from opennrm.persons.domain.identity import TEXTS, Birth, BirthKind, Identity, check_birth
from opennrm.persons.domain.pseudonyms import SPACE, pseudonym
from opennrm.persons.domain.sealed import Sealed
from opennrm.persons.domain.search import Found, asked, indexed, resemblance, sought
from opennrm.persons.models import IdentityVersion, Person, SearchToken, SubjectKey
from opennrm.shared.dates import clock
from opennrm.shared.errors import Conflict, Denied, Invalid

SEALED = (*TEXTS, "birth")
MOST_FOUND, AT_A_TIME = 10, 1_000


@act
def register(identity: Identity, *, gender: str, nationality: str, by: Actor) -> UUID:
    """Somebody comes into the register, under a pseudonym and with a key of their own."""
    policies.check_can_register(by)
    check_birth(identity.birth, today=clock.today())
    _check_codes(gender, nationality)
    person = _new_person(gender, nationality, by=by)
    _record_identity(person, identity, by=by)
    audit.record("persons.registered", person, by=by, fields=[*SEALED, "gender", "nationality"])
    return person.pk


@act
def open_identity(person_id: UUID, *, purpose: str, by: Actor) -> Identity:
    """See who a person is, for a purpose that the trail remembers."""
    policies.check_can_open(by)
    if not rules().has("opening_purposes", purpose):
        raise Invalid("persons.purpose_missing", field="purpose")
    current = _current_identity(person_id)
    audit.record("persons.identity_opened", current.person, by=by, fields=SEALED, purpose=purpose)
    return _opened(current)


@act
def correct_identity(person_id: UUID, identity: Identity, *, version: int, by: Actor) -> None:
    """What was told was wrong or incomplete. ``version`` is the one that was read; the old one stays as history."""
    person = selectors.lock_person(by, person_id)
    policies.check_can_correct(by)
    if person.identity_version != version:
        raise Conflict("persons.identity_changed")
    check_birth(identity.birth, today=clock.today())
    changed = _changed(_current_identity(person.pk), identity)
    IdentityVersion.objects.filter(person=person, corrected_at__isnull=True).update(
        corrected_at=clock.now(), corrected_by_id=by.user_id
    )
    person.identity_version += 1
    person.save(update_fields=["identity_version"])
    _record_identity(person, identity, by=by)
    audit.record("persons.identity_corrected", person, by=by, fields=changed, purpose="correction")


@act
def search(text: str, *, by: Actor) -> list[Found]:
    """Persons of the actor's cases that resemble what was typed, best first. The trail holds a sign of the text, and
    each person found; the names of all that were compared stay in here."""
    policies.check_can_search(by)
    what = sought(text)
    if not what:
        raise Invalid("persons.nothing_to_search_for", field="q")
    tokens = [
        (vault.blind(*each.token), each.weight, vault.blind(*each.unless) if each.unless else None)
        for each in asked(what)
    ]
    candidates = selectors.holding_identities(by, selectors.alike(by, tokens))
    keys = SubjectKey.objects.in_bulk([row.person_id for row in candidates])
    compared = (
        Found(row.person_id, resemblance(what, _opened_with(_unwrapped(keys[row.person_id]), row)))
        for row in candidates
        if row.person_id in keys
    )
    found = sorted(filter(None, compared), key=lambda each: (-each.resemblance.degree, each.person_id))
    audit.record("persons.searched", by=by, purpose=f"search:{vault.blind_text(text)}")
    for each in found[:MOST_FOUND]:
        audit.record("persons.found", keys[each.person_id], by=by)
    return found[:MOST_FOUND]


@transaction.atomic
def index_everybody() -> int:
    """Build the search index anew, by the owner of the database: after a new index key. Gives how many persons."""
    SearchToken.objects.all().delete()
    holding = IdentityVersion.objects.filter(corrected_at__isnull=True)
    known = set(SubjectKey.objects.values_list("pk", flat=True))
    count = 0
    for row in holding.iterator(chunk_size=1_000):
        if row.person_id in known:
            _index(row.person_id, _opened(row))
            count += 1
    return count


def rewrap_keys() -> int:
    """Every data key under the present master key, by the owner of the database, while everybody works; gives how many.
    The last look waits for whoever is writing a key and lets nobody else, so that none is left behind."""
    count = 0
    while found := _wrap_anew(_of_old_keys()[:AT_A_TIME]):
        count += found
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("LOCK TABLE persons_subjectkey IN EXCLUSIVE MODE")
        count += _wrap_anew(_of_old_keys())
        audit.record("persons.keys_rewrapped", by=NOBODY)
    return count


def _of_old_keys() -> QuerySet[SubjectKey]:
    return SubjectKey.objects.extra(
        where=["substring(wrapped from 1 for %s) <> %s"], params=[vault.PREFIX, vault.primary()]
    )


def _wrapped_anew(key: SubjectKey) -> bytes:
    try:
        return vault.rewrapped(key.subject_id, bytes(key.wrapped))
    except vault.Unreadable:
        raise Denied("persons.unreadable") from None


@transaction.atomic
def _wrap_anew(keys: QuerySet[SubjectKey]) -> int:
    found = list(keys.select_for_update())
    for key in found:
        key.wrapped = _wrapped_anew(key)
    SubjectKey.objects.bulk_update(found, ["wrapped"], batch_size=AT_A_TIME)
    return len(found)


@act
def age_on(person_id: UUID, day: date, *, by: Actor) -> int | None:
    """The age a decision of that day states; None where it is unknown."""
    policies.check_can_know_age(by)
    current = _current_identity(person_id)
    audit.record("persons.age_opened", current.person, by=by, fields=["birth"], purpose="decision")
    return _opened(current).birth.age_on(day)


@act
def seal_text(subject_id: UUID, *, table: str, column: str, row: UUID, text: str) -> bytes:
    """Free text for another app's row. The subject is a person, or the row itself where it concerns nobody."""
    return _box(subject_id, is_new=True).seal(text, vault.Place(table, column, row))


@act
def unseal_text(subject_id: UUID, *, table: str, column: str, row: UUID, sealed: bytes, by: Actor) -> str:
    """Open free text in the row it was sealed for."""
    return unseal_texts(subject_id, [Sealed(table, column, row, sealed)], by=by)[row]


@act
def unseal_texts(subject_id: UUID, texts: Sequence[Sealed], *, by: Actor) -> dict[UUID, str]:
    """Open texts of one subject, by their rows: one key and one line in the trail, however many they are."""
    if not texts:
        return {}
    key = _key_of(subject_id)
    told = {f"{each.table}.{each.column}" for each in texts}
    audit.record("persons.text_opened", key, by=by, fields=told)
    box = _unwrapped(key)
    return {
        each.row: _open(box, each.value, vault.Place(each.table, each.column, each.row)) for each in texts
    }


def _check_codes(gender: str, nationality: str) -> None:
    """A code of the mechanism, or nothing where it is unknown."""
    if gender and not rules().has("genders", gender):
        raise Invalid("persons.unknown_gender", field="gender")
    if nationality and not is_country(nationality):
        raise Invalid("persons.unknown_country", field="nationality")


def _new_person(gender: str, nationality: str, *, by: Actor) -> Person:
    """Draw until a pseudonym is free. That it is taken is only seen when it is written: others' persons are hidden."""
    while True:
        person = Person(
            pseudonym=pseudonym(secrets.randbelow(SPACE)),
            gender=gender,
            nationality=nationality,
            registered_at=clock.now(),
            registered_by_id=by.user_id,
        )
        try:
            with transaction.atomic():
                person.save(force_insert=True)
        except IntegrityError:
            continue
        return person


def _record_identity(person: Person, identity: Identity, *, by: Actor) -> None:
    box = _box(person.pk, is_new=True)
    row = IdentityVersion(
        id=uuid4(),
        person=person,
        version=person.identity_version,
        recorded_at=clock.now(),
        recorded_by_id=by.user_id,
    )
    for part, text in _texts(identity).items():
        setattr(row, f"{part}_sealed", box.seal(text, _place(row, part)))
    row.save()
    _index(person.pk, identity)


def _index(person_id: UUID, identity: Identity) -> None:
    """The person is found by what holds now, and by nothing else."""
    SearchToken.objects.filter(person_id=person_id).delete()
    tokens = {vault.blind(*token) for token in indexed(identity)}
    SearchToken.objects.bulk_create(SearchToken(token=token, person_id=person_id) for token in tokens)


def _texts(identity: Identity) -> dict[str, str]:
    """Each part as the text that is sealed."""
    birth = identity.birth
    told = {"kind": birth.kind.value, "year": birth.year, "estimated_age": birth.estimated_age}
    days = {"day": birth.day, "estimated_on": birth.estimated_on}
    written = told | {name: day.isoformat() if day else None for name, day in days.items()}
    return {part: getattr(identity, part) for part in TEXTS} | {"birth": json.dumps(written)}


def _birth(text: str) -> Birth:
    told = json.loads(text)
    days = {name: date.fromisoformat(told[name]) if told[name] else None for name in ("day", "estimated_on")}
    return Birth(BirthKind(told["kind"]), year=told["year"], estimated_age=told["estimated_age"], **days)


def _current_identity(person_id: UUID) -> IdentityVersion:
    holding = IdentityVersion.objects.filter(corrected_at__isnull=True).select_related("person")
    return get_object_or_404(holding, person_id=person_id)


def _opened(row: IdentityVersion) -> Identity:
    return _opened_with(_box(row.person_id), row)


def _opened_with(box: vault.Box, row: IdentityVersion) -> Identity:
    texts = {part: _open(box, bytes(getattr(row, f"{part}_sealed")), _place(row, part)) for part in SEALED}
    return Identity(birth=_birth(texts.pop("birth")), **texts)


def _changed(row: IdentityVersion, identity: Identity) -> list[str]:
    before = _opened(row)
    return [part for part in SEALED if getattr(before, part) != getattr(identity, part)]


def _place(row: IdentityVersion, part: str) -> vault.Place:
    return vault.Place("persons_identityversion", f"{part}_sealed", row.pk)


def _box(subject_id: UUID, *, is_new: bool = False) -> vault.Box:
    """The subject's key, made on first use where something is to be sealed."""
    if not is_new:
        return _unwrapped(_key_of(subject_id))
    key, _ = SubjectKey.objects.get_or_create(
        subject_id=subject_id,
        defaults={"wrapped": lambda: vault.new_data_key(subject_id), "made_at": clock.now()},
    )
    return _unwrapped(key)


def _key_of(subject_id: UUID) -> SubjectKey:
    key = SubjectKey.objects.filter(pk=subject_id).first()
    if key is None:
        raise Denied("persons.erased")
    return key


def _unwrapped(key: SubjectKey) -> vault.Box:
    try:
        return vault.Box(key.subject_id, bytes(key.wrapped))
    except vault.Unreadable:
        raise Denied("persons.unreadable") from None


def _open(box: vault.Box, sealed: bytes, place: vault.Place) -> str:
    try:
        return box.open(sealed, place)
    except vault.Unreadable:
        raise Denied("persons.unreadable") from None
