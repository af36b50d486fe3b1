"""A scanner that is installed is asked; one that is not, fails or is too slow has not looked."""

from __future__ import annotations

import pytest

from opennrm.access.models import AuditLine
from opennrm.documents import scanning, services
from opennrm.documents.domain.views import DocumentInput
from opennrm.documents.models import Document
from opennrm.shared.errors import Denied
from tests.documents.files import upload


@pytest.fixture
def scanner(tmp_path, monkeypatch):
    """A program of that name on the path, which answers as ClamAV does: 0 clean, 1 harmful, 2 it could not look."""

    def installs(script: str, name: str = "opdigtet-scanner") -> None:
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    return installs


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("cat >/dev/null; exit 0", scanning.Scan.CLEAN),
        ("cat >/dev/null; exit 1", scanning.Scan.HARMFUL),
        ("cat >/dev/null; exit 2", scanning.Scan.NOT_SCANNED),
        ("exit 2", scanning.Scan.NOT_SCANNED),
    ],
)
def test_what_the_scanner_says_is_what_was_found(scanner, script, found):
    scanner(script)
    assert scanning.installed().endswith("opdigtet-scanner")
    assert scanning.scanned([b"Opdigtet"]) is found


def test_the_file_goes_to_the_scanner_and_nowhere_else(scanner, tmp_path):
    scanner("grep -q harmful && exit 1 || exit 0")
    assert scanning.scanned([b"Opdigtet"]) is scanning.Scan.CLEAN
    assert scanning.scanned([b"Opdigtet", b"harmful"]) is scanning.Scan.HARMFUL
    assert [path.name for path in tmp_path.iterdir()] == ["opdigtet-scanner"]


def test_without_a_scanner_nobody_has_looked():
    assert scanning.installed() == ""
    assert scanning.scanned([b"Opdigtet"]) is scanning.Scan.NOT_SCANNED


def test_a_second_scanner_is_asked_where_the_first_fails(scanner, monkeypatch):
    monkeypatch.setattr(scanning, "SCANNERS", (("opdigtet-dead", "-"), ("opdigtet-scanner", "-")))
    scanner("cat >/dev/null; exit 2", "opdigtet-dead")
    scanner("cat >/dev/null; exit 0")
    assert scanning.scanned([b"Opdigtet"]) is scanning.Scan.CLEAN


def test_what_a_scanner_found_clean_opens_at_once(team, scanner):
    scanner("cat >/dev/null; exit 0")
    version = team.adds().versions.get()
    assert version.state == "clean"
    assert services.open_version(version.pk, by=team.elsewhere).body.startswith(b"%PDF")


def test_what_does_harm_is_not_kept(team, scanner):
    scanner("cat >/dev/null; exit 1")
    told = DocumentInput(team.case_id, "decision", "statement", "Opdigtet")
    with pytest.raises(Denied, match=r"documents\.harmful"):
        services.add_document(told, [upload("opdigtet.txt")], by=team.caseworker)
    assert not Document.objects.exists()
    assert not AuditLine.objects.filter(event="documents.added").exists()
