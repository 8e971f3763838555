"""Outlines of counties for the map: a GeoJSON file (RFC 7946) of the office's own, read once and every fault told."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from solvers.fault import Fault, Value

LARGEST_BYTES, MOST_POINTS = 20 << 20, 500_000
_LEAST_OF_A_RING = 4  # RFC 7946, 3.1.6: closed, so a triangle has four positions
_SHAPES = {"Polygon", "MultiPolygon"}
_NAMES = ("name", "NAME", "名称")

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """One county, or part of one. rings: outer and inner alike, each closed; longitude and latitude in degrees."""

    name: str
    rings: tuple[tuple[Position, ...], ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """What a file holds, and what is wrong with it: where it has faults, there are no outlines."""

    outlines: tuple[Outline, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_outlines(path: Path, setting: str) -> Outlines:
    """The outlines of a file; faults are placed at the setting that names it."""
    try:
        if path.stat().st_size > LARGEST_BYTES:
            return _refused(setting, "outlines-too-large", most=LARGEST_BYTES >> 20)
        content = json.loads(path.read_bytes())
    except OSError:
        return _refused(setting, "setting-no-outlines", path=str(path))
    except (ValueError, RecursionError):
        return _refused(setting, "outlines-not-geojson")
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list) or content.get("type") != "FeatureCollection":
        return _refused(setting, "outlines-not-geojson")
    outlines, faults = [], []
    for number, feature in enumerate(features, 1):
        try:
            outlines.append(_outline(feature))
        except (ValueError, KeyError, TypeError, AttributeError):
            faults.append(Fault("outlines-feature", setting, {"number": number}))
    if sum(len(ring) for one in outlines for ring in one.rings) > MOST_POINTS:
        faults.append(Fault("outlines-too-many-points", setting, {"most": MOST_POINTS}))
    if not outlines and not faults:
        faults.append(Fault("outlines-without-feature", setting))
    return Outlines((), tuple(faults)) if faults else Outlines(tuple(outlines))


def _refused(setting: str, code: str, **values: Value) -> Outlines:
    return Outlines((), (Fault(code, setting, values),))


def _outline(feature: Any) -> Outline:
    shape, properties = feature["geometry"], feature.get("properties") or {}
    polygons = [shape["coordinates"]] if shape["type"] == "Polygon" else shape["coordinates"]
    rings = [_ring(ring) for polygon in polygons for ring in polygon]
    if shape["type"] not in _SHAPES or not rings:
        raise ValueError("no polygon")
    return Outline(next((str(properties[one]) for one in _NAMES if properties.get(one)), ""), tuple(rings))


def _ring(positions: Any) -> tuple[Position, ...]:
    ring = tuple((float(one[0]), float(one[1])) for one in positions)
    if len(ring) < _LEAST_OF_A_RING or ring[0] != ring[-1]:
        raise ValueError("not closed")
    if not all(-180 <= longitude <= 180 and -90 <= latitude <= 90 for longitude, latitude in ring):
        raise ValueError("no degrees")
    return ring


def without_repeats(places: Sequence[Position]) -> Iterator[Position]:
    """The places of a line but those that are where the one before is: on a screen thousands fall together."""
    yield from places[:1]
    yield from (after for before, after in pairwise(places) if after != before)
