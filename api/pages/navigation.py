"""The way around: which pages a caller may open, in groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from api.rest.routing import LOGGED_IN, OPEN
from coordination.model.access import Act, Caller


@dataclass(frozen=True, slots=True)
class Entry:
    """A page of the navigation. text: code of its name; acts: any of them opens it; of: whose matter alone it is.

    city: of those who see every department and county.
    """

    address: str
    text: str
    acts: tuple[Act, ...]
    of: Literal["everybody", "city", "department", "officer"] = "everybody"

    def is_at(self, path: str) -> bool:
        """Whether a path is this page or one below it; the first page of officers is their week."""
        if self.address == "/":
            return path in {"/", "/my"} or path.startswith("/my/visits/")
        return path == self.address or path.startswith(f"{self.address}/")


@dataclass(frozen=True, slots=True)
class Group:
    """Pages that belong together. text: code of what they are called."""

    text: str
    entries: tuple[Entry, ...]


GROUPS = (
    Group(
        "pages-group-work",
        (
            Entry("/", "pages-home", LOGGED_IN),
            Entry("/my/leave", "pages-my-leave", (Act.REPORT_ABSENCE,), "officer"),
            Entry("/my/recusals", "pages-my-recusals", (Act.DECLARE_RECUSALS,), "officer"),
            Entry("/plans", "pages-plans", (Act.READ_PLANS,)),
            Entry("/campaigns", "pages-campaigns", (Act.READ_CAMPAIGNS,)),
            Entry("/ceremony", "pages-ceremony", (Act.READ_DRAWS,)),
            Entry("/inspections", "pages-tasks", (Act.READ_INSPECTIONS,)),
            Entry("/urgent-inspections", "pages-urgent", (Act.READ_INSPECTIONS,)),
            Entry("/due", "pages-due", (Act.READ_INSPECTIONS,)),
            Entry("/follow-ups", "pages-follow-ups", (Act.READ_INSPECTIONS,)),
            Entry("/visit-feedback", "pages-visit-feedback", (Act.READ_INSPECTIONS,), "city"),
            Entry("/result-syncs", "pages-platforms", (Act.READ_INSPECTIONS,)),
            Entry("/assessments", "pages-assessment", (Act.READ_INSPECTIONS,)),
            Entry("/documents", "pages-documents", (Act.READ_INSPECTIONS,)),
            Entry("/my/calendar", "pages-my-calendar", (Act.MANAGE_FEEDS,), "department"),
        ),
    ),
    Group(
        "pages-group-registers",
        (
            Entry("/targets", "pages-targets", (Act.READ_REGISTERS,)),
            Entry("/items", "pages-items", (Act.READ_REGISTERS,)),
            Entry("/inspectors", "pages-inspectors", (Act.READ_REGISTERS,)),
            Entry("/recusals", "pages-recusals", (Act.READ_REGISTERS,)),
            Entry("/imports", "pages-imports", (Act.WRITE_REGISTERS,)),
        ),
    ),
    Group(
        "pages-group-keeping",
        (
            Entry("/accounts", "pages-accounts", (Act.MANAGE_ACCOUNTS,)),
            Entry("/tokens", "pages-tokens", (Act.MANAGE_ACCOUNTS,)),
            Entry("/audit", "pages-audit", (Act.READ_AUDIT,)),
            Entry("/guide", "pages-guide", LOGGED_IN),
        ),
    ),
)


PUBLIC = (
    Entry("/public", "pages-public-home", (OPEN,)),
    Entry("/public/search", "pages-public-search", (OPEN,)),
    Entry("/public/departments", "pages-public-departments", (OPEN,)),
    Entry("/public/items", "pages-public-items", (OPEN,)),
    Entry("/public/plans", "pages-plans", (OPEN,)),
    Entry("/public/draws", "pages-public-draws", (OPEN,)),
    Entry("/public/results", "pages-public-results", (OPEN,)),
    Entry("/check", "pages-check", (OPEN,)),
    Entry("/public/verify", "pages-verify", (OPEN,)),
    Entry("/public/documents", "pages-verify-document", (OPEN,)),
)
"""The way around for everybody; the first of them is where they begin."""


def navigation_of(caller: Caller) -> tuple[Group, ...]:
    """What the caller may open; a group of nothing is left out."""
    found = (Group(group.text, tuple(one for one in group.entries if _may(caller, one))) for group in GROUPS)
    return tuple(group for group in found if group.entries)


def _may(caller: Caller, entry: Entry) -> bool:
    belongs = {
        "everybody": True,
        "city": caller.sees_all,
        "department": bool(caller.reach.department),
        "officer": bool(caller.reach.inspector),
    }
    return any(caller.may(act) for act in entry.acts) and belongs[entry.of]
