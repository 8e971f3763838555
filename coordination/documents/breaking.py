"""Breaks text into lines as Chinese print does: no closing mark begins a line, no opening one ends it (GB/T 15834)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_WORD = re.compile(r"[0-9A-Za-z_.:/%@#&=?+~-]+|\s+|.", re.DOTALL)
_NOT_FIRST = frozenset("，。、；：？！）》】〉」』”’％…,.;:?!)]}>·")
_NOT_LAST = frozenset("（《【〈「『“‘([{<￥$")
_SLACK = 1e-6


def broken(text: str, width: float, measure: Callable[[str], float], first: float = 0) -> list[str]:
    """The lines of a text, none wider than `width` where that is possible at all.

    first: by how much the first line is shorter; measure: how wide a piece of text is. Words of Latin letters and
    numbers stay whole unless one is wider than a line.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines += _lines(paragraph, width, measure, 0 if lines else first)
    return lines


def _lines(text: str, width: float, measure: Callable[[str], float], first: float) -> Iterator[str]:
    line: list[str] = []
    filled, room = 0.0, width - first
    for piece in _pieces(text, width, measure):
        size = measure(piece)
        if line and filled + size > room + _SLACK and not piece.isspace():
            kept = _ending(line, piece)
            yield "".join(line[:kept]).rstrip()
            line = line[kept:]
            filled, room = sum(map(measure, line)), width
        line.append(piece)
        filled += size
    yield "".join(line).rstrip()


def _pieces(text: str, width: float, measure: Callable[[str], float]) -> Iterator[str]:
    for piece in _WORD.findall(text):
        yield from piece if len(piece) > 1 and measure(piece) > width else [piece]


def _ending(line: list[str], following: str) -> int:
    """How many pieces a line keeps, so that what comes next may begin a line; all where nothing else is possible."""
    kept = len(line)
    while kept > 1:
        begins = line[kept] if kept < len(line) else following
        if begins[0] not in _NOT_FIRST and line[kept - 1][-1] not in _NOT_LAST:
            return kept
        kept -= 1
    return len(line)
