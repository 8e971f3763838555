"""Tasks, time limits and findings as tables. Pure: records in, a table out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from urllib.parse import quote

from api.pages.register_tables import departments_filter
from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table, Tone
from coordination.model.case_files import FileIndex, FilePiece
from coordination.model.follow_ups import FollowUp, FollowUpState
from coordination.model.results import ResultState
from coordination.model.tasks import Task, TaskFilter, TaskState

TONE_OF_TASK: Mapping[TaskState, Tone] = {
    TaskState.DECLINED: "warn",
    TaskState.RECUSED: "warn",
    TaskState.REPLACED: "warn",
    TaskState.DONE: "good",
    TaskState.DIRECT_CLOSED: "good",
}
TONE_OF_RESULT: Mapping[ResultState, Tone] = {
    ResultState.AWAITED: "warn",
    ResultState.REPORTED: "warn",
    ResultState.OBJECTION: "bad",
    ResultState.REVIEW: "bad",
    ResultState.PUBLISHED: "good",
    ResultState.FED_BACK: "good",
}
_TONE_OF_FOLLOW_UP: Mapping[FollowUpState, Tone] = {FollowUpState.OPEN: "warn", FollowUpState.OUTCOME_BACK: "good"}


def task_address(task_id: str) -> str:
    """The page of a task."""
    return f"/inspections/{quote(task_id, safe='')}"


def finding_address(task_id: str, number: int) -> str:
    """The page of a finding, for both ends of it."""
    return f"{task_address(task_id)}/follow-ups/{number}"


def tasks_table(shell: Shell, tasks: Iterable[Task], filters: TaskFilter) -> Table:
    """Tasks in the order of their days."""
    say = shell.say
    columns = (
        Column(say("pages-column-target"), "target_name"),
        Column(say("pages-column-task"), "id"),
        Column(say("pages-column-held-on"), "held_on"),
        Column(say("pages-column-lead"), "lead_department"),
        Column(say("pages-column-region"), "region_code"),
        Column(say("pages-column-status"), "state"),
        Column(say("pages-column-filing"), shown=False),
        Column(say("pages-column-address"), shown=False),
    )
    rows = tuple(
        (
            Cell(one.target_name, task_address(one.id)),
            Cell(one.id),
            Cell(f"{one.held_on} {one.start}".strip()),
            Cell(shell.department(one.lead_department)),
            Cell(shell.region(one.region_code)),
            Cell(say(f"task-state-{dashed(one.state.value)}"), tone=TONE_OF_TASK.get(one.state, "calm")),
            Cell(one.filing_reference),
            Cell(one.address),
        )
        for one in tasks
    )
    states = tuple((one.value, say(f"task-state-{dashed(one.value)}")) for one in TaskState)
    shown = (
        Filter("campaign", say("pages-column-campaign"), filters.campaign),
        departments_filter(shell, filters.department),
        Filter("state", say("pages-column-status"), filters.state, "choice", states),
        Filter("target", say("pages-filter-target-id"), filters.target),
    )
    return Table("tasks", "/inspections", columns, rows, shown, empty="pages-no-tasks")


def pieces_table(shell: Shell, index: FileIndex) -> Table:
    """The pieces of a bound file, in order."""
    say = shell.say
    columns = (
        Column(say("pages-column-number"), number=True),
        Column(say("pages-column-section")),
        Column(say("pages-column-piece")),
        Column(say("pages-column-size"), number=True),
        Column(say("pages-column-path"), shown=False),
        Column("SHA-256", shown=False),
    )
    rows = tuple(
        (
            Cell(str(one.number)),
            Cell(shell.department(one.section) or say("pages-section-all")),
            Cell(_piece_name(shell, one)),
            Cell(say("pages-size-kb", kb=(one.size_bytes + 1023) // 1024)),
            Cell(one.path),
            Cell(one.sha256),
        )
        for one in index.pieces
    )
    return Table("pieces", task_address(index.task), columns, rows, kept={"table": "pieces"})


def _piece_name(shell: Shell, piece: FilePiece) -> str:
    """What a piece is; a document with its own name."""
    code = f"pages-piece-{piece.title}"
    name = shell.say(code) if shell.said.has(code) else piece.title
    return f"{name}　{piece.path.rsplit('/', 1)[-1]}" if piece.title.startswith("document") else name


def follow_ups_table(shell: Shell, found: Iterable[FollowUp], path: str) -> Table:
    """Findings that were handed on."""
    say = shell.say
    columns = (
        Column(say("pages-column-task")),
        Column(say("pages-column-matter")),
        Column(say("pages-column-kind")),
        Column(say("pages-column-from")),
        Column(say("pages-column-to")),
        Column(say("pages-column-opened-at")),
        Column(say("pages-column-status")),
    )
    rows = tuple(
        (
            Cell(f"{one.task} · {one.number}", finding_address(one.task, one.number)),
            Cell(one.matter),
            Cell(say(f"follow-up-kind-{dashed(one.kind.value)}")),
            Cell(shell.department(one.department)),
            Cell(shell.department(one.to_department) or one.to_body),
            Cell(shell.when(one.opened_at)),
            Cell(say(f"follow-up-state-{dashed(one.state.value)}"), tone=_TONE_OF_FOLLOW_UP.get(one.state, "calm")),
        )
        for one in found
    )
    return Table("follow-ups", path, columns, rows, empty="pages-no-follow-ups")
