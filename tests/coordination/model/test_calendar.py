"""The working calendar: make-up days, days off, and the deadlines of rulebook F.5."""

from datetime import date, timedelta

import pytest

from seeds.loading import reference

CALENDAR = reference().calendar
VECTORS = [
    ("2026-02-10", 5, "2026-02-24"),
    ("2026-02-13", 5, "2026-02-27"),
    ("2026-04-30", 20, "2026-06-01"),
    ("2026-05-08", 2, "2026-05-11"),
    ("2026-09-18", 20, "2026-10-22"),
    ("2026-09-30", 5, "2026-10-13"),
    ("2026-09-30", 7, "2026-10-15"),
    ("2026-01-05", 60, "2026-04-03"),
]


@pytest.mark.parametrize(("trigger", "working_days", "due"), VECTORS)
def test_deadlines_of_the_rulebook(trigger: str, working_days: int, due: str) -> None:
    deadline = CALENDAR.deadline(date.fromisoformat(trigger), working_days)
    assert (deadline.on.isoformat(), deadline.provisional) == (due, False)


def test_a_deadline_that_crosses_into_a_year_without_notice_is_provisional() -> None:
    assert CALENDAR.deadline(date(2026, 12, 1), 30).provisional
    assert not CALENDAR.deadline(date(2026, 12, 1), 20).provisional


@pytest.mark.parametrize(
    "day", ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10", "2025-09-28"]
)
def test_make_up_days_are_worked(day: str) -> None:
    made_up = date.fromisoformat(day)
    assert made_up.weekday() >= 5
    assert CALENDAR.is_working_day(made_up)


@pytest.mark.parametrize(
    "day", ["2026-02-16", "2026-04-06", "2026-05-05", "2026-06-19", "2026-09-25", "2026-10-07", "2026-03-07"]
)
def test_days_off_are_not(day: str) -> None:
    assert not CALENDAR.is_working_day(date.fromisoformat(day))


def test_2026_has_248_working_days() -> None:
    assert len(list(CALENDAR.working_days(date(2026, 1, 1), date(2026, 12, 31)))) == 248


def test_a_year_without_notice_knows_weekends_and_fixed_holidays() -> None:
    assert not CALENDAR.is_working_day(date(2027, 1, 1))
    assert not CALENDAR.is_working_day(date(2027, 10, 1))
    assert CALENDAR.is_working_day(date(2027, 1, 4))
    assert not CALENDAR.is_working_day(date(2027, 1, 2) + timedelta(days=1))
    assert CALENDAR.provisional(date(2026, 12, 31), date(2027, 1, 1))
