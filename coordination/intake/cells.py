"""The text of a cell, and the values an officer may have meant by it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from coordination.model.codes import is_citizen_number, registration_number_fault, uscc_fault
from solvers.fault import Value

MOST_CHARACTERS = 10_000
FORMULA_STARTS = ("=", "+", "-", "@")  # exported text that starts so is quoted, and unquoted when it comes back
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\xa0"), None)
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]00:00(?::00)?)?|(\d{4})(\d\d)(\d\d)")
_LIST = re.compile(r"[、,，;；|/\s]+")
_EXPONENT = re.compile(r"\d+(\.\d+)?[eE]\+?\d+")
_IDENTIFIER = re.compile(r"[0-9A-Za-z一-鿿〔〕（）()\-_.#№号第]{1,60}")
_EXACT_FLOAT = 10**15
_Option = TypeVar("_Option", bound=StrEnum)


class CellError(Exception):
    """A cell that cannot be read: a message code and the values of its sentence."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def text_of(cell: object) -> str:
    """The text of a cell as a spreadsheet library gives it: trimmed, whole numbers without a fraction, ISO dates.

    A number too long to be exact keeps its exponent, so that the code it was once is refused and not guessed.
    """
    if isinstance(cell, str):
        text = (cell if cell.isascii() else cell.translate(_INVISIBLE)).strip()
        return text[1:] if text[:1] == "'" and text[1:2] in FORMULA_STARTS else text
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT_FLOAT:
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return "" if cell is None else str(cell)


def plain(text: str) -> str:
    """Any text."""
    return text


def day(text: str) -> date:
    """A date as officers write it: 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日 or 20260301."""
    match = _DATE.fullmatch(text)
    if match is None:
        raise CellError("cell-not-a-date")
    year, month, day_of_month = (int(part) for part in match.groups() if part is not None)
    try:
        return date(year, month, day_of_month)
    except ValueError:
        raise CellError("cell-not-a-date") from None


def days(text: str) -> tuple[date, ...]:
    """Dates parted by 、 or commas; a stretch is written 2026-05-01~2026-05-05."""
    found: set[date] = set()
    for part in re.split(r"[、,，;；\s]+", text):
        first, _, last = part.partition("~")
        start, end = day(first), day(last or first)
        if not start <= end <= start + timedelta(days=366):
            raise CellError("cell-not-a-stretch")
        found.update(start + timedelta(days=offset) for offset in range((end - start).days + 1))
    return tuple(sorted(found))


def whole(least: int, most: int) -> Callable[[str], int]:
    """Reader of whole numbers inside bounds, both included."""

    def read(text: str) -> int:
        if not re.fullmatch(r"\d{1,9}", text) or not least <= int(text) <= most:
            raise CellError("cell-not-in-bounds", least=least, most=most)
        return int(text)

    return read


def degrees(least: float, most: float) -> Callable[[str], float]:
    """Reader of coordinates in degrees."""

    def read(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            raise CellError("cell-not-degrees", least=str(least), most=str(most)) from None
        if not least <= value <= most:
            raise CellError("cell-not-degrees", least=str(least), most=str(most))
        return value

    return read


def share(text: str) -> float:
    """A share: 5%, 0.05 or 2‰."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?)\s*([%％‰]?)", text)
    value = float(match[1]) / {"": 1, "%": 100, "％": 100, "‰": 1000}[match[2]] if match else -1.0
    if not 0 <= value <= 1:
        raise CellError("cell-not-a-share")
    return round(value, 9)


def yes_no(text: str) -> bool:
    """是 or 否, and what else people write for them."""
    if text in {"是", "有", "√", "Y", "y", "1", "true", "TRUE"}:
        return True
    if text in {"否", "无", "×", "N", "n", "0", "false", "FALSE"}:
        return False
    raise CellError("cell-not-yes-or-no")


def option(words: Mapping[str, _Option]) -> Callable[[str], _Option]:
    """Reader of one of several Chinese words."""

    def read(text: str) -> _Option:
        found = words.get(text)
        if found is None:
            raise CellError("cell-unknown-word", known=tuple(words))
        return found

    return read


def known(vocabulary: Mapping[str, str]) -> Callable[[str], str]:
    """Reader of a name or code that a register already knows; gives the code."""

    def read(text: str) -> str:
        found = vocabulary.get(text)
        if found is None:
            raise CellError("cell-not-registered")
        return found

    return read


def several(read_one: Callable[[str], Any]) -> Callable[[str], tuple[Any, ...]]:
    """Reader of a list parted by 、 or commas, each entry once, in the order written."""

    def read(text: str) -> tuple[Any, ...]:
        return tuple(dict.fromkeys(read_one(part) for part in _LIST.split(text) if part))

    return read


def uscc(text: str) -> str:
    """An 18-digit unified social credit code (GB 32100-2015)."""
    code = _code(text)
    fault = uscc_fault(code)
    if fault is not None:
        raise CellError(fault, length=len(code))
    return code


def registration_number(text: str) -> str:
    """An old registration number of 15 digits, kept as such."""
    code = _code(text)
    fault = registration_number_fault(code)
    if fault is not None:
        raise CellError(fault, length=len(code))
    return code


def identifier(text: str) -> str:
    """A code of a register of its own: letters, digits and a few marks, no blanks inside."""
    code = _code(text)
    if not _IDENTIFIER.fullmatch(code):
        raise CellError("cell-not-a-code")
    if is_citizen_number(code):  # personal data that nobody needs here, in a column that is a key everywhere
        raise CellError("cell-citizen-number")
    return code


def _code(text: str) -> str:
    if _EXPONENT.fullmatch(text):
        raise CellError("cell-code-became-number")
    return "".join(text.split()).upper()
