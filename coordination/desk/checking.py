"""Use cases: a plan file is checked against its problem file, its lottery drawn again; no solver anywhere near."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from coordination.errors import BadInputError
from solvers.planning.check import check
from solvers.planning.check.lottery import outcome_repeated
from solvers.planning.check.view import Violation
from solvers.planning.reading import UnreadableError, digest, read_plan, read_problem
from solvers.planning.sealing import sealed

_Read = TypeVar("_Read")


def check_files(problem_raw: bytes, plan_raw: bytes) -> list[Violation]:
    """Every violation of a plan file; raises BadInputError where one of the files is not what it should be."""
    problem = readable(read_problem, problem_raw, "problem-refused")
    return check(problem, readable(read_plan, plan_raw, "plan-file-refused"), digest(problem_raw))


@dataclass(frozen=True, slots=True)
class RepeatedLottery:
    """sealed: the digest of what was fixed before the lottery; violations: each post somebody else should have."""

    sealed: str
    violations: list[Violation]


def verify_lottery(plan_raw: bytes) -> RepeatedLottery:
    """The lottery of a plan file drawn again from its published chances and seed.

    Raises BadInputError where the file is not a plan, or publishes no chances.
    """
    plan = readable(read_plan, plan_raw, "plan-file-refused")
    if any(route.posts for route in plan.routes) and not plan.lottery.chances:
        raise BadInputError("no-chances-published")
    return RepeatedLottery(sealed(plan.routes), list(outcome_repeated(plan)))


def readable(read: Callable[[bytes], _Read], raw: bytes, code: str) -> _Read:
    """What `read` makes of a file; its faults become a BadInputError with this code."""
    try:
        return read(raw)
    except UnreadableError as error:
        raise BadInputError(code, error.faults, count=len(error.faults)) from error
