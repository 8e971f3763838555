"""What is short: a Hall violator and by how much."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shortage:
    """Posts, by position, that ask for `missing` sessions more than all the seats they could use can give."""

    posts: tuple[int, ...]
    missing: int
