"""current: the routes of a replan while it is mended, and what each visit costs as it is; a part of `replan`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from coordination.stages.drafting import Draft
from coordination.stages.posing import way
from coordination.stages.reposing import Reposing
from solvers.replanning import problem as replanning
from solvers.replanning.problem import NEW

Cost = tuple[int, int, int, int]
"""Of a visit: weight lost, another date, another session, another company."""
NO_COST: Cost = (0, 0, 0, 0)
Spot = tuple[int, date]
"""An area, by its number, and a day."""


@dataclass
class Current:
    """The routes, by key. base: the problem without ways; people: whoever may fill posts of a route, as a bit set."""

    posing: Reposing
    base: replanning.Problem
    drafts: dict[int, Draft] = field(default_factory=dict)
    ways: dict[int, replanning.Way] = field(default_factory=dict)
    people: dict[int, int] = field(default_factory=dict)
    at: dict[Spot, frozenset[int]] = field(default_factory=lambda: defaultdict(frozenset))
    of_visit: dict[int, int] = field(default_factory=dict)
    of_route: dict[int, int] = field(default_factory=dict)
    _next: int = 0

    def enter(self, draft: Draft) -> None:
        """One route more."""
        key, self._next = self._next, self._next + 1
        made = way(self.posing, draft)
        self.drafts[key], self.ways[key], self.people[key] = draft, made, somebody(made)
        for number in draft.visits:
            self.of_visit[number] = key
        if draft.number != NEW:
            self.of_route[draft.number] = key
        self.at[self._spot(draft)] |= {key}

    def leave(self, key: int) -> None:
        """One route less."""
        draft = self.drafts.pop(key)
        del self.ways[key], self.people[key]
        for number in draft.visits:
            if self.of_visit.get(number) == key:
                del self.of_visit[number]
        if self.of_route.get(draft.number) == key:
            del self.of_route[draft.number]
        self.at[self._spot(draft)] -= {key}

    def _spot(self, draft: Draft) -> Spot:
        return self.base.visits[draft.visits[0]].place, draft.route.date

    @property
    def lost(self) -> int:
        """The weight lost of all published visits."""
        return sum(visit.weight for visit in self.base.visits if not visit.is_new) - sum(
            sum(way.carried) for way in self.ways.values()
        )

    def fixed(self, draft: Draft) -> bool:
        """Whether a route must not be touched: it is over, or somebody has pinned one of its visits or posts."""
        posing = self.posing
        return (
            draft.route.date < posing.untouched_before
            or any(posing.pin(number) for number in draft.visits)
            or any(post.id in posing.assigned or post.id in posing.vacated for post in draft.route.posts)
        )

    def ended_by(self, draft: Draft) -> set[int]:
        """The routes that cannot be made beside another one: they have its number, or some of its visits."""
        keys = {self.of_visit[number] for number in draft.visits if number in self.of_visit}
        return keys | ({self.of_route[draft.number]} if draft.number in self.of_route else set())

    def cost(self, number: int) -> Cost:
        """Weight lost, another date, session, company - as a visit is now."""
        key = self.of_visit.get(number)
        if key is None:
            return self.base.visits[number].weight, 0, 0, 0
        one = self.ways[key]
        carried = one.carried[one.visits.index(number)]
        return (*self._moved(number, one.slot, carried), int(one.route != self.base.visits[number].route))

    def cost_there(self, number: int, slot: int, checks: Sequence[str]) -> Cost:
        """The same of a visit with some checks in a slot, with its company."""
        return (*self._moved(number, slot, self.posing.weight(checks)), 0)

    def _moved(self, number: int, slot: int, carried: int) -> tuple[int, int, int]:
        visit, at = self.base.visits[number], self.base.slots[slot]
        return visit.weight - carried, int(at.day != visit.day), int(at.session != visit.session)

    def day(self, slot: int) -> date:
        """The day of a slot."""
        return self.posing.crew.slots[slot].date


def less(one: Cost, other: Cost) -> Cost:
    """The difference of two costs."""
    return one[0] - other[0], one[1] - other[1], one[2] - other[2], one[3] - other[3]


def somebody(one: replanning.Way) -> int:
    """Whoever may fill a post of a way, as a bit set."""
    return sum(1 << person for person in {person for post in one.posts for person in post.candidates})
