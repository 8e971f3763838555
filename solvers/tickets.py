"""Tickets: one pseudorandom 256-bit number per label, fixed by a one-time code and a public value.

Source: draft-thomson-elegy-vrs-00, sections 2.4 and 2.5; RFC 5869. PRK = HKDF-Extract(salt = code, ikm = public
value), ticket = HKDF-Expand(PRK, info = label, L = 32), which is one HMAC-SHA-256 of the label and the byte 1. Whoever
has code and value computes every ticket again; that nobody can foresee one is no proof but trust in HMAC-SHA-256.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

TICKET_BYTES = 32
_BLOCK_BYTES = 64


def extract(code: bytes, public_value: bytes) -> bytes:
    """HKDF-Extract (RFC 5869, section 2.2): the key of one round, 32 bytes."""
    return hmac.digest(code, public_value, "sha256")


def tickets(key: bytes, labels: Iterable[bytes]) -> NDArray[np.uint64]:
    """The tickets of `labels` in order, shape (number of labels, 4): big-endian words, so rows compare like bytes."""
    words = np.frombuffer(digests(key, labels, TICKET_BYTES), dtype=">u8")
    return words.reshape(-1, TICKET_BYTES // 8).astype(np.uint64)


def digests(key: bytes, labels: Iterable[bytes], length: int, prefix: bytes = b"") -> bytes:
    """The first `length` bytes of the ticket of every label, one after the other; `prefix` stands before each label.

    Complexity: two compressions of SHA-256 a label of up to 54 bytes; the two keyed states of HMAC are computed once.
    """
    inner = sha256(bytes(byte ^ 0x36 for byte in key.ljust(_BLOCK_BYTES, b"\0")) + prefix).copy
    outer = sha256(bytes(byte ^ 0x5C for byte in key.ljust(_BLOCK_BYTES, b"\0"))).copy
    found = bytearray()
    for label in labels:
        inside = inner()
        inside.update(label + b"\x01")
        outside = outer()
        outside.update(inside.digest())
        found += outside.digest()[:length]
    return bytes(found)


def ascending(drawn: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The order of the tickets from smallest to largest, by all 256 bits; shape (number of tickets,).

    Sorts by the first 64 bits and settles the rare equal ones by the rest.
    """
    order = np.argsort(drawn[:, 0], kind="stable")
    first = drawn[order, 0]
    equal = np.flatnonzero(first[1:] == first[:-1])
    if equal.size:
        order = np.lexsort((drawn[:, 3], drawn[:, 2], drawn[:, 1], drawn[:, 0]))
    return order
