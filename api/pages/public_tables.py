"""What is public, as tables. Pure: records in, a table out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from urllib.parse import quote

from api.pages.register_tables import percent
from api.pages.shell import Shell, dashed
from api.pages.tables import Cell, Column, Filter, Table, TableAsked, Tone, in_order, matching, page_in_order, paged
from coordination.desk.public import PublicVersion, PublicVisit
from coordination.desk.results import PublicResult
from coordination.desk.tasks import ComingInspection
from coordination.desk.work_rules import PublicDepartment
from coordination.model.items import InspectionItem
from coordination.model.on_site import Outcome
from coordination.model.pages import Page
from coordination.model.results import PublicFilter


def items_table(shell: Shell, found: Page[InspectionItem], department: str, name: str) -> Table:
    """The item lists, each item with its legal basis and how much of whom is inspected."""
    say = shell.say
    columns = (
        Column(say("pages-column-item"), "name"),
        Column(say("pages-column-department"), "department"),
        Column(say("pages-column-legal-basis"), "legal_basis"),
        Column(say("pages-column-objects"), "target_description"),
        Column(say("pages-column-ratio"), "ratio", number=True),
        Column(say("pages-column-frequency"), "frequency", number=True),
        Column(say("pages-column-class"), "item_class"),
        Column(say("pages-column-methods")),
        Column(say("pages-column-content"), shown=False),
        Column(say("pages-column-code"), shown=False),
    )
    rows = tuple(
        (
            Cell(item.name),
            Cell(shell.department_in_full(item.department)),
            Cell(item.legal_basis),
            Cell(item.target_description),
            Cell(percent(item.ratio)),
            Cell(item.frequency),
            Cell(say(f"pages-class-{item.item_class.value}"), tone="warn" if item.item_class == "key" else "calm"),
            Cell(shell.words("pages-method", item.methods)),
            Cell(item.content),
            Cell(item.code),
        )
        for item in found.records
    )
    filters = (Filter("name", say("pages-filter-name"), name), _departments_filter(shell, department))
    return Table("items", "/public/items", columns, rows, filters)


def public_departments_table(shell: Shell, found: Sequence[PublicDepartment]) -> Table:
    """The departments, with whether their work rules are public and say all they must (JN-29)."""
    say = shell.say
    columns = (
        Column(say("pages-column-department")),
        Column(say("pages-public-work-rules")),
        Column(say("pages-public-published-on"), number=True),
        Column(say("pages-public-sections-missing")),
        Column(say("pages-public-results-of-year"), number=True),
    )
    rows = tuple(
        (
            Cell(shell.department_in_full(one.code), f"/public/departments/{one.code}"),
            Cell(one.rules.title if one.rules else say("pages-public-no-work-rules"), tone="" if one.rules else "warn"),
            Cell(str(one.rules.published_on) if one.rules else ""),
            Cell(shell.listed(say(f"pages-rules-{dashed(name)}") for name in one.missing) if one.rules else ""),
            Cell(str(one.results.results), f"/public/results?department={one.code}&since={one.since}")
            if one.results
            else Cell("0"),
        )
        for one in found
    )
    return Table("departments", "/public/departments", columns, rows)


def visits_table(shell: Shell, version: PublicVersion, text: str, department: str, asked: TableAsked) -> Table:
    """Visits of days that are over, a page of them, the latest first."""
    say = shell.say
    columns = (
        Column(say("pages-column-name"), "name"),
        Column(say("pages-column-visited-on"), "on", number=True),
        Column(say("pages-public-together"), "departments"),
        Column(say("pages-column-items"), "items"),
    )

    def names_of(codes: Iterable[str]) -> list[str]:
        return sorted(map(shell.department_in_full, codes))

    keys = {
        "on": lambda one: (one.held_on, one.id),
        "name": lambda one: one.target_name,
        "departments": lambda one: names_of(one.departments),
        "items": lambda one: one.items,
    }
    going = {code for visit in version.visits for code in visit.departments}
    filters = (
        Filter("text", say("pages-filter-name"), text),
        _departments_filter(shell, department, going),
    )
    found = [one for one in version.visits if _passes(one, text, department)]
    page = page_in_order("visits", in_order(found, "-on", keys), keys, asked)
    rows = tuple(
        (
            Cell(one.target_name, f"/public/search?target={quote(one.target, safe='')}"),
            Cell(one.held_on.isoformat()),
            Cell(shell.listed(names_of(one.departments))),
            Cell(shell.listed(one.items)),
        )
        for one in page.records
    )
    path = f"/public/visits/{version.campaign}"
    table = Table("visits", path, columns, rows, filters, asked.sort, empty="pages-public-no-visits")
    return paged(table, page, asked)


def coming_table(shell: Shell, version: PublicVersion) -> Table:
    """How often each department still goes."""
    say = shell.say
    columns = (
        Column(say("pages-column-department")),
        Column(say("pages-public-coming-visits"), number=True),
        Column(say("pages-public-coming-checks"), number=True),
    )
    rows = tuple(
        (Cell(shell.department_in_full(one.department)), Cell(str(one.visits)), Cell(str(one.checks)))
        for one in version.coming
    )
    return Table(
        "coming",
        f"/public/visits/{version.campaign}",
        columns,
        rows,
        empty="pages-public-nothing-coming",
        kept={"table": "coming"},
    )


def _passes(visit: PublicVisit, text: str, department: str) -> bool:
    return matching(text, visit.target_name, visit.target) and (not department or department in visit.departments)


def _departments_filter(shell: Shell, department: str, among: Collection[str] | None = None) -> Filter:
    """The choice of a department by its full name; among: those there is something of, None for all."""
    codes = [one.code for one in shell.reference.departments if among is None or one.code in among]
    names = tuple((code, shell.department_in_full(code)) for code in codes)
    return Filter("department", shell.say("pages-column-department"), department, "choice", names)


def results_table(
    shell: Shell,
    found: Page[PublicResult],
    asked: PublicFilter,
    campaigns: tuple[tuple[str, str], ...],
) -> Table:
    """Published results; campaigns: id and title of those that can be chosen."""
    say = shell.say
    columns = (
        Column(say("pages-column-name"), "target_name"),
        Column(say("pages-column-code"), shown=False),
        Column(say("pages-column-department"), "department"),
        Column(say("pages-public-inspected-on"), "inspected_on", number=True),
        Column(say("pages-public-published-on"), "published_at", number=True),
        Column(say("pages-column-items")),
        Column(say("pages-public-conclusion")),
    )
    rows = tuple(
        (
            Cell(one.target_name, f"/public/results/{quote(one.task, safe='')}"),
            Cell(one.target),
            Cell(shell.department_in_full(one.department)),
            Cell(one.inspected_on.isoformat()),
            Cell(one.published_on.isoformat()),
            Cell(shell.listed(item.item_name for item in one.items)),
            _outcome(shell, one.conclusion),
        )
        for one in found.records
    )
    outcomes = tuple((one.value, say(f"pages-outcome-{dashed(one.value)}")) for one in Outcome)
    filters = (
        Filter("campaign", say("pages-column-campaign"), asked.campaign, "choice", campaigns),
        Filter("name", say("pages-column-name"), asked.name),
        Filter("target", say("pages-public-target-code"), asked.target),
        _departments_filter(shell, asked.department),
        Filter("conclusion", say("pages-public-conclusion"), asked.conclusion, "choice", outcomes),
        Filter("since", say("pages-public-since"), asked.since.isoformat() if asked.since else "", "date"),
    )
    return Table("results", "/public/results", columns, rows, filters, empty="pages-public-no-results")


def notices_table(shell: Shell, campaign: str, name: str, found: Page[ComingInspection]) -> Table:
    """Inspections that are announced before they are made."""
    say = shell.say
    columns = (
        Column(say("pages-public-held-on"), "held_on", number=True),
        Column(say("pages-column-name"), "target_name"),
        Column(say("pages-public-together")),
        Column(say("pages-column-items")),
    )
    rows = tuple(
        (
            Cell(one.held_on.isoformat()),
            Cell(one.target_name),
            Cell(shell.listed(shell.department_in_full(part.department) for part in one.departments)),
            Cell(shell.listed(item for part in one.departments for item in part.items)),
        )
        for one in found.records
    )
    path = f"/public/notices/{quote(campaign, safe='')}"
    filters = (Filter("name", say("pages-filter-name"), name),)
    return Table("notices", path, columns, rows, filters, empty="pages-public-no-notices")


def _outcome(shell: Shell, outcome: Outcome | None) -> Cell:
    if outcome is None:
        return Cell(shell.say("pages-public-unsettled"))
    tone: Tone = "good" if outcome is Outcome.NO_PROBLEM else "warn"
    return Cell(shell.say(f"pages-outcome-{dashed(outcome.value)}"), tone=tone)
