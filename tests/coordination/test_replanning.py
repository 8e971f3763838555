"""Replans of random small plans: every rule is kept, nothing untouched changes, every change is told and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from coordination.desk.replan_checking import check_replan
from coordination.errors import BadInputError
from coordination.model.replans import Chain, Event, EventKind, ReplanOrder, ReplanRecord
from coordination.pipeline import solve
from coordination.replanning import replan
from coordination.stages.change import changed
from coordination.texts import texts
from solvers.drawing import chain as codes
from solvers.effort import Effort
from solvers.planning.plan import Plan
from solvers.planning.problem import Check, Problem
from solvers.planning.reading import digest, write_plan, write_problem
from tests.solvers.planning.strategies import DAYS, FIRST, problems

RECORD = TypeAdapter(ReplanRecord)
SECRET = b"a secret of thirty-two bytes.....".ljust(32)
CHAIN = Chain(codes.commitment(SECRET, 9).hex(), 2, codes.code(SECRET, 9, 2).hex(), "3.14.15")


def events(problem: Problem) -> st.SearchStrategy[Event]:
    """What can happen to a plan."""
    people = st.sampled_from([inspector.id for inspector in problem.inspectors])
    targets = st.sampled_from([target.id for target in problem.targets])
    days = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(sorted)
    absent = st.builds(
        lambda who, span: Event(EventKind.ABSENCE, "health", "s", "", tuple(who), "", *span),
        st.lists(people, min_size=1, max_size=3, unique=True),
        days,
    )
    lost = days.map(lambda span: Event(EventKind.DAYS_LOST, "typhoon", first_date=span[0], last_date=span[1]))
    gone = targets.map(lambda target: Event(EventKind.TARGET_GONE, "closed", target=target))
    recused = st.builds(lambda who, at: Event(EventKind.RECUSAL, "kin", "s", "", (who,), at), people, targets)
    demanded = targets.map(lambda target: Event(EventKind.DEMAND, "complaint", checks=(_case(problem, target),)))
    return st.one_of(absent, lost, gone, recused, demanded)


def _case(problem: Problem, target: str) -> Check:
    department = problem.departments[0].id
    return Check("case", target, department, "case-1", DAYS[0], DAYS[-1], 20, (), lead=True, weight=1, gap_exempt=True)


def replanned(problem: Problem, plan: Plan, event: Event, since: date) -> tuple[bytes, bytes, bytes, ReplanRecord]:
    """Problem, plan before, plan after and record."""
    before = write_plan(plan)
    now = changed(problem, plan, event, since)
    raw = write_problem(now)
    order = ReplanOrder(event, since, digest(before), CHAIN)
    found = replan(now, plan, digest(raw), order, texts("en"), Effort.of_seconds(20, 1))
    return raw, before, found.plan_file, found.record


@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_a_replan_keeps_every_rule_and_tells_every_change(data: st.DataObject) -> None:
    problem = replace(data.draw(problems()), pins=())
    plan = solve(problem, "0" * 64, "seed", texts("en"), lambda _: None)
    event = data.draw(events(problem))
    since = data.draw(st.sampled_from([FIRST, DAYS[2]]))
    try:
        raw, before, after, record = replanned(problem, plan, event, since)
    except BadInputError as error:
        assert {fault.code for fault in error.faults} == {"replan-met-already"}  # noqa: PT017 - the only way to fail
        return
    assert check_replan(raw, before, after, RECORD.dump_json(record)) == []
    if event.kind is EventKind.TARGET_GONE:
        assert all(count.made == 0 for count in record.counts[:-1])
