"""Cursor pages: `limit`, an opaque `cursor`, and where the next page is."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Annotated, Generic, TypeVar

from litestar.params import QueryParameter

from coordination.errors import BadInputError
from coordination.model.pages import Page, Wanted

_Record = TypeVar("_Record")
USUAL = 50
"""How many records a page has where nobody says otherwise."""

_MOST, _LONGEST_CURSOR, _LONGEST_FILTER = 200, 2_000, 100

Limit = Annotated[int, QueryParameter(ge=1, le=_MOST)]
Cursor = Annotated[str, QueryParameter(max_length=_LONGEST_CURSOR)]
Filter = Annotated[str, QueryParameter(max_length=_LONGEST_FILTER)]


@dataclass(frozen=True, slots=True)
class PageOut(Generic[_Record]):
    """Some records in order; `next_cursor` gives the page after them, and is null where there is none."""

    records: tuple[_Record, ...]
    next_cursor: str | None


def wanted(limit: int, cursor: str) -> Wanted:
    """The page that is asked for; raises BadInputError where the cursor is none of ours."""
    return Wanted(limit, _place(cursor) if cursor else ())


def page_out(page: Page[_Record]) -> PageOut[_Record]:
    """The page with its cursor."""
    return PageOut(page.records, cursor_of(page.following) if page.following else None)


def cursor_of(place: tuple[str, ...]) -> str:
    """The opaque text of a place."""
    return urlsafe_b64encode(json.dumps(place, ensure_ascii=False).encode()).decode().rstrip("=")


def _place(cursor: str) -> tuple[str, ...]:
    try:
        found = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError) as error:
        raise BadInputError("cursor-unreadable") from error
    if not isinstance(found, list) or not all(isinstance(part, str) and "\0" not in part for part in found):
        raise BadInputError("cursor-unreadable")
    return tuple(found)
