"""What a wheel would carry: every file that the code reads at run time."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

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


def test_what_another_package_asks_for_with_an_extra_is_locked_with_it():
    """Else pip looks past the lock for the extra, and finds a newer version without a hash the day it comes out."""
    locked = {}
    for name in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / name).read_text().splitlines():
            if line[:1].isalnum():
                wanted = Requirement(line.removesuffix("\\").strip())
                locked[canonicalize_name(wanted.name)] = wanted.extras
    missing = [
        f"{name} asks for {wanted}"
        for name in locked
        for wanted in (Requirement(each) for each in required_by(name))
        if wanted.extras
        and not wanted.extras <= locked.get(canonicalize_name(wanted.name), wanted.extras)
        and (wanted.marker is None or wanted.marker.evaluate({"extra": ""}))
    ]
    assert len(locked) > 80 and missing == []


def required_by(name: str) -> list[str]:
    """Of a package that is not for this system: nothing."""
    try:
        return requires(name) or []
    except PackageNotFoundError:
        return []
