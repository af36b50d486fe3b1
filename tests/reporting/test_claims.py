"""The checker finds the two contradictions of the published report, and any other wrong figure put in their place."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from opennrm.reporting.domain.claims import Claim, check
from opennrm.reporting.domain.meanings import Unreadable, meaning, meanings
from opennrm.reporting.services import checking
from opennrm.shared.errors import Invalid
from tests.reporting.cells import PUBLISHED, CellFigures, published, published_register

FILE = PUBLISHED / "claims-2021.csv"
UNKNOWN = {f"C0{n}" for n in range(79, 86)} | {"C089"}
WRONG = {"C041", "C054"}
ALL = [row["id"] for row in published("claims-2021.csv")]
ANSWERABLE = [claim for claim in ALL if claim not in UNKNOWN]


@pytest.fixture(scope="module")
def figures():
    return published_register()


def altered(tmp_path: Path, claim: str, **changes: str) -> Path:
    rows = published("claims-2021.csv")
    for row in rows:
        if row["id"] == claim:
            row.update(changes)
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    path = tmp_path / "claims.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def contradicted(path: Path, figures) -> set[str]:
    return {found.claim.id for found in checking.check(path, figures=figures).found}


def test_exactly_the_two_contradictions_of_the_report_are_found(figures):
    result = checking.check(FILE, figures=figures)
    assert [line.split(":")[0] for line in result.contradictions] == ["C041", "C054"]
    assert result.contradictions[1] == (
        "C054: stated 3 (exact), computed 2: victims --year 2021 --where exploitation=undetermined "
        "--where gender=female --where age_group=18+ [the value differs]"
    )
    assert "computed 44.44" in result.contradictions[0]


def test_what_the_register_cannot_know_is_named_with_its_reason(figures):
    result = checking.check(FILE, figures=figures)
    assert {claim for claim, _ in result.unknown} == UNKNOWN
    assert all(reason for _, reason in result.unknown)
    assert result.remarks[0].startswith("unknown C079: the health service")
    assert result.remarks[-1] == "86 confirmed, 2 contradicted, 8 not answerable"


@pytest.mark.parametrize("claim", ANSWERABLE)
def test_any_value_that_is_changed_is_found(claim, tmp_path, figures):
    """Both ways, and for C041 and C054 the truth clears them: no value comes from the file."""
    stated = {row["id"]: row["value"] for row in published("claims-2021.csv")}[claim] or "7"
    for other in (str(float(stated) + 1), str(float(stated) - 1), "many"):
        assert claim in contradicted(altered(tmp_path, claim, value=other), figures) or (claim, other) == (
            "C054",
            "2.0",
        )


@pytest.mark.parametrize("claim", ANSWERABLE)
@pytest.mark.parametrize("words", ["over", "just under", "somehow"])
def test_words_that_do_not_hold_are_found(claim, words, tmp_path, figures):
    """A stated value is the round number meant: the figure itself is neither over nor just under it."""
    found = contradicted(altered(tmp_path, claim, stated_as=words), figures)
    is_rounded = claim in {"C005", "C015", "C036"}  # their exact figure lies beside the stated one
    assert claim in found or (is_rounded and words != "somehow")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("C005", "just under 43"), ("C005", "over 42"), ("C008", "a small fall"), ("C009", "half"), ("C009", "just under a quarter"),
        ("C010", "a doubling since"), ("C016", "a quarter"), ("C016", "just over a quarter"), ("C025", "all"),
        ("C029", "almost doubled"), ("C036", "just under half"), ("C039", "almost doubled since"), ("C040", "half"),
    ],
)  # fmt: skip
def test_a_wrong_approximation_is_found(claim, words, tmp_path, figures):
    assert claim in contradicted(altered(tmp_path, claim, stated_as=words), figures)


def test_the_truth_in_place_of_a_contradiction_is_confirmed(tmp_path, figures):
    assert "C054" not in contradicted(altered(tmp_path, "C054", value="2"), figures)
    assert "C041" not in contradicted(
        altered(tmp_path, "C041", value="44", stated_as="over a third"), figures
    )


def test_an_empty_value_needs_words_that_can_be_tested(tmp_path, figures):
    assert "C001" in contradicted(altered(tmp_path, "C001", value=""), figures)
    assert "C009" not in contradicted(altered(tmp_path, "C009", value=""), figures)


def test_one_person_more_in_the_register_moves_the_figures_that_hold_them(figures):
    moved = published_register()
    moved.cells["victims"].append(dict(moved.cells["victims"][-1]))
    found = contradicted(FILE, moved)
    assert {"C006", "C008", "C011", "C044"} <= found


def test_a_claim_nobody_mapped_is_not_answerable(figures):
    result = check([Claim("X1", "7", "exact")], {}, figures)
    assert result.unknown == (("X1", "no figure of the register is named for this claim"),)


def test_a_register_without_the_figure_does_not_answer():
    known = meanings({"C005": {"percent": ["victims --year 2021", "interviewed --year 2021"]}})
    result = check([Claim("C005", "41.45", "exact")], known, CellFigures({}))
    assert result.unknown == (("C005", "the register holds no such figure at this as-of date"),)


@pytest.mark.parametrize(
    ("entry", "reason"),
    [
        ({}, "needs one of"),
        ({"count": "victims --year 2021", "sum": []}, "needs one of"),
        ({"count": "victims --yaer 2021"}, "yaer"),
        ({"count": "victims"}, "count"),
        ({"percent": ["victims --year 2021"]}, "percent"),
    ],
)
def test_a_fault_in_the_file_of_meanings_names_the_claim(entry, reason):
    with pytest.raises(Unreadable, match=f"C001.*{reason}"):
        meaning("C001", entry)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"id,value\nC001,273\n", "reporting.claims_columns_missing"),
        (b"", "reporting.claims_columns_missing"),
        (b"id,value,stated_as\nC001,\xff,exact\n", "reporting.claims_unreadable"),
        (b'id,value,stated_as\nC001,"273,exact\n', "reporting.claims_unreadable"),
    ],
)
def test_a_file_that_is_no_list_of_claims_is_refused(content, code, tmp_path, figures):
    path = tmp_path / "claims.csv"
    path.write_bytes(content)
    with pytest.raises(Invalid) as refused:
        checking.check(path, figures=figures)
    assert refused.value.code == code


def test_the_file_of_meanings_knows_every_claim_and_no_value():
    text = checking.MEANINGS.read_text(encoding="utf-8")
    assert [claim for claim in ALL if f"[{claim}]" not in text] == []
    assert not [line for line in text.splitlines() if line.startswith(("value", "stated"))]
