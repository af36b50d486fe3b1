"""What the register is made of is known, and its age is held against what was promised."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from importlib.metadata import version

from opennrm.config.components import (
    LOCK,
    MENDED_WITHIN,
    RENEWED_ON,
    RENEWED_WITHIN,
    as_cyclonedx,
    components,
    is_overdue,
)
from tests.architecture.code import ROOT


def test_every_locked_package_is_listed_with_its_version():
    locked = set(re.findall(r"^([\w.-]+)==", LOCK.read_text(), re.M))
    listed = {re.sub(r"[-_.]+", "-", each.name).lower(): each.version for each in components()}
    assert len(listed) > 50 and listed.keys() <= locked
    assert listed == {name: version(name) for name in listed}


def test_scanners_can_read_the_list():
    told = json.loads(as_cyclonedx(components()))
    assert told["bomFormat"] == "CycloneDX" and told["specVersion"] == "1.5"
    assert "django" in {re.match(r"pkg:pypi/([a-z0-9-]+)@\d", each["purl"])[1] for each in told["components"]}


def test_what_is_not_renewed_in_time_is_overdue():
    assert not is_overdue(RENEWED_ON + RENEWED_WITHIN)
    assert is_overdue(RENEWED_ON + RENEWED_WITHIN + timedelta(days=1))


def test_the_promises_stand_in_the_operators_chapter():
    text = (ROOT / "docs" / "security.md").read_text("utf-8")
    for days in (*MENDED_WITHIN.values(), RENEWED_WITHIN):
        assert f"{days.days} days" in text, days


def test_locking_writes_the_day():
    assert "RENEWED_ON = $$(date" in (ROOT / "Makefile").read_text("utf-8")
