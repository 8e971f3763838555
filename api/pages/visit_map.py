"""Visits as a map without outside tiles: an equirectangular drawing, true to scale in its middle. Pure.

All visits of a campaign are dots, one path a county, so that thousands weigh a few dozen kilobytes; those of one day
are routes, each visit a numbered stop that leads to its page.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.outlines import Outline
from api.pages.campaign_tables import visit_address
from api.pages.map_background import NOTHING, Background, background
from api.settings import TileServer
from coordination.model.versions import PublishedVisit

WIDTH, HEIGHT, EDGE = 1000, 640, 40
MOST_STOPS = 400
"""Of more visits than this no routes are drawn: they would cover each other."""

TONES = 12
"""More than a city has counties, so that no two of them are of one colour."""

_NAME_WIDTH, _NAME_HEIGHT = 180, 20


@dataclass(frozen=True, slots=True)
class Dots:
    """The visits of one county. path: of an SVG path, a dot each; x, y: their middle, where its name stands."""

    area: str
    count: int
    path: str
    tone: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Stop:
    """One visit on its route. number: the how manieth."""

    visit: PublishedVisit
    address: str
    number: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class RouteLine:
    """One route. points: of an SVG polyline."""

    route: str
    tone: int
    points: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class VisitMap:
    """The drawing. kilometres, scale: how long a bar of so many kilometres is; both 0 where there is nothing."""

    dots: tuple[Dots, ...]
    routes: tuple[RouteLine, ...]
    visits: int
    kilometres: int
    scale: float
    background: Background = NOTHING


@dataclass(frozen=True, slots=True)
class _Plane:
    """Degrees to lengths of the drawing: the parallels of the middle latitude keep their length."""

    west: float
    north: float
    per_degree: float
    shrink: float
    left: float
    top: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        x = self.left + (longitude - self.west) * self.shrink * self.per_degree
        y = self.top + (self.north - latitude) * self.per_degree
        return round(x, 1), round(y, 1)

    def back(self, x: float, y: float) -> tuple[float, float]:
        longitude = self.west + (x - self.left) / self.per_degree / self.shrink
        return longitude, self.north - (y - self.top) / self.per_degree


def visit_map(
    campaign: str,
    visits: Sequence[PublishedVisit],
    areas: Mapping[str, str],
    *,
    one_day: bool,
    outlines: Iterable[Outline] = (),
    tiles: TileServer | None = None,
) -> VisitMap:
    """The map of some visits; areas: code of the county of each target; one_day: routes are drawn."""
    if not visits:
        return VisitMap((), (), 0, 0, 0)
    plane = _plane(visits)
    order = {code: number for number, code in enumerate(sorted(set(areas.values())))}
    routes = tuple(_routes(campaign, visits, plane)) if one_day and len(visits) <= MOST_STOPS else ()
    kilometres = _round_down(0.2 * WIDTH / (plane.per_degree / _KILOMETRES_A_DEGREE))
    scale = round(kilometres * plane.per_degree / _KILOMETRES_A_DEGREE, 1)
    behind = background(plane, (WIDTH, HEIGHT), outlines, tiles)
    return VisitMap(tuple(_dots(visits, areas, order, plane)), routes, len(visits), kilometres, scale, behind)


_KILOMETRES_A_DEGREE = 111.195  # a degree of latitude on a sphere of mean radius 6371.0088 km


def _plane(visits: Iterable[PublishedVisit]) -> _Plane:
    longitudes, latitudes = zip(*((one.longitude, one.latitude) for one in visits), strict=True)
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    shrink = math.cos(math.radians((south + north) / 2))
    wide, high = max((east - west) * shrink, 0.01), max(north - south, 0.01)
    per_degree = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)
    left = (WIDTH - (east - west) * shrink * per_degree) / 2
    top = (HEIGHT - (north - south) * per_degree) / 2
    return _Plane(west, north, per_degree, shrink, left, top)


def _dots(
    visits: Iterable[PublishedVisit], areas: Mapping[str, str], order: Mapping[str, int], plane: _Plane
) -> Iterable[Dots]:
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for visit in visits:
        places[areas.get(visit.target, "")].append(plane.at(visit.longitude, visit.latitude))
    taken: list[tuple[float, float]] = []
    for area in sorted(places):
        own = places[area]
        path = "".join(f"M{x:g} {y:g}h0" for x, y in sorted(own))
        x, y = _free_place(sum(x for x, _ in own) / len(own), sum(y for _, y in own) / len(own), taken)
        taken.append((x, y))
        yield Dots(area, len(own), path, order.get(area, 0) % TONES, x, y)


def _free_place(x: float, y: float, taken: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Where a name can stand without covering one that stands already: below it, as often as needed."""
    for other_x, other_y in sorted(taken, key=lambda place: place[1]):
        if abs(x - other_x) < _NAME_WIDTH and abs(y - other_y) < _NAME_HEIGHT:
            y = other_y + _NAME_HEIGHT
    return round(x, 1), round(y, 1)


def _routes(campaign: str, visits: Sequence[PublishedVisit], plane: _Plane) -> Iterable[RouteLine]:
    in_order = sorted(visits, key=lambda one: (one.route, one.start, one.id))
    for number, (route, group) in enumerate(groupby(in_order, key=lambda one: one.route)):
        stops = tuple(
            Stop(visit, visit_address(campaign, visit.id), place, *plane.at(visit.longitude, visit.latitude))
            for place, visit in enumerate(group, 1)
        )
        points = " ".join(f"{stop.x:g},{stop.y:g}" for stop in stops)
        yield RouteLine(route, number % TONES, points, stops)


def _round_down(kilometres: float) -> int:
    """The largest of 1, 2, 5, 10, … that is no longer; 1 at least."""
    fitting = [step * 10**power for power in range(4) for step in (1, 2, 5) if step * 10**power <= kilometres]
    return max(fitting, default=1)
