"""The records of decisions (docs/adr) and the threat model: one number each, and what is named is there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
DECISIONS = sorted((DOCS / "adr").glob("*.md"))


def number_of(path):
    return int(path.name.split("-")[0])


def test_every_number_is_given_once():
    numbers = Counter(map(number_of, DECISIONS))
    assert [number for number, times in numbers.items() if times > 1] == []
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name) for path in DECISIONS)


def test_a_title_has_the_number_of_its_file():
    for path in DECISIONS:
        assert path.read_text("utf-8").startswith(f"# {number_of(path)}. "), path.name


def test_a_decision_that_is_named_is_there():
    known = {number_of(path) for path in DECISIONS}
    for path in DOCS.rglob("*.md"):
        named = {int(number) for number in re.findall(r"\bADR (\d+)", path.read_text("utf-8"))}
        assert named <= known, path.name


def test_what_the_threat_model_points_to_is_there():
    """Each test, file and table of the code that it names."""
    named = set(
        re.findall(
            r"`((?:tests|opennrm|docs|config)/[\w./-]+|tests/\w+)`", (DOCS / "security.md").read_text("utf-8")
        )
    )
    assert len(named) > 60
    missing = [
        path for path in named if not (ROOT / path).exists() and not (ROOT / "opennrm" / path).exists()
    ]
    assert missing == []
