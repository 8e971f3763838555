"""Numbers by chance for the made-up city: streams of a public seed, the same on every machine and for ever."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import shake_256

import numpy as np
from numpy.typing import NDArray


class Chance:
    """Named streams of SHAKE-256 over the seed; a name gives the same numbers whenever it is asked."""

    def __init__(self, draw_seed: str) -> None:
        self._draw_seed = draw_seed

    def uniform(self, name: str, count: int) -> NDArray[np.float64]:
        """`count` numbers, evenly from 0 to 1, 1 excluded."""
        raw = shake_256(f"{self._draw_seed}|{name}".encode()).digest(8 * count)
        return np.frombuffer(raw, dtype=">u8").astype(np.float64) / 2.0**64

    def pick(self, name: str, options: Sequence[str], count: int) -> list[str]:
        """`count` of the options, each as likely as the others."""
        return [options[int(place * len(options))] for place in self.uniform(name, count)]

    def share(self, name: str, shares: Mapping[str, float], count: int) -> list[str]:
        """`count` of the options, each as often as its share says."""
        ends = np.cumsum(list(shares.values()))
        places = np.searchsorted(ends, self.uniform(name, count) * ends[-1], side="right")
        options = list(shares)
        return [options[min(place, len(options) - 1)] for place in places.tolist()]

    def numbers(self, name: str, below: int, count: int) -> list[int]:
        """`count` whole numbers from 0 to `below`, `below` excluded."""
        return [int(place * below) for place in self.uniform(name, count)]

    def order(self, name: str, count: int) -> list[int]:
        """The positions 0 to `count` in an order of chance."""
        return [int(place) for place in np.argsort(self.uniform(name, count), kind="stable")]
