"""The draw record as text: JSON whose every line has a seal, so that one changed byte names its line.

One key of the record is one line; a list is one line per entry. The last two keys are `seal`, the first eight
hexadecimal digits of the SHA-256 of every line before it in order, and `seal_sha256`, the SHA-256 of that string.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

_MARK_DIGITS = 8
_SEAL_LINE = re.compile(r' "seal": "([0-9a-f]*)",')
_compact = json.JSONEncoder(ensure_ascii=False).encode
_TAIL_LINES = 4  # seal, seal_sha256, closing brace, the empty string after the last newline


def sealed(content: Mapping[str, Any]) -> bytes:
    """The record file of `content`, a mapping of keys to scalars, mappings or lists, without a seal of its own.

    A list may also be an iterator of its entries as JSON; it is not held in memory.
    """
    head, marks = bytearray(), bytearray()
    for line in lines_of(content):
        raw = line.encode()
        head += raw + b"\n"
        marks += sha256(raw).hexdigest()[:_MARK_DIGITS].encode()
    head += "\n".join(_tail(marks.decode())).encode()
    return bytes(head)


def lines_of(content: Mapping[str, Any]) -> Iterator[str]:
    """The lines before the seal."""
    yield "{"
    for key, value in content.items():
        if isinstance(value, list | Iterator):
            yield f' "{key}": ['
            yield from _entry_lines(map(_compact, value) if isinstance(value, list) else value)
            yield " ],"
        else:
            yield f' "{key}": {_compact(value)},'


def _entry_lines(entries: Iterator[str]) -> Iterator[str]:
    last = next(entries, None)
    for entry in entries:
        yield f"  {last},"
        last = entry
    if last is not None:
        yield f"  {last}"


def broken_line(raw: bytes) -> int | None:
    """The number, from 1, of the line of a record file that its seal does not match; None if every line is whole."""
    lines = raw.decode(errors="surrogateescape").split("\n")
    if len(lines) <= _TAIL_LINES or lines[-2:] != ["}", ""]:
        return len(lines) - (lines[-1] == "")
    head, tail = lines[:-_TAIL_LINES], lines[-_TAIL_LINES:]
    due = _tail("".join(map(_mark, head)))
    if tail[0] == due[0]:
        return None if tail == due else len(head) + 2
    written = _SEAL_LINE.fullmatch(tail[0])
    if written is None or tail[1] == due[1]:
        return len(head) + (2 if tail[1].startswith(' "seal": ') else 1)  # two lines of the seal may run together
    marks = written[1]
    return next(
        (number + 1 for number, line in enumerate(head) if not marks.startswith(_mark(line), number * _MARK_DIGITS)),
        len(head) + 1,
    )


def _tail(marks: str) -> list[str]:
    return [f' "seal": "{marks}",', f' "seal_sha256": "{sha256(marks.encode()).hexdigest()}"', "}", ""]


def _mark(line: str) -> str:
    return sha256(line.encode(errors="surrogateescape")).hexdigest()[:_MARK_DIGITS]
