"""Recording on site: the form of a department's part, saved as often as one likes, its evidence, and its end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import quote

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm, Reading
from api.pages.record_form import CheckFields, entry_of, fields_of, key_of, typed_of
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.steps import taken
from api.rest.given import GivenCaller, GivenOffice
from coordination.desk import results, tasks
from coordination.desk.office import Office
from coordination.desk.outings import checklists_of_task, items_of_task
from coordination.desk.results import Adoptable
from coordination.errors import BadInputError, CoordinationError, NotAllowedError
from coordination.model.access import Act, Caller
from coordination.model.items import Checklist
from coordination.model.on_site import PartView
from coordination.model.tasks import ClosingReason, Task, TaskKind, TaskPart, TaskStep

PART = "/inspections/{task:str}/parts/{department:str}"
FIELDS_OF_FILE = {"evidence-type": "file", "evidence-size": "file", "file": "file"}


@dataclass(frozen=True, slots=True)
class RecordView:
    """The form of a part; gaps: what is missing before it can end; draft: names what a browser keeps of it.

    checklists: how items are inspected, by code; officers: of the department in the team, by number and name;
    adoptable: published results that could stand for a check, None where the pack knows no such thing; enters: whether
    the caller records, or only the officers do; adopting: the form of a conclusion of others.
    """

    task: Task
    part: TaskPart
    found: PartView
    fields: tuple[CheckFields, ...]
    checklists: Mapping[str, Checklist]
    form: Form
    gaps: Form
    draft: str
    next_step: TaskStep | None
    officers: tuple[tuple[str, str], ...]
    adoptable: tuple[Adoptable, ...] | None
    enters: bool
    adopting: Form = EMPTY

    @property
    def ready(self) -> bool:
        """Whether everything before the visit is done."""
        return self.next_step in {TaskStep.ARRIVE, TaskStep.RECORD, TaskStep.FINISH}

    @property
    def open(self) -> bool:
        """Whether it has not ended."""
        return self.part.completed_at is None

    @property
    def changes(self) -> bool:
        """Whether the caller can still change it: else there is no form."""
        return self.open and self.enters

    def results(self, shell: Shell) -> list[tuple[str, str]]:
        """The results that could be adopted, as a field offers them."""
        return [(result_key(one), _result(shell, one)) for one in self.adoptable or ()]

    @property
    def checks(self) -> list[tuple[str, str]]:
        """The checks, as a field offers them."""
        return [(one.check.check, one.check.item_name) for one in self.fields]

    @property
    def evidence(self) -> list[tuple[str, str]]:
        """The files that were attached, as a field offers them."""
        return [(one.sha256, one.name) for one in self.found.evidence]

    @property
    def done(self) -> int:
        """How many checks somebody has said something of."""
        return sum(one.filled for one in self.fields)


class RecordPages(Controller):
    """What is found on site, by the officers who find it."""

    @page("GET", f"{PART}/record", Act.RECORD_CHECKS)
    def show(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        department: FromPath[str],
    ) -> Response[str]:
        """The form as it is now; outcomes are empty until somebody enters them."""
        return show_record(shell, read_record(office, caller, task, department))

    @page("POST", f"{PART}/record", Act.RECORD_CHECKS)
    def save(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        department: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Keeps what was typed, whatever part of it there is; the same form twice is kept once.

        What is sent again is read on top of what was known when it came first: a colleague's entry in between does not
        make another one of it.
        """
        view = read_record(office, caller, task, department, form.value("key"))
        places = {one.check.check: f"check-{one.number}" for one in view.fields}

        def take() -> Response[str]:
            entry = entry_of(form, view.fields)
            tasks.record_entry(office, caller, task, department, key_of(form, caller.name, entry), entry)
            return shell.go(f"/inspections/{task}/parts/{department}/record", "record-saved")

        return taken(shell, form, take, lambda refused: show_record(shell, replace(view, form=refused)), places)

    @page("POST", f"{PART}/evidence", Act.RECORD_CHECKS, request_max_body_size=tasks.LARGEST_EVIDENCE_BYTES + (1 << 16))
    def evidence(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        department: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Attaches a file to a part, or to one check of it."""

        def take() -> Response[str]:
            reading = Reading(form)
            if not form.file:
                reading.wrong("file", "pages-no-file")
            reading.refuse()
            check, content = form.value("check"), form.file or b""
            tasks.add_evidence(office, caller, task, department, form.file_name, content, check)
            return shell.go(f"/inspections/{task}/parts/{department}/record", "evidence-added")

        return taken(shell, form, take, partial(_again, office, caller, shell, task, department), FIELDS_OF_FILE)

    @page("POST", f"{PART}/complete", Act.RECORD_CHECKS)
    def complete(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        department: FromPath[str],
    ) -> Response[str]:
        """Ends a part of which everything is recorded; refused with all that is missing."""
        try:
            tasks.complete_part(office, caller, task, department)
        except (BadInputError, NotAllowedError) as error:
            view = read_record(office, caller, task, department)
            names = {one.check.check: one.check.item_name for one in view.fields}
            return show_record(shell, replace(view, gaps=_gaps(shell, error, names)))
        return shell.go(f"/inspections/{task}", "part-completed")

    @page("POST", f"{PART}/close", Act.RECORD_CHECKS)
    def close(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        task: FromPath[str],
        department: FromPath[str],
        form: GivenForm,
    ) -> Response[str]:
        """Ends a part whose inspection is impossible; needs evidence."""

        def take() -> Response[str]:
            reading = Reading(form)
            reason = ClosingReason(reading.choice("closing", [one.value for one in ClosingReason]))
            found_on = reading.day("found_on")
            reading.refuse()
            tasks.close_part(office, caller, task, department, reason, found_on)
            return shell.go(f"/inspections/{task}", "part-closed")

        return taken(shell, form, take, partial(_again, office, caller, shell, task, department))


def read_record(office: Office, caller: Caller, task_id: str, department: str, before: str = "") -> RecordView:
    """A part's record as its page shows it; before: the key of an entry, for the record as it was when that came."""
    found = tasks.read_part(office, caller, task_id, department, before)
    seen = tasks.read_task(office, caller, task_id)
    checks = [one for one in seen.checks if one.department == department]
    fields = fields_of(checks, found.record, dict(items_of_task(office, caller, task_id)))
    checklists = checklists_of_task(office, caller, task_id)
    part = next(one for one in seen.parts if one.department == department)
    draft = f"{caller.name}/{task_id}/{department}"
    adoptable = results.adoptable(office, caller, task_id, department)
    kept = Form(typed_of(fields, found.record))
    officers = tuple((one.inspector, one.name) for one in seen.team if one.department == department)
    enters = tasks.may_record(office, caller, seen.task)
    return RecordView(
        seen.task, part, found, fields, checklists, kept, EMPTY, draft, seen.next_step, officers, adoptable, enters
    )


def result_key(one: Adoptable) -> str:
    """A result as one value of a form."""
    return f"{one.task} {one.department}"


def _result(shell: Shell, one: Adoptable) -> str:
    conclusion = shell.words("outcome", [one.conclusion] if one.conclusion else ())
    shown = (shell.department(one.department), str(one.inspected_on), conclusion, one.task)
    return "　".join(part for part in shown if part)


def _again(office: Office, caller: Caller, shell: Shell, task_id: str, department: str, refused: Form) -> Response[str]:
    """The record as it is kept, with what a smaller form on the same page was refused for."""
    view = read_record(office, caller, task_id, department)
    typed = {**view.form.typed, **refused.typed}
    return show_record(shell, replace(view, form=replace(refused, typed=typed)))


def _gaps(shell: Shell, error: CoordinationError, names: dict[str, str]) -> Form:
    """What is missing, each under the name of its check."""
    said = [
        shell.say("fault", place=names[one.place], what=shell.say(one.code, place=one.place, **one.values))
        if one.place in names
        else shell.say(one.code, place=one.place, **one.values)
        for one in error.faults
    ]
    return Form(said=said or [shell.say(error.code, **error.values)])


def _above(task: Task) -> str:
    """The page one comes from: of the visit, with address and team; of the task where the plan holds no visit."""
    if task.urgent or task.kind is TaskKind.OFF_SITE:
        return f"/inspections/{task.id}"
    return f"/my/visits/{quote(task.campaign, safe='')}/{quote(task.visit, safe='')}"


def show_record(shell: Shell, view: RecordView) -> Response[str]:
    """The page of a part's record, with whatever of it was refused."""
    refused = view.form.refused or view.gaps.refused or view.adopting.refused
    crumbs = [
        Crumb(shell.say("pages-my-week"), f"/my?day={view.task.held_on}"),
        Crumb(view.task.id, _above(view.task)),
    ]
    return shell.show("field/record.html", view.task.target_name, view, crumbs, status=422 if refused else 200)
