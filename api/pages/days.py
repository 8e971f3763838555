"""What a day is on the working calendar, in words: the hint beside a field for dates, and why one is refused."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coordination.model.calendar import DayKind, WorkingCalendar
from coordination.texts import Texts


@dataclass(frozen=True, slots=True)
class DayHint:
    """A day in words; working: whether people work on it; certain: whether the notice of its year is known."""

    text: str
    working: bool
    certain: bool


def said_of_day(calendar: WorkingCalendar, day: date, said: Texts) -> DayHint:
    """The weekday, and whether people work."""
    working = calendar.is_working_day(day)
    kind = "make-up" if calendar.announced.get(day) is DayKind.MAKE_UP_DAY else "working" if working else "off"
    certain = not calendar.provisional(day, day)
    weekday = said.say(f"pages-weekday-{day.isoweekday()}")
    text = said.say(f"pages-day-{kind}", weekday=weekday)
    return DayHint(text if certain else f"{text}{said.say('pages-day-provisional')}", working, certain)
