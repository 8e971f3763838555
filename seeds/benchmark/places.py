"""Where is inspected: targets in towns around each county's seat, some closed for a week, some visited before."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta

from seeds.benchmark.size import Size
from solvers.planning.problem import PreviousVisit, Target

_CITY = (115.98, 36.45)
_BETWEEN_COUNTIES_KM, _KM_PER_DEGREE = 28.0, 111.2


def places(size: Size, area: int, days: Sequence[date], month: int) -> list[Target]:
    """The targets of one area (by position) and month (by position); `days` are the working days of the problem."""
    count, chance, name = size.targets, size.chance, f"{area}/{month}"
    opens, closes = size.month_spans[month]
    towns = _towns(size, area)
    which = chance.uniform(f"{name} town", count) ** 1.7
    east, north = chance.uniform(f"{name} east", count), chance.uniform(f"{name} north", count)
    shared = chance.uniform(f"{name} shared", count) < 0.1
    closed, before = chance.uniform(f"{name} closed", count), chance.uniform(f"{name} before", count)
    ago = chance.numbers(f"{name} ago", 700, count)
    own = [day for day in days if opens <= day <= closes]
    targets = []
    for number in range(count):
        longitude, latitude = towns[int(which[number] * len(towns))]
        spread = 0.0 if shared[number] else 0.05
        visits: tuple[PreviousVisit, ...] = ()
        if before[number] < 0.15:
            visits = (PreviousVisit(opens - timedelta(days=30 + ago[number]), ()),)
        first = int(closed[number] * 12 * len(own))
        targets.append(
            Target(
                id=f"T{area:02}{opens.month:02}{number:04}",
                area=size.area_ids[area],
                longitude=round(longitude + (east[number] - 0.5) * spread, 6),
                latitude=round(latitude + (north[number] - 0.5) * spread * 0.8, 6),
                closed_on=tuple(own[first : first + 5]),
                previous_visits=visits,
            )
        )
    return targets


def _towns(size: Size, area: int) -> list[tuple[float, float]]:
    """The county's seat and eight towns around it; seats stand on a grid."""
    columns = math.ceil(math.sqrt(size.areas))
    step = _BETWEEN_COUNTIES_KM / _KM_PER_DEGREE
    seat = (_CITY[0] + area % columns * step * 1.25, _CITY[1] + area // columns * step)
    angles = size.chance.uniform(f"towns {area}", 8)
    distances = 0.04 + 0.09 * size.chance.uniform(f"town distances {area}", 8)
    return [seat] + [
        (seat[0] + math.cos(turn * math.tau) * far * 1.25, seat[1] + math.sin(turn * math.tau) * far)
        for turn, far in zip(angles.tolist(), distances.tolist(), strict=True)
    ]
