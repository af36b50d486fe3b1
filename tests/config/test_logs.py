"""What a log line may say."""

from __future__ import annotations

import logging
import sys

from opennrm.config.logs import WithoutAddress, WithoutValues


def line(name, message, *args, exc_info=None):
    record = logging.LogRecord(name, logging.ERROR, "x.py", 1, message, args, exc_info)
    assert WithoutAddress().filter(record)
    return WithoutValues("{name} {message}", style="{").format(record)


def test_an_address_is_not_told():
    told = line("django.request", "%s: %s", "Not Found", "/opdigtet-person-7/")
    assert told == "django.request Not Found: (address not logged)"


def test_other_lines_are_told_as_they_are():
    assert line("opennrm", "%s: %s", "a", "b") == "opennrm a: b"


def test_an_exception_is_told_by_its_kind_and_place_only():
    try:
        int("Opdigtet Person 7")
    except ValueError:
        told = line("opennrm", "failed", exc_info=sys.exc_info())
    assert "Opdigtet" not in told
    assert "ValueError" in told and "test_logs.py" in told and "in test_an_exception" in told
