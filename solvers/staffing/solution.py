"""Who fills which post."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Staffing:
    """One inspector a post, by position."""

    filled_by: tuple[int, ...]
