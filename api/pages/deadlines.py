"""What is due: near and overdue, whom it concerns, and what a changed pack would move."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.deadline_tables import count_of, digests_table, dues_table, moved_table
from api.pages.forms import GivenForm
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.tables import TableAsked, page_in_order, paged, show_table
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from coordination.desk.deadlines import PRESSING, UNDONE, change_clocks, compare_clocks, digest, what_is_due
from coordination.model.access import Act
from coordination.model.deadlines import Due, DueState, Moved
from coordination.model.digests import Digest
from coordination.model.tasks import TaskFilter

_CLOCKS = "/campaigns/{campaign:str}/clocks"


@dataclass(frozen=True, slots=True)
class DueView:
    """How many time limits stand how, under the filters; outdated: campaigns whose pack has changed since."""

    counts: tuple[tuple[DueState, int], ...]
    filters: TaskFilter
    outdated: tuple[str, ...]

    def address_of(self, state: DueState) -> str:
        """The time limits that stand so, under the same filters."""
        names = "campaign", "department", "inspector", "batch"
        asked = {"which": state.value, **{name: getattr(self.filters, name) for name in names}}
        return f"/due?{urlencode({name: value for name, value in asked.items() if value})}"


@dataclass(frozen=True, slots=True)
class ClocksView:
    """What a pack moves, or has moved now; pack: by default the campaign's own. count: of all, shown or not."""

    campaign: str
    pack: str
    packs: tuple[tuple[str, str], ...]
    count: int
    applied: bool


class DeadlinePages(Controller):
    """Time limits in working days; a pack moves nothing by itself: somebody looks at what would move first."""

    @page("GET", "/due", Act.READ_INSPECTIONS)
    def due(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: Filter = "",
        department: Filter = "",
        inspector: Filter = "",
        batch: Filter = "",
        which: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """What is near and overdue, of a campaign, a department, an officer, a batch, or all."""
        filters = TaskFilter(campaign.strip(), "", department, inspector.strip(), batch.strip())
        board = what_is_due(office, caller, filters, states=_DUES.get(which, PRESSING))
        asked = TableAsked(sort, cursor, download)
        found = page_in_order("due", sorted(board.dues, key=_due_key), _DUE_KEYS, asked)
        table = paged(dues_table(shell, found.records, filters, which), found, asked)
        counts = tuple((state, board.counts[state]) for state in _AS_THEY_PRESS)
        view = DueView(counts, filters, board.outdated)
        return show_table(shell, "after/due.html", shell.say("pages-due"), table, asked, view)

    @page("GET", "/due/digest", Act.READ_INSPECTIONS)
    def digest(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        whose: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """Whom what is near and overdue concerns: departments, officers, batches."""
        asked = TableAsked(sort, cursor, download)
        concerned = [one for one in digest(office, caller).digests if whose in {"", one.whose.kind}]
        found = page_in_order("digest", concerned, _DIGEST_KEYS, asked)
        table = paged(digests_table(shell, found.records, whose), found, asked)
        crumbs = [Crumb(shell.say("pages-due"), "/due")]
        return show_table(shell, "registers/list.html", shell.say("pages-digest"), table, asked, crumbs=crumbs)

    @page("GET", _CLOCKS, Act.PREPARE_INSPECTIONS, opt={"everywhere": True})
    def clocks(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: FromPath[str],
        pack: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """What a pack would move; nothing is changed."""
        moved = compare_clocks(office, caller, campaign, pack)
        return _moved(shell, campaign, pack, moved, TableAsked(sort, cursor, download), applied=False)

    @page("POST", _CLOCKS, Act.PREPARE_INSPECTIONS, opt={"everywhere": True})
    def change(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str], form: GivenForm
    ) -> Response[Any]:
        """Runs the clocks by a pack from now on, and says what moved."""
        pack = form.value("pack")
        return _moved(shell, campaign, pack, change_clocks(office, caller, campaign, pack), TableAsked(), applied=True)


def _moved(
    shell: Shell, campaign: str, pack: str, moved: Sequence[Moved], asked: TableAsked, *, applied: bool
) -> Response[Any]:
    found = page_in_order("moved", sorted(moved, key=_moved_key), _MOVED_KEYS, asked)
    shelf = shell.reference.shelf
    packs = tuple((one, str(shelf.value(one, "title") or one)) for one in sorted(shelf.packs))
    table = paged(moved_table(shell, found.records, campaign, pack, packs), found, asked)
    view = ClocksView(campaign, pack, packs, len(moved), applied)
    crumbs = [Crumb(shell.say("pages-due"), "/due"), Crumb(campaign, f"/campaigns/{campaign}")]
    return show_table(shell, "after/clocks.html", shell.say("pages-clocks"), table, asked, view, crumbs)


_AS_THEY_PRESS = (DueState.OVERDUE, DueState.NEAR, DueState.OPEN, DueState.KEPT, DueState.MISSED)

_DUES = {"undone": UNDONE, **{state.value: frozenset({state}) for state in DueState}}
"""What is shown of time limits, by what is asked for; else what presses."""

_DUE_KEYS: Mapping[str, Callable[[tuple[DueState, Due]], str]] = {
    "on": lambda one: one[1].due_on.isoformat(),
    "duty": lambda one: one[1].clock.value,
    "target": lambda one: one[1].target_name,
    "department": lambda one: one[1].department,
    "task": lambda one: one[1].task,
    "state": lambda one: one[0].value,
}

_DIGEST_KEYS: Mapping[str, Callable[[Digest], Any]] = {
    "name": lambda one: one.name,
    "kind": lambda one: one.whose.kind.value,
    "overdue": lambda one: count_of(one, DueState.OVERDUE),
    "near": lambda one: count_of(one, DueState.NEAR),
    "first": lambda one: one.dues[0][1].due_on,
}

_MOVED_KEYS: Mapping[str, Callable[[Moved], Any]] = {
    "duty": lambda one: one.clock.value,
    "task": lambda one: one.task,
    "department": lambda one: one.department,
    "before": lambda one: one.before or date.min,
    "after": lambda one: one.after or date.min,
}


def _due_key(one: tuple[DueState, Due]) -> tuple[str, ...]:
    due = one[1]
    return due.due_on.isoformat(), due.task, due.department, due.clock.value


def _moved_key(one: Moved) -> tuple[str, ...]:
    return one.clock.value, one.task, one.department
