"""Approvals: the steps an item passes before it is in force, and where a plan of visits is filed before the first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Approved(StrEnum):
    """What is approved or filed: an inspection item, by code (CX-10, LC-12, ZB-10), or a published version (ZB-34)."""

    ITEM = "item"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Approval:
    """One step that somebody took, for exactly the content with this digest.

    key: code of an item, or id of a campaign; step: as the pack names it; note: number of a document or filing.
    """

    subject: Approved
    key: str
    sha256: str
    step: str
    note: str
    taken_by: str
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class ApprovalStep:
    """A step the pack asks for, and who took it; None while nobody has."""

    step: str
    approval: Approval | None


@dataclass(frozen=True, slots=True)
class ApprovalStanding:
    """How far something is. sha256: of its content as it is; lapsed: steps taken for content that has changed since."""

    subject: Approved
    key: str
    pack: str
    sha256: str
    steps: tuple[ApprovalStep, ...]
    lapsed: tuple[Approval, ...]
