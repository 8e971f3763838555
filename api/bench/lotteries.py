"""The process that holds simple lotteries on the posts of a plan of ours, to compare its published chances with."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

from coordination.stages.staff import posed_again
from solvers.lots import CERTAIN
from solvers.planning.plan import Plan
from solvers.planning.reading import read_plan, read_problem
from solvers.staffing.problem import Problem
from solvers.staffing.simple import by_person, by_post, fairness_of
from solvers.staffing.solution import Lottery

_FEWEST, _MOST, _LOOKED_AT = 20, 1000, 2_000_000  # trials, and candidates looked at in all of them
_SIMPLE = {"by-post": by_post, "by-person": by_person}


def compare(problem: str, plan: str) -> list[dict[str, Any]]:
    """Our lottery first, whose chances are known exactly, then the simple ones, counted over so many trials."""
    found = read_plan(Path(plan).read_bytes())
    posed = posed_again(read_problem(Path(problem).read_bytes()), found)
    candidates = sum(len(post.candidates) for post in posed.posts)
    content = {"posts": len(posed.posts), "candidates": candidates}
    trials = max(_FEWEST, min(_MOST, _LOOKED_AT // max(1, candidates)))
    ours = asdict(fairness_of(posed, published(posed, found)))
    told: list[dict[str, Any]] = [{"lottery": "leximin", **content, "trials": None, **ours, "stuck": 0.0}]
    for name, hold in _SIMPLE.items():
        held = hold(posed, trials)
        told.append({"lottery": name, **content, "trials": trials, **asdict(held.fairness), "stuck": held.stuck})
    return told


def published(posed: Problem, plan: Plan) -> Lottery:
    """The chances a plan publishes, and the loads they come to, over everybody who may fill a post."""
    position = {label: person for person, label in enumerate(posed.inspectors)}
    entries = {entry.post: entry.chances for entry in plan.lottery.chances}
    chances = tuple(
        {position[label]: chance for label, chance in entries[post.label].items() if chance} for post in posed.posts
    )
    loads = {person: Fraction() for post in posed.posts for person in post.candidates}
    for entry in chances:
        for person, chance in entry.items():
            loads[person] += Fraction(chance, CERTAIN)
    return Lottery(chances, loads)


if __name__ == "__main__":
    print(json.dumps(compare(*sys.argv[1:])))  # noqa: T201 - this is how the bench is told
