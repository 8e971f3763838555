"""Personal data at rest: values are sealed with keys the database has not.

AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits, good for 2^32 values a key. A key and its id follow from
a secret of the service by HKDF (RFC 5869). A sealed value is the id of its key, nonce, ciphertext and tag; it fits the
column it was sealed for and no other. Which row it stands in is not bound: keys of rows change when targets merge.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from coordination.errors import UnavailableError

LEAST_SECRET_BYTES = 16
_LABEL = b"onevisit personal data at rest"
_KEY_BYTES, _ID_BYTES, _NONCE_BYTES = 32, 4, 12
_HEAD = _ID_BYTES + _NONCE_BYTES


class Keyring:
    """The keys of the secrets given, the newest first: it seals with the newest and opens with any.

    Keys are derived once, here. Secrets that are too short are none; without any, all but personal data can be
    worked with.
    """

    def __init__(self, secrets: Sequence[bytes] = ()) -> None:
        self._keys = {id_: AESGCM(key) for id_, key in map(_derived, filter(_is_long_enough, secrets))}
        self._newest = next(iter(self._keys), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the keys, the newest first; they tell nothing of the keys."""
        return tuple(id_.hex() for id_ in self._keys)

    def seal(self, value: bytes, place: str) -> bytes:
        """What may be stored of a value in this column; raises UnavailableError where there is no key."""
        if self._newest is None:
            raise UnavailableError("personal-data-key-missing", least=LEAST_SECRET_BYTES)
        nonce = token_bytes(_NONCE_BYTES)
        return self._newest + nonce + self._keys[self._newest].encrypt(nonce, value, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """The value again; raises UnavailableError where its key is not there, or what was stored was changed."""
        key = self._keys.get(sealed[:_ID_BYTES])
        if key is None:
            code = "personal-data-key-other" if self._keys else "personal-data-key-missing"
            raise UnavailableError(code, least=LEAST_SECRET_BYTES)
        try:
            return key.decrypt(sealed[_ID_BYTES:_HEAD], sealed[_HEAD:], place.encode())
        except (InvalidTag, ValueError) as error:
            raise UnavailableError("personal-data-changed", place=place) from error

    def seal_text(self, value: str, place: str) -> str:
        """As `seal`, for columns of text. Nothing is nothing: that a field is empty may be seen."""
        return b64encode(self.seal(value.encode(), place)).decode() if value else ""

    def open_text(self, sealed: str, place: str) -> str:
        """As `open`, for columns of text."""
        if not sealed:
            return ""
        try:
            raw = b64decode(sealed, validate=True)
        except ValueError as error:
            raise UnavailableError("personal-data-changed", place=place) from error
        return self.open(raw, place).decode()


def _is_long_enough(secret: bytes) -> bool:
    return len(secret) >= LEAST_SECRET_BYTES


def _derived(secret: bytes) -> tuple[bytes, bytes]:
    derived = HKDF(SHA256(), _KEY_BYTES + _ID_BYTES, salt=None, info=_LABEL).derive(secret)
    return derived[_KEY_BYTES:], derived[:_KEY_BYTES]
