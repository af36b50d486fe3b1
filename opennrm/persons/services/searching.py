"""Who resembles what was typed: found over the index, ranked after opening a bounded number."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.db import transaction
from django.shortcuts import get_object_or_404

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.selectors import user_names
from opennrm.access.wall import act
from opennrm.persons import policies, selectors, vault
from opennrm.persons.domain.identity import Identity
from opennrm.persons.domain.matching import Elsewhere, Resembling
from opennrm.persons.domain.search import (
    MOST_FOUND,
    MOST_LIKELY,
    Found,
    Question,
    Sought,
    asked,
    is_likely,
    is_named,
    question_about,
    resemblance,
    sought,
    sought_of,
)
from opennrm.persons.models import IdentityVersion, MatchRequest, SearchToken, SubjectKey
from opennrm.persons.services.subjects import Subject
from opennrm.shared.errors import Invalid


@act
def search(text: str, *, by: Actor) -> list[Found]:
    """Persons of the actor's cases that resemble what was typed, best first. The trail holds a sign of the text, and
    each person found; the names of all that were compared stay in here."""
    policies.check_can_search(by)
    what = sought(text)
    if not what:
        raise Invalid("persons.nothing_to_search_for", field="q")
    found = _ranked(what, by=by)[:MOST_FOUND]
    audit.record("persons.searched", by=by, purpose=f"search:{vault.blind_text(text)}")
    for each in found:
        audit.record("persons.found", SubjectKey(each.person_id), by=by)
    if is_named(what, user_names({by.user_id}).get(by.user_id, "")):
        audit.record("persons.own_name_sought", by=by)
    return found


def _ranked(what: Sought, *, by: Actor) -> list[Found]:
    """Those of the actor's cases who share tokens with it, opened and compared; the names stay in here."""
    if not what:
        return []
    tokens = [
        (vault.blind(*each.token), each.weight, vault.blind(*each.unless) if each.unless else None)
        for each in asked(what)
    ]
    candidates = selectors.holding_identities(by, selectors.alike(by, tokens))
    keys = SubjectKey.objects.in_bulk([row.person_id for row in candidates])
    compared = (
        Found(row.person_id, resemblance(what, Subject(keys[row.person_id]).identity(row)))
        for row in candidates
        if row.person_id in keys
    )
    return sorted(filter(None, compared), key=lambda each: (-each.resemblance.degree, each.person_id))


@act
def resembling(identity: Identity, *, by: Actor) -> Resembling:
    """Before somebody is registered: who of the actor's cases is alike, and whether anybody elsewhere is. Told with what
    is alike, never who it is."""
    policies.check_can_register(by)
    own = [each for each in _ranked(sought_of(identity), by=by) if is_likely(each.resemblance)][:MOST_LIKELY]
    audit.record("persons.compared", by=by, purpose=f"search:{vault.blind_text(identity.names)}")
    for each in own:
        audit.record("persons.found", SubjectKey(each.person_id), by=by)
    return Resembling(tuple(own), _elsewhere(identity, by=by))


@act
def resembling_person(person_id: UUID, *, by: Actor) -> Resembling:
    """Somebody who is registered, as they are known now: who else of the actor's cases is alike, and whether anybody
    elsewhere is."""
    policies.check_can_register(by)
    policies.check_can_open(by)
    oneself = selectors.oneself(by, person_id)
    row = get_object_or_404(IdentityVersion, person=oneself.identity_of, corrected_at__isnull=True)
    found = resembling(Subject.known(row.person_id).identity(row), by=by)
    others = tuple(each for each in found.own if each.person_id not in oneself.ids)
    return Resembling(others, found.elsewhere)


def _elsewhere(identity: Identity, *, by: Actor) -> Elsewhere:
    question = question_about(identity)
    if not question.tokens:
        return Elsewhere.UNKNOWN
    known = selectors.is_known_elsewhere(by, *_blinded(question))
    told = Elsewhere.NOT_ASKED if known is None else Elsewhere.KNOWN if known else Elsewhere.UNKNOWN
    audit.record("persons.elsewhere_asked", by=by, purpose=told)
    return told


@act
def ask_elsewhere(person_id: UUID, *, by: Actor) -> bool:
    """Ask whoever knows somebody like this one, who was just registered, without being told who that is. False where
    nobody is to be asked, or too much was asked within the hour."""
    policies.check_can_register(by)
    holding = IdentityVersion.objects.select_related("person").filter(corrected_at__isnull=True)
    row = get_object_or_404(holding, person=person_id)
    policies.check_can_ask_elsewhere(by, row.person)
    question = question_about(Subject.known(person_id).identity(row))
    request = MatchRequest(id=uuid4())
    asked_now = selectors.ask_elsewhere(by, request.pk, person_id, *_blinded(question))
    if asked_now:
        audit.record("persons.match_asked", request, by=by, fields=["person"])
    return asked_now


def _blinded(question: Question) -> tuple[list[int], list[int], int]:
    return (
        [vault.blind(*token) for token, _ in question.tokens],
        [weight for _, weight in question.tokens],
        question.least,
    )


@transaction.atomic
def index_everybody() -> int:
    """Build the search index anew, by the owner of the database: after a new index key. Gives how many persons."""
    SearchToken.objects.all().delete()
    holding = IdentityVersion.objects.filter(corrected_at__isnull=True)
    known = set(SubjectKey.objects.exclude(wrapped=b"").values_list("pk", flat=True))
    count = 0
    for row in holding.iterator(chunk_size=1_000):
        if row.person_id in known:
            subject = Subject.known(row.person_id)
            subject.index(subject.identity(row))
            count += 1
    return count
