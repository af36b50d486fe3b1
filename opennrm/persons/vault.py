"""The identity vault: seals, opens and blinds, and knows nothing else. Only ``persons.services`` comes in here.

A subject's data key is a tink keyset (AES256-GCM) of its own, wrapped by the master keyset. A sealed value is bound
to the table, column and row it stands in, and a wrapped key to its subject: moved anywhere else, neither opens.
"""

from __future__ import annotations

import base64
import binascii
import hmac
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from tink import (
    KeysetHandle,
    TinkError,
    aead,
    json_proto_keyset_format,
    new_keyset_handle,
    proto_keyset_format,
    secret_key_access,
)

aead.register()
PREFIX = 5


class Unreadable(Exception):
    """The key is gone or another one, or what was sealed has been changed or moved."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value stands."""

    table: str
    column: str
    row: UUID

    def bound(self) -> bytes:
        return _joined(b"nrm.value.1", self.table.encode(), self.column.encode(), self.row.bytes)


def new_data_key(subject: UUID) -> bytes:
    """A fresh data key, wrapped for this subject."""
    handle = new_keyset_handle(aead.aead_key_templates.AES256_GCM)
    clear = proto_keyset_format.serialize(handle, secret_key_access.TOKEN)
    return bytes(_master(_keyset()).encrypt(clear, _joined(b"nrm.key.1", subject.bytes)))


class Box:
    """What seals and opens the values of one subject."""

    def __init__(self, subject: UUID, wrapped: bytes) -> None:
        try:
            bound = _joined(b"nrm.key.1", subject.bytes)
            clear = _master(_keyset()).decrypt(wrapped, bound)
        except TinkError:
            raise Unreadable from None
        self._key = proto_keyset_format.parse(clear, secret_key_access.TOKEN).primitive(aead.Aead)

    def seal(self, text: str, place: Place) -> bytes:
        return bytes(self._key.encrypt(text.encode(), place.bound()))

    def open(self, sealed: bytes, place: Place) -> str:
        try:
            return bytes(self._key.decrypt(sealed, place.bound())).decode()
        except TinkError:
            raise Unreadable from None


def _keyset() -> str:
    """The present master keyset: a text, or a function that reads it."""
    given = settings.NRM_MASTER_KEYSET
    return str(given() if callable(given) else given)


def primary() -> bytes:
    """How everything begins that the present master key wrapped (tink's prefix)."""
    return bytes(_master(_keyset()).encrypt(b"", b"")[:PREFIX])


def rewrapped(subject: UUID, wrapped: bytes) -> bytes:
    """The same data key under the present master key."""
    bound = _joined(b"nrm.key.1", subject.bytes)
    try:
        return bytes(_master(_keyset()).encrypt(_master(_keyset()).decrypt(wrapped, bound), bound))
    except TinkError:
        raise Unreadable from None


@lru_cache(maxsize=2)
def _master(keyset: str) -> aead.Aead:
    """The master keyset: tink's JSON, or its binary form in base64."""
    try:
        return _parsed(keyset.strip()).primitive(aead.Aead)
    except (TinkError, binascii.Error, ValueError):
        raise ImproperlyConfigured(
            "NRM_MASTER_KEYSET cannot be read: neither a tink keyset in JSON nor one in base64."
        ) from None


def _parsed(keyset: str) -> KeysetHandle:
    if keyset.startswith("{"):
        return json_proto_keyset_format.parse(keyset, secret_key_access.TOKEN)
    return proto_keyset_format.parse(base64.b64decode(keyset, validate=True), secret_key_access.TOKEN)


def blind(kind: str, token: str) -> int:
    """What stands in the search index for a token: 64 bits of a keyed function, as the database's signed number."""
    digest = hmac.digest(
        settings.NRM_INDEX_KEY, _joined(b"nrm.index.1", kind.encode(), token.encode()), "sha256"
    )
    return int.from_bytes(digest[:8], "big", signed=True)


def blind_text(text: str) -> str:
    """What stands in the trail for something typed: the same text has the same sign, and nobody reads it back."""
    digest = hmac.digest(settings.NRM_INDEX_KEY, _joined(b"nrm.typed.1", text.encode()), "sha256")
    return digest[:10].hex()


def _joined(*parts: bytes) -> bytes:
    """Unambiguous: each part after its length, so that no two different lists give the same bytes."""
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)
