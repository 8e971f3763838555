"""Where the office's secret of a draw lies between announcement and draw: encrypted, with a key the database has not.

AES-256-GCM; the key follows from the secret of the service by HKDF (RFC 5869). A kept secret fits only the attempt it
was drawn for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coordination.errors import NotAllowedError, UnavailableError

_BYTES = 32
_NONCE_BYTES = 12
_LEAST_SECRET_BYTES = 16


@dataclass(frozen=True, slots=True)
class Safe:
    """The secret of the service, handed in by the composition root; draws and keeps the secrets of draws.

    draw_secret: 32 bytes nobody can guess; only a rehearsal brings its own.
    """

    service_secret: bytes = field(repr=False)
    draw_secret: Callable[[], bytes] = field(default=lambda: token_bytes(_BYTES), repr=False)

    def close(self, secret: bytes, attempt: str) -> bytes:
        """What may be stored of a secret; raises UnavailableError where the service has no secret of its own."""
        nonce = token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(self._key()).encrypt(nonce, secret, attempt.encode())

    def open(self, kept: bytes, attempt: str) -> bytes:
        """The secret again; raises NotAllowedError where the key is another one, or what was stored was changed."""
        try:
            return AESGCM(self._key()).decrypt(kept[:_NONCE_BYTES], kept[_NONCE_BYTES:], attempt.encode())
        except (InvalidTag, ValueError) as error:
            raise NotAllowedError("draw-secret-locked", attempt=attempt) from error

    def _key(self) -> bytes:
        if len(self.service_secret) < _LEAST_SECRET_BYTES:
            raise UnavailableError("service-secret-missing", least=_LEAST_SECRET_BYTES)
        return HKDF(SHA256(), _BYTES, salt=None, info=b"onevisit secret of a draw").derive(self.service_secret)
