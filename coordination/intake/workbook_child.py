"""The process that reads one workbook (.xlsx, .xls, XML Spreadsheet 2003): what is in the file may kill it, alone.

The file comes on standard input. Out go lines of JSON: a number begins a sheet of so many rows, a list is some of
its rows as text, `null` ends it. Status DAMAGED: no workbook, or a damaged one.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook

from coordination.errors import BadInputError
from coordination.intake.cells import MOST_CHARACTERS, text_of
from coordination.intake.sheets import Sheet
from coordination.intake.spreadsheet_2003 import sheets_of_text

DAMAGED = 3
_MOST_MEMORY_BYTES = 2 << 30
_MOST_PROCESSOR_SECONDS = 120
_ROWS_AT_ONCE = 200
_MOST = MOST_CHARACTERS + 1  # a cell that is longer is refused, however much longer


def main() -> None:
    """Reads the workbook of standard input."""
    _limit()
    raw, out = sys.stdin.buffer.read(), sys.stdout.buffer
    try:
        for sheet in sheets_of_text(raw.decode()) if raw.lstrip().startswith(b"<") else _sheets(raw):
            out.write(b"%d\n" % sheet.height)
            while some := [[cell[:_MOST] for cell in row] for row in islice(sheet.rows, _ROWS_AT_ONCE)]:
                out.write(json.dumps(some, ensure_ascii=False).encode() + b"\n")
            out.write(b"null\n")
        out.flush()
    except (CalamineError, BadInputError):
        sys.exit(DAMAGED)


def _sheets(raw: bytes) -> Iterator[Sheet]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    for name in workbook.sheet_names:
        sheet = workbook.get_sheet_by_name(name)
        yield Sheet(([text_of(cell) for cell in row] for row in sheet.iter_rows()), sheet.total_height)


def _limit() -> None:
    """Two cells at opposite corners of a sheet ask for half a terabyte: here that ends this process alone."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no such limits, and others may be lower
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY_BYTES, _MOST_MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (_MOST_PROCESSOR_SECONDS, _MOST_PROCESSOR_SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
