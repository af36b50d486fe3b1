"""The pseudonym: one way of writing, and slips of the pen are found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from opennrm.persons.domain.pseudonyms import ALPHABET, LENGTH, SPACE, normalised, pseudonym

numbers = st.integers(0, SPACE - 1)
places = st.integers(0, LENGTH - 1)


def plain(number: int) -> str:
    return pseudonym(number).replace("-", "")


def test_no_character_is_easily_taken_for_another():
    assert not set("0O1ILSU") & set(ALPHABET)
    assert len(set(ALPHABET)) == 29


@given(numbers)
def test_a_pseudonym_is_written_in_two_groups_of_three_and_reads_back(number):
    written = pseudonym(number)
    assert (written[3], len(written)) == ("-", 7)
    assert normalised(written) == written


@given(numbers, numbers)
def test_two_numbers_never_share_a_pseudonym(one, other):
    assert (pseudonym(one) == pseudonym(other)) == (one == other)


@given(numbers, places, st.sampled_from(ALPHABET))
def test_every_wrong_character_is_found(number, place, character):
    right = plain(number)
    wrong = right[:place] + character + right[place + 1 :]
    assert (normalised(wrong) is None) == (wrong != right)


@given(numbers, places, places)
def test_every_exchange_of_two_characters_is_found(number, one, other):
    characters = list(right := plain(number))
    characters[one], characters[other] = characters[other], characters[one]
    wrong = "".join(characters)
    assert (normalised(wrong) is None) == (wrong != right)


@given(numbers)
def test_people_may_type_it_small_and_with_spaces(number):
    typed = f" {plain(number)[:2].lower()} {plain(number)[2:].lower()} "
    assert normalised(typed) == pseudonym(number)


@given(st.text(max_size=12))
def test_any_other_text_is_none_or_a_pseudonym(text):
    assert normalised(text) in {None, normalised(normalised(text) or "")}


@pytest.mark.parametrize("number", [-1, SPACE])
def test_there_are_only_so_many(number):
    with pytest.raises(ValueError, match="No pseudonym"):
        pseudonym(number)
