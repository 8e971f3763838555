"""Runs are handed in one at a time, cancelled, resumed and published by whoever may; of two only one publishes."""

from __future__ import annotations

import gzip
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from icalendar import Calendar

from coordination.desk import run_work
from coordination.desk.feeds import Document, issue_feed, poll_feed
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.posing import export_problem
from coordination.desk.publishing import published_version
from coordination.desk.runs import cancel_run, list_runs, plan_of_run, publish_run, resume_run, run_progress, start_run
from coordination.errors import ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.access import ANYBODY
from coordination.model.feeds import FeedKind
from coordination.model.items import ItemClass
from coordination.model.runs import Failure, Options, RunOrder, RunState, Step
from coordination.pipeline import solve
from coordination.storage.audit import chain
from coordination.storage.database import Database
from coordination.storage.registers import write
from coordination.storage.wiping import wipe
from coordination.texts import texts
from solvers.planning.reading import digest, read_problem, write_plan
from tests.coordination.ceremonies import drawn as drawn_once
from tests.coordination.ceremonies import opened
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, inspector, item, target

Q2 = "2026Q2"


@pytest.fixture
def drawn(office: Office) -> Office:
    """An office whose campaign is drawn and can be planned."""
    food = batch("b-food", "AMR-03")
    with office.database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(6)])
        write(session, [item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6, specialties=())])
        write(session, [inspector(f"p{number}") for number in range(4)])
    opened(office, plan(food), campaign(food))
    drawn_once(office)
    return office


def planned(office: Office) -> int:
    """A run that has its plan; its id."""
    run = start_run(office, OPERATOR, Q2)
    problem_file = run_work.problem_of(office, run.id)
    made = solve(read_problem(problem_file), digest(problem_file), run.order.draw_seed, texts("zh"), lambda _: None)
    run_work.begin_run(office, run.id, run.attempt)
    run_work.end_run(office, run.id, run.attempt, write_plan(made), made.scores.person_sessions, None)
    return run.id


def test_a_run_keeps_the_problem_of_the_moment_it_was_asked_for(drawn: Office) -> None:
    order = RunOrder(Options(60.0, 2), "seed", "en")
    run = start_run(drawn, OPERATOR, Q2, order)
    problem_file = export_problem(drawn, Q2)
    with drawn.database.transaction() as session:
        write(session, [inspector("late")])
    assert run_work.problem_of(drawn, run.id) == problem_file != export_problem(drawn, Q2)
    assert (run.problem_sha256, run.order, run.state) == (digest(problem_file), order, RunState.QUEUED)
    assert run.requested_by == OPERATOR.name


def test_a_second_run_of_a_campaign_waits_until_the_first_has_ended(drawn: Office) -> None:
    first = start_run(drawn, OPERATOR, Q2)
    with pytest.raises(NotAllowedError) as refused:
        start_run(drawn, OPERATOR, Q2)
    assert (refused.value.code, refused.value.values) == ("run-active", {"campaign": Q2, "run": first.id})
    assert cancel_run(drawn, OPERATOR, first.id).state is RunState.CANCELLED
    second = start_run(drawn, OPERATOR, Q2)
    with pytest.raises(NotAllowedError, match="run-active"):
        resume_run(drawn, OPERATOR, first.id)
    assert [progress.run.id for progress in list_runs(drawn, Q2)] == [second.id, first.id]


def test_of_two_who_start_at_once_one_does(drawn: Office) -> None:
    def start(_: int) -> str:
        try:
            start_run(drawn, OPERATOR, Q2)
        except NotAllowedError as error:
            return error.code
        return "started"

    with ThreadPoolExecutor(4) as threads:
        outcomes = sorted(threads.map(start, range(4)))
    assert outcomes == ["run-active"] * 3 + ["started"]


def test_a_run_that_is_worked_on_is_cancelled_when_its_workers_have_let_go(drawn: Office) -> None:
    run = start_run(drawn, OPERATOR, Q2)
    run_work.begin_run(drawn, run.id, 1)
    assert cancel_run(drawn, OPERATOR, run.id).state is RunState.CANCELLING
    assert not run_work.is_wanted(drawn, run.id, 1)
    run_work.end_run(drawn, run.id, 1, b"too late", 1, 1)
    run_work.let_go(drawn, run.id, 1)
    assert run_progress(drawn, run.id).run.state is RunState.CANCELLED
    with pytest.raises(NotAllowedError, match="run-ended"):
        cancel_run(drawn, OPERATOR, run.id)
    with pytest.raises(NotAllowedError, match="run-without-plan"):
        plan_of_run(drawn, run.id)


def test_a_resumed_run_keeps_what_was_solved_and_forgets_why_it_failed(drawn: Office) -> None:
    run = start_run(drawn, OPERATOR, Q2)
    run_work.begin_run(drawn, run.id, 1)
    assert run_work.open_blocks(drawn, run.id, 3) == [0, 1, 2]
    assert run_work.begin_block(drawn, run.id, 1, "w")
    run_work.keep_block(drawn, run.id, 1, b"routes", "w", 2.5, 12, 10)
    run_work.keep_block(drawn, run.id, 1, b"others", "v", 1.0, 9, 9)
    run_work.fail_run(drawn, run.id, 1, Failure("run-interrupted", {}))
    assert run_progress(drawn, run.id).run.failure == Failure("run-interrupted", {})
    resumed = resume_run(drawn, OPERATOR, run.id)
    assert (resumed.state, resumed.attempt, resumed.failure) == (RunState.QUEUED, 2, None)
    assert run_work.begin_run(drawn, run.id, 1) is None
    assert run_work.begin_run(drawn, run.id, 2) is not None
    assert run_work.open_blocks(drawn, run.id, 3) == [0, 2]
    assert not run_work.begin_block(drawn, run.id, 1, "v")
    assert run_progress(drawn, run.id).step == Step("merge", 1, 3, 12, 10, areas_apart=True)
    for number in (0, 2):
        run_work.keep_block(drawn, run.id, number, b"late routes", "v", 1.0, 8, 8)
    assert run_work.routes_found(drawn, run.id) == [b"late routes", b"routes", b"late routes"]
    with pytest.raises(NotAllowedError, match="run-not-resumable"):
        resume_run(drawn, OPERATOR, run.id)


def test_of_two_runs_from_the_same_version_one_publishes(drawn: Office) -> None:
    first, second = planned(drawn), planned(drawn)
    assert publish_run(drawn, OPERATOR, first).version == 1
    for run in (first, second):
        with pytest.raises(NotAllowedError) as refused:
            publish_run(drawn, OPERATOR, run)
        assert (refused.value.code, refused.value.values) == ("plan-overtaken", {"campaign": Q2, "newest": 1})
    assert publish_run(drawn, OPERATOR, planned(drawn)).version == 2
    assert published_version(drawn, Q2).version == 2


def test_a_published_run_reaches_the_feeds_and_carries_its_visits_on(drawn: Office) -> None:
    token = issue_feed(drawn, OPERATOR, FeedKind.DEPARTMENT, "AMR", "zh").token

    def shown() -> set[str]:
        document = poll_feed(drawn, token, None, None)
        assert isinstance(document, Document)
        return {str(event["UID"]) for event in Calendar.from_ical(gzip.decompress(document.packed)).walk("VEVENT")}

    assert shown() == set()
    version = publish_run(drawn, OPERATOR, planned(drawn))
    assert shown() == {f"{visit.id}@{Q2}.onevisit" for visit in version.visits} != set()
    again = publish_run(drawn, OPERATOR, planned(drawn))
    assert {visit.id for visit in again.visits} == {visit.id for visit in version.visits}


def test_of_two_runs_published_at_once_one_is(drawn: Office) -> None:
    def publish(run: int) -> str:
        try:
            return f"version {publish_run(drawn, OPERATOR, run).version}"
        except NotAllowedError as error:
            return error.code

    both = [planned(drawn), planned(drawn)]
    with ThreadPoolExecutor(2) as threads:
        outcomes = sorted(threads.map(publish, both))
    assert outcomes == ["plan-overtaken", "version 1"]


def test_workers_let_go_of_a_run_that_is_no_longer_there(drawn: Office) -> None:
    run = start_run(drawn, OPERATOR, Q2)
    with drawn.database.transaction() as session:
        wipe(session)
    assert run_work.begin_run(drawn, run.id, 1) is None
    assert not run_work.is_wanted(drawn, run.id, 1)
    run_work.leave_block(drawn, run.id, 1, 0)
    run_work.fail_run(drawn, run.id, 1, Failure("run-interrupted", {}))
    run_work.let_go(drawn, run.id, 1)


def test_who_may_not_run_campaigns_is_refused(drawn: Office) -> None:
    run = planned(drawn)
    for act in (cancel_run, resume_run, publish_run):
        with pytest.raises(ForbiddenError):
            act(drawn, ANYBODY, run)
    with pytest.raises(ForbiddenError):
        start_run(drawn, ANYBODY, Q2)


def test_a_run_that_is_not_there_says_so(drawn: Office) -> None:
    with pytest.raises(NotFoundError, match="run-not-found"):
        run_progress(drawn, 99)
    with pytest.raises(NotFoundError, match="campaign-not-found"):
        start_run(drawn, OPERATOR, "2031Q1")


def test_each_act_is_in_the_audit_chain_with_who_did_it(drawn: Office) -> None:
    run = start_run(drawn, OPERATOR, Q2)
    cancel_run(drawn, OPERATOR, run.id)
    resume_run(drawn, OPERATOR, run.id)
    with drawn.database.reading() as session:
        events = list(chain(session))[-3:]
    noted = [(event.action, event.actor) for event in events]
    assert (events[0].detail["run"], events[0].detail["draw_seed"]) == (run.id, run.order.draw_seed)
    assert noted == [(action, OPERATOR.name) for action in ("run-started", "run-cancel-asked", "run-resumed")]


def test_the_seconds_of_a_run_are_those_since_it_was_asked_for(database: Database, drawn: Office) -> None:
    run = start_run(drawn, OPERATOR, Q2)
    later = Office(database, drawn.reference, lambda: datetime(2026, 3, 1, 9, 1, tzinfo=UTC), "test")
    assert run_progress(later, run.id).seconds == 60.0
    cancel_run(drawn, OPERATOR, run.id)
    assert run_progress(later, run.id).seconds == 0.0
