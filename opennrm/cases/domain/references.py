"""How people name a case: its number, or the pseudonym of the person."""

from __future__ import annotations

from opennrm.cases.domain.numbers import normalised as as_number
from opennrm.persons.domain.pseudonyms import normalised as as_pseudonym


def is_reference(text: str) -> bool:
    """Is this a case number or a pseudonym, whether there is such a one or not?"""
    return bool(as_number(text) or as_pseudonym(text))
