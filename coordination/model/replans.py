"""Replans: what happened, what may not be touched, what changed and why, and the record that is published of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordination.model.draws import CheckDemand
from solvers.planning.problem import Check, Target

FORMAT = "joint-inspection-replan/1"


class EventKind(StrEnum):
    """What can happen to a published plan.

    absence: an inspector cannot come (ZB-40); recusal: an inspector must not meet a target and withdraws (ZB-43); swap:
    two inspectors change posts for it (ZB-43); assignment: somebody is named for a post, pooling: posts go by lot among
    inspectors of other areas too (both ZB-36); target_gone: closed, exempt, deregistered, inspected meanwhile (ZB-27);
    demand: checks that come from a complaint or a referral (LC-45); days_lost: nobody inspects; staff_cut: a department
    withdraws people; moved: the office has a visit held on another date or in another session, which becomes a pin.
    """

    ABSENCE = "absence"
    RECUSAL = "recusal"
    SWAP = "swap"
    ASSIGNMENT = "assignment"
    POOLING = "pooling"
    TARGET_GONE = "target_gone"
    DEMAND = "demand"
    DAYS_LOST = "days_lost"
    STAFF_CUT = "staff_cut"
    MOVED = "moved"


class Gone(StrEnum):
    """Why a target is inspected no more (ZB-27); `inspected`: by somebody else meanwhile."""

    EXEMPT = "exempt"
    CLOSED = "closed"
    DEREGISTERED = "deregistered"
    REVOKED = "revoked"
    INSPECTED = "inspected"


class AbsenceReason(StrEnum):
    """The only reasons for which an inspector is replaced (ZB-40)."""

    POST_CHANGE = "post_change"
    WORK_CONFLICT = "work_conflict"
    HEALTH = "health"
    OTHER_SPECIAL = "other_special"


class Aim(StrEnum):
    """What a replan has the fewest of once as many checks as possible are kept.

    moves: changes, in the order of section 7; person_sessions: half days of people, whatever moves of what is touched.
    """

    MOVES = "moves"
    PERSON_SESSIONS = "person_sessions"


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. Which fields it needs is said by its kind.

    reason: why, of an absence one of `AbsenceReason`; statement: the written statement (ZB-41), or what the office was
    told; approved_by: who approved what needs approval (ZB-36); first_date, last_date: both included; session: one of
    these days' sessions, all where empty; posts: ids of the published plan; checks, targets: of a demand, as
    planned, and demands: as they are owed in the campaign; substitute: of a target that is gone, whether the next
    ticket takes its place (ZB-27), whose checks then stand in `checks` and `demands`; visit: which one is moved, to the
    first date and the session; gone: why a target is, which its register then says; None says nothing there.
    """

    kind: EventKind
    reason: str = ""
    statement: str = ""
    approved_by: str = ""
    inspectors: tuple[str, ...] = ()
    target: str = ""
    first_date: date | None = None
    last_date: date | None = None
    session: str = ""
    posts: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    targets: tuple[Target, ...] = ()
    demands: tuple[CheckDemand, ...] = ()
    substitute: bool = False
    visit: str = ""
    gone: Gone | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """Where the chance of a replan comes from: a code of the campaign's chain, and its public value.

    commitment: what the chain hashes to; number: the place of the code in the chain, from 1; all hexadecimal.
    """

    commitment: str
    number: int
    code: str
    public_value: str


@dataclass(frozen=True, slots=True)
class ReplanOrder:
    """What is asked of a replanning run.

    untouched_before: visits before this date stay whatever happens; base_plan_sha256: digest of the plan file that is
    replanned; chain: revealed after the reason was noted; aim: of what there are to be fewest.
    """

    event: Event
    untouched_before: date
    base_plan_sha256: str
    chain: Chain
    aim: Aim = Aim.MOVES


class ChangeKind(StrEnum):
    """What of a plan can change."""

    CHECKS = "checks"
    DATE = "date"
    SESSION = "session"
    TIME = "time"
    ROUTE = "route"
    POST = "post"


class Why(StrEnum):
    """Why something changed: what stood there is impossible now, it is new, asked for, or it made room."""

    IMPOSSIBLE = "impossible"
    DEMANDED = "demanded"
    ASKED = "asked"
    WITH_VISIT = "with_visit"
    MADE_ROOM = "made_room"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of a visit, or of a post, by id; before and after as people read them, empty for nothing."""

    kind: ChangeKind
    place: str
    before: str
    after: str
    why: Why = Why.MADE_ROOM


@dataclass(frozen=True, slots=True)
class Counted:
    """Changes of one level, the fewest possible, whether they are proved to be as few, or time ran out before."""

    level: str
    made: int
    at_least: int
    proved: bool
    in_time: bool = True


@dataclass(frozen=True, slots=True)
class ReplacementLot:
    """A post that went by lot: the ticket of everybody who could take it then, and who did. chance: in millionths."""

    post: str
    tickets: Mapping[str, str]
    chance: int
    taken_by: str


@dataclass(frozen=True, slots=True)
class ReplanRecord:
    """What is published of a replan: anybody can verify it beside the plan before, the plan after and the problem."""

    order: ReplanOrder
    problem_sha256: str
    plan_sha256: str
    counts: tuple[Counted, ...]
    changes: tuple[Change, ...]
    lots: tuple[ReplacementLot, ...]
    format: str = FORMAT
