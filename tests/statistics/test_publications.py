"""Publications: frozen when prepared, released by another, held against the register of now."""

from __future__ import annotations

import subprocess
import sys
from contextlib import nullcontext
from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.db.utils import Error, IntegrityError
from django.http import Http404
from django.urls import reverse

from opennrm.access.domain.roles import Role
from opennrm.identification.domain.events import DecisionWithdrawn
from opennrm.persons.domain.events import PersonsMerged
from opennrm.shared.dates import clock, noon
from opennrm.shared.errors import Denied, Invalid
from opennrm.statistics import services
from opennrm.statistics.domain.disclosure import How, cell
from opennrm.statistics.domain.publications import (
    Change,
    Edition,
    Profile,
    Reason,
    as_file,
    checksum,
    needs_erratum,
)
from opennrm.statistics.models import Publication, PublishedTable
from opennrm.statistics.presenters.publications import erratum
from opennrm.statistics.services.comparing import look_over

pytestmark = pytest.mark.django_db
THEN, NOW = date(2022, 5, 1), date(2022, 9, 1)
GROUND = "as_printed"


@pytest.fixture
def analyst(actor_for):
    return actor_for(Role.ANALYST, "cmm")


@pytest.fixture
def editor(actor_for):
    return actor_for(Role.REPORT_EDITOR, "cmm")


@pytest.fixture
def decided(decision):
    """So many decisions of 2021, recorded in June 2021 unless told otherwise; each of a person of their own."""

    def make(count, *, on=date(2021, 6, 30), **told):
        made = [
            decision(occurred_on=date(2021, 6, 1) + timedelta(days=number % 29), **told)
            for number in range(count)
        ]
        with clock.standing_at(noon(on)):
            for each in made:
                services.append_decision(each)
        return made

    return make


def prepared(by, profile=Profile.NATIONAL, as_of=THEN, at=NOW):
    with clock.standing_at(noon(at)):
        return services.prepare_publication(Edition(2021, as_of, profile), by=by)


def released(analyst, editor, ground=GROUND, **told):
    made = prepared(analyst, **told)
    services.release_publication(made, ground=ground, by=editor)
    return Publication.objects.get(pk=made)


def changed(publication, by):
    return {
        (each.measure, each.codes): (each.old, each.new, each.reasons)
        for each in services.show_publication(publication.pk, by=by).changes
    }


def test_a_publication_freezes_day_position_and_a_checksum_of_each_table(analyst, decided):
    decided(7)
    made = Publication.objects.get(pk=prepared(analyst))
    assert (made.number, made.as_of, made.state) == (1, THEN, "prepared")
    assert made.position > 0
    table = made.tables.get(name="victims-by-gender")
    assert table.rows == [{"gender": "male", "value": 7}]
    assert (
        services.open_table(made.pk, "victims-by-gender", by=analyst) == b"gender,value,suppressed\nmale,7,\n"
    )
    assert table.checksum.startswith("sha256:")


def test_it_is_drawn_again_the_same_whatever_came_later_even_on_the_same_day(analyst, editor, decided):
    made = decided(7)
    row = released(analyst, editor, as_of=NOW)
    with clock.standing_at(noon(NOW)):
        services.retract_decision(DecisionWithdrawn(made[0].decision_id))
    assert services.verify_publication(row.pk, by=editor) == ()
    assert changed(row, editor)["victims", ()] == (7, 6, (Reason.WITHDRAWN,))


def test_a_table_that_is_not_what_was_drawn_is_named(analyst, decided):
    decided(7)
    made = prepared(analyst)
    rows = [{"gender": "male", "value": 8}]
    told = {
        "measure": "victims",
        "by": ["gender"],
        "rows": rows,
        "checksum": checksum(as_file(["gender"], rows)),
    }
    PublishedTable.objects.create(publication_id=made, name="forged", **told)
    assert services.verify_publication(made, by=analyst) == ("forged",)


def test_why_a_figure_is_another_one_now_is_said_for_each_without_anybodys_name(
    analyst, editor, decision, decided
):
    first, second, *_rest = decided(9)
    row = released(analyst, editor)
    decided(6, on=date(2022, 6, 1), nationality="NGA", gender="female")
    with clock.standing_at(noon(date(2022, 6, 2))):
        services.append_decision(
            replace(first, decision_id=uuid4(), corrects=first.decision_id, gender="transgender")
        )
        services.retract_decision(DecisionWithdrawn(second.decision_id))
    found = changed(row, editor)
    assert found["victims", ("female",)] == (0, 6, (Reason.LATE,))
    assert found["victims", ("transgender",)] == (0, 1, (Reason.CORRECTED,))
    assert found["victims", ("male",)] == (9, 7, (Reason.CORRECTED, Reason.WITHDRAWN))
    assert found["victims", ()] == (9, 14, (Reason.CORRECTED, Reason.LATE, Reason.WITHDRAWN))
    assert str(first.person_id) not in str(services.changes_since(row.number))


def test_two_records_that_turn_out_to_be_one_person_are_a_reason_of_their_own(analyst, editor, decided):
    first, second, *_rest = decided(9)
    row = released(analyst, editor)
    with clock.standing_at(noon(date(2022, 6, 2))):
        services.append_merge(PersonsMerged(uuid4(), second.person_id, first.person_id, date(2022, 6, 2)))
    old, new, reasons = changed(row, editor)["victims", ()]
    assert (old, new) == (9, 8)
    assert set(reasons) <= {Reason.MERGED, Reason.FOLLOWS}


def test_who_prepared_it_does_not_release_it(analyst, decided):
    decided(7)
    made = prepared(analyst)
    with pytest.raises(Denied) as refused:
        services.release_publication(made, ground=GROUND, by=analyst)
    assert refused.value.code == "statistics.prepared_by_oneself"


def test_the_database_too_wants_another_and_keeps_the_tables(analyst, decided, as_owner):
    decided(7)
    row = Publication.objects.get(pk=prepared(analyst))
    row.state, row.released_at, row.released_by_id = "released", clock.now(), analyst.user_id
    with pytest.raises(IntegrityError, match="released_by_another"), transaction.atomic():
        row.save()
    with pytest.raises(Error, match="append-only"), transaction.atomic():
        PublishedTable.objects.update(checksum="x")


def test_what_is_released_or_dropped_stays_so(analyst, editor, decided):
    decided(7)
    row = released(analyst, editor)
    for act in (services.drop_publication, services.release_publication):
        told = {"ground": GROUND} if act is services.release_publication else {}
        with pytest.raises(Denied) as refused:
            act(row.pk, **told, by=editor)
        assert refused.value.code == "statistics.publication_decided"


def test_who_works_with_cases_sees_what_is_released_and_nothing_before(analyst, editor, caseworker, decided):
    decided(7)
    made = prepared(analyst)
    with pytest.raises(Http404):
        services.show_publication(made, by=caseworker)
    services.release_publication(made, ground=GROUND, by=editor)
    assert services.show_publication(made, by=caseworker).publication.pk == made
    with pytest.raises(Denied):
        services.prepare_publication(Edition(2021, THEN), by=caseworker)


def test_as_printed_counts_who_can_be_singled_out_and_asks_for_a_ground(analyst, editor, decided):
    decided(7)
    decided(1, gender="female", nationality="NGA")
    made = prepared(analyst)
    seen = services.show_publication(made, by=analyst).given_away
    assert seen.singled.persons == 1
    assert cell({"nationality": "NGA"}) in seen.singled.cells
    with pytest.raises(Invalid) as refused:
        services.release_publication(made, ground="", by=editor)
    assert (refused.value.code, refused.value.field) == ("statistics.ground_missing", "ground")
    services.release_publication(made, ground=GROUND, by=editor)


def test_strict_hides_and_needs_no_ground(analyst, editor, decided):
    decided(7)
    decided(1, gender="female", nationality="NGA")
    row = released(analyst, editor, ground="", profile=Profile.STRICT)
    rows = row.tables.get(name="victims-by-gender").rows
    assert [each["value"] for each in rows] == [None, None]
    assert row.tables.get(name="victims").rows == [{"value": 8}]


@pytest.mark.parametrize(("later", "is_refused"), [(2, True), (7, False)])
def test_a_second_strict_edition_is_refused_where_the_difference_is_of_few(
    analyst, editor, decided, later, is_refused
):
    """Eight in May, ten in September: two came in between, and everybody can see what they are."""
    decided(8)
    released(analyst, editor, ground="", profile=Profile.STRICT)
    decided(later, on=date(2022, 6, 1))
    made = prepared(analyst, profile=Profile.STRICT, as_of=NOW)
    with pytest.raises(Denied, match="reveals_by_comparison") if is_refused else nullcontext():
        services.release_publication(made, ground="", by=editor)
    assert Publication.objects.get(pk=made).state == ("prepared" if is_refused else "released")


def test_under_the_national_profile_a_difference_of_few_is_warned_of(analyst, editor, decided):
    decided(8)
    first = released(analyst, editor)
    decided(2, on=date(2022, 6, 1))
    row = Publication.objects.get(pk=prepared(analyst, as_of=NOW))
    found = look_over(row, by=analyst).revealed
    assert {(each.how, each.number) for each in found} == {(How.SUBTRACTED, first.number)}
    with pytest.raises(Invalid):
        services.release_publication(row.pk, ground="", by=editor)


def test_what_was_printed_once_cannot_be_hidden_afterwards(analyst, editor, decided):
    decided(8)
    decided(2, gender="female")
    released(analyst, editor)
    row = Publication.objects.get(pk=prepared(analyst, profile=Profile.STRICT))
    found = {(each.cell, each.how) for each in look_over(row, by=analyst).revealed}
    assert (cell({"gender": "female"}), How.PRINTED) in found


def test_the_same_strict_tables_twice_give_nothing_more_away(analyst, editor, decided):
    decided(8)
    decided(2, gender="female")
    decided(3, nationality="NGA")
    released(analyst, editor, ground="", profile=Profile.STRICT)
    released(analyst, editor, ground="", profile=Profile.STRICT)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (80, 85, True),
        (80, 84, False),
        (80, 75, True),
        (1000, 1019, False),
        (1000, 1020, True),
        (0, 5, True),
        (None, 9, False),
    ],
)
def test_a_change_asks_for_an_erratum_from_five_persons_and_two_per_cent_on(old, new, wanted):
    change = Change("victims", (), (), old, new)
    assert needs_erratum(change, persons=5, percent=2) == wanted


def test_the_erratum_is_written_in_danish_and_english(analyst, editor, decided):
    decided(8)
    row = released(analyst, editor)
    decided(6, on=date(2022, 6, 1), gender="female")
    shown = services.show_publication(row.pk, by=editor)
    danish, english = (erratum(row, shown.errata, NOW, spoken) for spoken in ("da", "en"))
    assert (
        danish[0]
        == "Rettelse af 1. september 2022 til offentliggørelse nr. 1, tal for 2021, opgjort den 1. maj 2022."
    )
    assert "0 er rettet til 6. Årsag: registreret efter opgørelsesdatoen." in " ".join(danish)
    assert "0 is corrected to 6. Reason: recorded after the as-of date." in " ".join(english)


@pytest.mark.parametrize(
    ("edition", "code"),
    [
        (Edition(2021, date(2099, 1, 1)), "statistics.as_of_in_the_future"),
        (Edition(2022, date(2021, 12, 31)), "statistics.year_not_begun"),
    ],
)
def test_an_edition_that_cannot_be_is_refused(analyst, edition, code):
    with pytest.raises(Invalid) as refused:
        services.prepare_publication(edition, by=analyst)
    assert refused.value.code == code


def test_the_same_figures_are_the_same_bytes_in_whatever_order():
    rows = [{"gender": "male", "value": 7}, {"gender": "female", "value": None, "suppressed": True}]
    assert as_file(["gender"], rows) == as_file(["gender"], rows[::-1])


def test_prepare_see_the_warning_release_and_see_what_changed(client_for, analyst, editor, decided):
    decided(8)
    decided(1, gender="female", nationality="NGA")
    told = {"year": "2021", "as_of": "2022-05-01", "profile": "national"}
    there = client_for(analyst).post(reverse("statistics:new_publication"), told).url
    page = client_for(editor).get(there).content.decode()
    assert "1 person står alene" in page
    assert "Nigeria" in page
    refused = client_for(editor).post(there, {"ground": ""})
    assert refused.context["form"].errors.keys() == {"ground"}
    assert client_for(editor).post(there, {"ground": GROUND}).status_code == 302
    decided(5, on=date(2022, 6, 1), gender="transgender")
    page = client_for(editor).get(there).content.decode()
    assert "Rettelse af" in page
    assert "Erratum of" in page
    checked = client_for(editor).post(f"{there}efterproev/", follow=True).content.decode()
    assert "har samme kontrolsum" in checked


def test_a_publication_that_is_none_is_refused_by_its_number():
    with pytest.raises(Invalid) as refused:
        services.changes_since(7)
    assert (refused.value.code, refused.value.params) == ("statistics.no_such_publication", {"number": 7})


def test_the_command_line_explains_a_publication_or_a_figure_but_not_half_of_one():
    asked = [sys.executable, "-m", "opennrm.config.cli", "statistics", "explain", "victims"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "--publication" in done.stderr
