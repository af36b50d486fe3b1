"""From a file of rules to a mechanism; what does not fit is refused with file, key and reason."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import MISSING, fields
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from opennrm.mechanism.checks import check_fits
from opennrm.mechanism.domain.codes import Code, Group, Organisation
from opennrm.mechanism.domain.dated import LANGUAGES, Amount, Assignment, Dated, Tariff, Timeline
from opennrm.mechanism.domain.errors import MechanismError, Unsound, require
from opennrm.mechanism.domain.mechanism import CodeList, Mechanism

Table = Mapping[str, Any]
Value = TypeVar("Value")
Entry = TypeVar("Entry", bound=Dated)

PARTS = frozenset(
    {
        "country", "sources", "organisations", "groups", "lists", "routing", "criminal_case", "interviewers",
        "rates", "deadlines", "figures",
    }
)  # fmt: skip


def read(path: Path) -> Mechanism:
    """Read and check a file of rules."""
    try:
        return _mechanism(tomllib.loads(path.read_text("utf-8")))
    except Unsound as error:
        raise MechanismError(f"{path.name}: {error.key}: {error.reason}") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MechanismError(f"{path.name}: whole file: cannot be read: {error}") from None


def _mechanism(tables: Table) -> Mechanism:
    _check_keys(tables, allowed=PARTS, needed=PARTS - {"figures"})
    mechanism = Mechanism(
        country=tables["country"],
        sources=MappingProxyType(dict(_table(tables, "sources"))),
        organisation_table=_organisations(tables),
        groups=_each(tables, "groups", _group),
        lists=_each(tables, "lists", _code_list),
        routing=_each(tables, "routing", lambda name, rows: _timeline(name, rows, Assignment)),
        criminal_case=_each(tables, "criminal_case", lambda name, rows: _timeline(name, rows, Dated)),
        interviewers=_each(tables, "interviewers", lambda name, rows: _timeline(name, rows, Dated)),
        rates=_each(tables, "rates", _tariff),
        deadlines=_each(tables, "deadlines", _tariff),
        figures=_each(tables, "figures", _tariff),
    )
    check_fits(mechanism)
    return mechanism


@contextmanager
def _inside(key: str) -> Iterator[None]:
    """What is wrong inside is named by its whole path."""
    try:
        yield
    except Unsound as error:
        raise Unsound(f"{key}.{error.key}", error.reason) from None


def _table(parent: Table, key: str) -> Table:
    value = parent.get(key, {})
    require(isinstance(value, dict), key, "is not a table")
    return value  # type: ignore[no-any-return]  # checked above


def _each(parent: Table, part: str, build: Callable[[str, Any], Value]) -> Mapping[str, Value]:
    built = {}
    for name, content in _table(parent, part).items():
        with _inside(f"{part}.{name}"):
            built[name] = build(name, content)
    return MappingProxyType(built)


def _check_keys(table: Table, *, allowed: frozenset[str], needed: frozenset[str]) -> None:
    require(isinstance(table, dict), "table", f"is expected here, not {table!r}")
    for key in table:
        require(key in allowed, key, "is not known here")
    for key in sorted(needed):
        require(key in table, key, "is missing")


def _make(kind: type[Entry], table: Table) -> Entry:
    """A value from a table that has all its keys and no others."""
    allowed = frozenset(field.name for field in fields(kind))
    optional = {
        field.name
        for field in fields(kind)
        if field.default is not MISSING or field.default_factory is not MISSING
    }
    _check_keys(table, allowed=allowed, needed=allowed - optional)
    return kind(**table)


def _with_labels(table: Table) -> dict[str, Any]:
    """``da`` and ``en`` become ``labels``."""
    require(isinstance(table, dict), "table", f"is expected here, not {table!r}")
    rest = {key: value for key, value in table.items() if key not in LANGUAGES}
    rest["labels"] = MappingProxyType({key: table[key] for key in LANGUAGES if key in table})
    return rest


def _organisations(tables: Table) -> Mapping[str, Organisation]:
    with _inside("organisations"):
        part = _table(tables, "organisations")
        defaults = _table(part, "defaults")
        return _each(
            part,
            "entries",
            lambda code, table: _make(Organisation, {**defaults, **_with_labels(table), "code": code}),
        )


def _group(code: str, table: Table) -> Group:
    values = _with_labels(table) | {"code": code}
    for key in ("members", "food_businesses_only", "knowledge_meetings_only"):
        values[key] = tuple(values.get(key, ()))
    return _make(Group, values)


def _code_list(_name: str, table: Table) -> CodeList:
    _check_keys(table, allowed=frozenset({"defaults", "extra", "entries"}), needed=frozenset({"entries"}))
    defaults, extra = _table(table, "defaults"), frozenset(table.get("extra", ()))
    return _each(table, "entries", lambda code, entry: _code(code, defaults, entry, extra))


def _code(code: str, defaults: Table, entry: Table, extra: frozenset[str]) -> Code:
    values = {**defaults, **_with_labels(entry), "code": code}
    if "pending" in values:
        values["valid_from"] = entry.get("valid_from")
    values["note"] = MappingProxyType(dict(_table(values, "note")))
    values["extra"] = MappingProxyType({key: values.pop(key) for key in extra & values.keys()})
    return _make(Code, values)


def _timeline(name: str, rows: Any, kind: type[Entry]) -> Timeline[Entry]:
    require(isinstance(rows, list), "versions", "are not a list")
    versions = []
    for number, row in enumerate(rows):
        with _inside(f"versions[{number}]"):
            versions.append(_make(kind, row))
    return Timeline(name, tuple(versions))


def _tariff(name: str, table: Table) -> Tariff:
    keys = frozenset({*LANGUAGES, "unit", "versions"})
    _check_keys(table, allowed=keys | {"days_off"}, needed=keys)
    labels, days_off = _with_labels(table)["labels"], tuple(table.get("days_off", ()))
    return Tariff(labels, table["unit"], _timeline(name, table["versions"], Amount), days_off)
