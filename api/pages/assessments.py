"""A department's self-assessment of a year: the 14 indicators, what was attached to them, and the bound file."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.records import FIELDS_OF_FILE
from api.pages.routing import page
from api.pages.shell import GivenShell, Shell, dashed
from api.pages.steps import taken
from api.pages.tables import Cell, Column, Filter, Table, TableAsked, Tone, in_order, show_table
from api.rest.given import GivenCaller, GivenOffice, GivenUrl
from api.rest.issued_documents import ZIP, download
from api.rest.pages import Filter as Typed
from coordination.desk import assessing, tasks
from coordination.desk.office import Office
from coordination.desk.year_end import assess_department
from coordination.documents.apart import printed_apart
from coordination.model.access import Act, Caller
from coordination.model.year_end import BY_FILES, Evidence, Indicator, IndicatorFile

_PATH = "/assessments"
_ONE = "/assessments/{year:int}/{department:str}"
_UNASKED = TableAsked()
_TONES: dict[Evidence, Tone] = {
    Evidence.MET: "good",
    Evidence.NOT_MET: "bad",
    Evidence.NO_CASE: "calm",
    Evidence.FILED: "calm",
}
_ORDERS: Mapping[str, Callable[[Indicator], Any]] = {
    "rule": lambda one: [int(part) if part.isdecimal() else part for part in re.split(r"(\d+)", one.rule)],
    "indicator": lambda one: one.rule,
    "evidence": lambda one: one.evidence.value,
    "counted": lambda one: (-1, -1) if one.count is None else (one.count, one.of or 0),
}


@dataclass(frozen=True, slots=True)
class AssessmentView:
    """Whose year it is, what was attached by indicator, those that are shown by files, and what was refused."""

    year: int
    department: str
    files: tuple[tuple[str, tuple[IndicatorFile, ...]], ...]
    rules: tuple[tuple[str, str], ...]
    form: Form

    @property
    def at(self) -> str:
        """Where its forms are sent."""
        return f"{_PATH}/{self.year}/{self.department}"


class AssessmentPages(Controller):
    """Filled by the system where it can; nothing is scored by how many inspections there were."""

    @page("GET", _PATH, Act.READ_INSPECTIONS)
    def assessment(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        year: Typed = "",
        department: Typed = "",
        sort: Typed = "",
        download: Typed = "",
    ) -> Response[Any]:
        """A department's year, by default the own department's this year."""
        chosen = department or caller.reach.department or shell.reference.departments[0].code
        return _show(office, caller, shell, _year(shell, year), chosen, EMPTY, TableAsked(sort, download=download))

    @page("POST", f"{_ONE}/files", Act.PUBLISH_RESULTS, request_max_body_size=tasks.LARGEST_EVIDENCE_BYTES + (1 << 16))
    def attach(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        year: FromPath[int],
        department: FromPath[str],
        form: GivenForm,
    ) -> Response[Any]:
        """Attaches what shows an indicator."""

        def take() -> Response[str]:
            reading = Reading(form)
            rule = reading.choice("rule", BY_FILES)
            if not form.file:
                reading.wrong("file", "pages-no-file")
            reading.refuse()
            assessing.add_indicator_file(office, caller, year, department, rule, form.file_name, form.file or b"")
            return shell.go(f"{_PATH}?year={year}&department={department}", "indicator-file-added")

        return taken(shell, form, take, partial(_show, office, caller, shell, year, department), FIELDS_OF_FILE)

    @page("POST", f"{_ONE}/files/{{rule:str}}/{{sha256:str}}/remove", Act.PUBLISH_RESULTS)
    def remove(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        year: FromPath[int],
        department: FromPath[str],
        rule: FromPath[str],
        sha256: FromPath[str],
    ) -> Response[str]:
        """Takes a file back."""
        assessing.remove_indicator_file(office, caller, year, department, rule, sha256)
        return shell.go(f"{_PATH}?year={year}&department={department}", "step-taken")

    @page("POST", f"{_ONE}/file", Act.READ_INSPECTIONS)
    def bound(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        public_url: GivenUrl,
        year: FromPath[int],
        department: FromPath[str],
    ) -> Response[bytes]:
        """The bound file of the year."""
        content = assessing.bind_year(office, caller, year, department, public_url, printed_apart)
        return download(content, ZIP, f"{year}-{department}.zip")


def indicators_table(
    shell: Shell,
    found: list[Indicator],
    year: int,
    department: str,
    departments: tuple[tuple[str, str], ...],
    sort: str = "",
) -> Table:
    """The indicators, each with what it is counted from."""
    say = shell.say
    heads = ("rule", "indicator", "evidence", "counted")
    columns = tuple(Column(say(f"pages-assessment-{head}"), head) for head in heads)
    rows = tuple(
        (
            Cell(one.rule),
            Cell(say(f"document-indicator-{one.rule.lower()}")),
            Cell(say(f"trail-evidence-{dashed(one.evidence)}"), tone=_TONES.get(one.evidence, "warn")),
            Cell(
                "" if one.count is None else f"{one.count}" + ("" if one.of is None else f" / {one.of}"),
                _counted(shell, one, department),
            ),
        )
        for one in in_order(found, sort, _ORDERS)
    )
    years = tuple((str(one), str(one)) for one in range(shell.today.year + 1, shell.today.year - 4, -1))
    shown = [Filter("year", say("pages-assessment-year"), str(year), "choice", years)]
    if not shell.caller.reach.department:
        shown.append(Filter("department", say("pages-column-department"), department, "choice", departments))
    return Table("assessment", _PATH, columns, rows, tuple(shown), sort)


def _counted(shell: Shell, one: Indicator, department: str) -> str:
    """Where what is counted stands; empty where there is no such list, or none the caller reads."""
    own = f"department={quote(department, safe='')}"
    registers = {"CX-A05": "/targets", "CX-A06": f"/inspectors?{own}", "CX-A07": f"/items?{own}"}
    if one.rule in registers:
        return registers[one.rule] if shell.may(Act.READ_REGISTERS) else ""
    if not (one.count or one.of):
        return ""
    lists = {
        "CX-A09": f"/public/departments/{quote(department, safe='')}",
        "CX-A10": f"/inspections?{own}",
        "CX-A12": f"/inspections?{own}",
        "CX-A13": "/follow-ups",
    }
    return lists.get(one.rule, "#files")


def _year(shell: Shell, typed: str) -> int:
    """The year that was asked for, by default this one."""
    known = typed.isascii() and typed.isdecimal() and len(typed) == len("2026") and int(typed) in assessing.YEARS
    return int(typed) if known else shell.today.year


def _show(
    office: Office, caller: Caller, shell: Shell, year: int, department: str, form: Form, asked: TableAsked = _UNASKED
) -> Response[Any]:
    departments = tuple((one.code, shell.department(one.code)) for one in shell.reference.departments)
    held = assessing.list_indicator_files(office, caller, year, department)  # which knows the years there are
    found = assess_department(office, caller, year, department)
    table = indicators_table(shell, found, year, department, departments, asked.sort)
    files = tuple((rule, tuple(one for one in held if one.rule == rule)) for rule in BY_FILES)
    rules = tuple((rule, f"{rule} {shell.say(f'document-indicator-{rule.lower()}')}") for rule in BY_FILES)
    view = AssessmentView(year, department, files, rules, form)
    answer = show_table(shell, "after/assessment.html", shell.say("pages-assessment"), table, asked, view)
    answer.status_code = 422 if form.refused else 200
    return answer
