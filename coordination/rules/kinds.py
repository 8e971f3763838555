"""Kinds of pack parameters: what a TOML value must look like to be one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

PackScalar = bool | int | float | str
PackValue = PackScalar | date | list[str] | dict[str, PackScalar]


@dataclass(frozen=True, slots=True)
class Kind:
    """A set of acceptable values; `expects` tells the author of a pack what belongs there."""

    accepts: Callable[[object], bool]
    expects: str


def flag() -> Kind:
    """Kind of true and false."""
    return Kind(lambda value: isinstance(value, bool), "true | false")


def whole(least: int, most: int) -> Kind:
    """Kind of whole numbers inside bounds, both included."""
    return Kind(
        lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most,
        f"{least} … {most}",
    )


def number() -> Kind:
    """Kind of positive numbers."""
    return Kind(lambda value: isinstance(value, int | float) and not isinstance(value, bool) and value > 0, "> 0")


def share() -> Kind:
    """Kind of shares from 0 to 1."""
    return Kind(
        lambda value: isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1, "0.0 … 1.0"
    )


def day() -> Kind:
    """Kind of dates."""
    return Kind(lambda value: type(value) is date, "YYYY-MM-DD")


def text(pattern: str = r".+", expects: str = "text") -> Kind:
    """Kind of texts that match a pattern; by default of any that is not empty."""
    return Kind(lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None, expects)


def texts() -> Kind:
    """Kind of lists of texts, none of them empty."""
    return Kind(
        lambda value: isinstance(value, list) and all(isinstance(entry, str) and entry for entry in value),
        '["text", …]',
    )


def choice(*options: str) -> Kind:
    """Kind of one of the named options."""
    return Kind(lambda value: isinstance(value, str) and value in options, " | ".join(options))


def choices(*options: str) -> Kind:
    """Kind of lists of named options, none twice."""
    return Kind(
        lambda value: isinstance(value, list) and len(set(value)) == len(value) and set(value) <= set(options),
        f"[{', '.join(options)}]",
    )


def table(of: Kind, keys: Sequence[str] = ()) -> Kind:
    """Kind of tables from names, any or the given ones, to values of one kind."""
    return Kind(
        lambda value: (
            isinstance(value, dict)
            and all((not keys or key in keys) and of.accepts(entry) for key, entry in value.items())
        ),
        f"{{ {', '.join(keys) or 'name'} = {of.expects} }}",
    )


def or_none(of: Kind) -> Kind:
    """Kind of values of another kind or the word `none`, which says outright that there is no limit."""
    return Kind(lambda value: value == "none" or of.accepts(value), f"none | {of.expects}")
