"""Routes by set partitioning: blocks apart and in parallel, then slots and teams, then what is proved of it all.

Visits are partitioned into routes block by block (`partition`); the routes get slots and teams beside one another while
a matching of all posts to people is kept (`greedy`), so that what is accepted can be staffed. A route that finds no
team falls apart and its visits look for a place one by one, as a whole or without some of their checks. A plain greedy
run stands beside it: where people are short it may carry more, and the better of both is taken. What is then still
lost is looked for by taking a few routes apart (`recovering`). Where pinned visits found no place, those of their weeks
are placed exactly (`pinning`), and all others around them.

Source: that of each part; their order is our own.

What it proves: no routes that carry the same visits have fewer posts than the bound, which comes from the certificates
of the blocks (`certificate`, `crossing`) and from no routes that were found; and that pins which have no route cannot
hold. That all weight is carried which people allow is not proved. Complexity: that of the blocks, apart; then at most
two times ten greedy runs where people are short, one or two where they are not.

`route` does all of it. Who wants the blocks solved elsewhere takes the same steps: `blocks_of`, `solve_block` of each,
and `assembled`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from solvers.effort import ENDLESS, Cancelled, Effort, never
from solvers.parallel import mapped
from solvers.routing import greedy
from solvers.routing.block import block_of
from solvers.routing.bottlenecks import Members
from solvers.routing.crossing import bounded
from solvers.routing.open_routes import OpenRoutes
from solvers.routing.orders import best_order
from solvers.routing.partition import Partition, partition
from solvers.routing.parts import only
from solvers.routing.pinning import Placed, placed
from solvers.routing.problem import Problem, Visit
from solvers.routing.recovering import recover
from solvers.routing.regrouping import regroup
from solvers.routing.solution import Route, Routing

_WORTH_PROCESSES = 600  # visits; below, starting processes takes longer than what they save
_MOST_ROUNDS, _MANY_VISITS = 8, 20_000


def _nobody(done: int, total: int, posts: int, bound: int) -> None:
    """Hears how far the search is and does nothing."""


def route(problem: Problem, effort: Effort = ENDLESS, told: Callable[[int, int, int, int], None] = _nobody) -> Routing:
    """Routes for as much weight as finds people, then few visits and posts, and the bound on the posts.

    The same for any number of processes, unless the effort ends early. told: after each block how many are done, how
    many there are, the posts of those done and the sum of their bounds, each area by itself. Routes across areas, which
    `assembled` takes off, are not in that sum, so that it bounds nothing but such routes as the blocks have. What told
    raises ends the search, as a cancel does.
    """
    blocks = blocks_of(problem)
    visits = sum(len(block.numbers) for block in blocks)
    here = effort.processes == 1 or visits < _WORTH_PROCESSES
    solved: list[Partition] = []

    def done(one: Partition) -> None:
        solved.append(one)
        bound = sum(each.certificate.posts for each in solved)
        # Where people are short some routes cannot be staffed side by side: the bound knows, the partition does not.
        posts = sum(max(each.posts, each.certificate.posts) for each in solved)
        told(len(solved), len(blocks), posts, bound)

    # Each block has its share of the time, so that the last is not left without.
    rounds = max(1, -(-len(blocks) // (1 if here else effort.processes)))
    # Another process is ended from here when there is a cancel; it hears of none.
    one = partial(solve_block, seconds=effort.seconds_left(rounds), cancelled=effort.cancelled if here else never)
    mapped(one, blocks, replace(effort, processes=1) if here else effort, done)
    return assembled(problem, blocks, solved, effort)


@dataclass(frozen=True, slots=True)
class VisitBlock:
    """What who solves a block needs to know: the visits' positions in the problem, and the problem of these alone."""

    numbers: tuple[int, ...]
    problem: Problem


def blocks_of(problem: Problem) -> list[VisitBlock]:
    """The visits of each area that have a slot; always in this order."""
    by_area: dict[int, list[int]] = defaultdict(list)
    for number, visit in enumerate(problem.visits):
        if visit.slots:
            by_area[visit.area].append(number)
    return [VisitBlock(tuple(numbers), problem.part(numbers)) for _, numbers in sorted(by_area.items())]


def solve_block(block: VisitBlock, seconds: float | None, cancelled: Cancelled = never) -> Partition:
    """The routes of a block, as far as possible such that all find a slot and a team beside one another.

    seconds: a limit of time, or None for as long as it needs.
    """
    effort = Effort.of_seconds(seconds, cancelled=cancelled)

    def unsettled(routes: Sequence[Members]) -> list[Members]:
        orders = {tuple(best_order(block.problem.travel, members)): members for members in routes}
        return [orders[order] for order in greedy.unsettled(block.problem, list(orders), effort)]

    return partition(block_of(block.problem, range(len(block.numbers))), unsettled, effort)


def assembled(
    problem: Problem, blocks: Sequence[VisitBlock], solved: Sequence[Partition], effort: Effort = ENDLESS
) -> Routing:
    """The routes of all blocks with slots and teams, and the bound on the posts of all of them.

    effort: a cancel is heeded; without this there is no plan, so that time only ends the search for a higher bound.
    """
    wanted = [
        best_order(problem.travel, [block.numbers[member] for member in members])
        for block, found in zip(blocks, solved, strict=True)
        for members in found.routes
    ]
    best = _settled(problem, wanted, effort)
    certificates = {block.numbers: found.certificate for block, found in zip(blocks, solved, strict=True)}
    whole = set(_routed(best)) - best.in_part.keys()
    return replace(best, posts_bound=bounded(problem, certificates, whole, _in_part(problem, best), effort))


def _settled(problem: Problem, wanted: Sequence[Sequence[int]], effort: Effort) -> Routing:
    """Slots and teams for the routes wanted, for as much weight as finds people.

    Of a visit that finds no place single checks are left out, and whole departments beside that, because what is best
    for one visit may stand in the way of the next; the better of both is taken (of very many visits not tried), what it
    has lost recovered and what fell apart put together as far as that goes.
    """
    best, pins = _best_of_both(problem, wanted, effort), Placed(())
    lost = [number for number in _lost(best) if problem.visits[number].pinned]
    if lost:
        pins = placed(problem, lost, effort)
        best = _best_of_both(problem, wanted, effort, pins.routes) if pins.routes else best
    recover(best, effort)
    regroup(best, wanted, effort)
    return replace(best.routing(), pins_decided=pins.decided)


def _best_of_both(
    problem: Problem, wanted: Sequence[Sequence[int]], effort: Effort, given: Sequence[Route] = ()
) -> OpenRoutes:
    """given: routes that are made before all others."""
    in_rounds = partial(_in_rounds, problem, wanted, effort, given)
    best = in_rounds(whole_departments=False)
    if _lost(best) and len(problem.visits) <= _MANY_VISITS:
        best = max(best, in_rounds(whole_departments=True), key=_worth)
    return best


def _in_rounds(
    problem: Problem,
    wanted: Sequence[Sequence[int]],
    effort: Effort,
    given: Sequence[Route],
    *,
    whole_departments: bool,
) -> OpenRoutes:
    """Visits that find no place choose first and freely the next time; the best of all rounds.

    A plain greedy run stands beside them, but where all of very many visits found their place.
    """
    opened = partial(greedy.opened, problem, effort=effort, whole_departments=whole_departments, given=given)
    best = opened(wanted)
    urgent = _lost(best)
    for _ in range(_MOST_ROUNDS if urgent else 0):
        found = opened(wanted, urgent)
        best = max(best, found, key=_worth)
        fresh = _lost(found) - urgent
        if not fresh:
            break
        urgent |= fresh
    if len(problem.visits) <= _MANY_VISITS or _lost(best):
        best = max(best, opened(), key=_worth)
    return best


def _lost(found: OpenRoutes) -> set[int]:
    """Visits that no route carries whole, of those that have a slot at all."""
    routed = {number for one in found.routes for number in one.visits} - found.in_part.keys()
    return {number for number, visit in enumerate(found.problem.visits) if visit.slots and number not in routed}


def _in_part(problem: Problem, routing: Routing) -> list[Visit]:
    return [only(problem.visits[number], kept) for number, kept in routing.in_part.items()]


def _routed(routing: Routing) -> list[int]:
    return [number for one in routing.routes for number in one.visits]


def _worth(found: OpenRoutes) -> tuple[int, ...]:
    """Pins, weight, visits and posts; larger is better."""
    routed = [number for one in found.routes for number in one.visits]
    pinned = sum(found.visits[number].pinned for number in routed)
    return pinned, sum(found.visits[number].weight for number in routed), -len(routed), -found.post_count
