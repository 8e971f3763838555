"""The four tables: every state can be reached, no end is left, and what the pack does not want may be left out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from coordination.errors import NotAllowedError
from coordination.model.case_files import CaseFile, FileState, FileStep
from coordination.model.feeds import ZONE
from coordination.model.follow_ups import FollowUp, FollowUpKind, FollowUpState, FollowUpStep
from coordination.model.results import Result, ResultState, ResultStep
from coordination.model.tasks import ENDED, Task, TaskKind, TaskState, TaskStep
from coordination.stages.order import after_file, after_follow_up, after_result, after_task, next_of_task

ALL = frozenset({TaskStep.APPROVE, TaskStep.FILE, TaskStep.NOTIFY, TaskStep.ISSUE_CODE})
TASK = Task(
    "T", "Q2", "v", TaskKind.ON_SITE, 1, "t", "店", "路", "371502", date(2026, 4, 7), "09:00", "10:00", "AMR",
    TaskState.PROPOSED,
)  # fmt: skip
LETTER = replace(TASK, kind=TaskKind.OFF_SITE)


def follow(task: Task, required: frozenset[TaskStep]) -> dict[TaskState, set[TaskStep]]:
    """The steps that are let through in each state that can be reached."""
    found: dict[TaskState, set[TaskStep]] = {}
    due = [task.state]
    while due:
        state = due.pop()
        if state in found:
            continue
        found[state] = set()
        for step in TaskStep:
            try:
                following = after_task(step, replace(task, state=state), required)
            except NotAllowedError:
                continue
            found[state].add(step)
            due.append(following)
    return found


def test_every_state_is_reached_and_an_end_is_an_end() -> None:
    found = follow(TASK, ALL)
    assert set(found) == set(TaskState)
    assert {state for state, steps in found.items() if not steps} == ENDED - {TaskState.WITHDRAWN}
    assert found[TaskState.WITHDRAWN] == {TaskStep.REPLACE}  # a newer version of the plan takes it up again
    assert all(next_of_task(replace(TASK, state=state), ALL) is None for state in ENDED)


@pytest.mark.parametrize("state", [state for state in TaskState if state not in ENDED])
@pytest.mark.parametrize("task", [TASK, LETTER], ids=["on site", "off site"])
def test_what_is_said_to_be_next_can_be_done(task: Task, state: TaskState) -> None:
    if state not in follow(task, ALL):
        return
    following = next_of_task(replace(task, state=state), ALL)
    assert following is not None
    after_task(following, replace(task, state=state), ALL)


def test_nobody_goes_before_the_last_preparation_the_pack_requires() -> None:
    found = follow(TASK, ALL)
    assert {state for state, steps in found.items() if TaskStep.ARRIVE in steps} == {TaskState.CODE_ISSUED}
    without_code = follow(TASK, ALL - {TaskStep.ISSUE_CODE})
    assert {state for state, steps in without_code.items() if TaskStep.ARRIVE in steps} == {
        TaskState.NOTIFIED,
        TaskState.CODE_ISSUED,
    }
    free = follow(TASK, frozenset())
    assert TaskStep.ARRIVE in free[TaskState.ASSIGNED]


def test_off_site_nobody_arrives_and_no_code_is_issued() -> None:
    found = follow(LETTER, ALL)
    steps = set().union(*found.values())
    assert not steps & {TaskStep.ARRIVE, TaskStep.ISSUE_CODE}
    assert TaskStep.RECORD in found[TaskState.FILED]
    assert TaskStep.RECORD not in found[TaskState.APPROVED]
    assert TaskState.DONE in found


def test_with_somebody_missing_nothing_is_prepared_until_people_are_replaced() -> None:
    found = follow(TASK, ALL)
    for state in (TaskState.DECLINED, TaskState.RECUSED):
        assert not found[state] & {*ALL, TaskStep.ARRIVE}
        assert next_of_task(replace(TASK, state=state), ALL) is TaskStep.REPLACE
    assert TaskStep.APPROVE in found[TaskState.REPLACED]


RESULT_ORDER = {
    ResultState.AWAITED: {ResultStep.REPORT},
    ResultState.REPORTED: {ResultStep.REPORT, ResultStep.PUBLISH},
    ResultState.PUBLISHED: {ResultStep.OBJECT, ResultStep.CORRECT},
    ResultState.OBJECTION: {ResultStep.REVIEW},
    ResultState.REVIEW: {ResultStep.UPHOLD, ResultStep.CORRECT},
    ResultState.UPHELD: {ResultStep.FEED_BACK},
    ResultState.CORRECTED: {ResultStep.FEED_BACK},
    ResultState.FED_BACK: {ResultStep.CORRECT},
}


@pytest.mark.parametrize("state", list(ResultState))
def test_a_result_takes_these_steps_and_no_other(state: ResultState) -> None:
    for step in ResultStep:
        result = Result("T", "AMR", state)
        if step in RESULT_ORDER[state]:
            after_result(step, result)
        else:
            with pytest.raises(NotAllowedError, match="result-out-of-order"):
                after_result(step, result)


def test_a_finding_is_taken_before_its_outcome_is_back_but_on_the_spot() -> None:
    at = datetime(2026, 4, 7, tzinfo=ZONE)
    handed = FollowUp("T", 1, "AMR", "", FollowUpKind.CASE, FollowUpState.OPEN, "案由", "URBAN", "", "a", at)
    with pytest.raises(NotAllowedError) as refused:
        after_follow_up(FollowUpStep.BRING_BACK, handed)
    assert refused.value.values["next"] == "acknowledge"
    taken = replace(handed, state=after_follow_up(FollowUpStep.ACKNOWLEDGE, handed))
    assert after_follow_up(FollowUpStep.BRING_BACK, taken) is FollowUpState.OUTCOME_BACK
    on_spot = replace(handed, kind=FollowUpKind.ON_SPOT)
    assert after_follow_up(FollowUpStep.BRING_BACK, on_spot) is FollowUpState.OUTCOME_BACK


def test_a_file_is_bound_once_and_archived_once() -> None:
    opened = CaseFile("T", FileState.OPEN)
    with pytest.raises(NotAllowedError) as refused:
        after_file(FileStep.ARCHIVE, opened)
    assert refused.value.values["next"] == "bind"
    bound = replace(opened, state=after_file(FileStep.BIND, opened))
    archived = replace(bound, state=after_file(FileStep.ARCHIVE, bound))
    for step in FileStep:
        with pytest.raises(NotAllowedError):
            after_file(step, archived)
