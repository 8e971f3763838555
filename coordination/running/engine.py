"""dbos at work: the workflow that conducts a run, the queue of its parts, and whose parts are whose.

Written against dbos 3.4: queues are registered after launch and their settings are shared by all workers through the
database, which is why a worker does one part at a time and not as many as it likes.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer, SetWorkflowID

from coordination.desk import run_work
from coordination.desk.office import Office
from coordination.model.runs import Failure, PlanningRun
from coordination.running.parts import BLOCK, MERGE, PLAN, Parts, patiently

_VERSION = "1"  # of the steps of `conduct`; what began under another version goes on under that one only
_RUNS, _PARTS = "onevisit-runs", "onevisit-parts"
_LOOK_SECONDS = 0.25
_GOING_ON = {"ENQUEUED", "PENDING", "DELAYED"}
_ENDED = ["SUCCESS", "ERROR", "CANCELLED"]
_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Engine:
    """dbos, launched. conduct: the workflow of a run, given its id and attempt."""

    office: Office
    name: str
    conduct: Callable[[int, int], None]

    def take_up(self, run: PlanningRun) -> None:
        """Sees to it that a run which has not ended is being conducted; a second time does nothing."""
        run_key = _run_key(run.id, run.attempt)
        status = DBOS.get_workflow_status(run_key)
        if status is None:
            with SetWorkflowID(run_key):
                DBOS.enqueue_workflow(_RUNS, self.conduct, run.id, run.attempt)
        elif status.status not in _GOING_ON:
            run_work.fail_run(self.office, run.id, run.attempt, Failure("run-interrupted", {}))

    def absent(self) -> set[str]:
        """The names of other workers, dead or alive, that have something to do."""
        going_on = DBOS.list_workflows(status="PENDING", load_input=False, load_output=False)
        return {one.executor_id for one in going_on if one.executor_id is not None} - {self.name}

    def adopt(self, dead: str) -> int:
        """Puts back into the queues what a worker that is known to be dead was doing; how much it was."""
        left = DBOS.list_workflows(status="PENDING", executor_id=dead, load_input=False, load_output=False)
        for queue in (_RUNS, _PARTS):
            ids = [one.workflow_id for one in left if one.queue_name == queue]
            if ids:
                DBOS.resume_workflows(ids, queue_name=queue)
        return len(left)

    def forget(self, before: datetime) -> int:
        """Removes what dbos keeps of workflows that ended before an instant, some hundred at a time; how many.

        Nothing of a run is lost: its row, its blocks and its plan are ours.
        """
        ended = DBOS.list_workflows(
            status=_ENDED, completed_before=before.isoformat(), limit=_AT_A_TIME, load_input=False, load_output=False
        )
        if ended:
            DBOS.delete_workflows([one.workflow_id for one in ended])
        return len(ended)


def launch(parts: Parts) -> Engine:
    """Starts dbos under the worker's name, on the office's database; goes on with what that name was doing."""
    office = parts.office
    config: DBOSConfig = {
        "name": "onevisit",
        "system_database_url": office.database.engine.url.render_as_string(hide_password=False),
        "executor_id": parts.worker,
        "application_version": _VERSION,
        "serializer": DBOSPortableJSONSerializer(),
        "log_level": "WARNING",
    }
    DBOS(config=config)

    @DBOS.workflow(name="part")
    def part(run_id: int, attempt: int, kind: str, number: int) -> list[int] | None:
        return parts.do(run_id, attempt, kind, number)

    def queued(run_id: int, attempt: int, kind: str, number: int = 0) -> Callable[[], list[int] | None]:
        with SetWorkflowID(f"{_run_key(run_id, attempt)}-{kind}-{number}"):
            handle = DBOS.enqueue_workflow(_PARTS, part, run_id, attempt, kind, number)
        return lambda: handle.get_result(polling_interval_sec=_LOOK_SECONDS)

    @DBOS.workflow(name="conduct")
    def conduct(run_id: int, attempt: int) -> None:
        """Merge, then all blocks, then the plan. Whatever is asked of the database is a step, so that dbos keeps it."""
        blocks = queued(run_id, attempt, MERGE)()
        for number in blocks or ():
            queued(run_id, attempt, BLOCK, number)
        if blocks is not None and DBOS.run_step({"name": "blocks"}, _all_solved, office, run_id, attempt):
            queued(run_id, attempt, PLAN)()
        DBOS.run_step({"name": "let go"}, _let_go, office, run_id, attempt)

    DBOS.launch()
    DBOS.register_queue(_RUNS, polling_interval_sec=1.0)
    DBOS.register_queue(_PARTS, worker_concurrency=1, polling_interval_sec=_LOOK_SECONDS)
    return Engine(office, parts.worker, conduct)


def _run_key(run_id: int, attempt: int) -> str:
    return f"run-{run_id}-{attempt}"


def _all_solved(office: Office, run_id: int, attempt: int) -> bool:
    """Waits until all blocks of a run are solved, or it is not wanted and nobody solves any; which of the two."""
    while True:
        left, solving = patiently(run_work.blocks_standing, office, run_id)
        if not left:
            return True
        if not solving and not patiently(run_work.is_wanted, office, run_id, attempt):
            return False
        time.sleep(_LOOK_SECONDS)


def _let_go(office: Office, run_id: int, attempt: int) -> None:
    patiently(run_work.let_go, office, run_id, attempt)
