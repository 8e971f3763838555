"""Overlaps of a year's plan as a table. Pure."""

from __future__ import annotations

from api.pages.register_tables import departments_filter
from api.pages.shell import Shell
from api.pages.tables import Cell, Column, Table, in_order
from coordination.model.overlaps import Overlap, PlannedInspection, YearOverlaps


def overlaps_table(shell: Shell, found: YearOverlaps, department: str = "", sort: str = "") -> Table:
    """The overlaps a department has a part in, or all; what saves most first."""
    say = shell.say
    columns = (
        Column(say("pages-column-inspection"), "one"),
        Column(say("pages-column-other-inspection"), "other"),
        Column(say("pages-column-common-days"), "days"),
        Column(say("pages-column-both-may-draw"), "targets", number=True),
        Column(say("pages-column-visits-apart"), "apart", number=True),
        Column(say("pages-column-visits-joint"), "joint", number=True),
        Column(say("pages-column-could-save"), "saved", number=True),
    )
    keys = {
        "one": lambda one: one.one.title,
        "other": lambda one: one.other.title,
        "days": lambda one: str(one.first_date or ""),
        "targets": lambda one: one.targets,
        "apart": lambda one: one.visits_apart,
        "joint": lambda one: one.visits_joint,
        "saved": lambda one: one.saved,
    }
    concerned = (one for one in found.overlaps if department in {"", *one.one.departments, *one.other.departments})
    rows = tuple(_row(shell, found.year, one) for one in in_order(concerned, sort, keys))
    path = f"/plans/{found.year}/overlaps"
    return Table(
        "overlaps", path, columns, rows, (departments_filter(shell, department),), sort, empty="pages-no-overlaps"
    )


def _row(shell: Shell, year: int, one: Overlap) -> tuple[Cell, ...]:
    days = f"{one.first_date} – {one.last_date}" if one.meets else shell.say("pages-windows-apart")
    made_of = f"#overlap-{one.one.number}-{one.other.number}"
    return (
        _inspection(shell, year, one.one),
        _inspection(shell, year, one.other),
        Cell(days, tone="" if one.meets else "warn"),
        Cell(str(one.targets), made_of),
        Cell(f"{one.visits_apart:.1f}", made_of),
        Cell(f"{one.visits_joint:.1f}", made_of),
        Cell(f"{one.saved:.1f}", made_of),
    )


def _inspection(shell: Shell, year: int, one: PlannedInspection) -> Cell:
    name = shell.said.aside(one.title, shell.departments(one.departments))
    return Cell(name, f"/plans/{year}?text={one.batches[0]}#batches")
