"""Find the words for a refusal: code "<app>.<reason>" stands in ``opennrm.<app>.presenters.REFUSALS``."""

from __future__ import annotations

from importlib import import_module

from opennrm.shared.errors import Refused


def words(refused: Refused) -> str:
    """The reason and what to do, in the language of the page."""
    app, _, _ = refused.code.partition(".")
    refusals = import_module(f"opennrm.{app}.presenters").REFUSALS
    return str(refusals[refused.code]) % refused.params
