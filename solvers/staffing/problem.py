"""Posts to be filled, by whom they may be filled, and how often one person may work in a week."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Post:
    """One post: its label in the lottery, its slot and week, and the candidates by position."""

    label: str
    slot: int
    week: int
    candidates: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """All posts. inspectors: their labels in the lottery; available: the slots in which each is available.

    week_limit: sessions of one inspector in a week, None where there is no limit; draw_seed: the public seed; sealed:
    the digest of everything fixed before the lottery, so that a lottery belongs to one timetable.
    """

    posts: tuple[Post, ...]
    inspectors: tuple[str, ...]
    available: tuple[int, ...]
    week_limit: int | None
    draw_seed: str
    sealed: str = ""
