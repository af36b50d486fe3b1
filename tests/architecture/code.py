"""Reading the project's own code, so that its conventions are tests and not hopes."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "opennrm"
STAGES = (
    "access",
    "persons",
    "cases",
    "tasks",
    "documents",
    "intake",
    "identification",
    "support",
    "returns",
    "grants",
    "prosecution",
    "statistics",
    "reporting",
    "desk",
    "rights",
)


def files(name: str) -> Iterator[Path]:
    """``services.py`` of each app, or every file of a package ``services/``."""
    for app in STAGES:
        module, package = PACKAGE / app / f"{name}.py", PACKAGE / app / name
        if module.exists():
            yield module
        if package.is_dir():
            yield from sorted(package.glob("*.py"))


def every_file() -> Iterator[Path]:
    return (path for path in sorted(PACKAGE.rglob("*.py")) if "migrations" not in path.parts)


def tree(source: str) -> ast.Module:
    return ast.parse(source)


def public_functions(module: ast.Module) -> Iterator[ast.FunctionDef]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def calls(node: ast.AST) -> set[str]:
    """The dotted names of everything called inside."""
    return {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}


def where(path: Path) -> str:
    return str(path.relative_to(ROOT))
