"""A record that was merged into another goes by the pseudonym of the one that stands, on every page: whoever met both as two
persons would think that they are two. Who sees the merged record alone goes on seeing it under its own."""

# A fixture is imported and then asked for by its name.
# ruff: noqa: F401, F811
from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.persons import services as persons
from opennrm.shared.dates import clock, noon
from tests.architecture.test_bad_input import sent
from tests.architecture.test_doors import BEFORE_ORGANISATION, OPEN, every_url
from tests.architecture.test_walls import mechanism, owned
from tests.cases.people import CONSENT, SCOPE, new_case
from tests.desk.conftest import TODAY, lived

pytestmark = pytest.mark.django_db
# Two records are told apart here, or the trail names the one that something was done to.
TELLS_RECORDS_APART = {
    "desk:case": "the case of a merged record says under which other pseudonyms its person is known",
    "desk:compare": "both records side by side",
    "desk:duplicates": "the merges themselves",
    "desk:merge": "both records side by side",
    "desk:same_person": "both records side by side",
    "cases:emergencies": "an emergency opened this record and no other",
    "cases:emergency": "an emergency opened this record and no other",
    "rights:erasure": "what is erased is a record under its own key",
    "rights:holds": "what is held is a record under its own key",
}
ADDRESSES = [
    (name, pattern.pattern.converters.keys())
    for name, pattern in every_url()
    if name not in OPEN.keys() | BEFORE_ORGANISATION
]
WORKERS = ("caseworker", "officer")


@pytest.fixture
def merged(owned, mechanism, actor_for):
    """The two pseudonyms of the person of the case, now that it stands under another record; and a stranger who was let
    into this case alone."""
    stands = new_case(mechanism.caseworker, "Opdigtet Person 10")
    for code in ("immigration_service", "return_agency", "prosecution_service"):
        cases.share(stands, code, ground=CONSENT, scope=SCOPE, by=mechanism.caseworker)
    actor_for(Role.CASEWORKER, "reden_international")
    cases.share(owned, "reden_international", ground=CONSENT, scope=SCOPE, by=mechanism.caseworker)
    one, other = (Case.objects.select_related("person").get(pk=each).person for each in (owned, stands))
    merge_id = persons.propose_merge(one.pk, other.pk, takes_identity=False, by=mechanism.caseworker)
    persons.merge(merge_id, by=actor_for(Role.CASEWORKER, "cmm"))
    return one.pseudonym, other.pseudonym


def pages_of(actor, owned, mechanism, client_for):
    records, client = mechanism.records_of(owned), client_for(actor)
    with clock.standing_at(noon(TODAY + timedelta(days=4))):
        for name, asked in ADDRESSES:
            url = reverse(name, kwargs={each: records[each] for each in asked})
            answer = sent(client, "get", url, {})
            assert answer.status_code < 500, (name, answer.status_code)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            yield name, content.decode(errors="replace")


def test_no_page_shows_the_own_pseudonym_of_a_merged_record(owned, mechanism, merged, client_for):
    own, standing = merged
    assert TELLS_RECORDS_APART.keys() <= {name for name, _ in ADDRESSES}
    shown, under = set(), set()
    for who in WORKERS:
        for name, page in pages_of(getattr(mechanism, who), owned, mechanism, client_for):
            shown |= {name} if own in page else set()
            under |= {name} if standing in page else set()
    assert shown - TELLS_RECORDS_APART.keys() == set()
    # Otherwise the sweep would look for what is nowhere.
    assert len(under) > 60, len(under)


def test_who_sees_the_merged_record_alone_sees_it_under_its_own_pseudonym(
    owned, mechanism, merged, actor_for, client_for
):
    """And no page stumbles over the record that it points at and that they may not see."""
    own, standing = merged
    shown = set()
    for name, page in pages_of(
        actor_for(Role.CASEWORKER, "reden_international"), owned, mechanism, client_for
    ):
        assert standing not in page, name
        shown |= {name} if own in page else set()
    assert len(shown) > 20, len(shown)
