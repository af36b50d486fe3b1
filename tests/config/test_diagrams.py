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


def table_of(page: str, title: str) -> dict[str, dict[str, str]]:
    """The table under a heading, by the name of its row and of its column."""
    lines = page[page.index(title) :].splitlines()
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line.startswith("|")]
    head, _, *body = rows[
        : next(place for place, row in enumerate(rows[2:], 2) if row[0] == "administrator") + 1
    ]
    return {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in body}


def test_the_page_of_roles_tells_every_right_of_every_role_and_names_every_table():
    from opennrm.access.domain.roles import GRANTS, LETTERS, Permission, Role, Section
    from opennrm.config.walls import WALLS

    told = diagrams.roles_page()
    sections, others = table_of(told, "### In the sections"), table_of(told, "### Of no section")
    for role in Role:
        of_sections = {f"{name}.{LETTERS[x]}" for name in Section for x in sections[role][name]}
        assert of_sections | {right for right, cell in others[role].items() if cell} == GRANTS[role]
    every = {f"{name}.{act}" for name in sections[Role.ANALYST] for act in LETTERS.values()} | others[
        Role.ANALYST
    ].keys()
    assert set(Permission) <= every
    assert all(f"| {table} |" in told for table in WALLS)
