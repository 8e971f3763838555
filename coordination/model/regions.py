"""Regions: codes of GB/T 2260 and local extensions for development zones (D-12)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Region:
    """A city, county or township; `local` codes are ours where the standard has none."""

    code: str
    name: str
    name_en: str
    level: str
    parent: str
    longitude: float | None
    latitude: float | None
    local: bool


@dataclass(frozen=True)
class Regions:
    """All known regions."""

    all: tuple[Region, ...]

    @cached_property
    def by_code(self) -> dict[str, Region]:
        """Regions by code."""
        return {region.code: region for region in self.all}

    def county_of(self, code: str) -> str:
        """The county a township code lies in; a county or city stays itself."""
        region = self.by_code.get(code)
        return region.parent if region is not None and region.level == "township" else code

    def counties(self, city: str) -> list[Region]:
        """The counties and zones of a city, in the order of their codes."""
        return sorted((r for r in self.all if r.level == "county" and r.parent == city), key=lambda r: r.code)

    def covered(self, areas: Iterable[str]) -> set[str]:
        """The counties that areas of any level stand for: a city stands for all of its counties."""
        found: set[str] = set()
        for code in areas:
            region = self.by_code.get(code)
            if region is None:
                continue
            below = [county.code for county in self.counties(code)] if region.level == "city" else []
            found.update(below or [self.county_of(code)])
        return found
