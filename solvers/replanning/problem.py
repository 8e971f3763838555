"""What was published, what is possible now, and the order in which changes are to be avoided.

A replan chooses *ways*: a way is one route as it could be made, with its slot, its visits and its posts. A published
route that nothing touches is a way that stands. All numbers are positions; days are ordinals, weights whole numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from solvers.replanning.companies import Company
from solvers.replanning.crowds import Crowd

NEW = -1  # in the place of a route: of none that was published


class Level(StrEnum):
    """What is counted, in the order in which it is kept small (planning-problem.md, section 7; LC-45).

    demands: weight of new demands left out; wait: days until new demands are met; checks: weight of published checks
    no longer planned; posts: sessions of people that what was touched or is new takes, counted only where few are
    wanted; dates, sessions, routes: published visits on another date, in another session, in another company; people:
    posts filled by somebody else than published, posts that are new included.
    """

    DEMANDS = "demands"
    WAIT = "wait"
    CHECKS = "checks"
    POSTS = "posts"
    DATES = "dates"
    SESSIONS = "sessions"
    ROUTES = "routes"
    PEOPLE = "people"


LEVELS = tuple(level for level in Level if level is not Level.POSTS)
"""The levels of a replan that changes least."""
FEWEST_POSTS = tuple(Level)
"""The levels of one that keeps as many checks and then takes the fewest people, whatever moves."""
OF_VISITS = LEVELS[:-1]
"""The levels that ways alone decide, where posts are not counted."""


class Scope(StrEnum):
    """Which ways a problem lists: whether one that is missing could help.

    every: all there are; whole: for every route all that keep it together on the dates and in the sessions that cost
    least, so that none is missing where the levels before `people` are at their bounds; some: neither.
    """

    EVERY = "every"
    WHOLE = "whole"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Slot:
    """One session of one day: `day` its ordinal, `session` which of the day's, `week` any number equal in a week."""

    day: int
    session: int
    week: int


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit as published, or a new demand.

    weight: of all its checks that are owed; day, session, route: where it was published; of a new demand route is NEW
    and day the one it waits from. room: the most weight it could carry in each slot if nothing else were in the way;
    place: which part of the town it lies in, if parts share hardly anybody.
    """

    weight: int
    day: int
    session: int
    route: int
    room: Mapping[int, int]
    place: int = 0

    @property
    def is_new(self) -> bool:
        """Whether it is a demand that no published visit carries."""
        return self.route == NEW


@dataclass(frozen=True, slots=True)
class Post:
    """A post of a way: its label in the lottery, who may fill it when there, who fills it in the published plan."""

    label: str
    candidates: tuple[int, ...]
    holder: int | None


@dataclass(frozen=True, slots=True)
class Way:
    """One route as it could be made. route: the published one that it carries on, or NEW; carried: weight by visit.

    stands: it is made in every replan; had: how many of its posts the published route that it joins has anyway.
    """

    route: int
    slot: int
    visits: tuple[int, ...]
    carried: tuple[int, ...]
    posts: tuple[Post, ...]
    stands: bool = False
    had: int = 0


@dataclass(frozen=True)
class Problem:
    """One replanning problem.

    available: the slots of each inspector as a bit set; week_limit: sessions of one inspector in a week, None without;
    near: pairs of visits that must be so many days apart, at least 1; scope: which ways are listed; crowds: days with
    all that is held there, which a bound looks at; companies: the routes that were touched, each visit in one at most;
    levels: `LEVELS` or `FEWEST_POSTS`.
    """

    slots: tuple[Slot, ...]
    available: tuple[int, ...]
    week_limit: int | None
    visits: tuple[Visit, ...]
    ways: tuple[Way, ...]
    near: tuple[tuple[int, int, int], ...] = ()
    scope: Scope = Scope.SOME
    crowds: tuple[Crowd, ...] = ()
    companies: tuple[Company, ...] = ()
    levels: tuple[Level, ...] = LEVELS

    @cached_property
    def left_out(self) -> dict[Level, int]:
        """What it costs to make no way at all."""
        weights = {new: sum(one.weight for one in self.visits if one.is_new is new) for new in (True, False)}
        return {**dict.fromkeys(Level, 0), Level.DEMANDS: weights[True], Level.CHECKS: weights[False]}

    @cached_property
    def ways_of(self) -> dict[int, list[Way]]:
        """The ways that carry on each published route."""
        found: dict[int, list[Way]] = defaultdict(list)
        for way in self.ways:
            if way.route != NEW:
                found[way.route].append(way)
        return dict(found)

    def change(self, way: Way) -> dict[Level, int]:
        """What a way adds to `left_out`: weight that it carries counts against it, moves for it."""
        slot, costs = self.slots[way.slot], dict.fromkeys(Level, 0)
        costs[Level.POSTS] = 0 if way.stands else len(way.posts) - way.had
        for number, carried in zip(way.visits, way.carried, strict=True):
            visit = self.visits[number]
            if visit.is_new:
                costs[Level.DEMANDS] -= carried
                costs[Level.WAIT] += slot.day - visit.day
            else:
                costs[Level.CHECKS] -= carried
                costs[Level.DATES] += slot.day != visit.day
                costs[Level.SESSIONS] += slot.session != visit.session
                costs[Level.ROUTES] += way.route != visit.route
        return costs

    def there(self, post: Post, slot: int) -> tuple[int, ...]:
        """Who may fill a post and is there in the slot."""
        return tuple(person for person in post.candidates if self.available[person] >> slot & 1)
