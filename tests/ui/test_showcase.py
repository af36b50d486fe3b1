"""The showcase in a real browser under the real policy: nothing refused, nothing sideways, no barrier."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright

from tests.ui.showcase import pages

pytestmark = pytest.mark.journey
UI = Path(__file__).resolve().parents[2] / "opennrm" / "ui"
NAMES = ["case", "list", "form", "form-errors", "signed-out", "403", "404", "500"]
POLICY = "; ".join(
    f"{directive} {' '.join(sources)}"
    for directive, sources in settings.CONTENT_SECURITY_POLICY["DIRECTIVES"].items()
)


class Shown(SimpleHTTPRequestHandler):
    html: dict[str, str] = {}

    def do_GET(self) -> None:
        name = self.path.strip("/").split("?")[0]
        if name not in self.html:
            super().do_GET()
            return
        body = self.html[name].encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Shown, directory=str(UI))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    Shown.html = pages()
    context = browser.new_context(base_url=address)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    yield page
    context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", NAMES)
def test_the_page_fits_and_has_no_barrier(page: Page, name: str, width: int, tmp_path: Path) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"/{name}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    assert page.complaints == []


def test_the_error_summary_takes_the_focus_and_leads_to_the_field(page: Page) -> None:
    page.goto("/form-errors")
    assert page.evaluate("document.activeElement.className").endswith("error-summary")
    page.get_by_role("link", name="Dato for samtalen").click()
    assert page.evaluate("document.activeElement.id") == "id_held_on"


def test_the_menu_of_a_phone_unfolds_without_script(browser: Browser, address: str, page: Page) -> None:
    context = browser.new_context(
        base_url=address, java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    phone = context.new_page()
    phone.goto("/case")
    phone.get_by_text("Menu", exact=True).click()
    assert phone.get_by_role("link", name="Retsforfølgning").is_visible()
    context.close()


def test_single_keys_can_be_switched_off(page: Page) -> None:
    page.goto("/list")
    page.keyboard.press("?")
    page.get_by_text("Slå genveje med én tast fra på denne computer").click()
    page.get_by_role("button", name="Luk").click()
    page.keyboard.press("?")
    assert not page.locator("dialog").is_visible()
    page.get_by_role("button", name="Tastaturgenveje").click()
    assert page.locator("dialog").is_visible()


def test_arrows_move_through_a_list(page: Page) -> None:
    page.goto("/list")
    links = page.locator("tbody a")
    links.first.focus()
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("link => link === document.activeElement")
