"""The words of a document: text, web page, PDF or DOCX, as paragraphs and headings on lines of their own."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

from opennrm.shared.errors import Invalid

BLOCKS = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "figcaption", "blockquote", "div", "section"}
)
HIDDEN = frozenset({"style", "script", "svg", "table", "nav", "title"})
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def words_of(path: Path) -> str:
    """Raises ``Invalid`` for a file that cannot be read, with its name and the reason."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Invalid("reporting.text_kind_unknown", file=str(path), kinds=", ".join((".csv", *READERS)))
    try:
        return reader(path)
    except Exception as fault:  # whatever a broken file makes its reader raise
        raise Invalid(
            "reporting.text_unreadable", file=str(path), reason=str(fault) or type(fault).__name__
        ) from fault


def _plain(path: Path) -> str:
    return path.read_text(encoding="utf-8-sig")


class _Page(HTMLParser):
    """Blocks become lines; drawings, tables and what is not shown are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in HIDDEN
        if tag in BLOCKS:
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in HIDDEN
        if tag in BLOCKS:
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.lines[-1] += data.replace("\n", " ")


def _html(path: Path) -> str:
    page = _Page()
    page.feed(_plain(path))
    return "\n".join(re.sub(r"\s+", " ", line).strip() for line in page.lines)


def _pdf(path: Path) -> str:
    """Lines that go on are one paragraph: a line ends it with a full stop, or is short as a heading is."""
    import pypdfium2

    pages = pypdfium2.PdfDocument(path)
    lines = [
        line.strip()
        for each in pages
        for line in each.get_textpage().get_text_range().replace("\ufffe", "").splitlines()
    ]
    joined: list[str] = []
    for line in lines:
        if joined and _goes_on(joined[-1], line):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
    return "\n".join(joined)


def _goes_on(before: str, line: str) -> bool:
    return bool(before and line) and (
        line[0].islower() or before[-1] == "," or len(before) > 60 and before[-1] not in ".!?:"
    )


def _joined(before: str, line: str) -> str:
    broken = before[-1] in "-\u00ad\x02" and line[0].islower()
    return before[:-1] + line if broken else f"{before} {line}"


def _docx(path: Path) -> str:
    with zipfile.ZipFile(path) as packed:
        root = ElementTree.fromstring(packed.read("word/document.xml"))  # noqa: S314 - expat bounds what entities grow to
    return "\n".join(
        "".join(each.text or "" for each in paragraph.iter(f"{WORD}t")) for paragraph in root.iter(f"{WORD}p")
    )


READERS: Mapping[str, Callable[[Path], str]] = {
    ".txt": _plain, ".md": _plain, ".html": _html, ".htm": _html, ".pdf": _pdf, ".docx": _docx,
}  # fmt: skip
