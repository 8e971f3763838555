"""What lies under the visits of a map: outlines of counties, and tiles of a server the office has named. Pure.

Tiles are squares of the Web Mercator projection (EPSG:3857), numbered as everywhere (z/x/y); each is put where its
corners are on our map, so within a city the two projections differ by less than what one sees.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from api.outlines import Outline, without_repeats
from api.settings import TileServer

_TILE, _DEEPEST, _MOST_TILES = 256, 18, 80


class Plane(Protocol):
    """Where a place is on the map, and the other way round."""

    @property
    def per_degree(self) -> float:
        """Lengths of the drawing in a degree of latitude."""

    @property
    def shrink(self) -> float:
        """How much shorter a degree of longitude is."""

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        """From degrees to lengths of the drawing."""

    def back(self, x: float, y: float) -> tuple[float, float]:
        """From lengths of the drawing to degrees."""


@dataclass(frozen=True, slots=True)
class County:
    """An outline. path: of an SVG path."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture and where it lies."""

    address: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Background:
    """What lies under a map; attribution: whom the tiles are of."""

    counties: tuple[County, ...] = ()
    tiles: tuple[Tile, ...] = ()
    attribution: str = ""


NOTHING = Background()


def background(
    plane: Plane, size: tuple[int, int], outlines: Iterable[Outline], tiles: TileServer | None
) -> Background:
    """The background of a map of a size."""
    counties = tuple(County(one.name, path) for one in outlines if (path := _path(plane, size, one)))
    return Background(counties, tuple(_tiles(plane, size, tiles)) if tiles else (), tiles.attribution if tiles else "")


def _path(plane: Plane, size: tuple[int, int], outline: Outline) -> str:
    """Its rings to half a length of the drawing; empty where nothing of it can be seen."""
    drawn = []
    for ring in outline.rings:
        places = list(without_repeats([_half(*plane.at(*position)) for position in ring]))
        across, down = [x for x, _ in places], [y for _, y in places]
        seen = max(across) >= 0 and min(across) <= size[0] and max(down) >= 0 and min(down) <= size[1]
        if seen and len(places) > 2:
            drawn.append("M" + "L".join(f"{x:g} {y:g}" for x, y in places) + "Z")
    return "".join(drawn)


def _half(x: float, y: float) -> tuple[float, float]:
    return round(2 * x) / 2, round(2 * y) / 2


def _tiles(plane: Plane, size: tuple[int, int], server: TileServer) -> Iterator[Tile]:
    degrees_wide = 360 * plane.per_degree * plane.shrink / _TILE
    zoom = min(_DEEPEST, max(0, round(math.log2(degrees_wide))))
    (west, north), (east, south) = plane.back(0, 0), plane.back(*size)
    (left, top), (right, bottom) = _number(west, north, zoom), _number(east, south, zoom)
    if (right - left + 1) * (bottom - top + 1) > _MOST_TILES:
        return
    for column in range(left, right + 1):
        for row in range(top, bottom + 1):
            x, y = plane.at(*_corner(column, row, zoom))
            beyond_x, beyond_y = plane.at(*_corner(column + 1, row + 1, zoom))
            yield Tile(server.address(zoom, column, row), x, y, round(beyond_x - x, 1), round(beyond_y - y, 1))


def _number(longitude: float, latitude: float, zoom: int) -> tuple[int, int]:
    count = 2**zoom
    column = int((longitude + 180) / 360 * count)
    row = int((1 - math.asinh(math.tan(math.radians(latitude))) / math.pi) / 2 * count)
    return min(max(column, 0), count - 1), min(max(row, 0), count - 1)


def _corner(column: int, row: int, zoom: int) -> tuple[float, float]:
    """The north-west corner of a tile in degrees."""
    count = 2**zoom
    return column / count * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * row / count))))
