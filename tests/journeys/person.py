"""Somebody at a browser in a journey."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe

PASSWORD = "opdigtet adgangskode til rejsen"
PHONE = {"width": 390, "height": 844}


class Person:
    """Somebody at a browser, looking at each page with axe and at phone width."""

    def __init__(self, browser, base: str) -> None:
        self.page = browser.new_context(base_url=base, locale="da-DK").new_page()
        self.page.set_default_timeout(10_000)

    def signs_in(self, username: str) -> None:
        self.page.goto("/log-ind/")
        self.looks()
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.presses("Log ind")

    def presses(self, name: str) -> None:
        self.page.locator("main").get_by_role("button", name=name, exact=True).click()
        self.looks()

    def follows(self, name: str) -> None:
        self.page.locator("main").get_by_role("link", name=name, exact=True).first.click()
        self.looks()

    def chooses(self, field: str, value: str) -> None:
        self.page.check(f"[name={field}][value={value}]")

    def looks(self) -> None:
        self.page.wait_for_load_state()
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        wide = self.page.viewport_size
        self.page.set_viewport_size(PHONE)
        assert self.page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], self.page.url
        self.page.set_viewport_size(wide)

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()
