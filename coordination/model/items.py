"""Inspection items and joint items: what may be checked, on which basis, by whom, at whom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coordination.model.targets import TargetKind


class ItemClass(StrEnum):
    """Key items concern safety, quality, public interest and have no cap; general items have one (LC-13..16)."""

    KEY = "key"
    GENERAL = "general"


class ItemCategory(StrEnum):
    """Category of an item list (CX-08)."""

    MARKET_REGULATION = "market_regulation"
    OTHER_ENFORCEMENT = "other_enforcement"


class Method(StrEnum):
    """Ways of inspecting (LC-30, ZB-48). Only on_site needs a visit (C-37)."""

    ON_SITE = "on_site"
    WRITTEN = "written"
    NETWORK = "network"
    TESTING = "testing"


class SpecialtyMatch(StrEnum):
    """Whether the specialties of an item are required of the team or only preferred (C-12)."""

    REQUIRE = "require"
    PREFER = "prefer"


@dataclass(frozen=True, slots=True)
class InspectionItem:
    """One item of one department's list.

    Scope: a target is in it when its kind is listed, its industry code starts with one of `industries` (any where
    empty) and it carries one of `tags` (any where empty). Ratios are shares; `ratio_cap` is None for key items.
    `exemption_applies`: whether the exemption list protects from it (ZB-28).
    """

    code: str
    department: str
    field: str
    name: str
    item_class: ItemClass
    category: ItemCategory
    legal_basis: str
    target_description: str
    kinds: tuple[TargetKind, ...]
    industries: tuple[str, ...]
    tags: tuple[str, ...]
    methods: tuple[Method, ...]
    content: str
    ratio: float
    ratio_cap: float | None
    frequency: str
    minutes: int
    specialties: tuple[str, ...]
    specialty_match: SpecialtyMatch
    exemption_applies: bool
    notice_harmless: bool

    @property
    def on_site(self) -> bool:
        """Whether the item needs a visit."""
        return Method.ON_SITE in self.methods


@dataclass(frozen=True, slots=True)
class Checklist:
    """How an item is inspected: the procedure, and the points that are looked at one by one (LC-22).

    It stands beside the item, which has its own approval: what is looked at can be put better without asking anew
    whether it may be.
    """

    item: str
    procedure: str
    check_points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatutoryRatio:
    """What the law itself lays down of how much of an item is inspected; it prevails over packs and lists (JN-30).

    ratio: a share, 1 for full coverage (JN-20). Beside the item, as a checklist is: the law changes, the item need not
    be approved anew.
    """

    item: str
    ratio: float
    frequency: str
    basis: str


@dataclass(frozen=True, slots=True)
class JointItem:
    """One line of the joint item list: which items of which departments are checked together (D-8)."""

    code: str
    field: str
    name: str
    item_class: ItemClass
    target_description: str
    lead_department: str
    cooperating_departments: tuple[str, ...]
    items: tuple[str, ...]
    legal_basis: str
    methods: tuple[Method, ...]
    ratio_and_frequency: str
    level: str
    due: str
    contact_section: str
