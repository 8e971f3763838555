"""The posts of a plan posed again are the posts its lottery was held for."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from coordination.pipeline import solve
from coordination.stages import staff as stage
from coordination.stages.staff import posed_again
from coordination.texts import texts
from solvers.effort import Effort
from solvers.planning.plan import Plan
from solvers.planning.problem import Pin, Problem
from solvers.staffing import problem as staffing
from solvers.staffing.model import draw
from solvers.staffing.solution import Staffing
from tests.solvers.planning.cases import MONDAY, problem
from tests.solvers.planning.strategies import problems


def solved(posed: Problem, seen: list[staffing.Problem]) -> Plan:
    def watched(open_posts: staffing.Problem, effort: Effort) -> Staffing | None:
        seen.append(open_posts)
        return draw(open_posts, effort)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stage, "draw", watched)
        return solve(posed, "0" * 64, "s", texts("en"), lambda _: None)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_the_same_posts_with_the_same_candidates(posed: Problem) -> None:
    seen: list[staffing.Problem] = []
    plan = solved(posed, seen)
    assert [posed_again(posed, plan)] == seen


def test_whom_a_pin_names_holds_the_post_again() -> None:
    posed = problem(pins=(Pin(("c1",), MONDAY, "am", ("m3", "m2")),))
    seen: list[staffing.Problem] = []
    again = posed_again(posed, solved(posed, seen))
    assert [again] == seen
    assert sum(len(post.candidates) == 1 for post in again.posts) >= 2
