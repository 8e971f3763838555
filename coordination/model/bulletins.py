"""What is told of results as numbers: to everybody for a period, to the office as a warning where problems gather."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coordination.model.on_site import Outcome


@dataclass(frozen=True, slots=True)
class BulletinLine:
    """The published results of a department, or of a county. conclusions: how many came to which; None: no inspection.

    whose: code of the department, or of the county.
    """

    whose: str
    results: int
    conclusions: dict[Outcome, int]
    corrected: int


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The results published between two days, both included (LC-51). targets and visits: how many they are about."""

    first_on: date
    last_on: date
    targets: int
    visits: int
    results: int
    departments: tuple[BulletinLine, ...]
    counties: tuple[BulletinLine, ...]


@dataclass(frozen=True, slots=True)
class ProblemRate:
    """How often an item was checked in a county, and problems were found (LC-37, CX-35).

    chance: how likely so many or more would be if the problems of the item fell on its checks by chance; elsewhere: the
    rate of the item in all other counties; warned: whether that is so unlikely that chance does not explain it, among
    all rates that were looked at.
    """

    item: str
    item_name: str
    county: str
    checked: int
    problems: int
    chance: float
    elsewhere: float | None
    warned: bool

    @property
    def rate(self) -> float:
        """Problems among the checks."""
        return self.problems / self.checked
