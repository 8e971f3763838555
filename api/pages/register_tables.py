"""Registers as tables: which columns, which filters, what a cell says. Pure: records in, a table out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import quote

from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table, Tone
from coordination.model.items import InspectionItem
from coordination.model.pages import TargetFilter
from coordination.model.people import Inspector, InspectorStatus, Leave
from coordination.model.regions import Region
from coordination.model.targets import Exemption, PastVisit, Target, TargetStatus

_TONE_OF_STATUS: dict[TargetStatus, Tone] = {
    TargetStatus.ACTIVE: "good",
    TargetStatus.SUSPENDED: "warn",
    TargetStatus.DEREGISTERED: "calm",
    TargetStatus.REVOKED: "bad",
}


def targets_table(
    shell: Shell, targets: Iterable[Target], asked: TargetFilter, counties: Iterable[Region], sort: str
) -> Table:
    """Targets, without phone and representative, which stand on each one's own page; counties: to choose from."""
    say = shell.say
    columns = (
        Column(say("pages-column-name"), "name"),
        Column(say("pages-column-code"), "id"),
        Column(say("pages-column-region"), "region_code"),
        Column(say("pages-column-industry"), "industry"),
        Column(say("pages-column-address"), "address"),
        Column(say("pages-column-kind"), shown=False),
        Column(say("pages-column-status"), "status"),
    )
    filters = (
        Filter("name", say("pages-filter-name"), asked.name),
        Filter("code", say("pages-filter-code"), asked.code),
        Filter(
            "region",
            say("pages-column-region"),
            asked.region,
            "choice",
            tuple((one.code, shell.region(one.code)) for one in counties),
        ),
        Filter("industry", say("pages-filter-industry"), asked.industry),
    )
    rows = tuple(
        (
            Cell(target.name, f"/targets/{quote(target.id, safe='')}"),
            Cell(target.uscc or target.registration_number or target.id),
            Cell(shell.region(target.region_code)),
            Cell(shell.industry(target.industry)),
            Cell(target.address),
            Cell(say(f"pages-kind-{target.kind.value}")),
            Cell(say(f"pages-target-{target.status.value}"), tone=_TONE_OF_STATUS[target.status]),
        )
        for target in targets
    )
    return Table("targets", "/targets", columns, rows, filters, sort)


def items_table(shell: Shell, items: Iterable[InspectionItem], department: str, name: str, sort: str = "") -> Table:
    """The item lists of the departments."""
    say = shell.say
    columns = (
        Column(say("pages-column-code"), "code"),
        Column(say("pages-column-item"), "name"),
        Column(say("pages-column-department"), "department"),
        Column(say("pages-column-field"), "field"),
        Column(say("pages-column-class"), "item_class"),
        Column(say("pages-column-methods")),
        Column(say("pages-column-ratio"), "ratio", number=True),
        Column(say("pages-column-minutes"), "minutes", number=True),
        Column(say("pages-column-legal-basis"), shown=False),
    )
    rows = tuple(
        (
            Cell(item.code, f"/items/{quote(item.code, safe='')}"),
            Cell(item.name),
            Cell(shell.department(item.department)),
            Cell(item.field),
            Cell(say(f"pages-class-{item.item_class.value}"), tone="warn" if item.item_class == "key" else "calm"),
            Cell(shell.words("pages-method", item.methods)),
            Cell(percent(item.ratio)),
            Cell(str(item.minutes)),
            Cell(item.legal_basis),
        )
        for item in items
    )
    filters = (Filter("name", say("pages-filter-name"), name), departments_filter(shell, department))
    return Table("items", "/items", columns, rows, filters, sort)


def inspectors_table(
    shell: Shell, inspectors: Iterable[Inspector], department: str, name: str, sort: str = ""
) -> Table:
    """The inspector register."""
    say = shell.say
    columns = (
        Column(say("pages-column-certificate"), "certificate_number"),
        Column(say("pages-column-person"), "name"),
        Column(say("pages-column-department"), "department"),
        Column(say("pages-column-post"), "post"),
        Column(say("pages-column-areas")),
        Column(say("pages-column-may-lead"), "may_lead"),
        Column(say("pages-column-valid-to"), "certificate_valid_to"),
        Column(say("pages-column-status"), "status"),
    )
    rows = tuple(
        (
            Cell(one.certificate_number, f"/inspectors/{quote(one.certificate_number, safe='')}"),
            Cell(one.name),
            Cell(shell.department(one.department)),
            Cell(one.post),
            Cell(shell.listed(shell.region(area) for area in one.areas)),
            Cell(say("yes") if one.may_lead else say("no")),
            Cell(one.certificate_valid_to.isoformat(), tone=_validity(one.certificate_valid_to, shell.today)),
            Cell(say(f"pages-inspector-{one.status.value}"), tone=_standing(one)),
        )
        for one in inspectors
    )
    filters = (Filter("name", say("pages-filter-person"), name), departments_filter(shell, department))
    return Table("inspectors", "/inspectors", columns, rows, filters, sort)


def visits_table(shell: Shell, visits: Sequence[PastVisit], path: str) -> Table:
    """Earlier visits to one target, the latest first."""
    say = shell.say
    columns = (
        Column(say("pages-column-visited-on")),
        Column(say("pages-column-department")),
        Column(say("pages-column-items")),
        Column(say("pages-column-source")),
    )
    rows = tuple(
        (
            Cell(one.visited_on.isoformat()),
            Cell(shell.department(one.department)),
            Cell(shell.listed(one.items)),
            Cell(one.source),
        )
        for one in sorted(visits, key=lambda one: one.visited_on, reverse=True)
    )
    return Table("visits", path, columns, rows, empty="pages-no-visits", kept={"table": "visits"})


def exemptions_table(shell: Shell, exemptions: Sequence[Exemption], path: str) -> Table:
    """What protects one target from being drawn."""
    heads = ("pages-column-first", "pages-column-last", "pages-column-basis")
    rows = tuple(
        (Cell(one.first_date.isoformat()), Cell(one.last_date.isoformat()), Cell(one.basis)) for one in exemptions
    )
    columns = tuple(Column(shell.say(head)) for head in heads)
    return Table("exemptions", path, columns, rows, empty="pages-no-exemptions", kept={"table": "exemptions"})


def leave_table(shell: Shell, leave: Sequence[Leave], path: str) -> Table:
    """The absences of one inspector."""
    heads = ("pages-column-first", "pages-column-last", "pages-column-half-day", "pages-column-reason")
    rows = tuple(
        (
            Cell(one.first_date.isoformat()),
            Cell(one.last_date.isoformat()),
            Cell(shell.say(f"leave-half-{dashed(one.half_day.value)}")),
            Cell(one.reason),
        )
        for one in leave
    )
    columns = tuple(Column(shell.say(head)) for head in heads)
    return Table("leave", path, columns, rows, empty="pages-no-leave")


def departments_filter(shell: Shell, department: str) -> Filter:
    """The choice of a department; whoever belongs to one sees no other anyway."""
    own = shell.caller.reach.department
    codes = [one.code for one in shell.reference.departments if own in {"", one.code}]
    names = tuple((code, shell.department(code)) for code in codes)
    return Filter("department", shell.say("pages-column-department"), department, "choice", names)


def percent(ratio: float) -> str:
    """A share in percent, with as many digits as it has."""
    return f"{round(ratio * 100, 2):g}%"


def _validity(valid_to: date, today: date) -> Tone:
    return "bad" if valid_to < today else "warn" if (valid_to - today).days <= 90 else ""


def _standing(inspector: Inspector) -> Tone:
    return "good" if inspector.status is InspectorStatus.ACTIVE else "calm"
