"""The explorer: what staff may ask, what they are told, and what they take away."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date

import pytest
from django.conf import settings
from django.urls import reverse

from opennrm.access.domain.roles import GRANTS, Permission, Role
from opennrm.access.models import AuditLine
from opennrm.config.demo.plan import DATA
from opennrm.shared.errors import Denied
from opennrm.statistics import services
from opennrm.statistics.domain.measures import MEASURES
from opennrm.statistics.domain.query import Query
from opennrm.statistics.policies import check_can_ask
from opennrm.statistics.presenters.exports import FILES

pytestmark = pytest.mark.django_db
YEAR = {"measure": "victims", "from_year": "2021", "year": "2021"}
EXPLORE = reverse("statistics:explore")


@pytest.fixture
def victims(decision):
    """The years before the register; six from Romania and one from Nigeria in 2021, one from Romania in 2020."""
    services.import_series(DATA / "victims-2007-2023.csv", last_year=2019)
    for _ in range(6):
        services.append_decision(decision())
    services.append_decision(
        decision(nationality="NGA", gender="female", main_form="sexual_exploitation", sector="")
    )
    services.append_decision(decision(occurred_on=date(2020, 3, 3)))


# Splits, conditions, as-of day: what somebody without the right to detail is refused, and at which field.
ASKED = (
    ((), (), None, ""),
    (("nationality",), (), None, ""),
    (("year", "nationality"), (), None, ""),
    ((), (("gender", "male"),), None, ""),
    (("gender",), (("gender", "male"),), None, ""),
    (("gender", "nationality"), (), None, "and_by"),
    (("gender",), (("nationality", "NGA"),), None, "and_by"),
    ((), (("gender", "male"), ("nationality", "NGA")), None, "and_by"),
    ((), (), date(2022, 5, 1), "as_of"),
)


@pytest.mark.parametrize(("by", "where", "as_of", "refused_at"), ASKED)
def test_what_may_be_asked_at_once(caseworker, analyst, by, where, as_of, refused_at):
    query = Query("victims", 2021, by=by, where=where, as_of=as_of)
    check_can_ask(analyst, query)
    if not refused_at:
        check_can_ask(caseworker, query)
    else:
        with pytest.raises(Denied) as refused:
            check_can_ask(caseworker, query)
        assert refused.value.field == refused_at


def test_detail_is_for_who_makes_the_statistics():
    assert {role for role in Role if Permission.STATISTICS_DETAIL in GRANTS[role]} == {
        Role.ANALYST,
        Role.REPORT_EDITOR,
    }


def test_who_does_not_see_statistics_is_told_nothing(actor_for):
    with pytest.raises(Denied):
        services.explore(Query("calls", 2021), by=actor_for(Role.LOCAL_PARTNER, "local_partner"))


def test_a_refusal_stands_at_its_field_with_what_to_do_and_in_the_trail(client_for, caseworker, victims):
    answer = client_for(caseworker).get(EXPLORE, YEAR | {"by": "gender", "and_by": "nationality"})
    assert answer.context["answer"] is None
    assert "bed en statistiker om tallene" in str(answer.context["form"].errors["and_by"])
    assert AuditLine.objects.filter(event="access.refused", purpose="statistics.one_split_at_a_time").exists()


def test_the_first_page_shows_victims_year_by_year(client_for, caseworker, victims):
    answer = client_for(caseworker).get(EXPLORE).context["answer"]
    years = {row[0][1]: row[-1][1] for row in answer.rows}
    assert (years["2007"], years["2019"], years["2020"], years["2021"]) == ("17", "64", "1", "7")
    assert answer.drawing.wide.startswith("<svg")


def test_a_split_by_country_is_bars_and_a_map(client_for, analyst, victims):
    answer = client_for(analyst).get(EXPLORE, YEAR | {"by": "nationality"}).context["answer"]
    assert [[cell for _, cell in row] for row in answer.rows] == [["Rumænien", "6"], ["Nigeria", "1"]]
    assert answer.drawing and answer.map
    assert answer.sentence == "Højest er Rumænien med 6."


def test_a_condition_counts_only_those(client_for, analyst, victims):
    answer = client_for(analyst).get(EXPLORE, YEAR | {"where": "nationality=NGA"}).context["answer"]
    assert answer.sentence == "Ofre for menneskehandel 2021 (Nationalitet: Nigeria): 1."


def test_years_that_the_series_does_not_tell_are_said_to_be_unknown(client_for, analyst, victims):
    asked = YEAR | {"from_year": "2015", "by": "nationality"}
    (note,) = client_for(analyst).get(EXPLORE, asked).context["answer"].notes
    assert "til og med 2019" in note and "ikke nul" in note


def test_small_counts_are_hidden_where_it_is_asked_for(client_for, analyst, victims):
    answer = (
        client_for(analyst).get(EXPLORE, YEAR | {"by": "nationality", "profile": "strict"}).context["answer"]
    )
    assert {row[-1][1] for row in answer.rows} == {"skjult"}
    assert "er skjult" in answer.notes[0]


# What was typed, the field it is wrong at.
WRONG = (
    ({"by": "caller"}, "by"),
    ({"by": "gender", "and_by": "gender"}, "and_by"),
    ({"where": "caller=police"}, "where"),
    ({"where": "nationality=XXX"}, "where"),
    ({"from_year": "2022"}, "from_year"),
    ({"year": "1999"}, "year"),
    ({"as_of": "2999-01-01"}, "as_of"),
    ({"measure": "footnotes"}, "measure"),
    ({"profile": "open"}, "profile"),
)


@pytest.mark.parametrize(("typed", "field"), WRONG)
def test_what_cannot_be_asked_is_an_error_at_its_field(client_for, analyst, typed, field):
    answer = client_for(analyst).get(EXPLORE, YEAR | typed)
    assert field in answer.context["form"].errors
    assert answer.context["answer"] is None


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_measure_can_be_explored_by_each_of_its_splits(client_for, analyst, victims, measure, language):
    client = client_for(analyst)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    for split in MEASURES[measure].dimensions[1:3]:
        answer = client.get(EXPLORE, YEAR | {"measure": measure, "by": split})
        assert answer.context["answer"] is not None, answer.context["form"].errors


def taken(client, suffix, **asked):
    answer = client.get(reverse("statistics:take_away", args=[suffix]), YEAR | asked)
    assert answer.status_code == 200
    return answer.content


def test_a_table_is_taken_away_with_codes_words_unit_and_day(client_for, analyst, victims):
    rows = list(csv.DictReader(io.StringIO(taken(client_for(analyst), "csv", by="nationality").decode())))
    assert [(row["nationality"], row["nationality_label"], row["value"]) for row in rows] == [
        ("ROU", "Rumænien", "6"),
        ("NGA", "Nigeria", "1"),
    ]
    assert {(row["unit"], row["profile"]) for row in rows} == {("personer, én gang pr. år", "national")}


def test_a_cube_holds_every_combination_in_the_order_of_its_sizes(client_for, analyst, victims):
    cube = json.loads(taken(client_for(analyst), "json", by="nationality", and_by="gender", from_year="2019"))
    assert (cube["version"], cube["class"], cube["id"]) == (
        "2.0",
        "dataset",
        ["year", "nationality", "gender", "measure"],
    )
    assert cube["size"] == [2, 2, 2, 1]
    told = {}
    index = [cube["dimension"][name]["category"]["index"] for name in cube["id"]]
    for place, value in enumerate(cube["value"]):
        rest, key = place, []
        for codes in reversed(index):
            rest, at = divmod(rest, len(codes))
            key.append(codes[at])
        told[tuple(reversed(key))[:3]] = value
    assert told["2021", "ROU", "male"] == 6
    assert told["2021", "NGA", "female"] == 1
    assert told["2021", "NGA", "male"] == 0
    assert cube["role"] == {"metric": ["measure"], "time": ["year"], "geo": ["nationality"]}


def test_what_is_hidden_or_unknown_is_null_with_its_status(client_for, analyst, victims):
    client = client_for(analyst)
    hidden = json.loads(taken(client, "json", by="nationality", profile="strict"))
    assert set(hidden["value"]) == {None} and set(hidden["status"].values()) == {"suppressed"}
    older = json.loads(taken(client, "json", from_year="2010", year="2010", by="exploitation"))
    assert "<5" in older["status"].values()


def test_a_workbook_and_drawings_are_what_they_say(client_for, analyst, victims):
    client = client_for(analyst)
    book = zipfile.ZipFile(io.BytesIO(taken(client, "xlsx", by="nationality")))
    assert "xl/worksheets/sheet2.xml" in book.namelist()
    assert b"Rum\xc3\xa6nien" in book.read("xl/sharedStrings.xml")
    assert taken(client, "svg", by="nationality").startswith(b"<svg")
    assert taken(client, "png", by="nationality").startswith(b"\x89PNG")


def test_the_same_question_gives_the_same_file(client_for, analyst, victims):
    client = client_for(analyst)
    for suffix in FILES:
        assert taken(client, suffix, by="nationality") == taken(client, suffix, by="nationality")


def test_taking_figures_away_stands_in_the_trail_without_a_figure(client_for, analyst, victims):
    taken(client_for(analyst), "csv", by="nationality", where="gender=male")
    line = AuditLine.objects.get(event="statistics.figures_taken")
    assert (sorted(line.fields), line.purpose) == (["gender", "nationality", "victims"], "csv")


def test_a_file_of_a_refused_question_is_not_written(client_for, caseworker, victims):
    asked = YEAR | {"by": "gender", "and_by": "nationality"}
    answer = client_for(caseworker).get(reverse("statistics:take_away", args=["csv"]), asked)
    assert answer.status_code == 302
    assert answer["Location"].startswith(EXPLORE)
    assert not AuditLine.objects.filter(event="statistics.figures_taken").exists()


@pytest.mark.parametrize(("suffix", "asked"), [("docx", {}), ("svg", {})])
def test_a_file_that_does_not_exist_is_not_found(client_for, analyst, suffix, asked):
    assert (
        client_for(analyst).get(reverse("statistics:take_away", args=[suffix]), YEAR | asked).status_code
        == 404
    )
