"""The bytes of a file under a key of its own, in a stream of sealed pieces. The key is sealed in turn by ``persons.services``,
under the key of the person: whose key is destroyed, their files are."""

from __future__ import annotations

import base64
from io import BytesIO
from typing import IO, cast
from uuid import UUID

from tink import (
    KeysetHandle,
    TinkError,
    new_keyset_handle,
    proto_keyset_format,
    secret_key_access,
    streaming_aead,
)

from opennrm.shared.errors import Denied

streaming_aead.register()
PIECE = 1024 * 1024


class _Kept(BytesIO):
    """The stream closes what it has written to; it is read afterwards."""

    def close(self) -> None:
        self.seek(0)


def new_key() -> str:
    """A fresh key, as text, to be sealed at once."""
    handle = new_keyset_handle(streaming_aead.streaming_aead_key_templates.AES256_GCM_HKDF_1MB)
    return base64.b64encode(proto_keyset_format.serialize(handle, secret_key_access.TOKEN)).decode()


def seal(body: bytes, key: str, version: UUID) -> bytes:
    """Bound to its version: moved to another one, it does not open."""
    sealed = _Kept()
    with _cipher(key).new_encrypting_stream(cast(IO[bytes], sealed), _bound(version)) as stream:
        for start in range(0, len(body), PIECE):
            stream.write(body[start : start + PIECE])
    return sealed.read()


def unseal(sealed: bytes, key: str, version: UUID) -> bytes:
    try:
        with _cipher(key).new_decrypting_stream(BytesIO(sealed), _bound(version)) as stream:
            return bytes(stream.read())
    except (TinkError, OSError):
        raise Denied("documents.unreadable") from None


def _cipher(key: str) -> streaming_aead.StreamingAead:
    handle: KeysetHandle = proto_keyset_format.parse(base64.b64decode(key), secret_key_access.TOKEN)
    return handle.primitive(streaming_aead.StreamingAead)


def _bound(version: UUID) -> bytes:
    return b"nrm.file.1" + version.bytes
