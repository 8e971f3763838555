"""Weight that only a route that nothing touched can make room for is kept, and no more gives way than has to."""

from __future__ import annotations

from dataclasses import replace

from coordination.model.replans import Chain, Event, EventKind, ReplanOrder
from coordination.replanning import Outcome, replan
from coordination.stages.change import changed
from coordination.stages.drafting import Drafts, Reach
from coordination.stages.mending import parted
from coordination.stages.posing import posed as in_numbers
from coordination.stages.reposing import Reposing
from coordination.texts import texts
from solvers.drawing import chain as codes
from solvers.effort import Effort
from solvers.planning.crew import Crew
from solvers.planning.plan import Plan
from solvers.planning.problem import Pin, Problem
from solvers.planning.reading import digest, write_plan, write_problem
from tests.solvers.planning.cases import (
    MONDAY,
    fire_check,
    food_check,
    inspector,
    plan,
    post,
    problem,
    route,
    target,
    visit,
)

SECRET = b"a secret of thirty-two bytes.....".ljust(32)
CHAIN = Chain(codes.commitment(SECRET, 9).hex(), 2, codes.code(SECRET, 9, 2).hex(), "3.14.15")
BEFORE = plan(
    route("r1", visits=(visit("v1", "c1", end="11:40"),)),
    route("r2", session="pm", visits=(visit("v2", "c2", at="cafe", start="13:30", end="16:10"),)),
)
"""The only team does one visit in the morning, which can be on Monday alone, and one in the afternoon."""


def city(**changes: object) -> Problem:
    return problem(
        targets=(target("shop"), target("cafe", latitude=36.01)),
        checks=(food_check("c1", minutes=150, last_date=MONDAY), food_check("c2", at="cafe", minutes=150)),
        inspectors=(inspector("m1", "market", "food"), inspector("m2", "market", "food")),
        **changes,
    )


def after_a_lost_morning(posed: Problem, before: Plan = BEFORE) -> Outcome:
    """Nobody is there on Monday morning."""
    everybody = tuple(one.id for one in posed.inspectors)
    event = Event(EventKind.ABSENCE, "health", "s", "", everybody, "", MONDAY, MONDAY, session="am")
    now = changed(posed, before, event, MONDAY)
    order = ReplanOrder(event, MONDAY, digest(write_plan(before)), CHAIN)
    return replan(now, before, digest(write_problem(now)), order, texts("en"), Effort.of_seconds(20, 1))


def test_a_route_that_nothing_touched_gives_way_to_weight_that_is_lost_otherwise() -> None:
    """The first visit takes the afternoon, the second another day: a session and a date, proved."""
    found = after_a_lost_morning(city())
    counts = {count.level: (count.made, count.at_least) for count in found.record.counts}
    assert counts["checks"] == (0, 0)
    assert (counts["dates"][0], counts["sessions"][0], counts["routes"][0]) == (1, 1, 0)
    assert {visit.id for route in found.plan.routes for visit in route.visits} == {"v1", "v2"}


def test_a_visit_that_is_pinned_gives_way_to_nothing() -> None:
    found = after_a_lost_morning(city(pins=(Pin(("c2",), MONDAY, "pm"),)))
    assert {count.level: count.made for count in found.record.counts}["checks"] == 1
    (kept,) = found.plan.routes
    assert (kept.id, kept.session) == ("r2", "pm")


def test_a_visit_is_held_without_a_department_that_has_nobody_to_spare() -> None:
    """In the afternoon the market's only team is pinned elsewhere; fire, owed at the shop too, comes alone."""
    fire = tuple(post(f"r1-p{number}", f"f{number - 2}", department="fire") for number in (3, 4))
    with_fire, other = BEFORE.routes
    both = replace(with_fire, posts=(*with_fire.posts, *fire), visits=(visit("v1", "c1", "f", end="11:40"),))
    posed = city(pins=(Pin(("c2",), MONDAY, "pm"),))
    posed = replace(
        posed,
        checks=(*posed.checks, fire_check("f", last_date=MONDAY)),
        inspectors=(*posed.inspectors, inspector("f1", "fire"), inspector("f2", "fire")),
    )
    found = after_a_lost_morning(posed, plan(both, other))
    assert {count.level: count.made for count in found.record.counts}["checks"] == 1
    assert [visit.checks for route in found.plan.routes for visit in route.visits if visit.id == "v1"] == [("f",)]


def test_areas_that_are_mended_apart_want_nobody_twice() -> None:
    """One team covers both areas and works in each once; whoever fills a post has that slot in its own area alone."""
    posed = problem(
        targets=(target("shop"), target("cafe", area="west")),
        checks=(food_check("c1", minutes=150), food_check("c2", at="cafe", minutes=150)),
        inspectors=tuple(inspector(name, "market", "food", areas=("east", "west")) for name in ("m1", "m2")),
    )
    posing = Reposing(posed, Crew(posed), BEFORE, MONDAY)
    drafts = Drafts(posing, Reach.WIDE).listed
    filled_by = {post.id: int(post.inspector[1]) - 1 for route in BEFORE.routes for post in route.posts}
    tasks = parted(posing, in_numbers(posing, drafts, Reach.WIDE), drafts, filled_by, 2)
    assert [[draft.route.id for draft in own] for *_, own, _ in tasks] == [["r1"], ["r2"]]
    for person in range(2):
        one, other = (base.available[person] for _, base, *_ in tasks)
        assert one & other == 0
        assert one | other == posing.crew.available[person]
    for number, (_, base, *_) in enumerate(tasks):
        assert all(there >> number & 1 for there in base.available)  # Monday morning, Monday afternoon
