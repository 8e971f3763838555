"""Finds the header of a file and reads its rows against the columns of a kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from sys import maxsize
from typing import Any, Generic, TypeVar

from coordination.errors import BadInputError
from coordination.intake.cells import MOST_CHARACTERS, CellError
from coordination.intake.columns import Column
from coordination.intake.files import sheets_of
from coordination.intake.sheets import Row
from solvers.fault import Value

_Record = TypeVar("_Record")
_HEADER_ROWS = 10
_TOLD_EVERY = 1_000
_NOWHERE = maxsize  # the place of a column that the file has not

Told = Callable[[int, int], None]
"""Told how many rows of how many are done."""


@dataclass(frozen=True, slots=True)
class RowFault:
    """One thing wrong with one row: where, what stood there, and the code of the sentence that says what to do."""

    row: int
    column: str
    value: str
    code: str
    values: Mapping[str, Value] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kind(Generic[_Record]):
    """A kind of register file: its columns, how a row becomes a record, and what else may be wrong with one.

    build: fields to record; faults: (column field, code) pairs about the row as a whole; key: what makes a record
    unique in the file.
    """

    name: str
    columns: tuple[Column, ...]
    build: Callable[[Mapping[str, Any]], _Record]
    key: Callable[[_Record], object]
    faults: Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]] = lambda _: iter(())


@dataclass(frozen=True, slots=True)
class Reading(Generic[_Record]):
    """What a file held: records by row number, the faults, the refused rows as they stood, and the ignored columns."""

    header: Row
    records: list[tuple[int, _Record]]
    faults: list[RowFault]
    refused: dict[int, Row]
    ignored: tuple[str, ...]

    def refuse(self, outside: Mapping[int, Row], column: str, code: str) -> None:
        """Takes rows, given as they stood, out of the records: each has a fault."""
        self.records[:] = [(number, record) for number, record in self.records if number not in outside]
        self.faults.extend(RowFault(number, column, "", code) for number in outside)
        self.refused.update(outside)

    @property
    def rows(self) -> int:
        """How many rows with content the file has."""
        return len(self.records) + len(self.refused)


def read_table(raw: bytes, kind: Kind[_Record], told: Told = lambda _done, _total: None) -> Reading[_Record]:
    """Reads a file of a kind; row faults are returned. Raises BadInputError where no sheet has the header."""
    best: list[str] | None = None
    for sheet in sheets_of(raw):
        head = list(islice(sheet.rows, _HEADER_ROWS))
        number, places = _find_header(head, kind.columns)
        missing = [column.names[0] for column in kind.columns if column.required and column.field not in places]
        if not missing:
            rows = enumerate(_chain(head[number + 1 :], sheet.rows), number + 2)
            return _read_rows(_counted(rows, sheet.height, told), head[number], places, kind)
        if places and (best is None or len(missing) < len(best)):
            best = missing
    required = [column.names[0] for column in kind.columns if column.required]
    raise BadInputError("file-without-columns", columns=tuple(best or required))


def _chain(first: Sequence[Row], rest: Iterator[Row]) -> Iterator[Row]:
    yield from first
    yield from rest


def _counted(rows: Iterator[tuple[int, Row]], height: int, told: Told) -> Iterator[tuple[int, Row]]:
    """The rows as they are; tells how far they have come, at the end that all are done."""
    last = height
    for number, row in rows:
        yield number, row
        last = number
        if number % _TOLD_EVERY == 0:
            told(number, max(number, height))
    told(last, last)


def _find_header(head: Sequence[Row], columns: Sequence[Column]) -> tuple[int, dict[str, int]]:
    field_of = {_plain_name(name): column.field for column in columns for name in column.names}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, row in enumerate(head):
        places: dict[str, int] = {}
        for place, cell in enumerate(row):
            found = field_of.get(_plain_name(cell))
            if found is not None:
                places.setdefault(found, place)
        if len(places) > len(best[1]):
            best = (number, places)
    return best


def _plain_name(text: str) -> str:
    return re.sub(r"[\s*＊:：]|[（(].*?[)）]", "", text)


def _read_rows(
    rows: Iterator[tuple[int, Row]], header: Row, places: Mapping[str, int], kind: Kind[_Record]
) -> Reading[_Record]:
    ignored = tuple(name for place, name in enumerate(header) if name and place not in places.values())
    placed = [(column, places.get(column.field, _NOWHERE)) for column in kind.columns]
    reading: Reading[_Record] = Reading(header, [], [], {}, ignored)
    seen: dict[object, int] = {}
    for number, row in rows:
        if not any(row):
            continue
        values, faults = _read_row(number, row, placed, kind)
        if not faults:
            record = kind.build(values)
            first = seen.setdefault(kind.key(record), number)
            if first == number:
                reading.records.append((number, record))
                continue
            column = kind.columns[0]
            faults = [RowFault(number, column.names[0], str(values[column.field]), "row-twice", {"first": first})]
        reading.faults.extend(faults)
        reading.refused[number] = row
    return reading


def _read_row(
    number: int, row: Row, placed: Sequence[tuple[Column, int]], kind: Kind[_Record]
) -> tuple[dict[str, Any], list[RowFault]]:
    values: dict[str, Any] = {}
    faults: list[RowFault] = []
    width = len(row)
    for column, place in placed:
        text = row[place] if place < width else ""
        if not text:
            values[column.field] = column.empty
            if column.required:
                faults.append(RowFault(number, column.names[0], "", "cell-missing"))
            continue
        if len(text) > MOST_CHARACTERS:
            faults.append(RowFault(number, column.names[0], text[:100], "cell-too-long", {"most": MOST_CHARACTERS}))
            continue
        try:
            values[column.field] = column.read(text)
        except CellError as error:
            faults.append(RowFault(number, column.names[0], text[:100], error.code, error.values))
    if not faults:
        faults += [_fault(number, row, placed, field, code) for field, code in kind.faults(values)]
    return values, faults


def _fault(number: int, row: Row, placed: Sequence[tuple[Column, int]], field: str, code: str) -> RowFault:
    """What is wrong with a row as a whole, told at one of its columns."""
    column, place = next(one for one in placed if one[0].field == field)
    return RowFault(number, column.names[0], row[place][:100] if place < len(row) else "", code)
