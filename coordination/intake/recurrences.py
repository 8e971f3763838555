"""Which repetition rules of a calendar file are followed: those that are sure to come again.

The library that follows a rule looks for its next day until the year 9999. Where the first day of an event fits its
own rule, as RFC 5545 (3.8.5.3) asks for, there is a next one soon; other rules are left alone.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, time, tzinfo
from typing import Any

_FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_LEAST_IN_A_MONTH = 4


def sure_to_come_again(rule: Any, start: datetime) -> bool:
    """Whether a rule can be followed from the local start of its event."""
    frequency = str(rule.get("FREQ", [""])[0]).upper()
    if frequency not in _FREQUENCIES or "BYWEEKNO" in rule or "BYEASTER" in rule:
        return False
    if any(int(interval) < 1 for interval in rule.get("INTERVAL", [1])):
        return False
    if "BYSETPOS" in rule:
        return _sure_to_have_that_many(rule, frequency)
    if frequency == "WEEKLY" and not {"BYMONTH", "BYMONTHDAY", "BYYEARDAY"} & set(rule):
        return True
    length = monthrange(start.year, start.month)[1]
    of_year = start.timetuple().tm_yday
    year_length = date(start.year, 12, 31).timetuple().tm_yday
    return (
        _has(rule, "BYMONTH", start.month)
        and _has(rule, "BYMONTHDAY", start.day, start.day - length - 1)
        and _has(rule, "BYYEARDAY", of_year, of_year - year_length - 1)
        and _has_weekday(rule, start, within_month=frequency == "MONTHLY" or "BYMONTH" in rule)
    )


def without_end(rule: Any, zone: tzinfo | None, last: datetime) -> tuple[str, datetime]:
    """The rule as text without its UNTIL, and the instant beside the event after which nothing more is wanted."""
    until = last
    for end in rule.get("UNTIL", []):
        if isinstance(end, datetime):
            local = end.astimezone(zone).replace(tzinfo=None) if end.tzinfo and zone else end.replace(tzinfo=None)
        else:
            local = datetime.combine(end, time.max)
        until = min(until, local)
    text = ";".join(part for part in rule.to_ical().decode().split(";") if not part.upper().startswith("UNTIL="))
    return text, until


def _has(rule: Any, part: str, *numbers: int) -> bool:
    return part not in rule or bool({int(number) for number in rule[part]} & set(numbers))


def _has_weekday(rule: Any, start: datetime, *, within_month: bool) -> bool:
    """Whether a day is among BYDAY; a number beside a weekday counts within the month, or else the year."""
    if "BYDAY" not in rule:
        return True
    length = monthrange(start.year, start.month)[1] if within_month else date(start.year, 12, 31).timetuple().tm_yday
    place = start.day if within_month else start.timetuple().tm_yday
    name = _WEEKDAYS[start.weekday()]
    numbers = ("", f"{(place - 1) // 7 + 1}", f"+{(place - 1) // 7 + 1}", f"-{(length - place) // 7 + 1}")
    return bool({str(day).upper() for day in rule["BYDAY"]} & {f"{number}{name}" for number in numbers})


def _sure_to_have_that_many(rule: Any, frequency: str) -> bool:
    """BYSETPOS as programs write it: the n-th of some weekdays of a month."""
    return (
        frequency in {"MONTHLY", "YEARLY"}
        and set(rule) <= {"FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYDAY", "BYMONTH", "BYSETPOS"}
        and {str(day).upper() for day in rule.get("BYDAY", ["?"])} <= set(_WEEKDAYS)
        and all(1 <= abs(int(place)) <= _LEAST_IN_A_MONTH for place in rule["BYSETPOS"])
    )
