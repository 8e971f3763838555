"""A merge graph as it is drawn: departments on the left, checks in the middle, visits on the right, lines between.

Lengths are in the units of the drawing; a row for each check, visits in the middle of their checks. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from api.pages.campaign_tables import graph_address, item_address, visit_address
from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Table
from coordination.model.meetings import MergeGraph, MetCheck

ROW, HEAD = 34, 10
_WIDE, _NARROW, _ROOM = 14, 7.5, 112  # of a Chinese character and another one; for the names of departments


@dataclass(frozen=True, slots=True)
class Node:
    """One visit, or all that no visit carries. y: its middle; address: its page, empty for the latter."""

    label: str
    y: float
    address: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Line:
    """One check. y: its middle; to: the middle of its visit; joined: the visit is shared with another department."""

    check: MetCheck
    department: str
    y: float
    to: float
    window: str
    joined: bool


@dataclass(frozen=True, slots=True)
class GraphView:
    """The drawing, and the sentences that say why. reasons: of visits that are apart, then of checks left out.

    shift: how far everything beside the departments moves to the right, where their names are long.
    """

    graph: MergeGraph
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    height: int
    shift: int
    reasons: tuple[str, ...]
    lead: str


def graph_of(shell: Shell, graph: MergeGraph) -> GraphView:
    """The drawing of a merge graph."""
    order = {visit: number for number, visit in enumerate(graph.days)}
    checks = sorted(graph.checks, key=lambda one: (order.get(one.visit, len(order)), one.department, one.item))
    middles = {check.id: HEAD + ROW * number + ROW / 2 for number, check in enumerate(checks)}
    nodes, at = [], {}
    for visit in [*graph.days, ""]:
        own = [middles[check.id] for check in checks if check.visit == visit]
        if own:
            at[visit] = sum(own) / len(own)
            nodes.append(_node(shell, graph, visit, at[visit]))
    shared = {visit: len({check.department for check in checks if check.visit == visit}) > 1 for visit in graph.days}
    lines = tuple(
        Line(
            check=check,
            department=shell.department(check.department),
            y=middles[check.id],
            to=at[check.visit],
            window=f"{check.first_date:%m-%d} – {check.last_date:%m-%d}",
            joined=shared.get(check.visit, False),
        )
        for check in checks
    )
    return GraphView(
        graph,
        lines,
        tuple(nodes),
        HEAD * 2 + ROW * len(checks),
        max(0, *(_width(line.department) - _ROOM for line in lines)),
        tuple(_reasons(shell, graph)),
        shell.say(
            "pages-merge-graph-lead",
            checks=len(checks),
            departments=len({check.department for check in checks}),
            visits=len(graph.days),
        ),
    )


def _width(name: str) -> int:
    return round(sum(_WIDE if ord(character) > 0x2E80 else _NARROW for character in name))


def _node(shell: Shell, graph: MergeGraph, visit: str, y: float) -> Node:
    if not visit:
        return Node(shell.say("pages-merge-graph-left"), y, "", None)
    day = graph.days[visit]
    return Node(
        shell.say("pages-merge-graph-visit", date=day.isoformat()), y, visit_address(graph.campaign, visit), day
    )


def _reasons(shell: Shell, graph: MergeGraph) -> list[str]:
    exempt = {visit for visit in graph.days if all(one.exempt for one in graph.checks if one.visit == visit)}
    told = []
    for apart in graph.apart:
        days = {"one": graph.days[apart.one].isoformat(), "other": graph.days[apart.other].isoformat()}
        why = shell.say(apart.code, **apart.values)
        told.append(shell.say("pages-merge-graph-apart", **days, why=why))
        if exempt & {apart.one, apart.other} and graph.gap_days:
            told.append(shell.say("pages-merge-graph-exempt", gap=graph.gap_days))
    told += [
        shell.say(
            "pages-merge-graph-left-out",
            department=shell.department(check.department),
            item=check.item_name,
            why=check.detail,
        )
        for check in graph.checks
        if not check.visit
    ]
    return told


def met_table(shell: Shell, view: GraphView) -> Table:
    """The checks of the drawing as rows."""
    graph = view.graph
    heads = ("item", "department", "first", "last")
    columns = (
        *(Column(shell.say(f"check-column-{head}")) for head in heads),
        Column(shell.say("pages-column-minutes"), number=True),
        Column(shell.say("pages-pin-visit")),
    )
    rows = tuple(
        (
            Cell(line.check.item_name, item_address(shell, line.check.item, line.check.department)),
            Cell(line.department),
            Cell(line.check.first_date.isoformat()),
            Cell(line.check.last_date.isoformat()),
            Cell(str(line.check.minutes)),
            Cell(graph.days[line.check.visit].isoformat(), visit_address(graph.campaign, line.check.visit))
            if line.check.visit
            else Cell(shell.say("pages-merge-graph-left"), tone="warn"),
        )
        for line in view.lines
    )
    return Table("checks", graph_address(graph.campaign, graph.target), columns, rows)
