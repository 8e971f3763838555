"""A plot as SVG by hand: panels side by side, both axes logarithmic, every point with its value.

A dashed line from the first point says where the values would be that grow as their places do.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_WIDTH, _HEIGHT, _LEFT, _TOP, _GAP = 340, 260, 60, 40, 90
_INK, _GRID = "#1f4e79", "#d9d9d9"


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn in one panel: its title, and positive values over positive places."""

    title: str
    places: Sequence[float]
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class _Axis:
    """Whole powers of ten around the values, over so many pixels."""

    first: int
    last: int
    pixels: int

    @property
    def decade(self) -> float:
        """Pixels for each power of ten."""
        return self.pixels / (self.last - self.first)

    def at(self, value: float) -> float:
        """Pixels from the beginning."""
        return (math.log10(value) - self.first) * self.decade


def plot(lines: Sequence[Line], below: str) -> str:
    """An SVG document with a panel for each line; `below` names the horizontal axis."""
    width, height = _LEFT + len(lines) * (_WIDTH + _GAP), _TOP + _HEIGHT + 60
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'font-family="sans-serif" font-size="12">\n<rect width="{width}" height="{height}" fill="white"/>'
    )
    panels = []
    for number, line in enumerate(lines):
        inside = "\n".join(_panel(line, below))
        panels.append(f'<g transform="translate({_LEFT + number * (_WIDTH + _GAP)},{_TOP})">\n{inside}\n</g>')
    return "\n".join([opening, *panels, "</svg>", ""])


def _panel(line: Line, below: str) -> Iterator[str]:
    across, up = _axis(line.places, _WIDTH), _axis(line.values, _HEIGHT)
    yield f'<text x="0" y="-16" font-weight="bold">{escape(line.title)}</text>'
    yield f'<text x="{_WIDTH / 2}" y="{_HEIGHT + 40}" text-anchor="middle">{escape(below)}</text>'
    for power in range(across.first, across.last + 1):
        x = across.at(10.0**power)
        yield f'<line x1="{x:.1f}" y1="0" x2="{x:.1f}" y2="{_HEIGHT}" stroke="{_GRID}"/>'
        yield f'<text x="{x:.1f}" y="{_HEIGHT + 18}" text-anchor="middle">{_short(10.0**power)}</text>'
    for power in range(up.first, up.last + 1):
        y = _HEIGHT - up.at(10.0**power)
        yield f'<line x1="0" y1="{y:.1f}" x2="{_WIDTH}" y2="{y:.1f}" stroke="{_GRID}"/>'
        yield f'<text x="-8" y="{y + 4:.1f}" text-anchor="end">{_short(10.0**power)}</text>'
    points = [(across.at(x), _HEIGHT - up.at(y)) for x, y in zip(line.places, line.values, strict=True)]
    (x, y), slope = points[0], up.decade / across.decade
    along = min(points[-1][0] - x, y / slope)  # it ends at the upper edge
    yield f'<path d="M{x:.1f},{y:.1f} l{along:.1f},{-along * slope:.1f}" stroke="{_INK}" stroke-dasharray="4 4"/>'
    drawn = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline points="{drawn}" fill="none" stroke="{_INK}" stroke-width="2"/>'
    for (x, y), value in zip(points, line.values, strict=True):
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{_INK}"/>'
        yield f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="middle" fill="{_INK}">{_short(value)}</text>'


def _axis(values: Sequence[float], pixels: int) -> _Axis:
    first, last = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))
    return _Axis(first, max(last, first + 1), pixels)


def _short(value: float) -> str:
    return f"{value:.0f}" if value >= 10 else f"{value:.2g}"
