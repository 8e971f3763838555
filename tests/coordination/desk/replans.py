"""A campaign whose plan is published, and what a worker makes of a replan of it, for the tests of replans."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from coordination.desk import run_work
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.replans import read_record, start_replan
from coordination.desk.runs import publish_run, start_run
from coordination.model.items import ItemClass
from coordination.model.replans import Aim, Event, ReplanRecord
from coordination.model.versions import PlanVersion
from coordination.pipeline import solve
from coordination.running.solving import Solving
from coordination.storage import runs
from coordination.storage.registers import write
from coordination.texts import texts
from solvers.planning.plan import Plan
from solvers.planning.problem import Problem
from solvers.planning.reading import digest, read_plan, read_problem, write_plan
from tests.coordination.ceremonies import SAFE, drawn, opened
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, inspector, item, target

Q2 = "2026Q2"
SINCE = date(2026, 3, 2)


def published(office: Office, *, two: bool = False) -> PlanVersion:
    """The first version of a plan of one campaign: sixteen targets, seven inspectors.

    two: besides, seven inspectors of another department, that draws a batch of its own, and `far`, who covers another
    county.
    """
    batches = [batch("b-food", "AMR-03"), *([batch("b-fire", "EMERG-01", ratio=Fraction(1, 4))] if two else [])]
    general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6, "specialties": ()}
    with office.database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(16)])
        write(session, [item(code, **general) for one in batches for code in one.items])
        write(session, [inspector(f"p{number}") for number in range(7)])
        write(session, [inspector(f"q{number}", department="EMERG") for number in range(7) if two])
        write(session, [inspector("far", areas=("371521",))] if two else [])
    opened(office, plan(*batches), campaign(*batches))
    drawn(office)
    run = start_run(office, OPERATOR, Q2)
    problem_file = run_work.problem_of(office, run.id)
    made = solve(read_problem(problem_file), digest(problem_file), "seed", texts("zh"), lambda _: None)
    run_work.begin_run(office, run.id, run.attempt)
    run_work.end_run(office, run.id, run.attempt, write_plan(made), made.scores.person_sessions, None)
    return publish_run(office, OPERATOR, run.id)


def files_of(office: Office, run_id: int) -> tuple[bytes, bytes]:
    """Problem and plan of a run that is done."""
    with office.database.reading() as session:
        return runs.problem_file(session, run_id), runs.plan_file(session, run_id) or b""


def newest(office: Office) -> tuple[Problem, Plan]:
    """Problem and plan of the newest run."""
    with office.database.reading() as session:
        run_id = runs.runs(session, campaign_id=Q2)[0].id
    problem_file, plan_file = files_of(office, run_id)
    return read_problem(problem_file), read_plan(plan_file)


def replanned(office: Office, event: Event, since: date = SINCE, aim: Aim = Aim.MOVES) -> tuple[int, ReplanRecord]:
    """A replan that is done, as the child of a worker does it; the id of its run, and its record."""
    run = start_replan(office, OPERATOR, SAFE, Q2, event, since, aim=aim)
    assert run_work.begin_run(office, run.id, run.attempt) is not None
    before, order = run_work.replan_files(office, run.id)
    said = {
        "part": "replan",
        "problem_sha256": run.problem_sha256,
        "language": "zh",
        "options": {"seconds": 30.0, "processes": 1},
    }
    values, plan_file = Solving(lambda _: None).solve(said, [run_work.problem_of(office, run.id), before, order])
    record = str(values["record"]).encode()
    run_work.end_run(office, run.id, run.attempt, plan_file, values["best"], values["bound"], record)
    return run.id, read_record(record)
