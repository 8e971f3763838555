"""One-time codes: a hash chain whose end is published before, and whose links are revealed one by one after.

Source: draft-thomson-elegy-vrs-00, section 2.3; RFC 1760. H is SHA-256. With a secret s and length n the
commitment is H^n(s); round i of a draw uses the code H^(n-i)(s), so each code hashes to the one before it and
nobody can compute the next. The secret itself (round n) is never a code. Complexity: at most n hashes a code. What it
proves: to whoever has the commitment, that a code is the one fixed beforehand, unless two values of one hash are known.
"""

from __future__ import annotations

from hashlib import sha256


def commitment(secret: bytes, length: int) -> bytes:
    """H^length(secret), 32 bytes, to be published before the public value exists."""
    return _hashed(secret, length)


def code(secret: bytes, length: int, draw_round: int) -> bytes:
    """The one-time code of a round, counted from 1; `draw_round` must be less than `length`."""
    if not 1 <= draw_round < length:
        raise ValueError(f"round {draw_round} is outside 1 … {length - 1}: announce a new chain")
    return _hashed(secret, length - draw_round)


def _hashed(value: bytes, times: int) -> bytes:
    for _ in range(times):
        value = sha256(value).digest()
    return value
