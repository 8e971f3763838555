"""order: which step of a task, a result, a finding, a file may follow which. Four tables, and nothing else.

What comes before a visit is a row of preparations, of which the pack says which are required: one may be taken where
no required one before it is missing, and nobody goes out before the last required one.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from coordination.errors import NotAllowedError
from coordination.model.case_files import CaseFile, FileState, FileStep
from coordination.model.follow_ups import FollowUp, FollowUpKind, FollowUpState, FollowUpStep
from coordination.model.results import Result, ResultState, ResultStep
from coordination.model.tasks import Task, TaskKind, TaskState, TaskStep

PREPARATIONS: Mapping[TaskStep, TaskState] = {
    TaskStep.APPROVE: TaskState.APPROVED,
    TaskStep.FILE: TaskState.FILED,
    TaskStep.NOTIFY: TaskState.NOTIFIED,
    TaskStep.ISSUE_CODE: TaskState.CODE_ISSUED,
}
STAFFED = (TaskState.ASSIGNED, TaskState.REPLACED)
PREPARED = tuple(PREPARATIONS.values())
_SHORT_OF_PEOPLE = (TaskState.DECLINED, TaskState.RECUSED)
BEFORE_ARRIVAL = (TaskState.PROPOSED, *STAFFED, *_SHORT_OF_PEOPLE, *PREPARED)

TASK: Mapping[TaskStep, Mapping[TaskState, TaskState]] = {
    TaskStep.ASSIGN: {TaskState.PROPOSED: TaskState.ASSIGNED},
    TaskStep.DECLINE: dict.fromkeys((*STAFFED, *PREPARED, *_SHORT_OF_PEOPLE), TaskState.DECLINED),
    TaskStep.RECUSE: dict.fromkeys((*STAFFED, *PREPARED, *_SHORT_OF_PEOPLE), TaskState.RECUSED),
    TaskStep.REPLACE: dict.fromkeys((*BEFORE_ARRIVAL[1:], TaskState.WITHDRAWN), TaskState.REPLACED),
    TaskStep.FINISH: {TaskState.ARRIVED: TaskState.DONE},
    TaskStep.CLOSE: dict.fromkeys((*BEFORE_ARRIVAL, TaskState.ARRIVED), TaskState.DIRECT_CLOSED),
    TaskStep.WITHDRAW: dict.fromkeys(BEFORE_ARRIVAL, TaskState.WITHDRAWN),
}
RESULT: Mapping[ResultStep, Mapping[ResultState, ResultState]] = {
    ResultStep.REPORT: dict.fromkeys((ResultState.AWAITED, ResultState.REPORTED), ResultState.REPORTED),
    ResultStep.PUBLISH: {ResultState.REPORTED: ResultState.PUBLISHED},
    ResultStep.OBJECT: {ResultState.PUBLISHED: ResultState.OBJECTION},
    ResultStep.REVIEW: {ResultState.OBJECTION: ResultState.REVIEW},
    ResultStep.UPHOLD: {ResultState.REVIEW: ResultState.UPHELD},
    ResultStep.CORRECT: {
        ResultState.REVIEW: ResultState.CORRECTED,
        ResultState.PUBLISHED: ResultState.PUBLISHED,  # an error the department finds by itself (ZB-63)
        ResultState.FED_BACK: ResultState.FED_BACK,
    },
    ResultStep.FEED_BACK: dict.fromkeys((ResultState.UPHELD, ResultState.CORRECTED), ResultState.FED_BACK),
}
FOLLOW_UP: Mapping[FollowUpStep, Mapping[FollowUpState, FollowUpState]] = {
    FollowUpStep.ACKNOWLEDGE: {FollowUpState.OPEN: FollowUpState.ACKNOWLEDGED},
    FollowUpStep.BRING_BACK: {FollowUpState.ACKNOWLEDGED: FollowUpState.OUTCOME_BACK},
}
ON_SPOT: Mapping[FollowUpStep, Mapping[FollowUpState, FollowUpState]] = {
    FollowUpStep.ACKNOWLEDGE: {},
    FollowUpStep.BRING_BACK: {FollowUpState.OPEN: FollowUpState.OUTCOME_BACK},
}
FILE: Mapping[FileStep, Mapping[FileState, FileState]] = {
    FileStep.BIND: {FileState.OPEN: FileState.BOUND},
    FileStep.ARCHIVE: {FileState.BOUND: FileState.ARCHIVED},
}
_NEXT_OF_RESULT: Mapping[ResultState, ResultStep] = {
    ResultState.AWAITED: ResultStep.REPORT,
    ResultState.REPORTED: ResultStep.PUBLISH,
    ResultState.OBJECTION: ResultStep.REVIEW,
    ResultState.REVIEW: ResultStep.UPHOLD,
    ResultState.UPHELD: ResultStep.FEED_BACK,
    ResultState.CORRECTED: ResultStep.FEED_BACK,
}


def required_of(kind: TaskKind, required: Collection[TaskStep]) -> tuple[TaskStep, ...]:
    """The preparations a task needs, in order: off site nobody is shown a code or handed a notice at the door."""
    steps = PREPARATIONS if kind is TaskKind.ON_SITE else (TaskStep.APPROVE, TaskStep.FILE)
    return tuple(step for step in steps if step in required)


def missing(task: Task, required: Collection[TaskStep], before: TaskStep | None = None) -> list[TaskStep]:
    """The required preparations that are still to be taken, all or those before one."""
    if task.urgent:  # nothing keeps an urgent check; its paperwork follows
        return []
    order = list(PREPARATIONS)
    taken = PREPARED.index(task.state) + 1 if task.state in PREPARED else 0
    until = len(order) if before is None else order.index(before)
    needed = required_of(task.kind, required)
    return [step for step in order[taken:until] if step in needed]


def after_task(step: TaskStep, task: Task, required: Collection[TaskStep]) -> TaskState:
    """The state after a step; raises NotAllowedError, with what is next, where the step is out of order.

    required: the preparations the pack in force wants.
    """
    state = _after_task(step, task, required)
    if state is None:
        following = next_of_task(task, required)
        raise NotAllowedError(
            "task-out-of-order",
            task=task.id,
            state=task.state.value,
            step=step.value,
            next="none" if following is None else following.value,
        )
    return state


def may_follow(step: TaskStep, task: Task, required: Collection[TaskStep]) -> bool:
    """Whether `after_task` allows a step now."""
    return _after_task(step, task, required) is not None


def _after_task(step: TaskStep, task: Task, required: Collection[TaskStep]) -> TaskState | None:
    ready = task.state in {*STAFFED, *PREPARED}
    off_site = task.kind is TaskKind.OFF_SITE
    if step in PREPARATIONS:
        later = ready and PREPARATIONS[step] not in _up_to(task.state)
        meant = not off_site or step in {TaskStep.APPROVE, TaskStep.FILE, TaskStep.NOTIFY}
        return PREPARATIONS[step] if later and meant and not missing(task, required, step) else None
    if step is TaskStep.ARRIVE:
        return TaskState.ARRIVED if ready and not off_site and not missing(task, required) else None
    if step is TaskStep.RECORD:
        under_way = task.state is TaskState.ARRIVED or (off_site and ready and not missing(task, required))
        return task.state if under_way else None
    if step is TaskStep.FINISH and off_site:
        return TaskState.DONE if ready and not missing(task, required) else None
    return TASK[step].get(task.state)


def _up_to(state: TaskState) -> tuple[TaskState, ...]:
    return PREPARED[: PREPARED.index(state) + 1] if state in PREPARED else ()


def next_of_task(task: Task, required: Collection[TaskStep]) -> TaskStep | None:
    """The step that is due, None at an end."""
    if task.state is TaskState.PROPOSED:
        return TaskStep.ASSIGN
    if task.state in _SHORT_OF_PEOPLE:
        return TaskStep.REPLACE
    if task.state in {*STAFFED, *PREPARED}:
        due = missing(task, required)
        return due[0] if due else TaskStep.ARRIVE if task.kind is TaskKind.ON_SITE else TaskStep.RECORD
    return TaskStep.FINISH if task.state is TaskState.ARRIVED else None


def after_result(step: ResultStep, result: Result) -> ResultState:
    """The state after a step; raises NotAllowedError, with what is next, where the step is out of order."""
    state = RESULT[step].get(result.state)
    if state is None:
        following = _NEXT_OF_RESULT.get(result.state)
        raise NotAllowedError(
            "result-out-of-order",
            task=result.task,
            department=result.department,
            state=result.state.value,
            step=step.value,
            next="none" if following is None else following.value,
        )
    return state


def after_follow_up(step: FollowUpStep, follow_up: FollowUp) -> FollowUpState:
    """The state after a step; raises NotAllowedError where the step is out of order."""
    table = ON_SPOT if follow_up.kind is FollowUpKind.ON_SPOT else FOLLOW_UP
    state = table[step].get(follow_up.state)
    if state is None:
        raise NotAllowedError(
            "follow-up-out-of-order",
            task=follow_up.task,
            number=follow_up.number,
            state=follow_up.state.value,
            step=step.value,
            next=next((one.value for one, rows in table.items() if follow_up.state in rows), "none"),
        )
    return state


def after_file(step: FileStep, case_file: CaseFile) -> FileState:
    """The state after a step; raises NotAllowedError where the step is out of order."""
    state = FILE[step].get(case_file.state)
    if state is None:
        raise NotAllowedError(
            "case-file-out-of-order",
            task=case_file.task,
            state=case_file.state.value,
            step=step.value,
            next=next((one.value for one, rows in FILE.items() if case_file.state in rows), "none"),
        )
    return state
