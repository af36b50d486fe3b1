"""What can be wrong with the rules, and with a question to them."""

from __future__ import annotations


class Unsound(ValueError):
    """A value that cannot stand in the rules: ``key`` within its entry, and the reason."""

    def __init__(self, key: str, reason: str) -> None:
        super().__init__(key, reason)
        self.key = key
        self.reason = reason


class MechanismError(Exception):
    """The file of rules cannot be used. One line: file, key, reason."""


class UnknownRule(LookupError):
    """The rules do not answer this: no such code, or nothing known for that day."""


def require(condition: bool, key: str, reason: str) -> None:
    if not condition:
        raise Unsound(key, reason)
