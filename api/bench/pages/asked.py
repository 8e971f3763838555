"""What a call of the bench of pages asks for, and what a page may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coordination.desk.office import Office
from coordination.texts import Texts

PAINT_SECONDS, MONTH_SECONDS = 1.0, 2.0
"""First paint of every page; a city-month of visits on its timetable.

A day of the month shows five of them at most, of the week 14, and how many more there are: no more are sent.
"""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is measured. scale: of the demo city; visits: of the city-month; loads: of each page."""

    scale: float = 1.0
    visits: int = 3_000
    loads: int = 3


SIZES = Sizes()


@dataclass(frozen=True, slots=True)
class Asked:
    """One call. browser: the program of Chromium, None where there is none; url: where the city is to be made."""

    sizes: Sizes
    office: Office
    url: str
    browser: Path | None
    folder: Path
    said: Texts
    tell: Callable[[str], None]

    @property
    def limited(self) -> bool:
        """Whether limits apply: they are those of the whole city and a whole month."""
        return self.sizes.scale == SIZES.scale and self.sizes.visits >= SIZES.visits

    def step(self, key: str) -> None:
        """Tells that a part begins."""
        self.tell(self.said.say(f"bench-pages-step-{key}"))
