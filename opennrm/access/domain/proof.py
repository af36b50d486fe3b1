"""What is so grave that whoever does it proves once more who they are, and how strong an authority's sign-in must be."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timedelta
from hmac import compare_digest
from typing import Any

# All ours. A page is opened within the first, what was begun on it is sent within the second.
PROVEN_FOR_OPENING = timedelta(minutes=15)
PROVEN_FOR_SENDING = timedelta(minutes=30)
GRAVE = frozenset(
    {
        "access:propose_role", "access:approve_role", "access:approve_reopening", "access:propose_recovery",
        "access:approve_recovery", "access:approve_label", "access:end_sessions", "access:audit_export", "cases:break_glass", "desk:merge",
        "grants:run", "grants:file", "grants:accounts_file",
        "rights:insight", "rights:on_request", "rights:approve", "rights:lift", "usersessions_list",
    }
)  # fmt: skip
# Many identities in an hour are not a usual day: from then on it takes a proof.
UNUSUAL: Mapping[str, str] = {"cases:identity": "20/hour", "cases:correct_identity": "20/hour"}


def is_strong_enough(claims: Mapping[str, Any], acr: Sequence[str], amr: Sequence[str]) -> bool:
    """What the authority says of the sign-in, against what is demanded of it: one of the levels and one of the means. What it
    does not say counts as a password alone."""
    told = claims.get("amr") or ()
    means = (told,) if isinstance(told, str) else tuple(told)
    return (not acr or claims.get("acr") in acr) and (not amr or any(each in amr for each in means))


def is_theirs(claims: Mapping[str, Any], issuer: str, client_id: str) -> bool:
    """The answer is of the authority that was agreed with, by its exact name, and made for this register."""
    audience = claims.get("aud") or ()
    return claims.get("iss") == issuer and client_id in (
        (audience,) if isinstance(audience, str) else audience
    )


def nonce_of(verifier: str) -> str:
    """What an authority is asked to write into its answer: made of the secret that this browser's sign-in began with, which
    leaves the register only towards the authority itself, when the sign-in ends."""
    return hashlib.sha256(f"nrm.nonce.1:{verifier}".encode()).hexdigest()


def answers_this_sign_in(claims: Mapping[str, Any], verifier: str) -> bool:
    """An answer that was given to another sign-in, or a second time, has another nonce or none."""
    return bool(verifier) and compare_digest(
        str(claims.get("nonce", "")).encode(), nonce_of(verifier).encode()
    )
