"""Replanning from top to bottom: which ways, whose posts, how few changes, and by whose lot.

1. What no replan can avoid is counted first (`bounds`).
2. Where every way stands only people can change; else the ways are chosen, in the order of the levels (`choosing`).
3. Posts keep their holders where they can, with the fewest filled anew (`people`); a Hall violator sends back to 2.
4. For every level the changes made stand beside the most of what 1 and 2 prove. The bounds of 2 count for replans
   that it knows the ways of: all of them where the ways are all there are, and at `people` where every way that could
   matter is there because the levels before are at their bounds.
5. Posts filled anew go by lot (`lottery`); who is moved was decided before, who comes is chance.

Between 3 and 4 whoever lists the ways may list others around what was found and ask for something better (`improved`),
as often as that helps: `settled` is 1 to 3, `told` the rest.

Source: that of each step; ways without people, people, and violators back are in the manner of Benders 1962. What it
proves: see 4. Complexity: a search for each violator, of which there are finitely many; time may end it before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import inf

from solvers import cpsat
from solvers.effort import Effort
from solvers.matching import Matching
from solvers.replanning import bounds, relaxing
from solvers.replanning.choosing import Choice, Model
from solvers.replanning.greedy import fitting
from solvers.replanning.lottery import draw
from solvers.replanning.parts import alone, parts
from solvers.replanning.people import Placed, Violator, able, fewest_anew, matching, placed
from solvers.replanning.problem import OF_VISITS, Level, Problem, Scope
from solvers.replanning.solution import Count, Replan

_MOST_FILLS = 40_000  # candidates of the posts of all ways that a model may name one by one
_MOST_WAYS = 4_000  # that are chosen from at once where no bound comes of it
_BOUND_SECONDS, _MOST_SECONDS, _BOUND_WORK = 3.0, 600.0, 4.0  # of the clock, twice; CP-SAT's deterministic time
_IMPROVING_WORK = 0.6  # of a level, in CP-SAT's deterministic time
_NOTHING: Mapping[Level, int] = dict.fromkeys(Level, 0)
_UNLIMITED = Effort()


@dataclass(frozen=True, slots=True)
class Settled:
    """Ways whose posts can be filled, by position, with the holders that stay.

    choice: None where no search chose them; exact: all ways stand, so that people alone could change.
    """

    ways: tuple[int, ...]
    posts: Sequence[Placed]
    kept: frozenset[str]
    choice: Choice | None
    exact: bool = False


def replan(problem: Problem, names: Sequence[str], key: bytes, effort: Effort = _UNLIMITED) -> Replan | None:
    """The replan with the fewest changes, `settled` and `told`.

    names: of the inspectors in the lottery; key: of `lottery.key_of`.

    None where the ways that stand cannot be filled, or time ran out before there was any answer.
    """
    found = settled(problem, effort)
    return None if found is None else told(problem, found, names, key, effort)


def told(problem: Problem, settled: Settled, names: Sequence[str], key: bytes, effort: Effort = _UNLIMITED) -> Replan:
    """A replan of ways that were found: who fills their posts, and how few changes it could have been."""
    fewest, filled = bounds.unavoidable(problem), _matched(problem, settled)
    anew = [post for post in settled.posts if post.label not in settled.kept]
    lots = draw(key, anew, names, filled)
    counts = tuple(_counts(problem, fewest, settled, effort))
    return Replan(settled.ways, dict(filled.filled_by), counts, tuple(lots))  # type: ignore[arg-type]


def settled(problem: Problem, effort: Effort = _UNLIMITED) -> Settled | None:
    """The ways with the fewest changes, without whose posts go to whom; None as in `replan`."""
    if all(way.stands for way in problem.ways):
        return _people_alone(problem)
    if problem.scope is Scope.SOME and sum(not way.stands for way in problem.ways) > _MOST_WAYS:
        return _part_by_part(problem, effort)
    return _searched(problem, bounds.unavoidable(problem), effort)


def filling(problem: Problem, settled: Settled) -> dict[str, int]:
    """Some way to fill the posts of ways that were found, by label."""
    return dict(_matched(problem, settled).filled_by)  # type: ignore[arg-type]


def _matched(problem: Problem, settled: Settled) -> Matching:
    filled = matching(settled.posts, settled.kept, problem.week_limit)
    if filled is None:
        raise ValueError("posts that were found to be fillable are not")
    return filled


def given(problem: Problem, ways: Sequence[int]) -> Settled | None:
    """Ways that were chosen elsewhere, with the fewest posts filled anew; None where they cannot be filled."""
    return _filled(problem, tuple(ways))


def improved(problem: Problem, ways: Sequence[int], effort: Effort) -> tuple[int, ...] | None:
    """Ways that change less than some that can be filled; None where the search, which is short, finds none."""
    start = given(problem, ways)
    found = start and _searched(problem, _NOTHING, effort, most_fills=0, work=_IMPROVING_WORK, start=start)
    if start is None or found is None or _order(problem, found) >= _order(problem, start):
        return None
    return found.ways


def _part_by_part(problem: Problem, effort: Effort) -> Settled | None:
    best = _fitted(problem, ())
    if best is None:
        return None
    ways, several = best.ways, parts(problem)
    left = sum(map(len, several))
    for part in several:
        share, left = len(part) / left, left - len(part)
        if effort.spent():
            break
        alone_problem, numbers = alone(problem, part, ways)
        at = {number: position for position, number in enumerate(numbers)}
        preferred = [at[number] for number in ways if number in at]
        alone_effort = replace(effort.part(share), processes=1)  # a second worker only repeats the first one's presolve
        found = _searched(alone_problem, _NOTHING, alone_effort, preferred, most_fills=0)
        if found is not None:
            ways = (*(number for number in ways if number not in at), *(numbers[position] for position in found.ways))
    return _better(problem, best, _filled(problem, tuple(sorted(ways))))


def _searched(
    problem: Problem,
    fewest: Mapping[Level, int],
    effort: Effort,
    preferred: Sequence[int] = (),
    most_fills: int | None = None,
    work: float = inf,
    start: Settled | None = None,
) -> Settled | None:
    fills = sum(len(problem.there(post, way.slot)) for way in problem.ways for post in way.posts)
    violators: list[Violator] = []
    best = start
    if start is None and problem.scope is not Scope.WHOLE:
        best = _fitted(problem, preferred)
    choice: Choice | None = None
    while True:
        model = Model(problem, violators, everybody=fills <= (_MOST_FILLS if most_fills is None else most_fills))
        choice = _chosen(problem, model, choice or best, fewest, effort, work)
        if choice is None:
            return best
        posts = placed(problem, choice.ways)
        kept = _kept(posts, choice, problem.week_limit)
        if not isinstance(kept, Violator):
            return _better(problem, Settled(choice.ways, posts, kept, choice), best)
        violators.append(kept)
        if problem.scope is not Scope.WHOLE and start is None:
            best = _better(problem, best, _fitted(problem, choice.ways))
        if effort.spent():
            return best


def _chosen(
    problem: Problem,
    model: Model,
    start: Choice | Settled | None,
    fewest: Mapping[Level, int],
    effort: Effort,
    work: float,
) -> Choice | None:
    if problem.scope is Scope.WHOLE:
        return model.choose_at(fewest, effort)
    if start is not None:
        model.start_from(start.ways, start.kept)
    return model.choose(lambda made, level: bounds.at_least(fewest, made, level), effort, work)


def _fitted(problem: Problem, preferred: Sequence[int]) -> Settled | None:
    """As many of the preferred ways as fit together, and what fits beside them."""
    return _filled(problem, tuple(fitting(problem, preferred)))


def _filled(problem: Problem, ways: tuple[int, ...]) -> Settled | None:
    posts = placed(problem, ways)
    kept = fewest_anew(posts, problem.week_limit)
    return None if isinstance(kept, Violator) else Settled(ways, posts, kept, None)


def _kept(posts: Sequence[Placed], choice: Choice | None, week_limit: int | None) -> frozenset[str] | Violator:
    """The posts that keep their holders: as the model has it where it is sure and they can, else as a flow has it."""
    sure = choice is not None and choice.in_time.get(Level.PEOPLE, False)
    if choice is not None and sure and matching(posts, choice.kept, week_limit) is not None:
        return choice.kept
    return fewest_anew(posts, week_limit)


def _better(problem: Problem, one: Settled | None, other: Settled | None) -> Settled | None:
    """The one with fewer changes; the first where they are equal."""
    known = [settled for settled in (one, other) if settled is not None]
    return min(known, key=lambda settled: _order(problem, settled), default=None)


def _order(problem: Problem, settled: Settled) -> tuple[int, ...]:
    return tuple(_made(problem, settled, level) for level in problem.levels)


def _people_alone(problem: Problem) -> Settled | None:
    ways = tuple(range(len(problem.ways)))
    posts = placed(problem, ways)
    kept: frozenset[str] | Violator = able(posts)
    if matching(posts, able(posts), problem.week_limit) is None:
        kept = fewest_anew(posts, problem.week_limit)
    return None if isinstance(kept, Violator) else Settled(ways, posts, kept, None, exact=True)


def _counts(problem: Problem, fewest: Mapping[Level, int], settled: Settled, effort: Effort) -> Iterator[Count]:
    """The changes made, and of bounds the best that counts: see 4 above."""
    made: dict[Level, int] = {}
    for level in problem.levels:
        least = bounds.at_least(fewest, made, level)
        made[level] = _made(problem, settled, level)
        as_few = all(made[one] == fewest[one] for one in OF_VISITS if one in made)
        known = problem.scope is Scope.EVERY or (level is Level.PEOPLE and as_few and problem.scope is Scope.WHOLE)
        in_time = settled.exact or (settled.choice is not None and settled.choice.in_time.get(level, False))
        if settled.choice is not None and known:
            least = max(least, settled.choice.bound.get(level, 0))
        elif settled.exact and level is Level.PEOPLE and (as_few or known):
            least = made[level]
        if problem.companies and level in relaxing.RELAXED and least < made[level]:
            least = max(least, relaxing.fewest(problem, level, made, _limits(effort)))
        yield Count(level, made[level], least, in_time)


def _limits(effort: Effort) -> cpsat.Limits:
    """What a bound may take, though the search has spent its time; without a deadline a fixed amount of work."""
    left = effort.seconds_left()
    seconds = _MOST_SECONDS if left is None else max(_BOUND_SECONDS, left)
    return cpsat.Limits(seconds, 1, _BOUND_WORK, linearization=2)


def _made(problem: Problem, settled: Settled, level: Level) -> int:
    if level is Level.PEOPLE:
        return len(settled.posts) - len(settled.kept)
    return problem.left_out[level] + sum(problem.change(problem.ways[way])[level] for way in settled.ways)
