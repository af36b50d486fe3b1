"""From a file of the installation to an instrument; what does not fit is refused with key and reason.

TOML or JSON. An instrument has ``code``, ``edition``, ``title``, ``provenance``, ``verified`` (false where it is not
said), ``rule`` (a list such as "1 strong + 1 medium or weak") and ``dimensions``: each with ``code``, ``label``,
``element`` (act, means, purpose) and ``indicators``, each with ``code``, ``label``, ``adult`` and ``child``. Words are one
text in the file's ``language``, or a table of languages.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from opennrm.mechanism.domain.errors import MechanismError, Unsound, require
from opennrm.mechanism.domain.instruments import Combination, Dimension, Indicator, Instrument, Strength

Table = Mapping[str, Any]
# Profiles as they are passed around call some keys otherwise.
ALSO_CALLED = {
    "rule": "rule_dimension_positive",
    "element": "palermo_element",
    "adult": "adult_labour",
    "child": "child_labour",
}
LARGEST = 1_000_000


def read_file(path: Path, *, code: str = "", edition: str = "") -> dict[str, Any]:
    """The tables of a file, checked. ``code`` and ``edition`` are for a file that does not name its own."""
    try:
        text = path.read_text("utf-8")
        tables: Any = json.loads(text) if path.suffix == ".json" else tomllib.loads(text)
    except (UnicodeDecodeError, ValueError) as error:
        raise MechanismError(f"{path.name}: whole file: cannot be read: {error}") from None
    try:
        require(isinstance(tables, dict) and len(text) <= LARGEST, "whole file", "is no instrument")
        named = {key: given for key, given in (("code", code), ("edition", edition)) if given}
        told = {**tables, **named}
        instrument(told)
    except Unsound as error:
        raise MechanismError(f"{path.name}: {error.key}: {error.reason}") from None
    return told


def instrument(tables: Table) -> Instrument:
    """What ``read_file`` has checked and the register has kept, as values."""
    language = _text(tables, "language", "en")
    return Instrument(
        code=_text(tables, "code"),
        edition=_text(tables, "edition"),
        labels=_words(tables, "title", language),
        provenance=_text(tables, "provenance"),
        is_verified=tables.get("verified") is True,
        rule=tuple(Combination.parsed(str(each)) for each in _list(tables, "rule")),
        dimensions=tuple(_dimension(each, language) for each in _list(tables, "dimensions")),
    )


def _dimension(table: Any, language: str) -> Dimension:
    require(isinstance(table, dict), "dimensions", "are not tables")
    return Dimension(
        code=_text(table, "code"),
        labels=_words(table, "label", language),
        element=str(_given(table, "element") or ""),
        indicators=tuple(_indicator(each, language) for each in _list(table, "indicators")),
    )


def _indicator(table: Any, language: str) -> Indicator:
    require(isinstance(table, dict), "indicators", "are not tables")
    return Indicator(
        code=_text(table, "code"),
        labels=_words(table, "label", language),
        adult=_strength(table, "adult"),
        child=_strength(table, "child"),
    )


def _given(table: Table, key: str) -> Any:
    return table.get(key, table.get(ALSO_CALLED.get(key, key)))


def _text(table: Table, key: str, default: str = "") -> str:
    value = table.get(key, default)
    require(isinstance(value, str) and bool(value), key, "is missing or no text")
    return str(value)


def _list(table: Table, key: str) -> list[Any]:
    value = _given(table, key) or []
    require(isinstance(value, list), key, "is not a list")
    return list(value)


def _words(table: Table, key: str, language: str) -> Mapping[str, str]:
    value = table.get(key)
    return value if isinstance(value, dict) else {language: str(value or "")}


def _strength(table: Table, key: str) -> Strength | None:
    value = _given(table, key)
    require(value is None or value in set(Strength), key, f"is no strength: {value!r}")
    return Strength(value) if value else None
