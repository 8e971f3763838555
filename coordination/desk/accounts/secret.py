"""Secrets of sessions and tokens: made here, told once, kept as digests."""

from __future__ import annotations

import hmac
from hashlib import sha256
from secrets import token_hex

_BYTES = 32


def fresh() -> str:
    """A secret of 256 bits in hexadecimal."""
    return token_hex(_BYTES)


def digest(secret: str) -> str:
    """What is stored of a secret. It is as random as the digest is long, so it needs no salt and no slow hash."""
    return sha256(secret.encode(errors="backslashreplace")).hexdigest()


def is_digest_of(kept: str, secret: str) -> bool:
    """Whether a secret is the one of a stored digest; takes the same time for every wrong one."""
    return hmac.compare_digest(kept, digest(secret))


def derived(secret: str, purpose: str) -> str:
    """Another secret that follows from the first, and from which the first does not follow."""
    return hmac.new(secret.encode(errors="backslashreplace"), purpose.encode(), sha256).hexdigest()
