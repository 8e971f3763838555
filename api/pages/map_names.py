"""Where the names of a map stand: each where it covers no other name, few dots, and is near its own. Pure.

A greedy placement of labels from a list of candidates (Christensen, Marks and Shieber: An empirical study of algorithms
for point-feature label placement, 1995); whoever has the most dots chooses first. Lengths are of the drawing.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

Place = tuple[float, float]
_CHINESE, _OTHER, _HIGH = 15, 8.5, 18  # how wide a character of a name is, and how high a name
_BESIDE, _LOWER = 10, 8  # how far beside its dots a name stands, and how many places below them are tried
_AS_A_DOT = 20  # as far away costs as much as a dot that is covered
_MARK = 26  # how wide a mark is
_GRAIN = 4  # dots nearer than this are one to whoever looks
_ON_A_PHONE = 2.4  # how much larger names are there


@dataclass(frozen=True, slots=True)
class NamePlace:
    """The middle of a name. crowded: where all names are larger, it would cover one of those before it."""

    x: float
    y: float
    crowded: bool


@dataclass(frozen=True, slots=True)
class _Box:
    x: float
    y: float
    wide: float
    high: float

    def covers(self, place: Place) -> bool:
        return abs(place[0] - self.x) * 2 <= self.wide and abs(place[1] - self.y) * 2 <= self.high

    def meets(self, other: _Box, larger: float = 1) -> bool:
        wide, high = (self.wide + other.wide) * larger, (self.high + other.high) * larger
        return abs(self.x - other.x) * 2 < wide and abs(self.y - other.y) * 2 < high

    def inside(self, frame: tuple[int, int]) -> _Box:
        x, y = (
            min(max(middle, size / 2), most - size / 2)
            for middle, size, most in zip((self.x, self.y), (self.wide, self.high), frame, strict=True)
        )
        return _Box(x, y, self.wide, self.high)


def places_of_names(
    names: Mapping[str, str],
    dots: Mapping[str, Sequence[Place]],
    frame: tuple[int, int],
    marks: Iterable[Place] = (),
) -> dict[str, NamePlace]:
    """Where each name stands within the frame; dots: of each, one at least; marks: stand over names."""
    every = {(round(x / _GRAIN) * _GRAIN, round(y / _GRAIN) * _GRAIN) for own in dots.values() for x, y in own}
    taken = [_Box(x, y, _MARK, _MARK) for x, y in marks]
    found = {}
    for key in sorted(names, key=lambda one: (-len(dots[one]), one)):
        tried = [box.inside(frame) for box in _candidates(dots[key], _width(names[key]))]
        box = min(tried, key=lambda one: (sum(map(one.meets, taken)), _cost(one, tried[0], every)))
        crowded = any(box.meets(other, _ON_A_PHONE) for other in taken)
        found[key] = NamePlace(round(box.x, 1), round(box.y, 1), crowded)
        taken.append(box)
    return found


def _cost(box: _Box, amid: _Box, dots: Iterable[Place]) -> float:
    """What it costs to stand there: the dots it covers, and how far it is from the middle of its own."""
    return sum(map(box.covers, dots)) + math.hypot(box.x - amid.x, box.y - amid.y) / _AS_A_DOT


def _width(name: str) -> float:
    return sum(_CHINESE if ord(character) > 0x2E80 else _OTHER for character in name)


def _candidates(dots: Sequence[Place], wide: float) -> Iterator[_Box]:
    """Amid the dots, just above and below them, beside them, and further and further below their middle."""
    across, down = [x for x, _ in dots], [y for _, y in dots]
    x, y = sum(across) / len(dots), sum(down) / len(dots)
    yield _Box(x, y, wide, _HIGH)
    for beside in (min(down) - _HIGH, max(down) + _HIGH):
        yield _Box(x, beside, wide, _HIGH)
    for beside in (min(across) - wide / 2 - _BESIDE, max(across) + wide / 2 + _BESIDE):
        yield _Box(beside, y, wide, _HIGH)
    for step in range(1, _LOWER + 1):
        yield _Box(x, y + step * _HIGH, wide, _HIGH)
