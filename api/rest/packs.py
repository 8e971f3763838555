"""Policy packs: which rules are in force, each value beside the rule it comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from litestar import Controller
from litestar.params import FromPath, FromQuery

from api.rest.given import GivenOffice
from api.rest.routing import OPEN, route
from coordination.rules.articles import ARTICLES
from coordination.rules.packs import Pack, Standing


@dataclass(frozen=True, slots=True)
class PackSummary:
    """A pack: its parent, how it stands on a date, and how many parameters it sets itself."""

    id: str
    parent: str | None
    standing: Standing
    own_count: int


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """What holds for one parameter, the rules it comes from, and the pack that sets it."""

    name: str
    value: Any
    rules: tuple[str, ...]
    pack: str
    note: str


@dataclass(frozen=True, slots=True)
class PackDetail:
    """A pack with all that holds in it once it has inherited."""

    summary: PackSummary
    parameters: Sequence[ParameterValue]


@dataclass(frozen=True, slots=True)
class PlanningRule:
    """One of the rules every plan keeps, and the articles it comes from."""

    rule: str
    name: str
    sources: tuple[str, ...]
    parameters: tuple[str, ...]


class PackController(Controller):
    """Rules are public: they come from published documents."""

    tags = ("rules",)

    @route("GET", "/packs", "packs", OPEN, problems=(422,))
    def packs(self, office: GivenOffice, on: FromQuery[date | None] = None) -> Sequence[PackSummary]:
        """All packs, and how they stand on a date, by default today."""
        day = on or office.clock().date()
        shelf = office.reference.shelf
        return [_summary(shelf.packs[pack_id], day) for pack_id in sorted(shelf.packs)]

    @route("GET", "/packs/{pack_id:str}", "pack", OPEN, problems=(404, 422))
    def pack(self, office: GivenOffice, pack_id: FromPath[str], on: FromQuery[date | None] = None) -> PackDetail:
        """What holds in a pack."""
        shelf = office.reference.shelf
        summary = _summary(shelf.pack(pack_id), on or office.clock().date())
        held = shelf.effective(pack_id).items()
        return PackDetail(
            summary, [ParameterValue(name, one.value, one.rules, one.pack, one.note) for name, one in held]
        )

    @route("GET", "/rules", "rules", OPEN)
    def rules(self) -> Sequence[PlanningRule]:
        """The rules R1 to R12 that every plan keeps."""
        return [PlanningRule(one.rule, one.name, tuple(one.sources), tuple(one.parameters)) for one in ARTICLES]


def _summary(pack: Pack, on: date) -> PackSummary:
    return PackSummary(pack.id, pack.parent, pack.standing(on), len(pack.own))
