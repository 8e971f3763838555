"""The working calendar: Monday to Friday, minus the days off the State Council announces, plus its make-up days.

A year whose notice is not known is provisional: its working days follow the weekday rule and the fixed-date
statutory holidays, and every answer that touches it says so (C-26, D-17).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

_DAY = timedelta(days=1)
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})


class DayKind(StrEnum):
    """How an announced day differs from its weekday."""

    DAY_OFF = "day_off"
    MAKE_UP_DAY = "make_up_day"


class Festival(StrEnum):
    """For which festival a notice moves days; the value is its name there."""

    NEW_YEAR = "元旦"
    SPRING_FESTIVAL = "春节"
    TOMB_SWEEPING_DAY = "清明节"
    LABOUR_DAY = "劳动节"
    DRAGON_BOAT_FESTIVAL = "端午节"
    MID_AUTUMN_FESTIVAL = "中秋节"
    NATIONAL_DAY = "国庆节"
    VICTORY_DAY = "抗战胜利70周年"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A date counted in working days; provisional where the count touches a year without notice."""

    on: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Announced days by date, the years whose notices they come from, and for which festival each was announced."""

    announced: Mapping[date, DayKind]
    years: frozenset[int]
    festivals: Mapping[date, Festival] = field(default_factory=dict)

    def is_working_day(self, day: date) -> bool:
        """Whether people work on this day."""
        kind = self.announced.get(day)
        if kind is not None:
            return kind is DayKind.MAKE_UP_DAY
        if day.year not in self.years and (day.month, day.day) in _FIXED_HOLIDAYS:
            return False
        return day.weekday() < 5

    def working_days(self, first: date, last: date) -> Iterator[date]:
        """The working days from `first` to `last`, both included, in order."""
        day = first
        while day <= last:
            if self.is_working_day(day):
                yield day
            day += _DAY

    def provisional(self, first: date, last: date) -> bool:
        """Whether a span of dates touches a year without notice."""
        return any(year not in self.years for year in range(first.year, last.year + 1))

    def deadline(self, trigger: date, working_days: int) -> Deadline:
        """The last day of a time limit; the day after the trigger is day 1 (C-26)."""
        day, left = trigger, working_days
        while left:
            day += _DAY
            left -= self.is_working_day(day)
        return Deadline(day, self.provisional(trigger + _DAY, max(day, trigger + _DAY)))
