"""mending: routes around what a replan loses or moves, put together anew; a part of `replan`.

A large neighbourhood search (Shaw 1998). A spot is an area and a day on which some visit could carry more, or stand
nearer to what was published, than where it is now. The routes there are taken apart as far as one visit goes: a route
gains one, loses one, changes one for another, moves, two become one; whoever leaves goes alone or along with a route
elsewhere. Routes that nothing touched may give way too, since checks are kept before dates (section 7). All other
routes stand; `solvers.replanning` chooses, so nothing that was reached is lost. Weight comes first, searched together
with the level after it alone; then all levels. Spots come in turn, those first that saved weight last and lose most,
each about some of its visits and the next time about others, until none helps any more. No proof of quality.
Complexity: a search per spot; its routes are linear in the pairs of a spot's routes and visits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from coordination.stages.current import NO_COST, Cost, Current, Spot, less, somebody
from coordination.stages.drafting import Draft
from coordination.stages.posing import way
from coordination.stages.reposing import Reposing
from coordination.stages.variations import Variations
from solvers.effort import Effort, never
from solvers.parallel import mapped
from solvers.replanning import problem as replanning
from solvers.replanning.model import improved
from solvers.replanning.problem import Level

_MOST_FOCUS = 10  # visits that one search is about
_MOST_ROUTES = 12  # of a spot that are taken apart
_Task = tuple[Reposing, replanning.Problem, Sequence[Draft], frozenset[int]]
"""What is published, who is available, the routes, and the areas in which they may change."""
_SHARE_OF_WEIGHT = 0.8  # of the time, at most, until moves are looked at too
_SHARE, _LEAST_SECONDS = 0.3, 5.0  # of the time left, for one search; how much work it may take binds before


def mended(
    posing: Reposing,
    posed: replanning.Problem,
    drafts: Sequence[Draft],
    filled_by: Mapping[str, int],
    effort: Effort,
) -> list[Draft]:
    """The routes after the search, from some that can be made together.

    posed: the problem, whatever its ways; filled_by: whoever fills the posts of the routes given, by post. Areas are
    mended apart where there are several processes; who covers areas of two works for one of them only then, besides the
    posts given. Of a week it may be too much for them, so the posts of all together are not sure to be fillable.
    """
    base = replace(posed, ways=(), crowds=(), companies=())
    tasks = parted(posing, base, drafts, filled_by, effort.processes)
    if len(tasks) > 1:  # others are ended from outside
        found = mapped(partial(_mended, effort=replace(effort, processes=1, cancelled=never)), tasks, effort)
    else:
        found = [_mended(task, effort) for task in tasks]
    return [draft for some in found for draft in some]


def parted(
    posing: Reposing,
    base: replanning.Problem,
    drafts: Sequence[Draft],
    filled_by: Mapping[str, int],
    parts: int,
) -> list[_Task]:
    """Areas in so many groups that nobody is wanted in one slot of two: by group what it has of people and routes."""
    places = sorted({visit.place for visit in base.visits})
    groups = [frozenset(places[first::parts]) for first in range(min(parts, len(places)))]
    held: list[dict[int, int]] = [defaultdict(int) for _ in groups]  # slots as a bit set, by person
    own: list[list[Draft]] = [[] for _ in groups]
    for draft in drafts:
        at = next(number for number, some in enumerate(groups) if base.visits[draft.visits[0]].place in some)
        own[at].append(draft)
        for post in draft.route.posts:
            held[at][filled_by[post.id]] |= 1 << posing.slot_of[draft.route.date, draft.route.session]
    home = [_works_for(posing, person, groups) for person in range(len(base.available))]
    tasks: list[_Task] = []
    for number, group in enumerate(groups):
        others = [one for other, one in enumerate(held) if other != number]
        available = tuple(
            there & ~sum(one[person] for one in others) if home[person] == number else held[number][person]
            for person, there in enumerate(base.available)
        )
        tasks.append((posing, replace(base, available=available), own[number], group))
    return tasks


def _works_for(posing: Reposing, person: int, groups: Sequence[Collection[int]]) -> int:
    """The group of one of the areas that somebody covers."""
    places = [posing.places[area] for area in posing.problem.inspectors[person].areas if area in posing.places]
    several = [number for number, group in enumerate(groups) if any(place in group for place in places)]
    return several[person % len(several)] if several else 0


def _mended(task: _Task, effort: Effort) -> list[Draft]:
    """The routes after some areas are mended."""
    posing, base, drafts, places = task
    current = Current(posing, base)
    for draft in drafts:
        current.enter(draft)
    first = base.levels[: base.levels.index(Level.CHECKS) + 2]  # fewer levels are quicker searched
    _in_turn(current, places, first, 1, effort.part(_SHARE_OF_WEIGHT))
    _in_turn(current, places, base.levels, len(NO_COST), effort)
    return list(current.drafts.values())


def _in_turn(current: Current, places: Collection[int], levels: tuple[Level, ...], depth: int, effort: Effort) -> None:
    """Searches one spot after the other, until none helps: those where so many of the first costs could be saved."""
    variations, turns = Variations(current), defaultdict[Spot, _Turn](_Turn)
    while not effort.spent():
        spots = {
            spot: wanted.without(turns[spot].tried if turns[spot].routes == current.at[spot] else ())
            for spot, wanted in _spots(current, places, depth).items()
        }
        left = [spot for spot, wanted in spots.items() if wanted.gains]
        if not left:
            break
        spot = min(left, key=lambda one: (turns[one].in_vain, spots[one].rank, one))
        before, lost = current.at[spot], current.lost
        _search(variations, spot, spots[spot].visits, levels, _share(effort))
        turns[spot] = turns[spot].after(spots[spot].visits, before, current.at[spot], saved=current.lost < lost)


def _share(effort: Effort) -> Effort:
    seconds = effort.seconds_left()
    return effort if seconds is None else effort.part(min(1.0, max(_SHARE, _LEAST_SECONDS / max(seconds, 0.1))))


@dataclass
class _Wanted:
    """A spot: the visits that would be better off there, and what that could save, the most first."""

    gains: dict[int, Cost] = field(default_factory=dict)

    @property
    def visits(self) -> list[int]:
        """Those that gain most."""
        return sorted(self.gains, key=lambda one: (self.gains[one], one))[:_MOST_FOCUS]

    @property
    def rank(self) -> Cost:
        """The sum of the gains, each below 0."""
        lost, dates, sessions, routes = map(sum, zip(*self.gains.values(), strict=True))
        return lost, dates, sessions, routes

    def without(self, visits: Collection[int]) -> _Wanted:
        """The same without some visits."""
        return _Wanted({one: gain for one, gain in self.gains.items() if one not in visits})


@dataclass(frozen=True, slots=True)
class _Turn:
    """What was tried at a spot: visits while it had some routes; searches since one saved weight."""

    routes: frozenset[int] = frozenset()
    tried: frozenset[int] = frozenset()
    in_vain: int = 0

    def after(self, focus: Sequence[int], before: frozenset[int], now: frozenset[int], *, saved: bool) -> _Turn:
        """The same after one search more, which found some routes and left others."""
        known = self.tried if now == before == self.routes else frozenset[int]()
        return _Turn(now, known | frozenset(focus), 0 if saved else self.in_vain + 1)


def _spots(current: Current, places: Collection[int], depth: int) -> dict[Spot, _Wanted]:
    """Where some visit would be better off in so many of the first costs."""
    found: dict[Spot, _Wanted] = defaultdict(_Wanted)
    for number, visit in enumerate(current.base.visits):
        if visit.is_new or not visit.weight or visit.place not in places or current.posing.pin(number):
            continue
        now = current.cost(number)
        if now == NO_COST:
            continue
        for slot, checks in current.posing.possible(number).items():
            gain = less(current.cost_there(number, slot, checks), now)
            if gain[:depth] < NO_COST[:depth]:
                gains = found[visit.place, current.day(slot)].gains
                gains[number] = min(gains.get(number, NO_COST), gain)
    return found


def _search(
    variations: Variations, spot: Spot, focus: Sequence[int], levels: tuple[Level, ...], effort: Effort
) -> None:
    """Puts the routes of a spot together anew around some visits, if that helps."""
    current, free = variations.current, _free(variations.current, spot, focus)
    listed = [
        draft
        for draft in variations.around(spot, focus, free)
        if not any(current.fixed(current.drafts[key]) for key in current.ended_by(draft))
    ]
    ended = sorted({key for draft in listed for key in current.ended_by(draft)})
    own = [way(current.posing, draft) for draft in listed]
    standing = _beside(current, ended, own)
    ways = [replace(current.ways[key], stands=True) for key in standing]
    ways += [replace(current.ways[key], stands=False) for key in ended] + own
    found = improved(replace(current.base, ways=tuple(ways), levels=levels), range(len(standing) + len(ended)), effort)
    if found is None:
        return
    chosen = {number - len(standing) for number in found}
    for number, key in enumerate(ended):
        if number not in chosen:
            current.leave(key)
    for number, draft in enumerate(listed, len(ended)):
        if number in chosen:
            current.enter(draft)


def _beside(current: Current, ended: Collection[int], own: Sequence[replanning.Way]) -> list[int]:
    """The routes that stand, as far as somebody could fill posts of both in one week."""
    asking = [*own, *(current.ways[key] for key in ended)]
    weeks = {current.base.slots[one.slot].week for one in asking}
    some = 0
    for one in asking:
        some |= somebody(one)
    return [
        key
        for key, one in current.ways.items()
        if key not in ended and current.people[key] & some and current.base.slots[one.slot].week in weeks
    ]


def _free(current: Current, spot: Spot, focus: Sequence[int]) -> list[int]:
    """The routes that are taken apart: those the visits are on now, and those of the spot, alike ones first."""
    own = [current.of_visit[number] for number in focus if number in current.of_visit]
    known = current.posing.problem.check_by_id
    asked = {known[check].department for number in focus for check in current.posing.visits[number].checks}

    def shared(key: int) -> int:
        return len(asked.intersection(post.department for post in current.drafts[key].route.posts))

    there = sorted(current.at[spot], key=lambda key: (-shared(key), key))
    return list(dict.fromkeys([*own, *there[:_MOST_ROUTES]]))
