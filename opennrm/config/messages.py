"""The English words for the Danish ones: found in the code and the templates, kept in one file, compiled.

With Babel alone, so that nobody needs GNU gettext. The source language is Danish.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).resolve().parents[1]
ENGLISH = PACKAGE / "ui" / "locale" / "en" / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, object] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "gettext_noop": None,
}
# Written by hand: Babel's own header holds the moment of writing, so the file would differ each time.
HEADER = r"""# English words for the Danish ones. Kept by `make messages`.
msgid ""
msgstr ""
"Language: en\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""
CALL = re.compile(
    r"""\b(_|gettext|ngettext|pgettext|npgettext)\((u?'([^'\\]|\\.)*'|u?"([^"\\]|\\.)*"|[^()'"])*\)"""
)
Key = tuple[str | tuple[str, ...], str | None]


def used() -> set[Key]:
    """Every message of the code: its Danish words (both forms of a plural) and its context."""
    return {key for path in sorted(PACKAGE.rglob("*")) for key in _in_file(path)}


def _in_file(path: Path) -> Iterator[Key]:
    """A template is turned into calls of gettext first, by Django's own reader."""
    source = _source(path)
    if not source:
        return
    found = extract("python", io.BytesIO(source.encode()), keywords=KEYWORDS)  # type: ignore[arg-type]
    for _, message, _, context in found:
        if message and message != ("", ""):
            yield message, context


def _source(path: Path) -> str:
    if path.suffix == ".py" and "migrations" not in path.parts:
        return path.read_text(encoding="utf-8")
    if path.suffix in {".html", ".txt"} and "templates" in path.parts:
        return _calls(path.read_text(encoding="utf-8"))
    return ""


def _calls(template: str) -> str:
    """Django's reader writes the calls and blots out the rest, which is no Python: keep the calls alone."""
    from django.utils.translation.template import templatize

    return "\n".join(match.group() for match in CALL.finditer(templatize(template)))


def catalogue() -> Catalog:
    if not ENGLISH.exists():
        return Catalog(locale="en")
    with ENGLISH.open("rb") as file:
        return read_po(file, locale="en")


def update() -> None:
    """New words come in without a translation, words no longer used go."""
    known, new = catalogue(), Catalog(locale="en")
    for words, context in sorted(used(), key=repr):
        old = known.get(words, context)
        new.add(words, old.string if old and not old.fuzzy else "", context=context)
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as file:
        file.write(HEADER.encode())
        write_po(file, new, width=100, no_location=True, sort_output=True, omit_header=True)


def findings() -> list[str]:
    """What is not translated, and what is translated but no longer said."""
    known, said = catalogue(), used()
    missing = [key for key in said if not _translated(known, key)]
    entries = {_key(message) for message in known if message.id}
    return [
        *(f"no English for: {_shown(key)}" for key in sorted(missing, key=repr)),
        *(f"no longer used: {_shown(key)}" for key in sorted(entries - said, key=repr)),
        *(f"no longer used: {words}" for words in sorted(map(str, known.obsolete))),
    ]


def _key(message: Message) -> Key:
    words = message.id if isinstance(message.id, str) else tuple(message.id)
    return words, message.context


def _translated(known: Catalog, key: Key) -> bool:
    message = known.get(*key)
    if message is None or message.fuzzy:
        return False
    return all(message.string) if isinstance(message.string, (tuple, list)) else bool(message.string)


def _shown(key: Key) -> str:
    words = key[0] if isinstance(key[0], str) else " / ".join(key[0])
    return " ".join(words.split())


def compile_catalogue() -> None:
    with ENGLISH.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue())
