"""Reads the reference data and the policy packs into the values the desk works with."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from importlib.resources import files

from coordination.desk.office import Reference
from coordination.model.calendar import DayKind, Festival, WorkingCalendar
from coordination.model.people import Department, Specialty
from coordination.model.regions import Region, Regions
from coordination.rules.packs import Shelf
from coordination.rules.reading import read_shelf

_SEEDS = files("seeds")
_LAST_CONTRADICTION, _LAST_NEWER_RULE = 43, 18


def text_of(name: str) -> str:
    """The text of a data file."""
    return _SEEDS.joinpath(name).read_text(encoding="utf-8")


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a CSV data file."""
    return csv.DictReader(io.StringIO(text_of(name)))


@cache
def reference() -> Reference:
    """All reference data, read once."""
    return Reference(
        regions=Regions(tuple(_region(row) for row in table("regions.csv"))),
        industries={row["code"]: row["name"] for row in table("industries.csv")},
        divisions=_divisions(),
        calendar=_calendar(),
        shelf=shelf(),
        departments=tuple(_department(row) for row in table("registers/departments.csv")),
        specialties=tuple(Specialty(**row) for row in _specialties()),
    )


def shelf() -> Shelf:
    """The policy packs."""
    folder = _SEEDS.joinpath("packs")
    return read_shelf(
        {file.name: file.read_bytes() for file in folder.iterdir() if file.name.endswith(".toml")}, is_rule
    )


def is_rule(rule: str) -> bool:
    """Whether the rulebook has an id: a rule of a document, a contradiction C-01…C-43, a newer rule D-1…D-18."""
    if rule in _rule_ids():
        return True
    contradiction, newer = re.fullmatch(r"C-(\d\d)", rule), re.fullmatch(r"D-(\d{1,2})", rule)
    return (contradiction is not None and 1 <= int(contradiction[1]) <= _LAST_CONTRADICTION) or (
        newer is not None and 1 <= int(newer[1]) <= _LAST_NEWER_RULE
    )


@cache
def _rule_ids() -> frozenset[str]:
    return frozenset(row["id"] for row in table("rules.csv"))


def _region(row: dict[str, str]) -> Region:
    return Region(
        code=row["code"],
        name=row["name"],
        name_en=row["name_en"],
        level=row["level"],
        parent=row["parent"],
        longitude=float(row["longitude"]) if row["longitude"] else None,
        latitude=float(row["latitude"]) if row["latitude"] else None,
        local=row["local"] == "true",
    )


def _calendar() -> WorkingCalendar:
    rows = {date.fromisoformat(row["date"]): row for row in table("calendar.csv")}
    return WorkingCalendar(
        announced={day: DayKind(row["kind"]) for day, row in rows.items()},
        years=frozenset(day.year for day in rows),
        festivals={day: Festival(row["festival"]) for day, row in rows.items()},
    )


def _divisions() -> dict[str, list[str]]:
    divisions: dict[str, list[str]] = defaultdict(list)
    for row in table("industries.csv"):
        if re.fullmatch(r"\d\d", row["code"]):
            divisions[row["section"]].append(row["code"])
    return dict(divisions)


def _department(row: dict[str, str]) -> Department:
    return Department(
        code=row["code"],
        name=row["name_zh"],
        name_en=row["name_en"],
        short_name=row["short_zh"],
        former_names=tuple(name for name in row["former_names"].split("、") if name),
        vertical=row["vertical"] == "true",
    )


def _specialties() -> Iterator[dict[str, str]]:
    for row in table("registers/specialties.csv"):
        yield {"code": row["code"], "name": row["name_zh"], "name_en": row["name_en"], "department": row["department"]}
