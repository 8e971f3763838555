"""What the child does: a problem at hand, and the parts of its plan that can be asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import TypeAdapter

from coordination.model.replans import ReplanOrder, ReplanRecord
from coordination.model.runs import Options, Step
from coordination.pipeline import SHARE_OF_ROUTES, Begun, begin, finish
from coordination.replanning import replan
from coordination.texts import texts
from coordination.texts.left_out import messages_of
from solvers.effort import Effort
from solvers.parallel import processors
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import read_plan, read_problem, write_plan
from solvers.routing.keeping import read_partition, write_partition
from solvers.routing.model import VisitBlock, assembled, blocks_of, solve_block

_ORDER, _RECORD = TypeAdapter(ReplanOrder), TypeAdapter(ReplanRecord)
_REPLAN_SECONDS = 60.0


class Solving:
    """The problem at hand, merged and posed once for all its parts. staged: told each stage that is reached."""

    def __init__(self, staged: Callable[[str], None]) -> None:
        self._staged = staged
        self._problem_sha256 = ""
        self._problem: Problem | None = None
        self._begun: Begun | None = None
        self._blocks: list[VisitBlock] = []

    def solve(self, said: dict[str, Any], files: list[bytes]) -> tuple[dict[str, Any], bytes]:
        """The values and the file that answer what is asked; files: the problem, or nothing where it is at hand.

        Raises what `coordination.pipeline.solve` does.
        """
        if said["part"] == "replan":
            return self._replan(said, files)
        begun = self._open(said["problem_sha256"], files[0])
        if said["part"] == "merge":
            return {"blocks": len(self._blocks)}, b""
        if said["part"] == "block":
            found = solve_block(self._blocks[said["number"]], self._seconds(Options(**said["options"])))
            return {"best": found.posts, "bound": found.certificate.posts}, write_partition(found)
        routing = assembled(begun.routes.posed, self._blocks, [read_partition(file) for file in files[1:]])
        plan = finish(begun, routing, self._problem_sha256, said["draw_seed"], texts(said["language"]), self._begins)
        return _ended(plan), write_plan(plan)

    def _begins(self, step: Step) -> None:
        if not step.done:
            self._staged(step.stage)

    def _replan(self, said: dict[str, Any], files: list[bytes]) -> tuple[dict[str, Any], bytes]:
        """The plan after, and its record as JSON among the values; files: the problem, the plan before, the order."""
        problem = self._read(said["problem_sha256"], files[0])
        order, options = _ORDER.validate_json(files[2]), Options(**said["options"])
        effort = Effort.of_seconds(options.seconds or _REPLAN_SECONDS, min(options.processes, processors()))
        found = replan(problem, read_plan(files[1]), said["problem_sha256"], order, texts(said["language"]), effort)
        return {**_ended(found.plan), "record": _RECORD.dump_json(found.record).decode()}, found.plan_file

    def _read(self, problem_sha256: str, problem_file: bytes) -> Problem:
        if self._problem is None or self._problem_sha256 != problem_sha256:
            self._problem = self._begun = None  # two at once would be twice the memory
            self._problem = read_problem(problem_file)
            self._problem_sha256 = problem_sha256
        return self._problem

    def _open(self, problem_sha256: str, problem_file: bytes) -> Begun:
        problem = self._read(problem_sha256, problem_file)
        if self._begun is None:
            self._begun = begin(problem)
            self._blocks = blocks_of(self._begun.routes.posed)
        return self._begun

    def _seconds(self, options: Options) -> float | None:
        """The time of one block: each has its share, so that the last is not left without."""
        if options.seconds is None:
            return None
        rounds = -(-len(self._blocks) // options.processes)
        return options.seconds * SHARE_OF_ROUTES / rounds


def _ended(plan: Plan) -> dict[str, Any]:
    """What is kept of a plan beside its file."""
    best, bound = plan.scores.person_sessions, plan.bounds.person_sessions
    return {"best": best, "bound": bound, "messages": messages_of(plan).decode()}
