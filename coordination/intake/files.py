"""What a register file really is, whatever it calls itself, and its rows as text.

Known by content: xlsx, xls and XML Spreadsheet 2003 (`workbooks`), and delimited text in UTF-8 with or without
BOM, UTF-16 and GB18030. Row numbers are those a spreadsheet shows.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Iterator

from coordination.errors import BadInputError
from coordination.intake.cells import text_of
from coordination.intake.sheets import Row, Sheet
from coordination.intake.spreadsheet_2003 import NAMESPACE
from coordination.intake.workbooks import sheets_of_workbook

_MOST_UNPACKED_BYTES = 1 << 30
_DELIMITERS = ("\t", ",", ";")
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")


def sheets_of(raw: bytes) -> Iterator[Sheet]:
    """The sheets of a file.

    Raises BadInputError where the file is empty, damaged, locked, or of a kind not known.
    """
    head = raw[:512].lstrip(codecs.BOM_UTF8 + b" \r\n\t")
    if not raw.strip():
        raise BadInputError("file-empty")
    if head.startswith(b"PK\x03\x04"):
        _refuse_bomb(raw)
        yield from sheets_of_workbook(raw)
    elif head.startswith(b"\xd0\xcf\x11\xe0"):
        yield from sheets_of_workbook(raw)
    else:
        yield from _text_file(_decode(raw))


def _refuse_bomb(raw: bytes) -> None:
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(raw)).infolist())
    except zipfile.BadZipFile as error:
        raise BadInputError("file-damaged") from error
    if unpacked > _MOST_UNPACKED_BYTES:
        raise BadInputError("file-too-large", megabytes=_MOST_UNPACKED_BYTES >> 20)


def _decode(raw: bytes) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ["utf-16"]
    elif 0 in raw[:4000]:  # no other text has zero bytes; digits and commas have theirs second or first
        encodings = ["utf-16-le" if raw[1:4000:2].count(0) > raw[0:4000:2].count(0) else "utf-16-be"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
    raise BadInputError("file-not-text", line=line)


def _text_file(text: str) -> Iterator[Sheet]:
    start = text[:2000].lstrip()
    if NAMESPACE in start:
        yield from sheets_of_workbook(text.encode())
    elif start[:1] == "<":
        raise BadInputError("file-is-web-page")
    else:
        yield Sheet(_delimited(text), max(text.count("\n"), text.count("\r")) + 1)


def _delimited(text: str) -> Iterator[Row]:
    first_lines = text[:4000]
    delimiter = max(_DELIMITERS, key=first_lines.count)
    try:
        for row in csv.reader((line[0] for line in _LINE.finditer(text)), delimiter=delimiter):
            yield [cell if cell.isalnum() else text_of(cell) for cell in row]  # most cells have nothing to trim
    except csv.Error as error:
        raise BadInputError("file-not-a-table", error=str(error)) from error
