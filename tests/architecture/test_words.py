"""Every refusal that the code can raise has its words, and every word its refusal."""

from __future__ import annotations

import ast
from importlib import import_module

from opennrm.ui.events import all_events
from tests.architecture.code import PACKAGE, STAGES, every_file, tree, where

RAISES = {"Denied", "Invalid", "Conflict", "Refused"}


def codes_raised(source: str) -> set[str]:
    return {
        node.args[0].value
        for node in ast.walk(tree(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).split(".")[-1] in RAISES
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def words_of(app: str) -> dict:
    try:
        return getattr(import_module(f"opennrm.{app}.presenters"), "REFUSALS", {})
    except ModuleNotFoundError:
        return {}


def test_every_refusal_has_words():
    known = {code for app in STAGES for code in words_of(app)}
    missing = {
        f"{where(path)}: {code}"
        for path in every_file()
        for code in codes_raised(path.read_text())
        if code not in known
    }
    assert missing == set()


def test_a_code_names_its_app():
    assert {code for app in STAGES for code in words_of(app) if not code.startswith(f"{app}.")} == set()


def test_the_net_sees_a_raised_code():
    assert codes_raised("raise Denied('cases.no', field='x')") == {"cases.no"}


ACCOUNT_PAGES = PACKAGE / "access" / "account_urls.py"


def events_recorded(source: str) -> set[str]:
    return {
        node.args[0].value
        for node in ast.walk(tree(source))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("audit.record")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def events_of_account_pages() -> set[str]:
    """Pages of one's own account name their events beside their addresses, or where allauth asks."""
    calls = (node for node in ast.walk(tree(ACCOUNT_PAGES.read_text())) if isinstance(node, ast.Call))
    beside = {node.args[1].value for node in calls if ast.unparse(node.func) == "mine" and len(node.args) > 1}
    asked = (
        node
        for path in every_file()
        for node in ast.walk(tree(path.read_text()))
        if isinstance(node, ast.Call)
    )
    return beside | {
        node.args[0].value
        for node in asked
        if ast.unparse(node.func) == "services.account_changed" and isinstance(node.args[0], ast.Constant)
    }


def test_every_act_in_the_trail_has_words_and_every_word_its_act():
    recorded = {event for path in every_file() for event in events_recorded(path.read_text())}
    assert len(recorded) > 35
    assert recorded | events_of_account_pages() == all_events().keys()
