"""Visits as a map without outside tiles: an equirectangular drawing, true to scale in its middle. Pure.

All visits of a campaign are dots, one path a county, so that thousands weigh a few dozen kilobytes; those of one day
are routes, each visit a numbered stop that leads to its page, over the dots of the other days.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from api.outlines import Outline
from api.pages.campaign_tables import visit_address
from api.pages.map_background import NOTHING, Background, background
from api.pages.map_names import NamePlace, places_of_names
from api.settings import TileServer
from coordination.model.versions import PublishedVisit

FRAME = WIDTH, HEIGHT = 1000, 640
EDGE = 40
MOST_STOPS = 400
"""Of more visits than this no routes are drawn: they would cover each other."""

TONES = 12
"""More than a city has counties, so that no two of them are of one colour."""

_LEAST_KILOMETRES = 12
"""Less than this is never drawn across, or two visits in a street would look like two ends of the city."""


@dataclass(frozen=True, slots=True)
class Dots:
    """The visits of one county. count: of those that are shown; path: of an SVG path, a dot each; stands: its name."""

    area: str
    name: str
    count: int
    path: str
    tone: int
    stands: NamePlace


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
    """One route. number: the how manieth of the day; points: of an SVG polyline."""

    route: str
    number: int
    tone: int
    points: str
    stops: tuple[Stop, ...]

    @property
    def start(self) -> str:
        """When the first visit begins."""
        return self.stops[0].visit.start

    @property
    def end(self) -> str:
        """When the last visit ends."""
        return self.stops[-1].visit.end

    @property
    def departments(self) -> list[str]:
        """Those with a check on the way."""
        return [check.department for stop in self.stops for check in stop.visit.checks]


@dataclass(frozen=True, slots=True)
class VisitMap:
    """The drawing. kilometres, scale: how long a bar of so many kilometres is; both 0 where there is nothing.

    visits: how many are shown; around: how many of other days lie in the frame, whose dots stand behind the routes.
    """

    dots: tuple[Dots, ...]
    routes: tuple[RouteLine, ...]
    visits: int
    kilometres: int
    scale: float
    around: int = 0
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
    every: Sequence[PublishedVisit] | None = None,
    named: Callable[[str], str] = str,
    outlines: Iterable[Outline] = (),
    tiles: TileServer | None = None,
) -> VisitMap:
    """The map of some visits.

    areas: code of the county of each target; every: where the visits are those of one day, with all other days; named:
    what a county is called.
    """
    if not visits:
        return VisitMap((), (), 0, 0, 0)
    plane = _plane(visits)
    routes = () if every is None or len(visits) > MOST_STOPS else tuple(_routes(campaign, visits, plane))
    kilometres = _round_down(0.2 * WIDTH / (plane.per_degree / _KILOMETRES_A_DEGREE))
    scale = round(kilometres * plane.per_degree / _KILOMETRES_A_DEGREE, 1)
    marks = [(stop.x, stop.y) for route in routes for stop in route.stops]
    shown = tuple(_dots((every or visits) if routes else visits, areas, named, plane, marks))
    around = sum(one.count for one in shown) - len(visits) if routes else 0
    behind = background(plane, FRAME, outlines, tiles)
    return VisitMap(shown, routes, len(visits), kilometres, scale, around, behind)


_KILOMETRES_A_DEGREE = 111.195  # a degree of latitude on a sphere of mean radius 6371.0088 km


def _plane(visits: Iterable[PublishedVisit]) -> _Plane:
    longitudes, latitudes = zip(*((one.longitude, one.latitude) for one in visits), strict=True)
    west, east, south, north = min(longitudes), max(longitudes), min(latitudes), max(latitudes)
    shrink = math.cos(math.radians((south + north) / 2))
    least = _LEAST_KILOMETRES / _KILOMETRES_A_DEGREE
    wide, high = max((east - west) * shrink, least), max(north - south, least * HEIGHT / WIDTH)
    per_degree = min((WIDTH - 2 * EDGE) / wide, (HEIGHT - 2 * EDGE) / high)
    left = (WIDTH - (east - west) * shrink * per_degree) / 2
    top = (HEIGHT - (north - south) * per_degree) / 2
    return _Plane(west, north, per_degree, shrink, left, top)


def _dots(
    visits: Iterable[PublishedVisit],
    areas: Mapping[str, str],
    named: Callable[[str], str],
    plane: _Plane,
    marks: Sequence[tuple[float, float]],
) -> Iterable[Dots]:
    """The counties whose visits lie in the frame, in the order of their codes, each with its tone."""
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for visit in visits:
        x, y = plane.at(visit.longitude, visit.latitude)
        if 0 <= x <= WIDTH and 0 <= y <= HEIGHT:
            places[areas.get(visit.target, "")].append((x, y))
    tones = {code: number % TONES for number, code in enumerate(sorted(set(areas.values())))}
    names = {area: named(area) for area in sorted(places)}
    told = {area: name if marks else f"{name} {len(places[area])}" for area, name in names.items()}
    stand = places_of_names(told, places, FRAME, marks)
    for area, name in names.items():
        path = "".join(f"M{x:g} {y:g}h0" for x, y in sorted(places[area]))
        yield Dots(area, name, len(places[area]), path, tones.get(area, 0), stand[area])


def _routes(campaign: str, visits: Sequence[PublishedVisit], plane: _Plane) -> Iterable[RouteLine]:
    in_order = sorted(visits, key=lambda one: (one.route, one.start, one.id))
    for number, (route, group) in enumerate(groupby(in_order, key=lambda one: one.route), 1):
        stops = tuple(
            Stop(visit, visit_address(campaign, visit.id), place, *plane.at(visit.longitude, visit.latitude))
            for place, visit in enumerate(group, 1)
        )
        points = " ".join(f"{stop.x:g},{stop.y:g}" for stop in stops)
        yield RouteLine(route, number, (number - 1) % TONES, points, stops)


def _round_down(kilometres: float) -> int:
    """The largest of 1, 2, 5, 10, … that is no longer; 1 at least."""
    fitting = [step * 10**power for power in range(4) for step in (1, 2, 5) if step * 10**power <= kilometres]
    return max(fitting, default=1)
