"""A browser for journeys: Debian's Chromium, watched from the first page to the last."""

from __future__ import annotations

import shutil

import pytest

from tests.journeys.watching import Watch
from tests.servers import STARTED

CHROMIUM = shutil.which("chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]


@pytest.fixture
def browser():
    if not CHROMIUM:
        pytest.skip("Chromium is missing: sudo apt install chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        watch = Watch(chromium)
        yield chromium
        chromium.close()
    servers, STARTED[:] = list(STARTED), []
    watch.check(servers)
