"""The rules that hold here: ``rules()``, read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from opennrm.mechanism.domain.codes import Code, Group, Organisation
from opennrm.mechanism.domain.errors import MechanismError, UnknownRule
from opennrm.mechanism.domain.mechanism import Mechanism
from opennrm.mechanism.reading import read

__all__ = ["Code", "Group", "Mechanism", "MechanismError", "Organisation", "UnknownRule", "rules"]

FILE = Path(__file__).with_name("denmark.toml")


@cache
def rules() -> Mechanism:
    return read(FILE)
