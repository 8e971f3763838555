"""The sheet of a check of precursor chemicals (易制毒化学品): four groups of points, and the papers asked for.

It is recorded with its check like everything else on site; nothing in it is assumed.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coordination.model.items import InspectionItem

SPECIALTY = "narcotics_control"
"""The specialty of the items that are checked by this sheet."""


class PrecursorGroup(StrEnum):
    """What is looked at, each in its own way: licences, books, stock, and how the place is run."""

    LICENCE = "licence"
    LEDGER = "ledger"
    STORAGE = "storage"
    MANAGEMENT = "management"


class PrecursorPaper(StrEnum):
    """The papers that are asked for; any other is named."""

    BUSINESS_LICENCE = "business_licence"
    PERMIT = "permit"
    CONTRACTS = "contracts"
    BOOKS = "books"
    RULES = "rules"
    YEAR_REPORT = "year_report"


@dataclass(frozen=True, slots=True)
class GroupFound:
    """One group. regular: None where nothing was said yet; problem: what is wrong where it is not regular."""

    group: PrecursorGroup
    regular: bool | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PrecursorSheet:
    """What was looked at and shown. other: papers beside the six."""

    groups: tuple[GroupFound, ...] = ()
    papers: tuple[PrecursorPaper, ...] = ()
    other: str = ""

    def of(self, group: PrecursorGroup) -> GroupFound:
        """What was said of a group, empty where nothing was."""
        return next((one for one in self.groups if one.group is group), GroupFound(group))


def has_sheet(item: InspectionItem | None) -> bool:
    """Whether an item is checked by this sheet."""
    return item is not None and SPECIALTY in item.specialties
