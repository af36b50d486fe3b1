"""The files that browsers fetch: complete, current, licensed and small."""

from __future__ import annotations

import re
from pathlib import Path

from django.core.management import call_command

UI = Path(__file__).resolve().parents[2] / "opennrm" / "ui"
STATIC = UI / "static" / "ui"
SHEETS = [STATIC / "opennrm.css", STATIC / "vendor" / "dkfds" / "dkfds.css"]


def test_the_joined_style_sheet_is_current() -> None:
    parts = [part.read_text() for part in sorted((UI / "assets" / "css").glob("*.css"))]
    joined = (STATIC / "opennrm.css").read_text().split("\n", 1)[1]
    assert joined == "".join(parts), "run opennrm/ui/assets/build.sh"


def test_style_sheets_name_only_files_that_are_there_and_embed_none() -> None:
    for sheet in SHEETS:
        for address in re.findall(r"url\([\"']?([^)\"']+)", sheet.read_text()):
            assert not address.startswith(("data:", "http", "/")), address
            assert (sheet.parent / address).is_file(), address


def test_every_icon_that_a_template_names_is_in_the_sprite() -> None:
    drawn = set(
        re.findall(r'<symbol id="([a-z-]+)"', (STATIC / "vendor" / "dkfds" / "icons.svg").read_text())
    )
    assert drawn == set((UI / "assets" / "icons.txt").read_text().split())
    for template in UI.parent.glob("*/templates/**/*.html"):
        named = set(re.findall(r'<c-icon name="([a-z-]+)"', template.read_text()))
        assert named <= drawn, template


def test_what_others_made_comes_with_its_licence() -> None:
    vendor = STATIC / "vendor"
    assert "MIT" in (vendor / "dkfds" / "LICENSE.md").read_text()
    assert "SIL OPEN FONT LICENSE" in (vendor / "dkfds" / "fonts" / "LICENSE.txt").read_text().upper()
    assert "Apache License" in (vendor / "LICENSE-Apache-2.0-icons.txt").read_text()


def test_the_files_for_browsers_stay_small() -> None:
    assert sum(file.stat().st_size for file in STATIC.rglob("*") if file.is_file()) < 600_000


def test_the_files_can_be_collected_with_names_that_never_grow_old(settings, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    assert (tmp_path / "staticfiles.json").is_file()
