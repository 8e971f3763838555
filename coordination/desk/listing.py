"""Pages of lists that are read from one document, with the same places as pages of a register."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import TypeVar

from coordination.errors import BadInputError
from coordination.model.pages import Page, Wanted

_Record = TypeVar("_Record")
Key = tuple[str, ...]


def page_of_list(
    records: Sequence[_Record], order: str, key: Callable[[_Record], Key], wanted: Wanted
) -> Page[_Record]:
    """The page that `wanted` asks for of records in the order of their keys, which are unique.

    Raises BadInputError where the place to go on from is of another order.
    """
    first = 0
    if wanted.after:
        place = wanted.after[1:]
        if wanted.after[0] != order or (records and len(place) != len(key(records[0]))):
            raise BadInputError("cursor-unreadable")
        first = bisect_right(records, place, key=key)
    shown = tuple(records[first : first + wanted.limit])
    if first + wanted.limit >= len(records):
        return Page(shown)
    return Page(shown, (order, *key(shown[-1])))
