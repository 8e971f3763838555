"""What if: other people, other rules of teams, or something that happened - tried without publishing anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coordination.model.replans import Aim, Counted, Event
from solvers.planning.plan import Bounds, Scores


@dataclass(frozen=True, slots=True)
class Supposition:
    """How a campaign's problem is to be different. What is None stays as it is.

    people: shares by department, 0.5 for half of its inspectors and 2 for twice as many; per_department, per_visit:
    the fewest inspectors (C-11); team, week: the most in a team, and sessions of one in a week; event: something that
    happened to the published plan, of which only what lies from `since` on is planned anew; ratios: of what each batch
    draws, by its id, which draws again with the same tickets; separate: the checks of the published plan,
    every department alone with its own.
    """

    people: Mapping[str, float] = field(default_factory=dict)
    per_department: int | None = None
    per_visit: int | None = None
    team: int | None = None
    week: int | None = None
    event: Event | None = None
    since: date | None = None
    ratios: Mapping[str, float] = field(default_factory=dict)
    separate: bool = False


@dataclass(frozen=True, slots=True)
class RatioEffect:
    """A batch at another ratio. due: how many its quotas say, so many are expected; drawn: who stands of them.

    gained, lost: who would be drawn and was not, and the other way round; short: places that nobody fills then.
    """

    batch: str
    department: str
    ratio_before: float
    ratio_after: float
    due_before: int
    due_after: int
    drawn_before: int
    drawn_after: int
    gained: int
    lost: int
    short: int


@dataclass(frozen=True, slots=True)
class RatioWhatIf:
    """All batches, and over all departments the distinct targets: one visit each where all can be merged.

    expected: the fewest in expectation, from every target's largest probability; distinct: that would be drawn.
    """

    batches: tuple[RatioEffect, ...]
    expected_before: float
    expected_after: float
    distinct_before: int
    distinct_after: int


@dataclass(frozen=True, slots=True)
class Alternative:
    """A plan beside the published one. run: 0 for the published one.

    Scores and bounds are of the whole plan, of an event planned anew of what lies from its date on; visits_moved and
    people_moved: against the published plan, from that date on; pairs of a visit and an inspector that are new.
    unplanned: checks left out; person_days: pairs of an inspector and a day; aim, counts: of a replan, what there are
    fewest of, and its changes with their bounds.
    """

    run: int
    kind: str
    scores: Scores
    bounds: Bounds
    visits_moved: int
    people_moved: int
    unplanned: int = 0
    person_days: int = 0
    aim: Aim | None = None
    counts: tuple[Counted, ...] = ()
