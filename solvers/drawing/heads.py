"""Heads: the first 64 bits of the tickets of many labels, computed on several processes.

A head decides between two tickets unless the heads are equal, which `model.smallest` settles by the whole tickets;
14 million heads take 112 MB where the tickets would take 448. Which process computes which head changes nothing.
Source: `solvers.tickets`. What it proves: nothing; a published draw is verified from whole tickets (`check`).
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import numpy as np
from numpy.typing import NDArray

from solvers.parallel import processors
from solvers.tickets import TICKET_BYTES, digests

HEAD_BYTES = 8
_CHUNK_ROWS = 1 << 16
_WORTH_PROCESSES_ROWS = 1 << 19  # below, starting the processes takes longer than what they save


def heads(key: bytes, prefix: bytes, labels: NDArray[np.bytes_], processes: int | None = None) -> NDArray[np.uint64]:
    """The head of every label's ticket, shape (labels,); `prefix` stands before each label.

    processes: how many work at once; None is one for each processor where there are labels enough.
    Complexity: two compressions of SHA-256 a label, 0.7 microseconds on one core of 2024, most of it Python's calls.
    """
    count = processes or (processors() if labels.size >= _WORTH_PROCESSES_ROWS else 1)
    part = partial(_heads, key, prefix)
    chunks = (labels[first : first + _CHUNK_ROWS] for first in range(0, labels.size, _CHUNK_ROWS))
    if count == 1:
        return _joined(map(part, chunks), labels.size)
    with ProcessPoolExecutor(count, get_context("spawn")) as pool:
        return _joined(pool.map(part, chunks), labels.size)


def whole_tickets(key: bytes, prefix: bytes, labels: NDArray[np.bytes_]) -> NDArray[np.uint8]:
    """All bytes of every label's ticket, shape (labels, 32)."""
    raw = digests(key, labels.tolist(), TICKET_BYTES, prefix)
    return np.frombuffer(raw, dtype=np.uint8).reshape(-1, TICKET_BYTES)


def _heads(key: bytes, prefix: bytes, labels: NDArray[np.bytes_]) -> bytes:
    return digests(key, labels.tolist(), HEAD_BYTES, prefix)


def _joined(parts: Iterator[bytes], count: int) -> NDArray[np.uint64]:
    found = np.empty(count, dtype=np.uint64)
    first = 0
    for part in parts:
        words = np.frombuffer(part, dtype=">u8")
        found[first : first + words.size] = words
        first += words.size
    return found
