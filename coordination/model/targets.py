"""Inspection targets, the register entries they are known by, and what protects or burdens them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class RegisterKind(StrEnum):
    """The four standard registers and the non-standard one (JN-22)."""

    MARKET_ENTITY = "market_entity"
    SOCIAL_ORG = "social_org"
    PUBLIC_INSTITUTION = "public_institution"
    ADMIN_ORGAN = "admin_organ"
    NON_STANDARD = "non_standard"


class TargetKind(StrEnum):
    """What a target is (JN-21)."""

    MARKET_ENTITY = "market_entity"
    SOCIAL_ORG = "social_org"
    PUBLIC_INSTITUTION = "public_institution"
    ADMIN_ORGAN = "admin_organ"
    NATURAL_PERSON = "natural_person"
    NON_STANDARD = "non_standard"


class TargetStatus(StrEnum):
    """Whether a target still does business."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    DEREGISTERED = "deregistered"
    REVOKED = "revoked"


class RiskFlag(StrEnum):
    """Reasons to look more closely (CX-14, HK-16, ZB-47)."""

    ABNORMAL_LIST = "abnormal_list"
    SERIOUS_VIOLATION = "serious_violation"
    DISHONESTY = "dishonesty"
    MANY_COMPLAINTS = "many_complaints"
    LIFE_SAFETY_SECTOR = "life_safety_sector"
    SOCIAL_HOTSPOT = "social_hotspot"
    GOVERNMENT_RECTIFICATION = "government_rectification"


@dataclass(frozen=True, slots=True)
class RegisterEntry:
    """One row of one register: a target as one department or one licence knows it.

    At least one of uscc, registration_number and internal_id is there. tags: licences and permits carried;
    closed_on: days on which the target asks not to be visited; latitude and longitude in degrees or None.
    """

    register: RegisterKind
    kind: TargetKind
    name: str
    region_code: str
    address: str
    uscc: str = ""
    registration_number: str = ""
    organisation_code: str = ""
    internal_id: str = ""
    licence_number: str = ""
    legal_representative: str = ""
    phone: str = ""
    industry: str = ""
    longitude: float | None = None
    latitude: float | None = None
    status: TargetStatus = TargetStatus.ACTIVE
    credit_class: str = ""
    food_risk_level: str = ""
    flags: tuple[RiskFlag, ...] = ()
    tags: tuple[str, ...] = ()
    closed_on: tuple[date, ...] = ()

    @property
    def code(self) -> str:
        """The best code the row has: 18-digit code, else 15-digit number, else the register's own id."""
        return self.uscc or self.registration_number or self.internal_id

    @property
    def target_id(self) -> str:
        """The id a target gets that is first known by this row; ids of a register's own carry its name."""
        return self.uscc or self.registration_number or f"{self.register.value}:{self.internal_id}"

    @property
    def key(self) -> str:
        """What makes the row unique in its register: its code, and its licence where it is a licence's row."""
        return f"{self.code}#{self.licence_number}" if self.licence_number else self.code


@dataclass(frozen=True, slots=True)
class Target:
    """One target, merged from all its register entries. `premises` is shared by targets at one place."""

    id: str
    kind: TargetKind
    name: str
    region_code: str
    address: str
    uscc: str
    registration_number: str
    legal_representative: str
    phone: str
    industry: str
    longitude: float | None
    latitude: float | None
    status: TargetStatus
    credit_class: str
    food_risk_level: str
    flags: tuple[RiskFlag, ...]
    tags: tuple[str, ...]
    closed_on: tuple[date, ...]
    premises: str


@dataclass(frozen=True, slots=True)
class Exemption:
    """A target on the exemption list (ZB-27) from one date to another, both included."""

    target: str
    first_date: date
    last_date: date
    basis: str


@dataclass(frozen=True, slots=True)
class PastVisit:
    """An earlier visit of one department to a target, with the items checked.

    on_site: whether somebody of the department was there; checks done off site, or taken over from the inspection of
    another department, are remembered without. cause: why the gap between visits did not bind it, a source or a risk
    flag that the pack lets pass (LC-45, ZB-47, ZB-74); empty where it had to be kept.
    """

    target: str
    visited_on: date
    department: str
    items: tuple[str, ...]
    source: str = ""
    on_site: bool = True
    cause: str = ""
