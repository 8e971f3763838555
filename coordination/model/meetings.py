"""The merge graph of a target: which departments' checks meet in which visit, and what keeps the others apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MetCheck:
    """A check owed at the target. visit: id of the published visit it is part of, empty where no visit carries it.

    detail: why it is left out, as its reader is told; exempt: it needs no gap to other visits (R3).
    """

    id: str
    department: str
    item: str
    item_name: str
    first_date: date
    last_date: date
    minutes: int
    exempt: bool
    visit: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Apart:
    """Two visits of the target, by id, and why they are not one: the code and values of a sentence."""

    one: str
    other: str
    code: str
    values: Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class MergeGraph:
    """One target in a published version. days: date of each visit by id, in order of time.

    gap_days: least days between two visits (R3), None without such a rule.
    """

    campaign: str
    version: int
    target: str
    target_name: str
    days: Mapping[str, date]
    checks: tuple[MetCheck, ...]
    apart: tuple[Apart, ...]
    gap_days: int | None
