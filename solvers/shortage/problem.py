"""What is counted: posts, the seats that could fill each, and what an inspector can give in a week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Post:
    """A post that one of the candidates has to fill in one of the slots (a bit set); planned posts have one slot."""

    slots: int
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Posts over seats. A seat is an inspector in a slot in which he or she is available.

    available: the slots of each inspector, as bit sets; week_of: the week of each slot; week_limit: sessions of one
    inspector in a week, None without limit.
    """

    posts: tuple[Post, ...]
    available: Sequence[int]
    week_of: Sequence[int]
    week_limit: int | None

    def seats(self, post: Post) -> Iterator[tuple[int, int]]:
        """The seats that could fill the post: inspector and slot."""
        for inspector in post.candidates:
            for slot in bits(post.slots & self.available[inspector]):
                yield inspector, slot


def bits(number: int) -> Iterator[int]:
    """The positions of the ones of a bit set, in order."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
