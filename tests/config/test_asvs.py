"""docs/asvs.md: every requirement of the target has one row, and what a row points to is there."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.architecture.code import ROOT

TEXT = (ROOT / "docs" / "asvs.md").read_text("utf-8")
# None is left that is not met at all.
STATES = {"met", "partly", "place", "–"}
# Level of each requirement of 5.0.0, section by section, in order: counted by hand from OWASP's own table.
LEVELS = {
    "1.1": "22", "1.2": "1111122223", "1.3": "112222222223", "1.4": "222", "1.5": "123", "2.1": "122", "2.2": "112",
    "2.3": "12223", "2.4": "23", "3.1": "3", "3.2": "113", "3.3": "12223", "3.4": "11222233", "3.5": "11122333", "3.6": "3",
    "3.7": "22333", "4.1": "12233", "4.2": "23333", "4.3": "22", "4.4": "1222", "5.1": "2", "5.2": "112333", "5.3": "113",
    "5.4": "222", "6.1": "122", "6.2": "111111112222", "6.3": "11223333", "6.4": "112233", "6.5": "22222333", "6.6": "2223",
    "6.7": "33", "6.8": "2222", "7.1": "222", "7.2": "1111", "7.3": "22", "7.4": "11222", "7.5": "223", "7.6": "22",
    "8.1": "1233", "8.2": "1123", "8.3": "133", "8.4": "23", "9.1": "111", "9.2": "1222", "10.1": "22", "10.2": "223",
    "10.3": "22223", "10.4": "1111122222233333", "10.5": "22222", "10.6": "22", "10.7": "222", "11.1": "2233",
    "11.2": "22233", "11.3": "11233", "11.4": "1222", "11.5": "23", "11.6": "23", "11.7": "33", "12.1": "12233", "12.2": "11",
    "12.3": "22223", "13.1": "2333", "13.2": "222223", "13.3": "2233", "13.4": "1222233", "14.1": "22", "14.2": "12223333",
    "14.3": "122", "15.1": "12233", "15.2": "12233", "15.3": "1222222", "15.4": "3333", "16.1": "2", "16.2": "22222",
    "16.3": "2222", "16.4": "222", "16.5": "2223", "17.1": "23", "17.2": "22223333", "17.3": "22",
}  # fmt: skip
LEVEL_3_TOO = {"6", "7", "8", "11", "14"}


def rows():
    """The requirements of each row, its state, and what it says."""
    for line in TEXT.splitlines():
        if line.startswith("| V"):
            first, _, state, how = (cell.strip() for cell in line.strip("|").split("|"))
            yield re.findall(r"V([\d.]+)", first), state, how


def target():
    for section, levels in LEVELS.items():
        most = 3 if section.split(".")[0] in LEVEL_3_TOO else 2
        yield from (f"{section}.{place}" for place, level in enumerate(levels, 1) if int(level) <= most)


def test_every_requirement_of_the_target_has_one_row_and_no_other_has():
    named = Counter(number for numbers, _, _ in rows() for number in numbers)
    assert {number for number, times in named.items() if times > 1} == set()
    assert set(named) == set(target())


def test_the_table_of_levels_is_whole():
    assert sum(map(len, LEVELS.values())) == 345


def test_every_row_has_a_state_and_says_how():
    assert {state for _, state, _ in rows()} == STATES
    assert [numbers for numbers, _, how in rows() if len(how) < 4] == []


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`((?:opennrm|tests|docs)/[\w./-]+|requirements[\w.-]+)`", TEXT)))
)
def test_what_a_row_points_to_is_there(path):
    assert (ROOT / path).exists()


def test_what_is_met_in_the_chapters_of_the_highest_level_can_be_looked_at():
    """A place in the code, in the documents or in the tests; or the library that does it is named."""
    pointing = re.compile(r"`[^`]+`|allauth|tink|UUID|there are none|one answer|one request")
    assert [numbers for numbers, state, how in rows() if state == "met" and not pointing.search(how)] == [
        ["1.2.9"], ["1.4.1", "1.4.2", "1.4.3"], ["1.5.1"], ["1.5.2"],
    ]  # fmt: skip
