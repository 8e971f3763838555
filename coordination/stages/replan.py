"""replan: a published plan and the problem as it is now, to the plan that changes least, with the proof of it.

What the replan looks at grows until what it finds is proved to be the fewest changes, or it looks as far as it can
(`drafting.Reach`): most of what happens is settled among people, within a second. Chance alone says who comes.

Source: our own, a search that looks ever farther. What it proves, and the complexity of each look: see
`solvers.replanning.model`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from coordination.errors import NotAllowedError
from coordination.model.replans import Counted, ReplacementLot
from coordination.stages.crowding import crowds_of, days_of
from coordination.stages.drafting import Draft, Drafts, Reach
from coordination.stages.mending import mended
from coordination.stages.posing import posed, way
from coordination.stages.reposing import Reposing
from solvers.cpsat import Limits
from solvers.effort import Effort, never
from solvers.parallel import mapped
from solvers.planning.plan import Post, Route
from solvers.replanning import problem as replanning
from solvers.replanning.check import faults_of
from solvers.replanning.crowds import Crowd
from solvers.replanning.model import Settled, filling, given, settled, told
from solvers.replanning.packing import Packing, packings
from solvers.replanning.problem import Level
from solvers.replanning.solution import Replan

_CERTAIN = 1_000_000
_SHARE_OF_WHOLE = 0.4  # of the time, for routes that stay together; where they can, that is the answer
_SHARE_OF_CHOOSING, _SHARE_OF_MENDING = 0.15, 0.85  # of the time that is left then; bounds get the rest
_SHARE_OF_PACKING, _PACKING_WORK = 0.15, 8.0  # of the time; of CP-SAT's deterministic time for each crowded day
_LEAST_SECONDS, _MOST_SECONDS = 0.5, 60.0


@dataclass(frozen=True, slots=True)
class Replanned:
    """The routes after a replan, how many changes that is, what went by lot, and how far it looked."""

    routes: tuple[Route, ...]
    counts: tuple[Counted, ...]
    lots: tuple[ReplacementLot, ...]
    reach: Reach


def replanned(posing: Reposing, key: bytes, effort: Effort, farthest: Reach = Reach.WIDE) -> Replanned:
    """The routes that change least, in the order of section 7; raises NotAllowedError where `sought` finds none."""
    found = sought(posing, key, effort, farthest)
    if found is None:
        raise NotAllowedError("replan-impossible", date=posing.untouched_before.isoformat())
    return found


def sought(posing: Reposing, key: bytes, effort: Effort, farthest: Reach = Reach.WIDE) -> Replanned | None:
    """The same, or None.

    key: of the lots, `solvers.replanning.lottery.key_of`. There are none where the visits before the date that is not
    touched, or what stands, cannot be filled, or time ran out before there was any answer.
    """
    best: Replanned | None = None
    crowds = crowds_of(posing) if posing.many else ()
    for reach in Reach:
        if reach > farthest:
            break
        if posing.few_people and reach < farthest:
            continue  # as few as can be are found only where visits may join others
        if crowds and reach is Reach.WHOLE < farthest:
            continue  # they cannot all stay together; whole routes are looked at once more after
        if reach is Reach.WIDE and not posing.many:
            crowds = crowds_of(posing)
        share = effort.part(_SHARE_OF_WHOLE) if reach is Reach.WHOLE else effort
        found = _found(posing, reach, key, share, crowds if reach is Reach.WIDE else ())
        if found is not None and (best is None or _order(found) < _order(best)):
            best = found
        if best is not None and _settled(best):
            break
    return best


def _order(found: Replanned) -> tuple[int, ...]:
    return tuple(count.made for count in found.counts)


def _settled(found: Replanned) -> bool:
    """Whether looking farther cannot help: what ways decide is proved. Of people alone none is missing by then."""
    return all(count.proved for count in found.counts if count.level != Level.PEOPLE.value)


def _found(
    posing: Reposing, reach: Reach, key: bytes, effort: Effort, crowds: Sequence[Crowd] = ()
) -> Replanned | None:
    if reach is Reach.PEOPLE and (posing.demands or not all(_only_people(posing, number) for number in posing.touched)):
        return None
    beside = effort if posing.many else replace(effort, processes=1)  # or starting processes takes longer
    until = replace(effort.part(_SHARE_OF_PACKING), cancelled=never)
    small_first = sorted(crowds, key=lambda crowd: len(crowd.guests))  # they take little; the large get what is left
    packed = [one for found in mapped(partial(_packed, effort=until), small_first, beside) for one in found]
    drafts: Sequence[Draft] = Drafts(posing, reach, packed).listed
    question = posed(posing, drafts, reach, days_of(posing) if reach is Reach.WIDE else ())
    names = [inspector.id for inspector in posing.problem.inspectors]
    mending = reach is Reach.WIDE and not posing.demands
    chosen = settled(question, effort.part(_SHARE_OF_CHOOSING) if mending else effort)
    if chosen is None:
        return None
    if mending:
        question, drafts, chosen = _mended(posing, question, drafts, chosen, beside.part(_SHARE_OF_MENDING))
    found = told(question, chosen, names, key, effort)
    faults = list(faults_of(question, found))
    if faults:
        raise NotAllowedError("replan-wrong", faults, count=len(faults))
    made = [drafts[number] for number in found.ways]
    return Replanned(
        _routes(posing, drafts, made, found),
        tuple(Counted(one.level.value, one.made, one.at_least, one.proved, one.in_time) for one in found.counts),
        tuple(_lots(found, names)),
        reach,
    )


def _mended(
    posing: Reposing, question: replanning.Problem, drafts: Sequence[Draft], chosen: Settled, effort: Effort
) -> tuple[replanning.Problem, Sequence[Draft], Settled]:
    """The same with routes put together anew where that is better: they are listed too, and no route stands."""
    given_drafts = [drafts[number] for number in chosen.ways]
    made = mended(posing, question, given_drafts, filling(question, chosen), effort)
    listed = [replace(draft, stands=False) for draft in dict.fromkeys((*drafts, *made))]
    at = {draft: number for number, draft in enumerate(listed)}
    anew = replace(question, ways=tuple(way(posing, draft) for draft in listed))
    better = given(anew, sorted(at[replace(draft, stands=False)] for draft in made))
    return (question, drafts, chosen) if better is None else (anew, listed, better)


def _packed(crowd: Crowd, effort: Effort) -> list[Packing]:
    """Good routes of one crowded day; how much work that may take binds before the time that is left for all does."""
    seconds = effort.seconds_left()
    seconds = _MOST_SECONDS if seconds is None else max(_LEAST_SECONDS, seconds)
    return packings(crowd, Limits(seconds, 1, _PACKING_WORK, 2, probing=False))


def _only_people(posing: Reposing, number: int) -> bool:
    """Whether a touched route lacks people only: it could stay where it is with all that it carries."""
    route = posing.before.routes[number]
    slot = posing.slot_of.get((route.date, route.session))
    whole = len(posing.of_route[number]) == len(route.visits)
    kept = [posing.visits[own].checks for own in posing.of_route[number]] == [visit.checks for visit in route.visits]
    if slot is None or not whole or not kept:
        return False
    return all(
        set(posing.visits[own].checks) == set(posing.possible(own).get(slot, ())) for own in posing.of_route[number]
    )


def _routes(posing: Reposing, drafts: Sequence[Draft], chosen: Sequence[Draft], found: Replan) -> tuple[Route, ...]:
    """The routes of the plan after: those that were not looked at as they were, the others as they are made."""
    looked_at = {draft.number for draft in drafts} | posing.touched
    kept = [
        route
        for number, route in enumerate(posing.before.routes)
        if number not in looked_at and posing.of_route.get(number)
    ]
    made = [_filled(posing, draft.route, found.filled_by) for draft in chosen]
    order = {route.id: number for number, route in enumerate(posing.before.routes)}
    start = {session.id: session.start for session in posing.problem.sessions}
    by_time = sorted(
        (*kept, *made), key=lambda one: (one.date, start[one.session], order.get(one.id, len(order)), one.id)
    )
    return tuple(by_time)


def _filled(posing: Reposing, route: Route, filled_by: Mapping[str, int]) -> Route:
    def filled(post: Post) -> Post:
        who = filled_by.get(post.id)
        return post if who is None else replace(post, inspector=posing.problem.inspectors[who].id)

    return replace(route, posts=tuple(filled(post) for post in route.posts))


def _lots(found: Replan, names: Sequence[str]) -> Iterator[ReplacementLot]:
    for lot in found.lots:
        tickets = {names[person]: ticket for person, ticket in sorted(lot.tickets.items(), key=lambda one: one[1])}
        yield ReplacementLot(lot.post, tickets, _CERTAIN // len(tickets), names[lot.taken_by])
