"""One page of a long list, and where the next one begins."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import Generic, TypeVar

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which page is wanted: at most `limit` records after the place `after` (empty: from the beginning).

    A place is what `Page.following` said: the name of an order and the values of its keys. order: a field to sort by
    where a list allows it, with a minus before it for the other way; empty: the list's own order.
    """

    limit: int
    after: tuple[str, ...] = ()
    order: str = ""


EVERYTHING = Wanted(sys.maxsize - 1)
"""All of a list that is held whole anyway; a place beyond the last still is a number that databases know."""


@dataclass(frozen=True, slots=True)
class TargetFilter:
    """Which targets are wanted; empty is any.

    name: a part of it, of two characters or more; code: its beginning; region: a city, county or township with all
    below it; industry: a code of GB/T 4754 with all below it.
    """

    name: str = ""
    code: str = ""
    region: str = ""
    industry: str = ""


@dataclass(frozen=True, slots=True)
class Page(Generic[_Record]):
    """Records in order, and the place after the last of them; empty where nothing follows."""

    records: tuple[_Record, ...]
    following: tuple[str, ...] = field(default=())
