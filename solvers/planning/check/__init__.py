"""The checker: what a correct plan is, with no solver in sight (standard library only).

`check` returns every violation of R1-R12, of the reasons in `unplanned`, of the scores and bounds, and of the
published chances. It was written from the problem statement, apart from the code that makes plans, and shares
with it nothing but the records, and with the lottery the rounding of published chances, which anyone must repeat
bit for bit.

Complexity: linear in the plan, but for visits of one target compared pairwise, and the candidates of all posts where
chances are published. What it proves: that a plan is one; of its bounds, only that they do not contradict it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from solvers.planning.check import assignment, bookkeeping, dates, lottery, pins, reasons, repeats, teams, times
from solvers.planning.check.view import View, Violation
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem

RULES: dict[str, tuple[str, Callable[[View], Iterator[Violation]]]] = {
    "R1": ("every_check_once", dates.every_check_once),
    "R2": ("date_in_window", dates.date_in_window),
    "R3": ("visit_gap", repeats.visit_gap),
    "R4": ("item_cap", repeats.item_cap),
    "R5": ("visit_length", times.visit_length),
    "R6": ("route_times", times.route_times),
    "R7": ("team_size", teams.team_size),
    "R8": ("specialty_covered", teams.specialty_covered),
    "R9": ("one_leader", teams.one_leader),
    "R10": ("inspector_eligible", assignment.inspector_eligible),
    "R11": ("posts_filled", assignment.posts_filled),
    "R12": ("pins_hold", pins.pins_hold),
    "reason": ("reason_is_true", reasons.reason_is_true),
    "scores": ("scores_recomputed", bookkeeping.scores_recomputed),
    "bounds": ("bounds_possible", bookkeeping.bounds_possible),
    "lottery": ("chances_published", lottery.chances_published),
    "form": ("plan_of_this_problem", bookkeeping.plan_of_this_problem),
}


def check(
    problem: Problem, plan: Plan, problem_sha256: str, heed: Callable[[], None] = lambda: None
) -> list[Violation]:
    """Every violation in `plan` of `problem`, whose file has the digest `problem_sha256`; empty when there is none.

    heed: called before each rule; what it raises ends the check.
    """
    view = View(problem, plan, problem_sha256)
    found: list[Violation] = []
    for _, rule in RULES.values():
        heed()
        found += rule(view)
    return found
