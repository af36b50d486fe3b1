"""A file of rules that is wrong is refused with file, key and reason, in one line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.mechanism.checks import LISTS
from opennrm.mechanism.domain.dated import Amount, Dated, Timeline
from opennrm.mechanism.domain.errors import Unsound
from opennrm.mechanism.reading import read
from opennrm.mechanism.rules import FILE, MechanismError

TEXT = FILE.read_text("utf-8")
FIRST = '{ value = 10000, valid_from = 2021-01-01, valid_to = 2022-01-01, source = "ours", assumed = true },'
CASH = "rates.cash_single.versions"
FORM = "lists.forms.entries"

# What is found in the file, what is put there instead, the key that must be named, part of the reason.
FAULTS = [
    ('country = "DNK"', 'country = "DDR"', "country", "is no country: 'DDR'"),
    ('country = "DNK"', "", "country", "is missing"),
    ('country = "DNK"', 'country = "DNK"\nkingdom = true', "kingdom", "is not known here"),
    ("[lists.genders.entries]", "[lists.genders.codes]", "lists.genders.codes", "is not known here"),
    (FIRST, FIRST.replace("10000", '"10000"'), f"{CASH}[0].value", "is not a whole number"),
    (FIRST, FIRST.replace("10000", "true"), f"{CASH}[0].value", "is not a whole number"),
    (FIRST, FIRST.replace("10000", "0"), f"{CASH}[0].value", "must be more than 0"),
    (FIRST, FIRST.replace('"ours"', '"report"'), f"{CASH}[0].source", 'of an assumption is "ours"'),
    (FIRST, FIRST.replace("assumed = true", "assumed = 1"), f"{CASH}[0].assumed", "is not true or false"),
    (FIRST, FIRST.replace("2022-01-01", "2022-01-02"), f"{CASH}[1]", "holds on the same days"),
    (FIRST, FIRST.replace("2022-01-01", "2021-01-01"), f"{CASH}[0].valid_to", "must be later than valid_from"),
    (FIRST, FIRST.replace("2021-01-01", '"2021-01-01"'), f"{CASH}[0].valid_from", "is not a date"),
    (FIRST, FIRST.replace("2021-01-01", "2021-01-01T12:00:00"), f"{CASH}[0].valid_from", "is not a date"),
    (FIRST, FIRST.replace("valid_from = 2021-01-01, ", ""), f"{CASH}[0].valid_from", "is missing"),
    (FIRST, FIRST.replace("value", "amount"), f"{CASH}[0].amount", "is not known here"),
    (FIRST, "7,", f"{CASH}[0].table", "is expected here, not 7"),
    ('unit = "DKK"\nda = "Kontantstøtte til enlige"', 'unit = "EUR"\nda = "x"', "rates.cash_single.unit", "'EUR'"),
    ("[rates.cash_provider]", "[rates.cash_family]", "rates.cash_provider", "is missing"),
    ("[deadlines.cash_months]", "[deadlines.cash_weeks]", "deadlines.cash_months", "is missing"),
    ('en = "Decide"\ndays_off = ["constitution_day"', 'en = "Decide"\ndays_off = ["may_day"', "deadlines.decide.days_off", "is no code of own_days_off: 'may_day'"),
    ('unit = "working_days"\nda = "Træf afgørelse"', 'unit = "days"\nda = "Træf afgørelse"', "deadlines.decide.days_off", "are left out of working days, not of days"),
    ("christmas_eve = { month = 12, day = 24", "christmas_eve = { month = 2, day = 29", "lists.own_days_off.entries.christmas_eve", "is no day of every year"),
    ("christmas_eve = { month = 12, day = 24,", "christmas_eve = { month = 12,", "lists.own_days_off.entries.christmas_eve", "is no day of every year"),
    ('{ da = "Tvangsarbejde", en = "Forced labour" }', '{ da = "Tvangsarbejde" }', f"{FORM}.forced_labour.en", "missing"),
    ('{ da = "Tvangsarbejde", en', '{ da = " ", en', f"{FORM}.forced_labour.da", "is empty"),
    ('forced_labour = { da = "Tv', 'Forced-labour = { da = "Tv', f"{FORM}.Forced-labour.code", "is not in lower case"),
    ('da = "Tyveri"', 'da = "Tyveri", colour = "red"', "lists.sub_forms.entries.theft.colour", "is not known here"),
    ('theft = { form = "criminal_acts"', 'theft = { form = "crime"', "lists.sub_forms.entries.theft.form", "is no code"),
    ('{ isic = "F"', '{ isic = "X"', "lists.sectors.entries.construction.isic", "is no section: 'X'"),
    ('{ instrument = "ilo11", number = 1,', '{ instrument = "ilo12", number = 1,', "lists.indicators.entries.abuse_of_vulnerability.instrument", "is no code of instruments"),
    ('en = "Other", figure_group = "remaining"', 'en = "Other", figure_group = "rest"', f"{FORM}.other.figure_group", "'rest'"),
    ('source = "ilo"', 'source = "hearsay"', "lists.instruments.entries.ilo11.source", "is none of cmm, ilo, ours, report"),
    (', pending = "bill L 111', ', waits = "bill L 111', "lists.statutes.entries.p262b.waits", "is not known here"),
    (', pending = "bill', ', valid_from = 2022-04-01, pending = "bill', "lists.statutes.entries.p262b.valid_from", "exclude each other"),
    ('cmm = { kind = "authority"', 'cmm = { kind = "ministry"', "organisations.entries.cmm.kind", "is no kind of organisation"),
    ('authority = "cmm"', 'authority = "centre"', "routing.lawful_stay.versions[0].authority", "names no organisation: 'centre'"),
    ("lawful_stay = [{ authority", "tourist = [{ authority", "routing.tourist", "is no residence status"),
    ('asylum_seeker = [{ authority = "immigration_service", valid_from = 2007-01-01, source = "report" }]', "asylum_seeker = []", "routing.asylum_seeker.versions", "are missing"),
    ('asylum_seeker = [{ authority = "immigration_service", valid_from = 2007-01-01, source = "report" }]', 'asylum_seeker = "cmm"', "routing.asylum_seeker.versions", "are not a list"),
    ("prosecution_service = [{", "judge = [{", "criminal_case.judge", "names no organisation"),
    ("hopenow = [{", "hopelater = [{", "interviewers.hopelater", "names no organisation"),
    ('food_businesses_only = ["food"]', 'food_businesses_only = ["red_cross"]', "groups.forced_labour.food_businesses_only", "names no member"),
    ('members = ["cmm",', 'members = ["centre",', "groups.forced_labour.members", "names no organisation"),
    ("[interviewers]", "[[interviewers]]", "interviewers", "is not a table"),
    ("[sources]\nreport", "[sources\nreport", "whole file", "cannot be read"),
    ('country = "DNK"', 'country = "DNK"\ncountry = "DNK"', "whole file", "Cannot overwrite a value (at line"),
]  # fmt: skip


def written(tmp_path, text: str):
    path = tmp_path / "denmark.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("found", "instead", "key", "reason"), FAULTS, ids=[f"{f[2]}-{n}" for n, f in enumerate(FAULTS)]
)
def test_a_fault_is_refused_by_file_key_and_reason(tmp_path, found, instead, key, reason):
    assert found in TEXT
    with pytest.raises(MechanismError) as refused:
        read(written(tmp_path, TEXT.replace(found, instead, 1)))
    line = str(refused.value)
    assert line.startswith(f"denmark.toml: {key}: ")
    assert reason in line
    assert "\n" not in line


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(MechanismError, match=r"norway\.toml: whole file: cannot be read"):
        read(tmp_path / "norway.toml")


def test_a_file_that_is_not_text_is_refused(tmp_path):
    path = tmp_path / "denmark.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(MechanismError, match=r"denmark\.toml: whole file: cannot be read"):
        read(path)


@pytest.mark.parametrize("list_name", LISTS)
def test_no_code_list_may_be_left_out(tmp_path, list_name):
    """Also where nothing else points to it."""
    text = TEXT.replace(f"[lists.{list_name}]", f"[lists.{list_name}_gone]").replace(
        f"[lists.{list_name}.entries]", f"[lists.{list_name}_gone.entries]"
    )
    with pytest.raises(MechanismError, match=rf"denmark\.toml: lists\.{list_name}: is missing"):
        read(written(tmp_path, text))


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))


@given(DAYS, st.integers(1, 2000), DAYS, st.integers(1, 2000))
def test_two_versions_overlap_exactly_where_a_day_lies_in_both(start, length, other_start, other_length):
    first = Dated(source="ours", valid_from=start, valid_to=start + timedelta(length))
    second = Dated(source="ours", valid_from=other_start, valid_to=other_start + timedelta(other_length))
    shared = any(second.holds_on(start + timedelta(day)) for day in range(length))
    assert first.overlaps(second) == second.overlaps(first) == shared


@given(st.lists(DAYS, min_size=1, max_size=6, unique=True), DAYS)
def test_versions_that_follow_each_other_give_each_day_its_own(starts, day):
    starts = sorted(starts)
    ends = [*starts[1:], None]
    versions = tuple(
        Amount(source="ours", valid_from=start, valid_to=end, value=number + 1)
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    held = Timeline("invented", versions).get(day)
    expected = sum(start <= day for start in starts)
    assert (held.value if held else 0) == expected


@given(st.lists(DAYS, min_size=2, max_size=6))
def test_versions_without_an_end_cannot_stand_beside_each_other(starts):
    with pytest.raises(Unsound, match="holds on the same days"):
        Timeline("invented", tuple(Dated(source="ours", valid_from=start) for start in starts))
