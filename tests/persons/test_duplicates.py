"""The whole register looked through for the same person twice: what it finds, who sees it, and that no name is written."""

from __future__ import annotations

import builtins
import os
from datetime import date

import pytest

from opennrm.access.domain.roles import Role
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.persons import selectors, services
from opennrm.persons.domain.duplicates import Pair, comparable
from opennrm.persons.domain.identity import UNKNOWN_BIRTH, Birth, BirthKind, Identity
from opennrm.persons.models import PossibleDuplicate
from opennrm.persons.services.linkage import Linkage
from opennrm.shared.errors import Denied
from tests.cases.people import CONSENT
from tests.persons.invented import people_some_twice

BORN = Birth(BirthKind.DATE, day=date(1999, 4, 3))
TWICE = (Identity("Opdigtet Oksana Shevchenko", BORN), Identity("Shevchenko Oxana, opdigtet", BORN))


def registered(by, identity):
    codes = {"gender": "", "nationality": "", "ground": CONSENT}
    return Case.objects.get(pk=cases.register_person(identity, **codes, by=by)).person_id


def test_most_of_what_it_finds_is_right_and_most_that_is_there_is_found():
    people, truth = people_some_twice()
    found = {tuple(sorted((pair.one, pair.other))) for pair in Linkage(list(map(comparable, people))).pairs()}
    precision, recall = len(found & truth) / len(found), len(found & truth) / len(truth)
    assert precision > 0.8 and recall > 0.6


def test_who_has_nothing_that_can_be_compared_is_like_nobody():
    people = [comparable(Identity("", UNKNOWN_BIRTH))] * 3
    assert Linkage(people).pairs() == []


@pytest.mark.django_db
def test_pairs_are_kept_for_those_who_see_both_and_without_names_for_the_officer(caseworker, ngo, actor_for):
    one, other = (registered(caseworker, each) for each in TWICE)
    elsewhere = registered(ngo, TWICE[0])
    registered(caseworker, Identity("Bjørn Kjær", UNKNOWN_BIRTH))
    assert services.find_duplicates() == 3
    with acting(caseworker):
        ((first, second, degree),) = selectors.possible_duplicates(caseworker)
    assert {first, second} == {one, other} and degree > 0.5
    with acting(ngo):
        assert selectors.possible_duplicates(ngo) == [] and not PossibleDuplicate.objects.exists()
    dpo = actor_for(Role.DATA_PROTECTION_OFFICER, "cmm")
    with acting(dpo):
        assert len(selectors.duplicates_without_names(dpo)) == 3
    assert elsewhere not in {first, second}
    with acting(actor_for(Role.ANALYST, "cmm")) as _:
        assert selectors.count_unsettled_duplicates(actor_for(Role.ANALYST, "cmm")) == 3


@pytest.mark.django_db
def test_a_pair_that_is_proposed_or_rejected_is_not_proposed_again(caseworker):
    one, other = (registered(caseworker, each) for each in TWICE)
    services.find_duplicates()
    merge_id = services.propose_merge(one, other, takes_identity=False, by=caseworker)
    with acting(caseworker):
        assert selectors.possible_duplicates(caseworker) == []
        assert selectors.count_unsettled_duplicates(caseworker) == 1
    services.reject_merge(merge_id, by=caseworker)
    assert services.find_duplicates() == 1
    with acting(caseworker):
        assert selectors.possible_duplicates(caseworker) == []
        assert selectors.count_unsettled_duplicates(caseworker) == 0


@pytest.mark.django_db
def test_who_is_merged_is_looked_at_once(caseworker, actor_for):
    one, other = (registered(caseworker, each) for each in TWICE)
    merge_id = services.propose_merge(one, other, takes_identity=False, by=caseworker)
    services.merge(merge_id, by=actor_for(Role.CASEWORKER, "cmm"))
    assert services.find_duplicates() == 0


def test_no_name_is_written_to_any_file(tmp_path, monkeypatch):
    """Whatever opens a file to write, in Python or below, would leave one here."""
    for variable in ("TMPDIR", "HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    monkeypatch.chdir(tmp_path)
    opened = []
    real = builtins.open

    def watched(file, mode="r", *rest, **told):
        if set(mode) & set("wax+"):
            opened.append(file)
        return real(file, mode, *rest, **told)

    monkeypatch.setattr(builtins, "open", watched)
    before = open_files()
    people, _ = people_some_twice(300, 60)
    assert Linkage(list(map(comparable, people))).pairs()
    assert opened == [] and list(tmp_path.rglob("*")) == [] and open_files() == before


def open_files():
    """What this process has open in the file system."""
    linked = (os.path.join("/proc/self/fd", each) for each in os.listdir("/proc/self/fd"))
    return {os.readlink(each) for each in linked if os.path.exists(each)} - {"/proc/self/fd"}


@pytest.mark.django_db
def test_without_the_packages_it_says_which_are_missing(caseworker, monkeypatch):
    for each in TWICE:
        registered(caseworker, each)
    monkeypatch.setitem(__import__("sys").modules, "opennrm.persons.services.linkage", None)
    with pytest.raises(Denied, match="persons.linkage_missing"):
        services.find_duplicates()
    assert not PossibleDuplicate.objects.exists()


def test_what_is_compared_never_shows_itself():
    assert repr(comparable(TWICE[0])) == "Comparable(…)"
    assert "Oksana" not in repr([comparable(TWICE[0]), Pair(0, 1, 0.9)])
