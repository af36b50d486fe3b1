"""What every journey is held to when it ends: nothing was asked of anybody else, and the server's log holds nothing that was
typed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from email import message_from_bytes
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from tests.servers import Server

# What a log or an address may hold all the same: codes, numbers of rows, days and moments, ids, tokens of forms.
HARMLESS = re.compile(r"[a-z0-9_.:-]{0,11}|[a-z_]+|[\d.: T+-]*|[0-9a-f-]{32,36}|/[\w/-]*")
NOT_TYPED = frozenset({"csrfmiddlewaretoken", "next", "draft", "login", "username", "sign", "content"})


class Watch:
    """Every request of every page of a browser, and everything that was typed into a form."""

    def __init__(self, browser) -> None:
        self.asked: list[str] = []
        self.typed: set[str] = set()
        self._made = browser.new_context
        browser.new_context = self._context

    def _context(self, **options):
        context = self._made(**options)
        context.on("request", self._note)
        return context

    def _note(self, request) -> None:
        self.asked.append(request.url)
        if request.method == "POST":
            body, kind = request.post_data_buffer or b"", request.headers.get("content-type", "")
            self.typed |= {
                value.strip()
                for name, value in fields_of(kind, body)
                if name not in NOT_TYPED and not HARMLESS.fullmatch(value.strip())
            }

    def check(self, servers: list[Server]) -> None:
        assert self.asked, "no page was opened in the browser that is watched"
        own = {origin for server in servers for origin in origins_of(server)}
        elsewhere = {url for url in self.asked if urlsplit(url).scheme not in ("data", "blob", "about")}
        assert [url for url in sorted(elsewhere) if urlsplit(url).netloc not in own] == []
        assert [url for url in sorted(elsewhere) if self._held_in(unquote_plus(url))] == []
        for server in servers:
            assert self._held_in(server.log.read_text("utf-8", "replace")) == []

    def _held_in(self, text: str) -> list[str]:
        return [value for value in sorted(self.typed) if value in text]


def origins_of(server: Server) -> set[str]:
    """The server itself, by both names of this machine; and the authorities whose sign-in its settings name."""
    told = json.loads(server.environment.get("NRM_OIDC", "[]"))
    return {
        f"127.0.0.1:{server.port}", f"localhost:{server.port}",
        *(urlsplit(each["issuer"]).netloc for each in told),
    }  # fmt: skip


def fields_of(kind: str, body: bytes) -> Iterator[tuple[str, str]]:
    """The fields of a form as it was sent, in each of the three ways."""
    if "json" in kind:
        yield from _strings(json.loads(body or b"null"))
    elif "multipart" in kind:
        for part in message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body).walk():
            name = part.get_param("name", "", "content-disposition")
            if not part.is_multipart() and not part.get_filename():
                yield str(name), (part.get_payload(decode=True) or b"").decode("utf-8", "replace")
    else:
        yield from parse_qsl(body.decode("utf-8", "replace"))


def _strings(told: object, name: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(told, dict):
        for key, value in told.items():
            yield from _strings(value, str(key))
    elif isinstance(told, list):
        for value in told:
            yield from _strings(value, name)
    elif isinstance(told, str):
        yield name, told
