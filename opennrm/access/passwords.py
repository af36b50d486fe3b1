"""What a new password must not be, beside short or common: made of the register's own words, or in a list of stolen ones."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from opennrm.access.domain.passwords import LEAST_LEFT, WORDS, left_of, words_of
from opennrm.access.models import User
from opennrm.mechanism.rules import rules

DIGEST = 40  # hexadecimal digits of SHA-1


class RegisterWordsValidator:
    """Names of the register, of its organisations and of the user count for nothing."""

    def validate(self, password: str, user: User | None = None) -> None:
        own = words_of([user.username, user.name]) if user else set()
        if len(left_of(password, own | _words())) < LEAST_LEFT:
            raise ValidationError(
                _(
                    "Adgangskoden består mest af ord, som andre vil gætte først: registrets, organisationernes eller dit eget "
                    "navn. Skriv en sætning, der handler om noget andet."
                ),
                code="password_register_words",
            )

    def get_help_text(self) -> str:
        return _("Brug ikke registrets, organisationernes eller dit eget navn.")


class StolenPasswordValidator:
    """Looked for in a file of this machine (``NRM_STOLEN_PASSWORDS``), so that nobody else is asked about a password: lines of
    SHA-1 digests in order, as lists of stolen passwords are published. Without the file nothing is looked for."""

    def validate(self, password: str, user: User | None = None) -> None:
        path: Path | None = settings.NRM_STOLEN_PASSWORDS
        if path and _stands_in(path, password):
            raise ValidationError(
                _("Adgangskoden står på en liste over stjålne adgangskoder. Vælg en anden."),
                code="password_stolen",
            )

    def get_help_text(self) -> str:
        return _("Brug ikke en adgangskode, som er blevet stjålet et andet sted.")


@cache
def _words() -> set[str]:
    labels = (label for each in rules().organisations for label in (each.code, *each.labels.values()))
    return words_of(labels) | set(WORDS)


def _stands_in(path: Path, password: str) -> bool:
    """Halving the file until the line is found: it may have hundreds of millions."""
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with path.open("rb") as file:
        low, high = 0, file.seek(0, os.SEEK_END)
        while low < high:
            middle = (low + high) // 2
            if _line_after(file, middle)[:DIGEST].upper() < wanted:
                low = middle + 1
            else:
                high = middle
        return _line_after(file, low)[:DIGEST].upper() == wanted


def _line_after(file: BinaryIO, at: int) -> bytes:
    """The first whole line that begins at a place or after it."""
    file.seek(max(at - 1, 0))
    if at:
        file.readline()
    return file.readline() or b"~"
