"""How large a benchmark problem is, and what follows from that alone: its chance, its areas, its months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from seeds.demo.chance import Chance

YEAR = 2026
BOUNDS = {"areas": (1, 99), "months": (1, 12), "targets": (1, 5000)}


@dataclass(frozen=True)
class Size:
    """Areas, months, targets of an area and month, and the seed.

    tight: staff is short, by about a tenth in the departments that are asked most.
    """

    areas: int
    months: int
    targets: int
    draw_seed: str
    tight: bool = False

    @property
    def name(self) -> str:
        """The problem's name."""
        return f"{self.areas} x {self.months} x {self.targets}{', tight' if self.tight else ''}, {self.draw_seed}"

    @cached_property
    def chance(self) -> Chance:
        """The streams everything is made up from; tight or not, the targets and checks are the same."""
        return Chance(f"{self.draw_seed}|{self.areas}x{self.months}x{self.targets}")

    @cached_property
    def area_ids(self) -> list[str]:
        """Ids of the areas."""
        return [f"A{number:02}" for number in range(1, self.areas + 1)]

    @cached_property
    def month_spans(self) -> list[tuple[date, date]]:
        """First and last day of each month; a year begins in January, anything shorter in March."""
        first = 1 if self.months > 10 else 3
        starts = [date(YEAR, first + number, 1) for number in range(self.months)]
        return [(day, (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)) for day in starts]
