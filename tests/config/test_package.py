"""What a wheel would carry: every file that the code reads at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# Sources of built files, and what only a developer reads.
LEFT_OUT = ("assets/", "__pycache__", ".pyc", ".po")


@pytest.fixture(scope="module")
def carried(tmp_path_factory):
    """The names in a wheel built from the files of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-c",
        f"from setuptools import build_meta as b; b.build_wheel({str(folder)!r})",
    ]
    copy = folder / "source"
    tracked = subprocess.run(
        ["git", "ls-files", "opennrm", "pyproject.toml", "README.md", "LICENSE", "requirements.in", "requirements-dev.in"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout.splitlines()  # fmt: skip
    for name in tracked:
        if (ROOT / name).exists():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    subprocess.run(command, cwd=copy, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist()), [name for name in tracked if name.startswith("opennrm/")]


def test_a_wheel_carries_rules_templates_texts_and_pictures(carried):
    inside, tracked = carried
    needed = {name for name in tracked if not any(part in name for part in LEFT_OUT)}
    assert len(needed) > 150
    assert needed - inside == set()
