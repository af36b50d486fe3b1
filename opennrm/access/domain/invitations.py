"""The token of an invitation: long enough that nobody guesses it, good once and for some days."""

from __future__ import annotations

import hashlib
from datetime import timedelta

# Both ours.
INVITED_FOR = timedelta(days=7)
TOKEN_BYTES = 32


def digest_of(token: str) -> bytes:
    """All that is kept of it."""
    return hashlib.sha256(token.encode()).digest()
