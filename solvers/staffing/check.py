"""What a correct staffing is, apart from the lottery (standard library only)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from solvers.fault import Fault
from solvers.lots import CERTAIN
from solvers.staffing.problem import Problem
from solvers.staffing.solution import Staffing


def faults_of(problem: Problem, staffing: Staffing) -> Iterator[Fault]:
    """Every post filled wrongly, every person in two places, every week too full."""
    if len(staffing.filled_by) != len(problem.posts):
        yield Fault("staffing-posts", "posts", {"filled": len(staffing.filled_by), "posts": len(problem.posts)})
        return
    for post, chances in zip(problem.posts, staffing.lottery.chances, strict=True):
        if sum(chances.values()) != CERTAIN or not chances.keys() <= set(post.candidates):
            yield Fault("staffing-chances", post.label)
    filled = list(zip(problem.posts, staffing.filled_by, strict=True))
    for post, person in filled:
        if person not in post.candidates:
            yield Fault("staffing-no-candidate", post.label, {"inspector": problem.inspectors[person]})
    for (person, slot), count in Counter((person, post.slot) for post, person in filled).items():
        if count > 1:
            yield Fault("staffing-two-places", problem.inspectors[person], {"slot": slot})
    for (person, week), count in Counter((person, post.week) for post, person in filled).items():
        if problem.week_limit is not None and count > problem.week_limit:
            yield Fault("staffing-week", problem.inspectors[person], {"week": week, "count": count})
