"""A vacated post by hand: filled, filled through a chain, not to be filled; who comes, and what that proves."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from solvers.replanning.check import faults_of
from solvers.replanning.lottery import key_of, ticket_of
from solvers.replanning.model import replan
from solvers.replanning.problem import LEVELS, Level, Post, Problem, Scope, Slot, Visit, Way
from solvers.replanning.solution import Replan

SLOTS = (Slot(0, 0, 0), Slot(0, 1, 0), Slot(1, 0, 0))
NAMES = ["a", "b", "c", "d"]
KEY = key_of(b"code", "value")


def standing(route: int, *posts: Post, slot: int = 0) -> Way:
    return Way(route, slot, (route,), (1,), posts, stands=True)


def visit(route: int, slot: int = 0) -> Visit:
    return Visit(1, SLOTS[slot].day, SLOTS[slot].session, route, {slot: 1})


def office(*ways: Way, absent: tuple[int, ...] = (), limit: int | None = None) -> Problem:
    """Four people, of whom some are absent in every slot."""
    available = tuple(0 if person in absent else 7 for person in range(4))
    visits = tuple(visit(way.route, way.slot) for way in ways)
    return Problem(SLOTS, available, limit, visits, ways, (), Scope.WHOLE)


def found(problem: Problem, key: bytes = KEY) -> Replan:
    answer = replan(problem, NAMES, key)
    assert answer is not None
    assert list(faults_of(problem, answer)) == []
    return answer


def people(answer: Replan) -> tuple[int, int]:
    count = answer.counts[-1]
    assert count.level is Level.PEOPLE
    return count.made, count.at_least


def test_where_everybody_can_come_nothing_changes() -> None:
    answer = found(office(standing(0, Post("p", (0, 1), 0))))
    assert (people(answer), answer.lots) == ((0, 0), ())


def test_a_vacated_post_goes_to_the_smallest_ticket_of_all_who_are_free() -> None:
    problem = office(standing(0, Post("p", (0, 1, 2, 3), 0)), standing(1, Post("q", (0, 1, 2, 3), 3)), absent=(0,))
    answer = found(problem)
    (lot,) = answer.lots
    assert set(lot.tickets) == {1, 2}  # the third is at work elsewhere, and stays there
    assert lot.tickets == {person: ticket_of(KEY, "p", NAMES[person]) for person in (1, 2)}
    assert lot.taken_by == min(lot.tickets, key=lambda person: lot.tickets[person])
    assert people(answer) == (1, 1)


def test_everybody_who_may_take_it_gets_it_equally_often() -> None:
    problem = office(standing(0, Post("p", (0, 1, 2, 3), 0)), absent=(0,))
    taken = Counter(found(problem, key_of(b"%d" % code, "value")).lots[0].taken_by for code in range(600))
    assert set(taken) == {1, 2, 3}
    # Chi-squared with two degrees of freedom: beyond 13.8 once in a thousand; the codes are fixed.
    assert sum((count - 200) ** 2 / 200 for count in taken.values()) < 13.8


def test_two_posts_get_whoever_leaves_the_other_one_possible() -> None:
    both = standing(0, Post("p", (0, 1, 2), 0), Post("q", (3, 1), 3))
    answer = found(office(both, absent=(0, 3)))
    assert dict(answer.filled_by) == {"p": 2, "q": 1}
    assert [set(lot.tickets) for lot in answer.lots] == [{2}, {1}]


def test_where_nobody_is_free_the_shortest_chain_is_found_and_proved_shortest() -> None:
    """b could come, if somebody took b's post; only d can. One move more than the vacated post: no replan has fewer."""
    answer = found(office(standing(0, Post("p", (0, 1), 0)), standing(1, Post("q", (1, 3), 1)), absent=(0,)))
    assert dict(answer.filled_by) == {"p": 1, "q": 3}
    assert people(answer) == (2, 2)


def test_where_nobody_may_take_it_that_is_said() -> None:
    problem = office(standing(0, Post("p", (0, 1), 0)), standing(1, Post("q", (1,), 1)), absent=(0,))
    assert replan(problem, NAMES, KEY) is None


def test_its_neighbour_with_one_more_who_may_can_be_filled() -> None:
    problem = office(standing(0, Post("p", (0, 1), 0)), standing(1, Post("q", (1, 2), 1)), absent=(0,))
    assert people(found(problem)) == (2, 2)


@pytest.mark.parametrize(("limit", "possible"), [(1, False), (2, True), (None, True)])
def test_the_weekly_limit_counts_what_one_does_elsewhere(limit: int | None, possible: bool) -> None:
    ways = standing(0, Post("p", (0, 1), 0)), standing(1, Post("q", (1,), 1), slot=1)
    assert (replan(office(*ways, absent=(0,), limit=limit), NAMES, KEY) is not None) is possible


def test_a_route_that_loses_its_slot_moves_whole_with_its_team_and_is_proved() -> None:
    """Slot 2 is on another day in the same session and everybody is free there: one date, nothing else."""
    team = Post("p", (0, 1), 0), Post("q", (2, 3), 2)
    moved = Way(0, 2, (0,), (1,), team)
    problem = replace(
        office(standing(1, Post("r", (1,), 1))),
        visits=(Visit(1, 5, 0, 0, {2: 1}), visit(1)),
        ways=(moved, standing(1, Post("r", (1,), 1))),
    )
    counts = {count.level: (count.made, count.at_least) for count in found(problem).counts}
    expected = {level: (int(level is Level.DATES), int(level is Level.DATES)) for level in LEVELS}
    assert counts == expected


def test_a_forged_lot_and_a_wrong_count_are_found() -> None:
    problem = office(standing(0, Post("p", (0, 1, 2, 3), 0)), absent=(0,))
    answer = found(problem)
    (lot,) = answer.lots
    other = max(lot.tickets, key=lambda person: lot.tickets[person])
    forged = replace(answer, filled_by={"p": other}, lots=(replace(lot, taken_by=other),))
    assert [fault.code for fault in faults_of(problem, forged)] == ["replan-lot-wrong"]
    fewer = replace(answer, counts=(*answer.counts[:-1], replace(answer.counts[-1], made=0)))
    assert {fault.code for fault in faults_of(problem, fewer)} == {"replan-count-wrong", "replan-bound-wrong"}
    assert {fault.code for fault in faults_of(problem, replace(answer, filled_by={}))} >= {"replan-not-filled"}
