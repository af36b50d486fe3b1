"""Instruments are files of the installation: what is wrong is named, and their rule is a pure function."""

from __future__ import annotations

import json
from itertools import combinations_with_replacement
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.mechanism.domain.errors import MechanismError
from opennrm.mechanism.domain.instruments import Combination, Strength, score
from opennrm.mechanism.instruments import instrument, read_file

SHARED = (
    Path(__file__).resolve().parents[3] / "shared" / "standards" / "ilo-operational-indicators-labour.json"
)
RULE = ["2 strong", "1 strong + 1 medium or weak", "3 medium", "2 medium + 1 weak"]
INVENTED = """
code = "opdigtet"
edition = "1"
title = { da = "Opdigtet instrument", en = "Invented instrument" }
provenance = "Opdigtet til prøverne"
rule = ["2 strong", "1 strong + 1 medium or weak", "3 medium", "2 medium + 1 weak"]

[[dimensions]]
code = "first"
label = { da = "Første" }
element = "means"
indicators = [
    { code = "first.s1", label = { da = "Stærk 1" }, adult = "strong", child = "strong" },
    { code = "first.s2", label = { da = "Stærk 2" }, adult = "strong" },
    { code = "first.m1", label = { da = "Mellem 1" }, adult = "medium", child = "strong" },
    { code = "first.m2", label = { da = "Mellem 2" }, adult = "medium", child = "strong" },
    { code = "first.m3", label = { da = "Mellem 3" }, adult = "medium" },
    { code = "first.w1", label = { da = "Svag 1" }, adult = "weak" },
]

[[dimensions]]
code = "second"
label = { da = "Anden" }
element = "purpose"
indicators = [{ code = "second.w1", label = { da = "Svag 1" }, adult = "weak", child = "medium" }]
"""


@pytest.fixture
def invented(tmp_path):
    path = tmp_path / "opdigtet.toml"
    path.write_text(INVENTED)
    return instrument(read_file(path))


def by_hand(strong: int, medium: int, weak: int) -> bool:
    """The rule once more, as somebody would say it."""
    return strong >= 2 or (strong == 1 and medium + weak >= 1) or medium >= 3 or (medium >= 2 and weak >= 1)


@pytest.mark.parametrize(
    "seen", [each for size in range(6) for each in combinations_with_replacement(Strength, size)]
)
def test_a_dimension_is_positive_as_the_rule_says(seen):
    counted = {each: seen.count(each) for each in Strength}
    met = any(Combination.parsed(each).is_met_by(counted) for each in RULE)
    assert met == by_hand(*(counted[each] for each in Strength))


COUNTS = st.dictionaries(st.sampled_from(Strength), st.integers(0, 6))


@given(COUNTS, st.sampled_from(Strength))
def test_one_more_indicator_never_makes_a_dimension_less(seen, more):
    rule = [Combination.parsed(each) for each in RULE]
    if any(each.is_met_by(seen) for each in rule):
        assert any(each.is_met_by(seen | {more: seen.get(more, 0) + 1}) for each in rule)


@pytest.mark.parametrize(
    ("found", "is_child", "positive"),
    [
        ((), False, []),
        (("first.s1",), False, []),
        (("first.s1", "first.w1"), False, ["first"]),
        (("first.s1", "first.w1"), True, []),  # the weak one is not meant for a child
        (("first.m1", "first.m2"), False, []),
        (("first.m1", "first.m2"), True, ["first"]),  # both are strong for a child
        (("first.s1", "second.w1"), False, []),  # dimensions do not add up
        (("unknown",), False, []),
    ],
)
def test_the_score_goes_by_dimension_and_by_age(invented, found, is_child, positive):
    scores = score(invented, found, is_child=is_child)
    assert [each.dimension.code for each in scores if each.is_positive] == positive
    assert len(scores) == 2


def test_a_file_that_says_nothing_is_unverified(invented):
    assert not invented.is_verified
    assert invented.label("first.s1", "en") == "Stærk 1"
    assert invented.labels["en"] == "Invented instrument"


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [
        ('code = "opdigtet"', 'code = "Op digtet"', "code"),
        ('edition = "1"', 'edition = ""', "edition"),
        ('provenance = "Opdigtet til prøverne"', 'provenance = " "', "provenance"),
        ('"2 strong"', '"some strong"', "rule"),
        ('element = "means"', 'element = "luck"', "element"),
        ('adult = "strong"', 'adult = "enormous"', "adult"),
        ('"first.s2"', '"first.s1"', "dimensions"),
        ('{ da = "Anden" }', '{ da = "" }', "label"),
        ('{ da = "Anden" }', '{ dansk = "Anden" }', "label"),
        ('[{ code = "second.w1"', '[3, { code = "second.w1"', "indicators"),
        ("rule = [", "rule = [[], ", "rule"),
    ],
)
def test_a_wrong_file_is_refused_with_its_key(tmp_path, before, after, key):
    path = tmp_path / "opdigtet.toml"
    assert before in INVENTED
    path.write_text(INVENTED.replace(before, after, 1))
    with pytest.raises(MechanismError, match=rf"opdigtet\.toml: {key}: "):
        read_file(path)


@pytest.mark.parametrize("text", ["", "[]", "{", '"text"', "null"])
def test_what_is_no_instrument_is_refused(tmp_path, text):
    path = tmp_path / "opdigtet.json"
    path.write_text(text)
    with pytest.raises(MechanismError):
        read_file(path)


def test_the_operational_indicators_are_read_where_they_are_at_hand():
    if not SHARED.exists():
        pytest.skip("the standards are not at hand here")
    tables = read_file(SHARED, code="ilo_labour", edition="2009")
    read = instrument(json.loads(json.dumps(tables)))
    assert not read.is_verified
    assert read.provenance == json.loads(SHARED.read_text())["provenance"]
    assert [len(each.indicators) for each in read.dimensions] == [10, 10, 16, 9, 15, 7]
    assert len(read.rule) == len(RULE)
