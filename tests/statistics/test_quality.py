"""The quality of the register's own data: each rule by hand, whose it is, who is led to the record."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from opennrm.access.domain.roles import Role
from opennrm.config.demo.plan import DATA
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied
from opennrm.statistics import services
from opennrm.statistics.domain.quality import RULES, SORTS, Entry, Excess, broken, excesses

DAY = date(2021, 6, 1)
VICTIM = {
    "outcome": "victim", "nationality": "ROU", "gender": "male", "age": 30, "exploitation": "forced_labour",
    "sector": "construction", "sub_form": "", "purpose": "", "assessed_year": None,
}  # fmt: skip
RETURN = dict.fromkeys(VICTIM, "") | {"age": None, "assessed_year": 2021}
CALL = dict.fromkeys(VICTIM, "") | {"age": None, "purpose": "advice"}


def entry(kind="decision", on=DAY, recorded=None, **codes):
    usual = {"decision": VICTIM, "return": RETURN, "call": CALL}[kind]
    return Entry(kind, "0", "cmm", on, recorded or on, usual | codes)


# The rules a second time: an entry, the codes of all rules that it breaks.
BROKEN = (
    (entry(), ""),
    (entry(nationality=""), "nationality_missing"),
    (entry(gender=""), "gender_missing"),
    (entry(age=None), "age_missing"),
    (entry(exploitation="", sector=""), "form_missing"),
    (entry(sector=""), "sector_missing"),
    (entry(age=99), ""),
    (entry(age=100), "age_implausible"),
    (entry(age=0), ""),
    (entry(age=-1), "age_implausible"),
    (entry(exploitation="sexual_exploitation"), "sector_without_labour"),
    (entry(exploitation="sexual_exploitation", sector="", sub_form="prostitution"), ""),
    (entry(exploitation="criminal_acts", sector="", sub_form="prostitution"), "sub_form_of_another"),
    (entry(exploitation="slavery_like_conditions", sector="", on=date(2019, 12, 31)), "form_not_in_use"),
    (entry(exploitation="slavery_like_conditions", sector="", on=date(2020, 1, 1)), ""),
    (entry(outcome="not_victim", nationality="", gender="", age=None, exploitation="", sector=""), ""),
    (entry(recorded=DAY + timedelta(days=30)), ""),
    (entry(recorded=DAY + timedelta(days=31)), "late"),
    (entry(recorded=DAY - timedelta(days=1)), "ahead"),
    (entry("call"), ""),
    (entry("call", purpose=""), "purpose_missing"),
    (entry("return"), ""),
    (entry("return", assessed_year=None), "returned_unassessed"),
    (entry(nationality="", age=120, recorded=date(2022, 1, 1)), "age_implausible late nationality_missing"),
)


@pytest.mark.parametrize(("each", "codes"), BROKEN)
def test_what_breaks_which_rule(each, codes):
    assert sorted(rule.code for rule in broken(each)) == codes.split()


def test_every_rule_is_tried_and_has_its_words():
    assert {rule.code for rule in RULES} == {code for _, codes in BROKEN for code in codes.split()}
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.words.da and rule.words.en and rule.sort in SORTS for rule in RULES)


def figures(total, **parts):
    rows = [{"year": 2010, "dimension": "", "value": total}]
    return [*rows, *({"year": 2010, "dimension": "gender", "value": value} for value in parts.values())]


# Total, parts, what the parts come to at the least where that is too much.
WHOLES = (
    ("53", {"women": "49", "men": "7"}, 56),
    ("56", {"women": "49", "men": "7"}, None),
    ("49", {"women": "49", "men": "<5"}, None),
    ("48", {"women": "49", "men": "<5"}, 49),
    ("17", {"women": "18"}, 18),
    ("", {"women": "18"}, None),
    ("17", {"women": ""}, None),
)


@pytest.mark.parametrize(("total", "parts", "least"), WHOLES)
def test_parts_that_are_more_than_their_whole_are_found(total, parts, least):
    found = excesses(figures(total, **parts))
    assert found == ([] if least is None else [Excess(2010, "gender", least, int(total))])


@given(st.lists(st.integers(0, 50), max_size=6), st.integers(0, 50))
def test_parts_and_a_rest_never_exceed_their_sum(parts, rest):
    told = figures(str(sum(parts) + rest), **{str(place): str(part) for place, part in enumerate(parts)})
    assert excesses(told) == []


database = pytest.mark.django_db


@database
def test_the_error_of_the_published_table_is_found_on_import():
    imported = services.import_series(DATA / "victims-2007-2023.csv", last_year=2019)
    assert imported.excesses == [Excess(2010, "gender", 56, 53)]


@pytest.fixture
def records(db, decision):
    """In June 2021 one decision of each authority, one of them without age; one more by the centre, told in August."""
    with clock.standing_at(noon(DAY)):
        services.append_decision(decision(authority="cmm", age=None))
        services.append_decision(decision(authority="immigration_service"))
    with clock.standing_at(noon(date(2021, 8, 1))):
        services.append_decision(decision(authority="cmm"))


@database
def test_findings_are_counted_by_organisation_rule_and_month(analyst, records):
    overview = services.show_quality(2021, by=analyst)
    assert {code: dict(found) for code, found in overview.found.items()} == {
        "cmm": {"missing": 1, "late": 1},
        "immigration_service": {},
    }
    found = services.show_quality_of("cmm", 2021, by=analyst)
    assert {code: dict(months) for code, months in found.by_month.items()} == {
        "age_missing": {6: 1},
        "late": {6: 1},
    }
    assert services.show_quality(2020, by=analyst).found == {}


@database
def test_others_than_statisticians_see_their_own_organisation_only(caseworker, ngo, records):
    assert services.show_quality(2021, by=caseworker).found.keys() == {"cmm"}
    assert services.show_quality(2021, by=ngo).found.keys() == set()
    for organisation in ("immigration_service", ""):
        with pytest.raises(Denied):
            services.show_quality_of(organisation, 2021, by=caseworker)


@database
def test_who_sees_no_statistics_sees_no_quality(actor_for):
    for act in (services.show_quality, lambda *asked, by: services.show_quality_of("drc", *asked, by=by)):
        with pytest.raises(Denied):
            act(2021, by=actor_for(Role.ADMINISTRATOR, "drc"))


@database
def test_a_record_that_is_not_open_to_whoever_asks_is_not_named(analyst, caseworker, records):
    assert services.show_quality_of("cmm", 2021, by=analyst).to_mend == []
    assert services.show_quality_of("cmm", 2021, by=caseworker).to_mend == []


@database
@pytest.mark.parametrize("language", ["da", "en"])
def test_the_pages_name_rules_and_months_and_the_error_of_the_series(client_for, analyst, records, language):
    services.import_series(DATA / "victims-2007-2023.csv", last_year=2019)
    client = client_for(analyst)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = client.get(reverse("statistics:quality"), {"year": "2021"})
    assert any("56" in words and "53" in words for words in page.context["page"]["excesses"])
    page = client.get(reverse("statistics:quality_of", args=["cmm"]), {"year": "2021"})
    assert {"da": "Et offer uden alder", "en": "A victim without age"}[language] in page.content.decode()


@database
@pytest.mark.parametrize(
    ("organisation", "status"), [("cmm", 200), ("immigration_service", 403), ("findes-ikke", 404)]
)
def test_the_page_of_an_organisation_is_for_its_own(client_for, caseworker, records, organisation, status):
    assert (
        client_for(caseworker).get(reverse("statistics:quality_of", args=[organisation])).status_code
        == status
    )
