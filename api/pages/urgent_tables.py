"""Urgent checks as a table. Pure: records in, a table out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import quote

from api.pages.register_tables import departments_filter
from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table, Tone
from coordination.desk.tasks import UrgentTask
from coordination.model.draws import DEMANDED
from coordination.model.tasks import TaskFilter
from coordination.model.urgent import PaperState

TONE_OF_PAPERS: Mapping[PaperState, Tone] = {
    PaperState.OWED: "warn",
    PaperState.REFUSED: "bad",
    PaperState.COMPLETE: "good",
    PaperState.COMPLETE_LATE: "warn",
}


URGENT_KEYS: Mapping[str, Callable[[UrgentTask], Any]] = {
    "task": lambda one: one.check.task,
    "target": lambda one: one.task.target_name,
    "department": lambda one: one.check.department,
    "source": lambda one: one.check.source.value,
    "reason": lambda one: one.check.reason,
    "authority": lambda one: one.check.reference,
    "reported": lambda one: one.check.reported_at,
    "due": lambda one: one.check.due_on,
    "papers": lambda one: one.check.state.value,
}


def urgent_address(task_id: str) -> str:
    """The page of an urgent check."""
    return f"/urgent-inspections/{quote(task_id, safe='')}"


def passing(found: Iterable[UrgentTask], state: str, source: str) -> list[UrgentTask]:
    """Those whose paperwork stands so, and that were made for this; empty is any."""
    return [one for one in found if state in {"", one.check.state} and source in {"", one.check.source}]


def urgent_table(shell: Shell, found: Iterable[UrgentTask], filters: TaskFilter, state: str, source: str) -> Table:
    """Urgent checks, the earliest due first; late and refused ones stay."""
    say = shell.say
    columns = (
        Column(say("pages-column-task"), "task"),
        Column(say("pages-column-target"), "target"),
        Column(say("pages-column-department"), "department"),
        Column(say("pages-column-source"), "source"),
        Column(say("pages-column-reason"), "reason"),
        Column(say("pages-urgent-authority"), "authority"),
        Column(say("pages-urgent-reported-at"), "reported"),
        Column(say("pages-column-due-on"), "due"),
        Column(say("pages-urgent-papers"), "papers"),
        Column(say("pages-urgent-reported-by"), shown=False),
        Column(say("pages-column-filing"), shown=False),
        Column(say("pages-urgent-delay"), shown=False),
        Column(say("pages-urgent-refusal"), shown=False),
    )
    rows = tuple(
        (
            Cell(one.check.task, urgent_address(one.check.task)),
            Cell(one.task.target_name),
            Cell(shell.department(one.check.department)),
            Cell(say(f"source-{dashed(one.check.source)}")),
            Cell(one.check.reason),
            Cell(one.check.reference),
            Cell(shell.when(one.check.reported_at)),
            Cell(one.check.due_on.isoformat()),
            Cell(say(f"paper-state-{dashed(one.check.state)}"), tone=TONE_OF_PAPERS[one.check.state]),
            Cell(one.check.reported_by),
            Cell(one.task.filing_reference),
            Cell(one.check.delay),
            Cell(one.check.refusal),
        )
        for one in found
    )
    states = tuple((one.value, say(f"paper-state-{dashed(one)}")) for one in PaperState)
    sources = tuple((one.value, say(f"source-{dashed(one)}")) for one in DEMANDED)
    shown = (
        Filter("campaign", say("pages-column-campaign"), filters.campaign),
        departments_filter(shell, filters.department),
        Filter("state", say("pages-urgent-papers"), state, "choice", states),
        Filter("source", say("pages-column-source"), source, "choice", sources),
    )
    return Table("urgent", "/urgent-inspections", columns, rows, shown, empty="pages-no-urgent")
