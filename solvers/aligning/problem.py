"""What may be aligned: the year's inspections, the windows each may have, who is drawn how often, and the people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

Place = tuple[str, str]
"""A department and a month."""


@dataclass(frozen=True, slots=True)
class Window:
    """Days on which an inspection can take place, from the first to the last, both included.

    first, last: numbers of days, of which only the order counts; working_days: how many the window has in each month.
    """

    first: int
    last: int
    working_days: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What keeps one window and one draw: the batches of one joint item, or one batch alone.

    windows: those its departments allow, the one they filed among them; filed: its place there; draw: inspections
    filed with the same number share a draw; may_join: whether it may share one with others than those; work: hundredths
    of person-sessions that each department is expected to spend, spread evenly over the working days of the window.
    """

    id: str
    windows: tuple[Window, ...]
    filed: int
    draw: int
    may_join: bool
    work: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Profile:
    """So many targets that are alike: the same inspections, given by their places, may draw them as often.

    chances: above 0, at most 1. In a draw that inspections share, a target has one number u, even between 0 and 1, and
    those draw it whose chance is above u; in draws of their own their numbers are independent.
    """

    targets: int
    chances: Mapping[int, Fraction]


@dataclass(frozen=True, slots=True)
class Problem:
    """One year. capacity: hundredths of person-sessions a department may spend in a month, 0 where absent."""

    inspections: tuple[Inspection, ...]
    profiles: tuple[Profile, ...]
    capacity: Mapping[Place, int]


def load_of(inspection: Inspection, window: Window) -> dict[Place, int]:
    """What an inspection in a window asks of each department and month, rounded up."""
    days = sum(window.working_days.values()) or 1
    return {
        (department, month): -(-work * count // days)
        for department, work in inspection.work.items()
        for month, count in window.working_days.items()
        if count
    }


def windows_at(problem: Problem, places: Sequence[int]) -> list[Window]:
    """The windows at the places given, one for each inspection."""
    return [inspection.windows[at] for inspection, at in zip(problem.inspections, places, strict=True)]


def load_at(problem: Problem, places: Sequence[int]) -> dict[Place, int]:
    """What every department and month is asked for."""
    load: dict[Place, int] = defaultdict(int)
    for inspection, window in zip(problem.inspections, windows_at(problem, places), strict=True):
        for place, amount in load_of(inspection, window).items():
            load[place] += amount
    return dict(load)


def sharing(problem: Problem) -> tuple[int, ...]:
    """Draws where all that may share number 0; the others stay in those they were filed with."""
    return tuple(0 if one.may_join else 1 + one.draw for one in problem.inspections)
