"""How records are written in Chinese documents: days, instants, lists, and the words of every choice."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import Enum

from coordination.model.feeds import ZONE
from coordination.texts import texts

_SAID = texts("zh")


def day(found: date | datetime | None) -> str:
    """2026年4月1日; empty for none. An instant is a day of the city."""
    if isinstance(found, datetime):
        found = found.astimezone(ZONE).date()
    return "" if found is None else f"{found.year}年{found.month}月{found.day}日"


def instant(found: datetime | None) -> str:
    """2026年4月1日 09:30; empty for none."""
    return "" if found is None else f"{day(found)} {found.astimezone(ZONE):%H:%M}"


def listed(said: Iterable[str], mark: str = "、") -> str:
    """Each once, in their order, those that are not empty."""
    return mark.join(dict.fromkeys(one for one in said if one))


def word(family: str, choice: Enum | str | None) -> str:
    """The word of a choice: the text `<family>-<value>`; empty for none."""
    if choice is None:
        return ""
    value = choice.value if isinstance(choice, Enum) else choice
    return _SAID.say(f"{family}-{str(value).replace('_', '-')}")


def words(family: str, choices: Iterable[Enum | str], mark: str = "、") -> str:
    """The words of several choices."""
    return listed((word(family, one) for one in choices), mark)


def body(name: str) -> str:
    """A body outside: one a pack names by a code as a word, else as it was written."""
    code = f"document-body-{name.replace('_', '-')}"
    return _SAID.say(code) if _SAID.has(code) else name


def share(ratio: float) -> str:
    """A ratio in per cent."""
    return f"{float(ratio) * 100:g}%"
