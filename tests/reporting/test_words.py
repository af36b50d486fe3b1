"""Numbers, shares, changes and lists in words: the Danish written a second time by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.reporting.domain.changes import Change, change_words, changed_words
from opennrm.reporting.domain.lists import Ranking, acted, bracketed, counted, joined, named
from opennrm.reporting.domain.numbers import digits, number, rounded
from opennrm.reporting.domain.phrases import phrase_of, was_trafficked
from opennrm.reporting.domain.shares import share_words


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (0, "ingen", "no"),
        (1, "én", "one"),
        (9, "ni", "nine"),
        (12, "tolv", "twelve"),
        (13, "13", "13"),
        (1234, "1.234", "1,234"),
    ],
)
def test_numbers_up_to_twelve_are_words(value, danish, english):
    assert (number(Fraction(value), "da"), number(Fraction(value), "en")) == (danish, english)


def test_one_follows_the_gender_of_its_noun():
    assert number(1, "da", neuter=True) == "ét"
    assert number(1, "en", neuter=True) == "one"


def test_halves_are_rounded_away_from_zero():
    assert rounded(Fraction(5, 2)) == 3
    assert rounded(Fraction(-5, 2)) == -3
    assert digits(Fraction(8000, 193), "da", 1) == "41,5"
    assert digits(Fraction(8000, 193), "en", 2) == "41.45"


@pytest.mark.parametrize(
    ("part", "whole", "danish", "english"),
    [
        (37, 80, "knap halvdelen", "just under half"),
        (18, 80, "knap en fjerdedel", "just under a quarter"),
        (40, 80, "halvdelen", "half"),
        (42, 80, "godt halvdelen", "just over half"),
        (11, 19, "over halvdelen", "over half"),
        (8, 18, "over en tredjedel", "over a third"),
        (22, 33, "to tredjedele", "two thirds"),
        (17, 18, "næsten alle", "almost all"),
        (18, 18, "alle", "all"),
        (0, 18, "ingen", "none"),
        (1, 80, "under en tiendedel", "under a tenth"),
    ],
)
def test_a_share_is_named_after_the_nearest_round_fraction(part, whole, danish, english):
    share = Fraction(part, whole)
    assert (share_words(share, "da"), share_words(share, "en")) == (danish, english)


ROUND = {
    "a tenth": Fraction(1, 10), "a fifth": Fraction(1, 5), "a quarter": Fraction(1, 4), "a third": Fraction(1, 3),
    "half": Fraction(1, 2), "two thirds": Fraction(2, 3), "three quarters": Fraction(3, 4),
}  # fmt: skip


@given(st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_no_share_is_ever_named_falsely(counts):
    share = Fraction(*counts)
    words = share_words(share, "en")
    if words in ("all", "none", "almost all"):
        assert {"all": share == 1, "none": share == 0, "almost all": Fraction(9, 10) <= share < 1}[words]
        return
    name = next(name for name in ROUND if words.endswith(name))
    holds = {
        "": share == ROUND[name],
        "just under": ROUND[name] * Fraction(9, 10) <= share < ROUND[name],
        "just over": ROUND[name] < share <= ROUND[name] * Fraction(11, 10),
        "over": share > ROUND[name],
        "under": share < ROUND[name],
    }
    assert holds[words.removesuffix(name).strip()]


@pytest.mark.parametrize(
    ("before", "now", "noun", "verb"),
    [
        (21, 37, "næsten en fordobling", "er næsten fordoblet"),
        (9, 19, "en fordobling", "er fordoblet"),
        (9, 18, "en fordobling", "er fordoblet"),
        (9, 30, "mere end en fordobling", "er mere end fordoblet"),
        (77, 80, "en lille stigning", "er steget lidt"),
        (80, 77, "et lille fald", "er faldet lidt"),
        (44, 33, "et fald", "er faldet"),
        (40, 20, "en halvering", "er halveret"),
        (3, 3, "uændret", "er uændret"),
        (0, 5, "en stigning", "er steget"),
        (2, 4, "en stigning", "er steget"),
    ],
)
def test_a_change_is_named_by_its_ratio_where_the_counts_bear_it(before, now, noun, verb):
    change = Change(Fraction(before), Fraction(now))
    assert (change_words(change, "da"), changed_words(change, "da")) == (noun, verb)


@given(st.integers(0, 300), st.integers(0, 300))
def test_a_rise_is_never_called_a_fall(before, now):
    words = change_words(Change(Fraction(before), Fraction(now)), "en")
    assert ("rise" in words or "doubling" in words) == (now > before)
    assert ("fall" in words or "halving" in words) == (now < before)


COUNTRIES = Ranking.of("nationality", [("ROU", Fraction(6)), ("CHN", Fraction(5)), ("VNM", Fraction(1))])
FORMS = Ranking.of("exploitation", [("criminal_acts", Fraction(8)), ("forced_labour", Fraction(1))])


def test_lists_of_countries():
    phrase = phrase_of("nationality")
    assert counted(COUNTRIES, phrase, "da") == "seks fra Rumænien, fem fra Kina og én fra Vietnam"
    assert named(COUNTRIES, phrase, "da") == "fra Rumænien, Kina og Vietnam"
    assert bracketed(COUNTRIES, phrase, "en") == "from Romania (6), China (5) and Vietnam (1)"
    assert joined(["a"], "da") == "a"


def test_the_verb_follows_the_first_number():
    phrase = phrase_of("exploitation")
    assert (
        acted(FORMS, phrase, "da", was_trafficked)
        == "otte er handlet til strafbare handlinger og én til tvangsarbejde"
    )
    one = Ranking.of("exploitation", [("forced_labour", Fraction(1))])
    assert acted(one, phrase, "en", was_trafficked) == "one was trafficked for forced labour"


def test_the_top_never_leaves_out_one_of_two_equals():
    equal = Ranking.of("nationality", [("ROU", Fraction(6)), ("VNM", Fraction(6)), ("CHN", Fraction(5))])
    assert [code for code, _ in equal.top(1).items] == []
    assert [code for code, _ in equal.top(2).items] == ["ROU", "VNM"]
    assert len(COUNTRIES.top(2)) == 2
