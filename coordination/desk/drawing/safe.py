"""Where the office's secret of a draw lies between announcement and draw: encrypted, with a key the database has not.

AES-256-GCM; the key follows from the secret of the service by HKDF (RFC 5869). A kept secret fits only the attempt it
was drawn for.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coordination.errors import NotAllowedError, UnavailableError

_LABEL = b"onevisit secret of a draw"
_BYTES = 32
_NONCE_BYTES = 12
_LEAST_SECRET_BYTES = 16


@dataclass(frozen=True, slots=True)
class Safe:
    """The secret of the service, handed in by the composition root; draws and keeps the secrets of draws.

    draw_secret: 32 bytes nobody can guess; only a rehearsal brings its own. earlier: secrets of before, by which is
    opened what was closed with them.
    """

    service_secret: bytes = field(repr=False)
    draw_secret: Callable[[], bytes] = field(default=lambda: token_bytes(_BYTES), repr=False)
    earlier: tuple[bytes, ...] = field(default=(), repr=False)

    def close(self, secret: bytes, attempt: str) -> bytes:
        """What may be stored of a secret; raises UnavailableError where the service has no secret of its own."""
        nonce = token_bytes(_NONCE_BYTES)
        return nonce + _key(self.service_secret).encrypt(nonce, secret, attempt.encode())

    def open(self, kept: bytes, attempt: str) -> bytes:
        """The secret again; raises NotAllowedError where the key is another one, or what was stored was changed."""
        for one in (self.service_secret, *self.earlier):
            with suppress(InvalidTag, ValueError):
                return _key(one).decrypt(kept[:_NONCE_BYTES], kept[_NONCE_BYTES:], attempt.encode())
        raise NotAllowedError("draw-secret-locked", attempt=attempt)


def _key(service_secret: bytes) -> AESGCM:
    if len(service_secret) < _LEAST_SECRET_BYTES:
        raise UnavailableError("service-secret-missing", least=_LEAST_SECRET_BYTES)
    return AESGCM(HKDF(SHA256(), _BYTES, salt=None, info=_LABEL).derive(service_secret))
