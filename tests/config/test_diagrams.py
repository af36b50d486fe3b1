from __future__ import annotations

from enum import StrEnum

import pytest

from opennrm.config import diagrams


class State(StrEnum):
    ASKED = "asked"
    ANSWERED = "answered"


TABLE = {State.ASKED: frozenset({State.ANSWERED}), State.ANSWERED: frozenset()}


@pytest.fixture
def docs(tmp_path, monkeypatch):
    folder = tmp_path / "docs" / "states"
    monkeypatch.setattr(diagrams, "DOCS", folder)
    monkeypatch.setattr(diagrams, "BESIDE", {})
    monkeypatch.setattr(diagrams, "tables", lambda: {"opdigtet": TABLE})
    return folder


def test_a_diagram_has_a_beginning_an_end_and_every_move():
    drawn = diagrams.page("opdigtet", TABLE)
    for line in ("[*] --> asked", "asked --> answered", "answered --> [*]"):
        assert line in drawn


def test_a_missing_diagram_is_stale_until_it_is_written(docs):
    assert diagrams.stale() == ["stale: docs/states/opdigtet.md. Run: make diagrams"]
    diagrams.write()
    assert diagrams.stale() == []


def test_a_table_that_changed_makes_its_diagram_stale(docs, monkeypatch):
    diagrams.write()
    monkeypatch.setattr(diagrams, "tables", lambda: {"opdigtet": {**TABLE, State.ANSWERED: {State.ASKED}}})
    assert len(diagrams.stale()) == 1


def test_a_diagram_without_a_table_is_stale(docs):
    diagrams.write()
    (docs / "glemt.md").write_text("")
    assert diagrams.stale() == ["stale: docs/states/glemt.md. Run: make diagrams"]


def test_the_diagrams_of_the_project_are_current():
    assert diagrams.stale() == []


def test_the_page_of_roles_names_every_right_role_and_table():
    from opennrm.access.domain.roles import Permission, Role
    from opennrm.config.walls import WALLS

    told = diagrams.roles_page()
    assert all(f"| {right} |" in told for right in Permission)
    assert all(f"| {role} " in told for role in Role)
    assert all(f"| {table} |" in told for table in WALLS)
