"""Who may do what, in one place: roles, acts, and how far each caller sees.

A lead or participating department sees its own items, people and results; an inspector what concerns them; a region
narrows both. The office coordinates and never inspects, so no act of inspecting is among its own; the head of a
department approves and signs what the department itself prepares, records and publishes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What an account is to the joint meeting."""

    OFFICE = "office"
    LEAD = "lead"
    PARTICIPANT = "participant"
    HEAD = "head"
    INSPECTOR = "inspector"
    SUPERVISOR = "supervisor"
    WITNESS = "witness"
    PUBLIC = "public"


class Act(StrEnum):
    """Something that can be asked of the service; the scopes of a token are acts."""

    READ_PUBLISHED = "published:read"
    READ_REGISTERS = "registers:read"
    READ_CONTACTS = "contacts:read"
    WRITE_REGISTERS = "registers:write"
    READ_PLANS = "plans:read"
    WRITE_PLANS = "plans:write"
    READ_DRAWS = "draws:read"
    HOLD_DRAWS = "draws:hold"
    WITNESS_DRAWS = "draws:witness"
    READ_CAMPAIGNS = "campaigns:read"
    RUN_CAMPAIGNS = "campaigns:run"
    PUBLISH_CAMPAIGNS = "campaigns:publish"
    READ_OWN_TASKS = "tasks:read"
    READ_INSPECTIONS = "inspections:read"
    PREPARE_INSPECTIONS = "inspections:prepare"
    APPROVE_INSPECTIONS = "inspections:approve"
    RECORD_CHECKS = "checks:record"
    PUBLISH_RESULTS = "results:publish"
    HANDLE_OBJECTIONS = "objections:handle"
    SIGN_RESULTS = "results:sign"
    REPORT_ABSENCE = "absence:report"
    DECLARE_RECUSALS = "recusals:declare"
    ENTER_CASES = "cases:enter"
    MANAGE_FEEDS = "feeds:manage"
    MANAGE_ACCOUNTS = "accounts:manage"
    READ_AUDIT = "audit:read"


_READS = frozenset(
    {
        Act.READ_PUBLISHED,
        Act.READ_REGISTERS,
        Act.READ_PLANS,
        Act.READ_DRAWS,
        Act.READ_CAMPAIGNS,
    }
)
_ABOUT_ONESELF = frozenset({Act.REPORT_ABSENCE, Act.DECLARE_RECUSALS, Act.MANAGE_FEEDS})
_OF_A_DEPARTMENT = (
    _READS
    | _ABOUT_ONESELF
    | {
        Act.READ_CONTACTS,
        Act.WRITE_REGISTERS,
        Act.ENTER_CASES,
        Act.READ_INSPECTIONS,
        Act.PREPARE_INSPECTIONS,
    }
)
_OF_WHO_INSPECTS = _OF_A_DEPARTMENT | {Act.RECORD_CHECKS, Act.PUBLISH_RESULTS, Act.HANDLE_OBJECTIONS}
ACTS_OF: Mapping[Role, frozenset[Act]] = {
    Role.OFFICE: _OF_A_DEPARTMENT
    | {
        Act.WRITE_PLANS,
        Act.HOLD_DRAWS,
        Act.RUN_CAMPAIGNS,
        Act.PUBLISH_CAMPAIGNS,
        Act.MANAGE_ACCOUNTS,
        Act.READ_AUDIT,
    },
    Role.LEAD: _OF_WHO_INSPECTS | {Act.WRITE_PLANS},
    Role.PARTICIPANT: _OF_WHO_INSPECTS,
    Role.HEAD: _READS | {Act.READ_INSPECTIONS, Act.APPROVE_INSPECTIONS, Act.SIGN_RESULTS},
    Role.INSPECTOR: _ABOUT_ONESELF | {Act.READ_PUBLISHED, Act.READ_OWN_TASKS, Act.READ_INSPECTIONS, Act.RECORD_CHECKS},
    Role.SUPERVISOR: _READS | {Act.READ_INSPECTIONS, Act.READ_AUDIT},
    Role.WITNESS: frozenset({Act.READ_PUBLISHED, Act.READ_DRAWS, Act.WITNESS_DRAWS}),
    Role.PUBLIC: frozenset({Act.READ_PUBLISHED}),
}


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in, by login name.

    department: code, of a lead, a participant, a head or an inspector, else empty; region: code of a county whose
    matters alone the account sees, empty for the whole city; inspector: certificate number of an inspector's own
    account; campaign: the one whose draw a witness confirms.
    """

    name: str
    display_name: str
    role: Role
    department: str = ""
    region: str = ""
    inspector: str = ""
    campaign: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a caller sees: codes of departments and of a region, an inspector, a campaign; empty is without limit.

    Every query on a register, plan or result is narrowed by it (`coordination.storage`); nothing else narrows.
    """

    department: str = ""
    region: str = ""
    inspector: str = ""
    campaign: str = ""


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: an account, or the public. acts: those of the role, and of a token only those in its scopes too."""

    name: str
    role: Role
    acts: frozenset[Act]
    reach: Reach = Reach()

    def may(self, act: Act) -> bool:
        """Whether the caller may ask for this."""
        return act in self.acts

    @property
    def sees_all(self) -> bool:
        """Whether the caller's matters are those of every department and county: the whole city's."""
        return self.reach == Reach()


ANYBODY = Caller("public", Role.PUBLIC, ACTS_OF[Role.PUBLIC])


def caller_of(account: Account, scopes: frozenset[Act] | None = None) -> Caller:
    """The account as a caller; through a token at most its scopes."""
    acts = ACTS_OF[account.role]
    reach = Reach(account.department, account.region, account.inspector, account.campaign)
    return Caller(account.name, account.role, acts if scopes is None else acts & scopes, reach)
