"""A case complex: shared facts told once, links seen only by who sees both, an overview of those one may see."""

from __future__ import annotations

import pytest
from django.db import Error, IntegrityError, transaction
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.cases import services as cases
from opennrm.cases.domain import Ground
from opennrm.desk import services as desk
from opennrm.identification import services
from opennrm.identification.domain.complexes import SharedInput
from opennrm.identification.models import CaseLink, SharedFact
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import SCOPE_BY_LAW, new_case

pytestmark = pytest.mark.django_db
BY_LAW = Ground("legal_basis", "assessment", "Opdigtet vurdering")


@pytest.fixture
def couple(team):
    """Two cases of the centre's in one complex; the Immigration Service takes part in the first alone."""
    other = new_case(team.caseworker, "Opdigtet Ægtefælle")
    cases.group([team.case_id, other], title="Opdigtet hus 2022", by=team.caseworker)
    cases.share(team.case_id, "immigration_service", ground=BY_LAW, scope=SCOPE_BY_LAW, by=team.caseworker)
    return team, other


def add(team, **told):
    given = {"kind": "exploiter", "text": "Opdigtet bagmand i huset"}
    return services.add_shared_fact(SharedInput(team.case_id, **given | told), by=team.caseworker)


def test_a_shared_fact_is_told_once_and_read_from_every_case(couple):
    team, other = couple
    add(team)
    add(team, text="Opdigtet bagmand nummer to")
    add(team, kind="place", text="Opdigtet gård")
    for case_id in (team.case_id, other):
        shown = desk.open_complex(case_id, by=team.caseworker).shared
        assert [(each.kind, each.number, each.text) for each in shown] == [
            ("exploiter", 1, "Opdigtet bagmand i huset"),
            ("exploiter", 2, "Opdigtet bagmand nummer to"),
            ("place", 1, "Opdigtet gård"),
        ]
    assert not any(b"Opdigtet" in bytes(each.text_sealed) for each in SharedFact.objects.all())


def test_who_sees_some_members_sees_those_alone(couple):
    team, other = couple
    services.link_cases(team.case_id, other, kind="couple", by=team.caseworker)
    whole = desk.open_complex(team.case_id, by=team.caseworker)
    part = desk.open_complex(team.case_id, by=team.immigration)
    assert (len(whole.members), len(part.members)) == (2, 1)
    assert (len(whole.links), len(part.links)) == (2, 0)
    with pytest.raises(Http404):
        desk.open_complex(other, by=team.immigration)
    with pytest.raises(Http404):
        services.withdraw_link(CaseLink.objects.get().pk, by=team.immigration)


def test_a_link_stands_once_whoever_of_the_two_it_is_made_from(couple):
    team, other = couple
    services.link_cases(other, team.case_id, kind="same_exploiter", by=team.caseworker)
    with pytest.raises(Invalid, match="linked_already"):
        services.link_cases(team.case_id, other, kind="same_exploiter", by=team.caseworker)
    services.link_cases(team.case_id, other, kind="couple", by=team.caseworker)
    with pytest.raises(Invalid, match="linked_to_itself"):
        services.link_cases(other, other, kind="couple", by=team.caseworker)
    with pytest.raises(Invalid, match="unknown_code"):
        services.link_cases(team.case_id, other, kind="enemies", by=team.caseworker)
    row = CaseLink.objects.filter(kind="couple").get()
    row.pk, row.first_id, row.second_id = None, row.second_id, row.first_id
    with pytest.raises(IntegrityError, match="a_link_has_no_direction"), transaction.atomic():
        row.save(force_insert=True)


def test_a_link_may_join_cases_of_different_complexes_and_of_none(couple):
    team, _ = couple
    alone = new_case(team.caseworker, "Opdigtet Nabo")
    services.link_cases(team.case_id, alone, kind="same_place", by=team.caseworker)
    seen = desk.open_complex(alone, by=team.caseworker)
    assert [(each.kind, each.other_id) for each in seen.links] == [("same_place", team.case_id)]
    with pytest.raises(Denied, match="not_in_a_complex"):
        services.add_shared_fact(SharedInput(alone, "place", "Opdigtet"), by=team.caseworker)


def test_what_was_wrong_is_withdrawn_by_those_who_recorded_it_and_never_rewritten(couple, as_owner):
    team, other = couple
    shared, link = add(team), services.link_cases(team.case_id, other, kind="couple", by=team.caseworker)
    with pytest.raises(Denied, match="shared_by_another"):
        services.withdraw_shared_fact(shared, by=team.immigration)
    for model in (SharedFact, CaseLink):
        for act in (lambda: model.objects.update(kind="place"), lambda: model.objects.all().delete()):  # noqa: B023
            with pytest.raises(Error), transaction.atomic():
                act()
    with pytest.raises(Error), transaction.atomic():
        SharedFact.objects.update(text_sealed=b"Opdigtet")
    services.withdraw_shared_fact(shared, by=team.caseworker)
    services.withdraw_link(link, by=team.caseworker)
    page = desk.open_complex(team.case_id, by=team.caseworker)
    assert (page.shared, page.links) == ([], [])
    with pytest.raises(Denied, match="shared_withdrawn"):
        services.withdraw_shared_fact(shared, by=team.caseworker)
    # Erasing empties the text, of a withdrawn one too.
    assert SharedFact.objects.update(text_sealed=b"") == 1


@pytest.mark.parametrize(("told", "field"), [({"kind": "moon"}, "kind"), ({"text": " "}, "text")])
def test_a_shared_fact_that_cannot_be_is_refused_at_its_field(couple, told, field):
    with pytest.raises(Invalid) as refused:
        add(couple[0], **told)
    assert refused.value.field == field


def test_who_may_not_read_assessments_reads_no_shared_fact(couple, actor_for):
    team, _ = couple
    add(team)
    cases.share(team.case_id, "hopenow", ground=BY_LAW, scope=SCOPE_BY_LAW, by=team.caseworker)
    with pytest.raises(Denied, match="missing_right"):
        desk.open_complex(team.case_id, by=actor_for(Role.NGO_WORKER, "hopenow"))


def test_the_pages_lead_through_it(couple, client_for):
    team, other = couple
    team.interview()
    team.send()
    client = client_for(team.caseworker)
    number = cases.show_case(other, by=team.caseworker).number

    def sent(name, told, *more):
        return client.post(reverse(f"identification:{name}", args=[team.case_id, *more]), told)

    assert sent("add_shared_fact", {"kind": "place", "text": "Opdigtet gård"}).status_code == 302
    refused = sent("link_cases", {"kind": "couple", "other": "2001-0001"})
    assert "er ikke en af dine sager" in refused.content.decode()
    assert sent("link_cases", {"kind": "couple", "other": number}).status_code == 302
    page = client.get(reverse("desk:complex", args=[team.case_id])).content.decode()
    for words in (
        "Opdigtet hus 2022",
        "Opdigtet gård",
        "Sted 1",
        number,
        "Par:",
        "Udlændingestyrelsen",
        "Afventer afgørelse",
    ):
        assert words in page
    assert sent("withdraw_shared_fact", {}, SharedFact.objects.get().pk).status_code == 302
    link = reverse("identification:withdraw_link", args=[CaseLink.objects.get().pk])
    assert client.post(link).status_code == 302
    page = client.get(reverse("desk:complex", args=[team.case_id])).content.decode()
    assert "Der er ingen fælles oplysninger endnu." in page and "som du kan se" in page
