"""Who resembles what was typed: found over the index, ranked after opening a bounded number."""

from __future__ import annotations

from django.db import transaction

from opennrm.access import audit
from opennrm.access.domain.actor import Actor
from opennrm.access.wall import act
from opennrm.persons import policies, selectors, vault
from opennrm.persons.domain.search import MOST_FOUND, Found, asked, resemblance, sought
from opennrm.persons.models import IdentityVersion, SearchToken, SubjectKey
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
    known = set(SubjectKey.objects.exclude(wrapped=b"").values_list("pk", flat=True))
    count = 0
    for row in holding.iterator(chunk_size=1_000):
        if row.person_id in known:
            subject = Subject.known(row.person_id)
            subject.index(subject.identity(row))
            count += 1
    return count
