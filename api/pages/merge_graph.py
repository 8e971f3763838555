"""A merge graph as it is drawn: checks on the left, each with its department and window, visits on the right.

Lengths are in the units of the drawing, narrow enough for a phone; a row for each check, as high as the longest needs,
visits in the middle of their checks. Pure.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from api.pages.campaign_tables import graph_address, item_address, visit_address
from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Table
from coordination.model.meetings import MergeGraph, MetCheck

HEAD, LINE, BETWEEN = 6, 18, 16
"""Above the first row and below the last; of a line of text; between two rows."""

_WIDE, _NARROW, _ROOM = 14, 7.5, 258  # of a Chinese character and another one; for a line of text


@dataclass(frozen=True, slots=True)
class Node:
    """One visit, or all that no visit carries. y: its middle; address: its page, empty for the latter.

    joined: the visit is of several departments.
    """

    label: str
    y: float
    address: str
    day: date | None
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One check. y: its middle; to: the middle of its visit; joined: the visit is shared with another department.

    name, whose: of its item, and its department and window, in the lines they take.
    """

    check: MetCheck
    department: str
    name: tuple[str, ...]
    whose: tuple[str, ...]
    y: float
    to: float
    joined: bool

    @property
    def texts(self) -> list[tuple[float, str, bool]]:
        """Each line of text: its height, and whether it is of the name."""
        told = [*((text, True) for text in self.name), *((text, False) for text in self.whose)]
        first = self.y - LINE * (len(told) - 1) / 2
        return [(first + LINE * place, text, of_name) for place, (text, of_name) in enumerate(told)]


@dataclass(frozen=True, slots=True)
class GraphView:
    """The drawing, and the sentences that say why. reasons: of visits that are apart, then of checks left out."""

    graph: MergeGraph
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    height: int
    reasons: tuple[str, ...]
    lead: str


def graph_of(shell: Shell, graph: MergeGraph) -> GraphView:
    """The drawing of a merge graph."""
    order = {visit: number for number, visit in enumerate(graph.days)}
    checks = sorted(graph.checks, key=lambda one: (order.get(one.visit, len(order)), one.department, one.item))
    names = {check.id: _in_lines(check.item_name) for check in checks}
    whose = {check.id: _in_lines(_whose(shell, check)) for check in checks}
    row = LINE * max((len(names[one]) + len(whose[one]) for one in names), default=0) + BETWEEN
    middles = {check.id: HEAD + row * number + row / 2 for number, check in enumerate(checks)}
    shared = {visit: len({check.department for check in checks if check.visit == visit}) > 1 for visit in graph.days}
    nodes, at = [], {}
    for visit in [*graph.days, ""]:
        own = [middles[check.id] for check in checks if check.visit == visit]
        if own:
            at[visit] = sum(own) / len(own)
            nodes.append(_node(shell, graph, visit, at[visit], joined=shared.get(visit, False)))
    lines = tuple(
        Line(
            check=check,
            department=shell.department(check.department),
            name=names[check.id],
            whose=whose[check.id],
            y=middles[check.id],
            to=at[check.visit],
            joined=shared.get(check.visit, False),
        )
        for check in checks
    )
    return GraphView(
        graph,
        lines,
        tuple(nodes),
        HEAD * 2 + row * len(checks),
        tuple(_reasons(shell, graph)),
        shell.say(
            "pages-merge-graph-lead",
            checks=len(checks),
            departments=len({check.department for check in checks}),
            visits=len(graph.days),
        ),
    )


def _whose(shell: Shell, check: MetCheck) -> str:
    window = f"{check.first_date:%m-%d} – {check.last_date:%m-%d}"
    return shell.say("pages-merge-graph-whose", department=shell.department(check.department), window=window)


def _in_lines(text: str) -> tuple[str, ...]:
    """A text broken where a line is full: between words, and between any two Chinese characters."""
    lines, room = [""], float(_ROOM)
    for part in re.findall(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff]+|\s+", text):
        width = sum(_WIDE if ord(character) > 0x2E80 else _NARROW for character in part)
        if width > room and lines[-1]:
            lines.append("")
            room = _ROOM
        lines[-1] += part
        room -= width
    return tuple(line.strip() for line in lines)


def _node(shell: Shell, graph: MergeGraph, visit: str, y: float, *, joined: bool) -> Node:
    if not visit:
        return Node(shell.say("pages-merge-graph-left"), y, "", None)
    day = graph.days[visit]
    label = shell.say("pages-merge-graph-visit", date=day.isoformat())
    return Node(label, y, visit_address(graph.campaign, visit), day, joined)


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
