"""Minutes between two places: great-circle kilometres times detour over speed, rounded up (R6).

Source: the haversine formula (Sinnott 1984). Complexity: O(1) for two places, O(n^2) for all of n. No proof of its own;
distances on a sphere keep the triangle inequality and so do they rounded up, on which `block` relies.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

_EARTH_DIAMETER_KM = 2 * 6371.0088
_NOISE = 1e-6  # minutes; the rounding error of the formula must not cost one


@dataclass(frozen=True, slots=True)
class Travel:
    """Coordinates in degrees by visit, and how kilometres become minutes."""

    longitudes: Sequence[float]
    latitudes: Sequence[float]
    minutes_per_kilometre: float
    least_minutes: int

    def minutes(self, origin: int, destination: int) -> int:
        """Whole minutes from one visit to another; 0 at equal coordinates."""
        west, east = self.longitudes[origin], self.longitudes[destination]
        south, north = self.latitudes[origin], self.latitudes[destination]
        if west == east and south == north:
            return 0
        across = math.sin(math.radians(east - west) / 2) ** 2
        along = math.sin(math.radians(north - south) / 2) ** 2
        chord = along + math.cos(math.radians(south)) * math.cos(math.radians(north)) * across
        exact = _EARTH_DIAMETER_KM * math.asin(math.sqrt(chord)) * self.minutes_per_kilometre
        return max(self.least_minutes, math.ceil(exact - _NOISE))

    def matrix(self, numbers: Sequence[int]) -> NDArray[np.int32]:
        """`minutes` between any two of these visits; shape (n, n), O(n^2)."""
        longitudes = np.array([self.longitudes[number] for number in numbers])
        latitudes = np.array([self.latitudes[number] for number in numbers])
        east, north = np.radians(longitudes), np.radians(latitudes)
        across, along = np.subtract.outer(east, east), np.subtract.outer(north, north)
        chord = np.sin(along / 2) ** 2 + np.outer(np.cos(north), np.cos(north)) * np.sin(across / 2) ** 2
        exact = _EARTH_DIAMETER_KM * np.arcsin(np.sqrt(chord)) * self.minutes_per_kilometre
        found: NDArray[np.int32] = np.maximum(self.least_minutes, np.ceil(exact - _NOISE)).astype(np.int32)
        found[np.equal.outer(longitudes, longitudes) & np.equal.outer(latitudes, latitudes)] = 0
        return found

    def part(self, numbers: Sequence[int]) -> Travel:
        """The same for some of the visits."""
        return replace(
            self,
            longitudes=[self.longitudes[number] for number in numbers],
            latitudes=[self.latitudes[number] for number in numbers],
        )
