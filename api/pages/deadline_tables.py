"""Time limits, those they concern, and what a change of the rules moves, as tables. Pure: records in, a table out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import quote

from api.pages.register_tables import departments_filter
from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table, Tone
from api.pages.task_tables import task_address
from coordination.model.deadlines import Due, DueState, Moved
from coordination.model.digests import Digest
from coordination.model.feeds import FeedKind
from coordination.model.tasks import TaskFilter

TONE_OF_DUE: Mapping[DueState, Tone] = {DueState.OVERDUE: "bad", DueState.NEAR: "warn", DueState.OPEN: "calm"}


def dues_table(shell: Shell, dues: Iterable[tuple[DueState, Due]], filters: TaskFilter, which: str) -> Table:
    """Time limits, the earliest first; a provisional one is marked."""
    say = shell.say
    columns = (
        Column(say("pages-column-target"), "target"),
        Column(say("pages-column-due-on"), "on"),
        Column(say("pages-column-duty"), "duty"),
        Column(say("pages-column-department"), "department"),
        Column(say("pages-column-task"), "task"),
        Column(say("pages-column-status"), "state"),
    )
    rows = tuple(
        (
            Cell(due.target_name, task_address(due.task)),
            Cell(f"{due.due_on}{'*' if due.provisional else ''}"),
            Cell(say(f"clock-{dashed(due.clock.value)}")),
            Cell(shell.department(due.department)),
            Cell(due.task),
            Cell(say(f"due-state-{state.value}"), tone=TONE_OF_DUE.get(state, "calm")),
        )
        for state, due in dues
    )
    choices = (
        ("undone", say("pages-due-with-open")),
        *((state.value, say(f"due-state-{state.value}")) for state in DueState),
    )
    shown = (
        Filter("campaign", say("pages-column-campaign"), filters.campaign),
        departments_filter(shell, filters.department),
        Filter("inspector", say("pages-column-certificate"), filters.inspector),
        Filter("batch", say("pages-column-batch"), filters.batch),
        Filter("which", say("pages-due-which"), which, "choice", choices),
    )
    return Table("due", "/due", columns, rows, shown, empty="pages-nothing-due")


def digests_table(shell: Shell, found: Iterable[Digest], whose: str) -> Table:
    """Departments, officers and batches, each with how much of it is overdue and near, and when the first is due."""
    say = shell.say
    columns = (
        Column(say("pages-digest-whose"), "name"),
        Column(say("pages-column-kind"), "kind"),
        Column(say("due-state-overdue"), "overdue", number=True),
        Column(say("due-state-near"), "near", number=True),
        Column(say("pages-digest-first"), "first"),
    )
    rows = tuple(
        (
            Cell(one.name, _dues_of(one)),
            Cell(say(f"pages-digest-{one.whose.kind}")),
            _count(one, DueState.OVERDUE),
            _count(one, DueState.NEAR),
            Cell(one.dues[0][1].due_on.isoformat()),
        )
        for one in found
    )
    kinds = tuple((kind.value, say(f"pages-digest-{kind}")) for kind in FeedKind)
    shown = (Filter("whose", say("pages-column-kind"), whose, "choice", kinds),)
    return Table("digest", "/due/digest", columns, rows, shown, empty="pages-nothing-due")


def _dues_of(one: Digest) -> str:
    return f"/due?{one.whose.kind}={quote(one.whose.subject, safe='')}"


def _count(one: Digest, state: DueState) -> Cell:
    """How many time limits of a digest stand so, which opens to them."""
    count = count_of(one, state)
    return Cell(str(count), f"{_dues_of(one)}&which={state.value}", TONE_OF_DUE[state]) if count else Cell("0")


def count_of(one: Digest, state: DueState) -> int:
    """How many time limits of a digest stand so."""
    return sum(stands is state for stands, _ in one.dues)


def moved_table(
    shell: Shell, found: Iterable[Moved], campaign: str, pack: str, packs: Sequence[tuple[str, str]]
) -> Table:
    """Time limits that a pack moves, from which day to which."""
    say = shell.say
    heads = ("duty", "task", "department")
    columns = (*(Column(say(f"pages-column-{head}"), head) for head in heads), *_days(shell))
    rows = tuple(
        (
            Cell(say(f"clock-{dashed(one.clock)}")),
            Cell(one.task, task_address(one.task)),
            Cell(shell.department(one.department)),
            Cell("—" if one.before is None else one.before.isoformat()),
            Cell("—" if one.after is None else one.after.isoformat()),
        )
        for one in found
    )
    shown = (Filter("pack", say("pages-column-pack"), pack, "choice", tuple(packs)),)
    path = f"/campaigns/{quote(campaign, safe='')}/clocks"
    return Table("clocks", path, columns, rows, shown, empty="pages-clocks-same")


def _days(shell: Shell) -> tuple[Column, ...]:
    return Column(shell.say("pages-clocks-before"), "before"), Column(shell.say("pages-clocks-after"), "after")
