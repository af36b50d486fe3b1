"""The audit trail: its hash chain, and what the data protection officer sees in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from opennrm.access import audit, selectors, services
from opennrm.access.domain import chain
from opennrm.access.domain.actor import NOBODY
from opennrm.access.domain.patterns import THRESHOLDS, Day, Pattern, unusual
from opennrm.access.domain.roles import Role
from opennrm.access.domain.trail import Wanted
from opennrm.access.models import AuditLine
from opennrm.access.presenters import TrailRow, as_csv
from opennrm.access.wall import acting
from opennrm.cases import services as cases
from opennrm.cases.models import Case
from opennrm.shared.dates import COPENHAGEN, clock, noon
from opennrm.shared.errors import Denied, Invalid
from tests.cases.people import CONSENT, SCOPE, new_case

KEY, TODAY = bytes(32), date(2021, 6, 12)
WHO = UUID(int=7)


# The chain


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_two_different_lines_never_look_the_same(one, other):
    assert (chain.canonical(one) == chain.canonical(other)) == (one == other)


@given(st.lists(st.text(), min_size=1, max_size=4), st.integers(0, 3))
def test_a_seal_depends_on_everything(values, where):
    usual = chain.seal(KEY, chain.BEGINNING, 1, values)
    changed = [*values]
    changed[where % len(values)] += "x"
    assert usual != chain.seal(KEY, chain.BEGINNING, 1, changed)
    assert usual != chain.seal(KEY, chain.BEGINNING, 2, values)
    assert usual != chain.seal(KEY, usual, 1, values)
    assert usual != chain.seal(b"another key".ljust(32), chain.BEGINNING, 1, values)


@pytest.fixture
def sealed(db):
    for event in ("cases.case_shown", "cases.case_opened", "access.refused"):
        audit.record(event, by=NOBODY, fields=["æ", "b"], purpose="Ø")
    assert services.seal_trail() == 3
    return list(AuditLine.objects.order_by("position").values_list("position", flat=True))


def past_the_triggers(statement, *values):
    """What somebody could do who has the owner's rights, or the disk."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE access_auditline DISABLE TRIGGER USER")
        cursor.execute("ALTER TABLE access_auditseal DISABLE TRIGGER USER")
        cursor.execute(statement, values)
        cursor.execute("ALTER TABLE access_auditline ENABLE TRIGGER USER")
        cursor.execute("ALTER TABLE access_auditseal ENABLE TRIGGER USER")


def test_an_untouched_trail_is_sound_and_names_what_waits(sealed):
    audit.record("cases.case_shown", by=NOBODY)
    verdict = services.verify_trail()
    assert (verdict.fault, verdict.head.number, verdict.unsealed) == ("", 3, 1)
    assert services.seal_trail() == 1
    assert services.seal_trail() == 0
    assert services.verify_trail(str(verdict.head)).fault == ""


@pytest.mark.parametrize("zone", ["UTC", "Europe/Copenhagen", "Asia/Tokyo"])
def test_the_time_zone_of_a_session_changes_no_seal(sealed, zone):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('timezone', %s, true)", [zone])
    assert services.verify_trail().fault == ""


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE access_auditline SET event = 'x' WHERE position = %s", "is not as it was sealed"),
        (
            "UPDATE access_auditline SET at = at + interval '1 s' WHERE position = %s",
            "is not as it was sealed",
        ),
        (
            "UPDATE access_auditline SET user_id = gen_random_uuid() WHERE position = %s",
            "is not as it was sealed",
        ),
        ("UPDATE access_auditline SET fields = '{c}' WHERE position = %s", "is not as it was sealed"),
        ("DELETE FROM access_auditline WHERE position = %s", "is gone"),
        ("UPDATE access_auditseal SET digest = '\\x00' WHERE line = %s", "is not as it was sealed"),
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_whatever_is_changed_past_the_triggers_is_found(sealed, statement, fault, place):
    past_the_triggers(statement, sealed[place])
    verdict = services.verify_trail()
    assert fault in verdict.fault and f"line {sealed[place]} " in verdict.fault


def test_a_line_taken_out_together_with_its_seal_breaks_the_chain_after_it(sealed):
    past_the_triggers("DELETE FROM access_auditseal WHERE line = %s", sealed[1])
    assert services.verify_trail().fault == f"line {sealed[2]} is not as it was sealed (seal 3)"


def test_a_tail_that_was_cut_off_is_missed_by_its_head(sealed):
    head = str(services.verify_trail().head)
    past_the_triggers("DELETE FROM access_auditseal WHERE line = %s", sealed[2])
    past_the_triggers("DELETE FROM access_auditline WHERE position = %s", sealed[2])
    assert services.verify_trail().fault == ""
    assert "does not stand in the chain" in services.verify_trail(head).fault


def test_without_the_key_no_seal_can_be_made(sealed, settings):
    settings.NRM_AUDIT_KEY = b"somebody else's".ljust(32)
    assert services.verify_trail().fault == f"line {sealed[0]} is not as it was sealed (seal 1)"


# What stands in it


def test_a_refusal_stands_in_the_trail_although_its_act_was_undone(db, caseworker, client_for):
    case_id = new_case(caseworker)
    before = Case.objects.count()
    row = cases.show_participations(case_id, by=caseworker)[0]
    client_for(caseworker).post(reverse("cases:end_participation", args=[row.id]))
    assert AuditLine.objects.filter(event="access.refused", purpose="cases.last_participant").count() == 1
    assert Case.objects.count() == before


# The officer's pages


@pytest.fixture
def dpo(db, actor_for):
    return actor_for(Role.DATA_PROTECTION_OFFICER, "cmm")


@pytest.fixture
def officer(dpo, client_for):
    return client_for(dpo)


@pytest.fixture
def seen(caseworker, ngo):
    """A person whose case two organisations have seen, and another."""
    with clock.standing_at(noon(TODAY)):
        case_id = new_case(caseworker)
        new_case(caseworker, "Opdigtet Person 9")
        cases.share(case_id, "hopenow", ground=CONSENT, scope=SCOPE, by=caseworker)
        cases.open_person(case_id, purpose="safety", by=caseworker)
        cases.show_case(case_id, by=ngo)
        cases.show_case(case_id, by=ngo)
    return Case.objects.select_related("person").get(pk=case_id)


def test_lines_are_chosen_by_who_act_person_and_period(seen, dpo, caseworker, ngo):
    def lines(**wanted):
        with acting(dpo):
            return list(selectors.audit_lines_for(dpo, Wanted(**wanted)).values_list("event", flat=True))

    assert lines(event="persons.identity_opened") == ["persons.identity_opened"]
    assert set(lines(user_id=ngo.user_id)) == {"cases.case_shown"}
    assert lines(organisation_id=ngo.organisation_id, subject=seen.number) == ["cases.case_shown"] * 2
    assert lines(subject=seen.person.pseudonym, event="persons.registered") == ["persons.registered"]
    assert lines(since=TODAY, until=TODAY, event="cases.case_opened") == ["cases.case_opened"] * 2
    assert lines(since=TODAY + timedelta(days=1), event="cases.case_opened") == []
    assert lines(subject="2021-9999") == []


def test_who_has_seen_a_person(seen, officer, dpo):
    with acting(dpo):
        told = {row["user_id"]: row["times"] for row in selectors.seen_by(dpo, seen.number)}
    assert sorted(told.values()) == [1, 2]
    page = officer.get(reverse("access:seen_by"), {"subject": seen.person.pseudonym.lower()}).content.decode()
    assert "HopeNow" in page and "Opdigtet Medarbejder" in page and "Opdigtet Person" not in page
    assert AuditLine.objects.filter(event="access.seen_by_shown", user_id=dpo.user_id).exists()
    assert (
        "Ingen har set personen" in officer.get(reverse("access:seen_by"), {"subject": "x"}).content.decode()
    )


def test_records_of_a_person_are_told_to_the_officer_alone(seen, dpo, caseworker):
    with acting(dpo):
        assert selectors.records_of(dpo, seen.number)
    with acting(caseworker), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM nrm_records_of(%s)", [seen.number])
        assert cursor.fetchone() == (0,)
    with pytest.raises(Denied):
        selectors.records_of(caseworker, seen.number)


def test_the_page_tells_acts_in_words_and_keeps_what_was_chosen(seen, officer):
    page = officer.get(reverse("access:audit"), {"event": "persons.identity_opened"}).content.decode()
    assert "Åbnede identitet" in page and "Personens sikkerhed" in page
    assert "?event=persons.identity_opened" in page
    wrong = officer.get(
        reverse("access:audit"), {"since": "2021-06-12", "until": "2021-06-11"}
    ).content.decode()
    assert "Perioden slutter, før den begynder." in wrong
    assert (
        "Ingen linjer passer"
        in officer.get(reverse("access:audit"), {"subject": "2021-9999"}).content.decode()
    )


def test_an_export_is_itself_in_the_trail_and_holds_no_person(seen, officer):
    answer = officer.get(reverse("access:audit_export"), {"subject": seen.number})
    text = answer.content.decode()
    assert answer["Content-Type"].startswith("text/csv") and "attachment" in answer["Content-Disposition"]
    assert text.splitlines()[0].startswith("Nr.;Tidspunkt;Hvem")
    assert "Så sag" in text and "Opdigtet Person" not in text
    assert AuditLine.objects.filter(event="access.trail_exported").count() == 1


def test_an_export_that_is_too_large_is_refused_with_what_to_do(seen, dpo, monkeypatch):
    monkeypatch.setattr("opennrm.access.services.trail.MOST_EXPORTED", 2)
    with pytest.raises(Invalid, match="access.too_many_lines"):
        services.export_trail(Wanted(), by=dpo)
    assert not AuditLine.objects.filter(event="access.trail_exported").exists()


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1"])
def test_a_spreadsheet_runs_nothing_of_an_export(name):
    row = TrailRow(1, datetime(2021, 6, 12, tzinfo=COPENHAGEN), name, "", "", "", "")
    assert f"'{name}" in as_csv([row])


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["audit", "audit_export", "seen_by", "unusual"])
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.DATA_PROTECTION_OFFICER])
def test_nobody_else_reads_the_trail(actor_for, client_for, role, name):
    answer = client_for(actor_for(role, "cmm")).get(reverse(f"access:{name}"), {"subject": "2021-0001"})
    assert answer.status_code == 403


# Patterns


def day(number=0, **counts):
    return Day(WHO, TODAY - timedelta(days=number), **counts)


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([day(records=39)], []),
        ([day(records=40)], [Pattern.MANY_RECORDS]),
        ([day(records=40), day(1, records=14), day(2, records=14)], []),
        ([day(records=60), day(1, records=14), day(2, records=20)], [Pattern.MANY_RECORDS]),
        ([day(identities=10, records=10)], [Pattern.MANY_IDENTITIES]),
        ([day(refusals=9)], []),
        ([day(refusals=10), day(1, refusals=10)], [Pattern.MANY_REFUSALS] * 2),
        ([day(at_night=5, records=5)], [Pattern.AT_NIGHT]),
        ([day(own_name=1)], [Pattern.OWN_NAME]),
        ([day(outside_cases=1)], [Pattern.OUTSIDE_CASES]),
        ([day(questions=10)], [Pattern.MANY_QUESTIONS]),
        ([day(questions=10), day(1, questions=9)], []),
        ([], []),
    ],
)
def test_what_is_unusual(days, found):
    assert [hit.pattern for hit in unusual(days)] == found


@given(st.lists(st.integers(0, 200), min_size=1, max_size=8))
def test_nobody_is_unusual_below_the_threshold_or_on_a_usual_day(counts):
    days = [day(number, records=count) for number, count in enumerate(counts)]
    for hit in unusual(days):
        assert hit.number >= THRESHOLDS[Pattern.MANY_RECORDS].at_least
        assert hit.number >= 3 * hit.usual


def test_a_night_of_many_openings_is_shown_to_the_officer(caseworker, officer, dpo, client_for):
    now = datetime(2021, 6, 11, 23, 30, tzinfo=COPENHAGEN)
    with clock.standing_at(noon(TODAY - timedelta(days=3))):
        case_ids = [new_case(caseworker, f"Opdigtet {number}") for number in range(10)]
    with clock.standing_at(now):
        for case_id in case_ids:
            cases.open_person(case_id, purpose="safety", by=caseworker)
    with clock.standing_at(noon(TODAY)):
        found = services.show_unusual(by=dpo)
        page = officer.get(reverse("access:unusual")).content.decode()
    assert {hit.pattern for hit in found} == {Pattern.MANY_IDENTITIES, Pattern.AT_NIGHT}
    assert "Åbnede mange identiteter" in page and "Så poster om natten" in page
    with clock.standing_at(noon(TODAY + timedelta(days=60))):
        assert "Intet usædvanligt" in client_for(dpo).get(reverse("access:unusual")).content.decode()


def test_signing_in_and_failing_to_stand_in_the_trail_under_the_user_but_never_what_was_typed(
    db, client, actor_for
):
    actor = actor_for(Role.CASEWORKER, "cmm", username="opdigtet-7", password="opdigtet adgangskode 7")
    url = reverse("account_login")
    client.post(url, {"login": "opdigtet-7", "password": "forkert"})
    client.post(url, {"login": "findes-ikke", "password": "forkert"})
    client.post(url, {"login": "opdigtet-7", "password": "opdigtet adgangskode 7"}, follow=True)
    told = AuditLine.objects.order_by("position").values_list("event", "user_id", "subject_id")
    assert list(told)[:4] == [
        ("access.sign_in_failed", None, actor.user_id),
        ("access.sign_in_failed", None, None),
        ("access.signed_in", actor.user_id, actor.user_id),
        ("access.organisation_chosen", actor.user_id, actor.organisation_id),
    ]
