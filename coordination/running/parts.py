"""One part of a run: what it takes from the database, what it leaves there, and what is told when it fails."""

from __future__ import annotations

import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from coordination.desk import run_work
from coordination.desk.office import Office
from coordination.errors import CoordinationError, UnavailableError
from coordination.model.runs import Failure, PlanningRun, RunKind
from coordination.running.asking import Asked, Child, ChildDiedError, NoLongerWantedError
from coordination.texts import Texts

MERGE, BLOCK, PLAN, REPLAN = "merge", "block", "plan", "replan"
_PATIENCE_SECONDS = 2.0
_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Parts:
    """Does the parts a worker is given, one at a time. show: where it tells what it has done, a line each."""

    office: Office
    worker: str
    said: Texts
    show: Callable[[str], None]
    child: Child = field(default_factory=Child)
    _one_at_a_time: Lock = field(default_factory=Lock)

    def do(self, run_id: int, attempt: int, part: str, number: int) -> list[int] | None:
        """Does a part; the numbers of the blocks left to solve after `merge`, else none; None where it is not wanted.

        Nothing is raised: a part that fails ends the run with a sentence.
        """
        with self._one_at_a_time:
            run = patiently(run_work.begin_run, self.office, run_id, attempt)
            try:
                return None if run is None else self._do(run, part, number)
            except NoLongerWantedError:
                return None
            except ChildDiedError as error:
                self._fail(run_id, attempt, self._death(error))
            except CoordinationError as error:
                self._fail(run_id, attempt, Failure(error.code, dict(error.values), error.faults))
            except Exception as error:  # noqa: BLE001 - a run that fails says so, and a worker goes on
                self._fail(run_id, attempt, self._mishap(type(error).__name__, logged(error)))
            finally:
                if part == BLOCK:
                    patiently(run_work.leave_block, self.office, run_id, attempt, number)
        return None

    def _do(self, run: PlanningRun, part: str, number: int) -> list[int] | None:
        if part == MERGE:
            return self._merge(run)
        if part == BLOCK:
            self._block(run, number)
        else:
            self._plan(run)
        return []

    def _merge(self, run: PlanningRun) -> list[int]:
        if run.kind is RunKind.REPLAN:
            return []  # nothing to merge, no block: all of it is done in the last part
        patiently(run_work.reach_stage, self.office, run.id, run.attempt, "merge")
        values, _ = self._ask(run, {"part": MERGE})
        blocks = patiently(run_work.open_blocks, self.office, run.id, values["blocks"])
        patiently(run_work.reach_stage, self.office, run.id, run.attempt, "route")
        self.show(self.said.say("worker-merged", run=run.id, blocks=values["blocks"], left=len(blocks)))
        return blocks

    def _block(self, run: PlanningRun, number: int) -> None:
        if not patiently(run_work.begin_block, self.office, run.id, number, self.worker):
            return
        began = time.monotonic()
        asked: dict[str, Any] = {"part": BLOCK, "number": number, "options": asdict(run.order.options)}
        values, routes = self._ask(run, asked)
        seconds = round(time.monotonic() - began, 3)
        kept = (routes, self.worker, seconds, values["best"], values["bound"])
        patiently(run_work.keep_block, self.office, run.id, number, *kept)
        self.show(self.said.say("worker-block", run=run.id, block=number + 1, seconds=f"{seconds:.1f}"))

    def _plan(self, run: PlanningRun) -> None:
        if run.kind is RunKind.REPLAN:
            self._replan(run)
            return
        found = patiently(run_work.routes_found, self.office, run.id)
        asked: dict[str, Any] = {"part": PLAN, "draw_seed": run.order.draw_seed, "language": run.order.language}
        values, plan = self._ask(run, asked, found)
        ended = (plan, values["best"], values["bound"], None, str(values["messages"]).encode())
        patiently(run_work.end_run, self.office, run.id, run.attempt, *ended)
        self.child.kill()  # the problem it keeps in memory is not needed again
        self.show(self.said.say("worker-planned", run=run.id))

    def _replan(self, run: PlanningRun) -> None:
        before, order = patiently(run_work.replan_files, self.office, run.id)
        asked: dict[str, Any] = {"part": REPLAN, "language": run.order.language, "options": asdict(run.order.options)}
        values, plan = self._ask(run, asked, (before, order))
        beside = (str(values[name]).encode() for name in ("record", "messages"))
        ended = (plan, values["best"], values["bound"], *beside)
        patiently(run_work.end_run, self.office, run.id, run.attempt, *ended)
        self.child.kill()
        self.show(self.said.say("worker-planned", run=run.id))

    def _ask(self, run: PlanningRun, said: dict[str, Any], files: Sequence[bytes] = ()) -> tuple[dict[str, Any], bytes]:
        def problem() -> bytes:
            return patiently(run_work.problem_of, self.office, run.id)

        def staged(stage: str) -> None:
            patiently(run_work.reach_stage, self.office, run.id, run.attempt, stage)

        def wanted() -> bool:
            return patiently(run_work.is_wanted, self.office, run.id, run.attempt)

        return self.child.ask(Asked(run.problem_sha256, problem, said, files), staged, wanted)

    def _death(self, error: ChildDiedError) -> Failure:
        if error.status < 0:
            Path(error.log).unlink(missing_ok=True)  # who is killed has no last words
            return Failure("run-part-killed", {"worker": self.worker, "signal": -error.status})
        return self._mishap(f"{error.status}", error.log)

    def _mishap(self, kind: str, log: str) -> Failure:
        return Failure("run-part-failed", {"worker": self.worker, "kind": kind, "log": log})

    def _fail(self, run_id: int, attempt: int, failure: Failure) -> None:
        patiently(run_work.fail_run, self.office, run_id, attempt, failure)
        told = self.said.say(failure.code, **failure.values)
        self.show(self.said.say("worker-failed", run=run_id, why=told))


def patiently(work: Callable[_Given, _Result], *given: _Given.args, **named: _Given.kwargs) -> _Result:
    """Does some work with the database; while there is none, or somebody else has long work to write, it waits."""
    while True:
        try:
            return work(*given, **named)
        except UnavailableError:
            time.sleep(_PATIENCE_SECONDS)


def logged(error: Exception) -> str:
    """The name of a new file with the details of an error."""
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", prefix="onevisit-run-", suffix=".log", delete=False) as log:
        traceback.print_exception(error, file=log)
    return log.name
