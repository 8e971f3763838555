"""What if people or rules were others: planned, set beside the published plan, never published."""

from __future__ import annotations

from datetime import date

import pytest

from coordination.desk import run_work
from coordination.desk.agenda import agenda_of
from coordination.desk.campaigns import compare as beside
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.ratio_what_ifs import at_ratios
from coordination.desk.run_plans import open_plan
from coordination.desk.runs import publish_run
from coordination.desk.what_ifs import changes_of, compare, start_what_if
from coordination.errors import BadInputError, NotAllowedError
from coordination.model.replans import Aim, Event, EventKind
from coordination.model.suppositions import Supposition
from coordination.pipeline import solve
from coordination.storage import audit
from coordination.texts import texts
from solvers.planning.reading import digest, read_problem, write_plan
from tests.coordination.desk.replans import Q2, newest, published, replanned


def tried(office: Office, given: Supposition) -> int:
    """A what-if that is done; its run."""
    run = start_what_if(office, OPERATOR, Q2, given)
    raw = run_work.problem_of(office, run.id)
    made = solve(read_problem(raw), digest(raw), "seed", texts("zh"), lambda _: None)
    run_work.begin_run(office, run.id, run.attempt)
    run_work.end_run(office, run.id, run.attempt, write_plan(made), made.scores.person_sessions, None)
    return run.id


def test_one_inspector_a_department_is_enough_and_is_never_published(office: Office) -> None:
    published(office)
    run = tried(office, Supposition(per_department=1, per_visit=1))
    before, after = compare(office, OPERATOR, Q2, [run])
    assert (before.run, before.visits_moved, before.people_moved) == (0, 0, 0)
    assert after.scores.person_sessions < before.scores.person_sessions
    assert after.scores.planned_weight == before.scores.planned_weight
    assert agenda_of(office, OPERATOR).finished == ()
    with pytest.raises(NotAllowedError, match="run-what-if"):
        publish_run(office, OPERATOR, run)


def test_departments_that_go_alone_meet_nobody_and_are_set_beside_the_published_plan(office: Office) -> None:
    version = published(office, two=True)
    before = beside(office, OPERATOR, Q2)
    assert (before.separate_planned, before.separate_run) == (None, None)
    run = tried(office, Supposition(separate=True))
    problem, plan = newest(office)
    department_of = {check.id: check.department for check in problem.checks}
    for route in plan.routes:
        assert len({post.department for post in route.posts}) == 1
        assert {department_of[check] for visit in route.visits for check in visit.checks} == {
            post.department for post in route.posts
        }
    assert set(department_of) == {check.id for visit in version.visits for check in visit.checks}
    after = beside(office, OPERATOR, Q2)
    assert plan.scores.visits == after.separate > after.visits
    assert (after.separate_run, after.separate_planned) == (run, plan.scores.person_sessions)
    assert after.separate_person_sessions == plan.bounds.person_sessions
    assert before.separate_person_sessions is not None
    assert before.separate_person_sessions <= plan.bounds.person_sessions <= plan.scores.person_sessions
    assert sum(one.separate_planned or 0 for one in after.departments) == plan.scores.person_sessions
    shown = open_plan(office, OPERATOR, texts("zh"), Q2, run)
    assert {one.target for one in shown.visits} == {visit.target for visit in version.visits}
    assert not any("@" in one.target_name for one in shown.visits)
    with pytest.raises(BadInputError, match="suppose-separate-with-others"):
        start_what_if(office, OPERATOR, Q2, Supposition(separate=True, ratios={"b-food": 0.5}))


def test_people_are_halved_and_doubled(office: Office) -> None:
    published(office)
    people = len(newest(office)[0].inspectors)
    for share, count in ((0.0, 0), (0.5, 4), (2.0, 2 * people)):
        tried(office, Supposition(people={"AMR": share}))
        assert len(newest(office)[0].inspectors) == count


@pytest.mark.large
def test_a_lost_time_is_replanned_beside_planned_anew(office: Office) -> None:
    version = published(office)
    first = version.visits[0].held_on
    event = Event(EventKind.DAYS_LOST, "台风", first_date=first, last_date=version.visits[-1].held_on)
    moved, _ = replanned(office, event)
    few, record = replanned(office, event, aim=Aim.PERSON_SESSIONS)
    anew = tried(office, Supposition(event=event, since=first))
    _, one, third, other = compare(office, OPERATOR, Q2, [moved, few, anew])
    assert [each.kind for each in (one, third, other)] == ["replan", "replan", "what_if"]
    assert (one.aim, third.aim, other.aim) == (Aim.MOVES, Aim.PERSON_SESSIONS, None)
    assert third.counts == record.counts
    assert third.scores.planned_weight == one.scores.planned_weight
    assert third.scores.person_sessions <= one.scores.person_sessions
    assert third.person_days <= third.scores.person_sessions
    assert len(changes_of(office, OPERATOR, Q2, few)) == len(record.changes)
    assert changes_of(office, OPERATOR, Q2, anew)
    assert one.scores.planned_weight == other.scores.planned_weight
    assert one.visits_moved <= other.visits_moved
    assert one.people_moved <= other.people_moved


def test_fewest_people_join_a_route_where_fewest_moves_go_alone(office: Office) -> None:
    """Two visits lose their day: together on another one, or each with others, where a target of theirs has gone."""
    published(office)
    alone, *others = sorted(newest(office)[1].routes, key=lambda route: len(route.visits))
    assert (len(alone.visits), [len(route.visits) for route in others]) == (2, [3, 3])
    for route in others:
        gone = Event(EventKind.TARGET_GONE, "已注销", target=route.visits[-1].target)
        publish_run(office, OPERATOR, replanned(office, gone)[0])
    lost = Event(EventKind.DAYS_LOST, "台风", first_date=alone.date, last_date=alone.date)
    runs = [replanned(office, lost, aim=aim)[0] for aim in Aim]
    published_plan, moves, people = compare(office, OPERATOR, Q2, runs)
    assert (moves.aim, people.aim) == (Aim.MOVES, Aim.PERSON_SESSIONS)
    assert moves.scores.person_sessions == published_plan.scores.person_sessions
    assert people.scores.person_sessions == published_plan.scores.person_sessions - 2
    assert moves.scores.planned_weight == people.scores.planned_weight == published_plan.scores.planned_weight


def test_at_another_ratio_the_same_tickets_draw_the_same_targets_and_more_or_fewer(office: Office) -> None:
    drawn = {visit.target for visit in published(office).visits}
    for ratio, due in ((0.75, 12), (0.25, 4), (0.5, 8)):
        told = at_ratios(office, OPERATOR, Q2, {"b-food": ratio})
        (batch,) = told.batches
        assert (batch.due_before, batch.due_after, batch.short) == (8, due, 0)
        assert (batch.drawn_before, batch.drawn_after) == (8, due) == (told.distinct_before, told.distinct_after)
        assert (batch.gained, batch.lost) == (max(0, due - 8), max(0, 8 - due))
        assert (told.expected_before, told.expected_after) == (8, due)
    for ratio in (0.75, 0.25):
        before, after = compare(office, OPERATOR, Q2, [tried(office, Supposition(ratios={"b-food": ratio}))])
        targets = {check.target for check in newest(office)[0].checks}
        assert targets > drawn if ratio > 0.5 else targets < drawn
        assert (after.scores.visits > before.scores.visits) is (ratio > 0.5)
    with pytest.raises(BadInputError) as refused:
        at_ratios(office, OPERATOR, Q2, {"b-food": 1.5, "nothing": 0.5})
    assert {fault.code for fault in refused.value.faults} == {"suppose-ratio", "suppose-unknown-batch"}
    with office.database.reading() as session:
        assert not audit.noted(session, "code-revealed")


def test_what_cannot_be_supposed_is_told_at_once(office: Office) -> None:
    published(office)
    with pytest.raises(BadInputError) as refused:
        start_what_if(office, OPERATOR, Q2, Supposition(people={"NOBODY": 1.0, "AMR": -1.0}))
    assert {fault.code for fault in refused.value.faults} == {"suppose-unknown-department", "suppose-share"}
    with pytest.raises(BadInputError, match="suppose-event-without-date"):
        start_what_if(office, OPERATOR, Q2, Supposition(since=date(2026, 4, 1)))
