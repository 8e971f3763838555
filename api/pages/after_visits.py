"""From the plan to the end of a visit, for offices and departments: tasks by state, and one with all its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Controller, Response
from litestar.params import FromPath

from api.pages.forms import EMPTY, Form, GivenForm
from api.pages.routing import page
from api.pages.shell import Crumb, GivenShell, Shell
from api.pages.short_lists import ALL, GivenListed, Listed, narrowed
from api.pages.steps import taken
from api.pages.sync_tables import channel_name, newest_syncs
from api.pages.tables import Table, TableAsked, read_table, show_table, workbook
from api.pages.task_tables import pieces_table, task_address, tasks_table
from api.rest.given import GivenCaller, GivenOffice
from api.rest.pages import Cursor, Filter
from api.rest.tasks import State
from coordination.desk import documents, results, tasks
from coordination.desk.deadlines import what_is_due
from coordination.desk.feedback import count_feedback
from coordination.desk.office import Office
from coordination.desk.plans import list_campaigns
from coordination.desk.swapping import open_recusals
from coordination.desk.tasks import AbsentOfficer
from coordination.documents.forms import FORMS, Scope
from coordination.errors import BadInputError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.case_files import CaseFile, FileIndex
from coordination.model.deadlines import Due, DueState
from coordination.model.documents import IssuedDocument
from coordination.model.feedback import FeedbackFilter
from coordination.model.follow_ups import FollowUp
from coordination.model.on_site import PartView
from coordination.model.pages import Wanted
from coordination.model.plans import Campaign
from coordination.model.results import ResultSync, ResultView
from coordination.model.tasks import (
    DeclineReason,
    NoticeForm,
    Task,
    TaskFilter,
    TaskPart,
    TaskState,
    TaskStep,
    TaskView,
)

_TASK = "/inspections/{task:str}"
_RECENT, _DOCUMENTS = 3, 200
_NARROWED = ("campaign", "state", "department", "target")


@dataclass(frozen=True, slots=True)
class TasksView:
    """How many tasks are in which state, those that are, in the order in which states follow.

    campaigns: the latest ones, whose tasks the office brings up to the newest plan; chosen: the tasks for which the
    caller may take a step now, and those of a step that was refused; steps: that can be taken for some of them; form:
    of a step for many.
    """

    counts: tuple[tuple[TaskState, int], ...]
    filters: TaskFilter
    campaigns: tuple[Campaign, ...]
    cursor: str
    chosen: tuple[Task, ...]
    steps: tuple[TaskStep, ...]
    form: Form


@dataclass(frozen=True, slots=True)
class PlatformSync:
    """The newest version of a result on one platform. name: of the platform."""

    sync: ResultSync
    name: str


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A department's part, with its record and result where the caller sees them, and how it stands on platforms."""

    part: TaskPart
    found: PartView | None
    result: ResultView | None
    syncs: tuple[PlatformSync, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskPage:
    """One task with all that hangs on it, as far as the caller sees it. index: of its bound file.

    absent: officers who do not take part, as far as the caller is told why; papers: documents the caller may issue, by
    form and detail, with their names; steps: preparations the caller may take now; records: whether the caller records
    in its department's part; swaps: absent officers whose department can still look for a swap; feedback: how much of
    it there is, to whoever reads it; form: of the step that was refused.
    """

    seen: TaskView
    absent: tuple[AbsentOfficer, ...]
    parts: tuple[PartSeen, ...]
    follow_ups: tuple[FollowUp, ...]
    case_file: CaseFile | None
    index: Table | None
    dues: tuple[tuple[DueState, Due], ...]
    documents: tuple[IssuedDocument, ...]
    papers: tuple[tuple[str, str], ...]
    steps: tuple[TaskStep, ...]
    records: bool
    swaps: frozenset[str]
    feedback: int
    form: Form


class TaskPages(Controller):
    """Tasks, before and after the visit."""

    @page("GET", "/inspections", Act.READ_INSPECTIONS)
    def tasks(
        self,
        office: GivenOffice,
        caller: GivenCaller,
        shell: GivenShell,
        campaign: Filter = "",
        department: Filter = "",
        in_state: State = "",
        target: Filter = "",
        sort: Filter = "",
        cursor: Cursor = "",
        download: Filter = "",
    ) -> Response[Any]:
        """The tasks by state."""
        filters = TaskFilter(campaign.strip(), in_state, department, target=target.strip())
        return _tasks(office, caller, shell, filters, TableAsked(sort, cursor, download), EMPTY)

    @page("POST", "/inspections/prepare", (Act.PREPARE_INSPECTIONS, Act.APPROVE_INSPECTIONS))
    def prepare(self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, form: GivenForm) -> Response[Any]:
        """A step before the visit for one task or many: all of them, or none."""
        ids, step = list(form.values("task")), form.value("step")

        def take() -> Response[str]:
            _prepare(office, caller, step, ids, form)
            return shell.go(task_address(ids[0]) if len(ids) == 1 else "/inspections", "tasks-prepared")

        def again(refused: Form) -> Response[Any]:
            if len(ids) == 1:
                return show_task(office, caller, shell, ids[0], refused)
            campaign, state, department, target = (form.value(f"of_{one}") for one in _NARROWED)
            filters = TaskFilter(campaign, state, department, target=target)
            asked = TableAsked(form.value("of_sort"), form.value("of_cursor"))
            return _tasks(office, caller, shell, filters, asked, refused)

        return taken(shell, form, take, again, {"filing-without-reference": "reference"})

    @page("POST", "/campaigns/{campaign:str}/inspections", Act.PREPARE_INSPECTIONS, opt={"everywhere": True})
    def take_over(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, campaign: FromPath[str]
    ) -> Response[str]:
        """Brings the tasks of a campaign up to its newest plan."""
        tasks.take_over_plan(office, caller, campaign)
        return shell.go(f"/inspections?campaign={campaign}", "tasks-taken-over")

    @page("GET", _TASK, Act.READ_INSPECTIONS)
    def task(
        self, office: GivenOffice, caller: GivenCaller, shell: GivenShell, task: FromPath[str], listed: GivenListed
    ) -> Response[Any]:
        """One task, with every state it has been through; or the index of its bound file as a workbook."""
        if listed.exporting and (found := results.read_file_index(office, caller, task).index):
            return workbook(narrowed(shell, pieces_table(shell, found), listed))
        return show_task(office, caller, shell, task, EMPTY, listed)


def show_task(
    office: Office, caller: Caller, shell: Shell, task_id: str, form: Form, listed: Listed = ALL
) -> Response[str]:
    """The page of one task, also with a step that was refused."""
    seen = tasks.read_task(office, caller, task_id)
    own = caller.reach.department
    filters = TaskFilter(seen.task.campaign, target=seen.task.target)
    known = [one for one in newest_syncs(results.list_syncs(office, caller, filters)) if one.task == task_id]
    syncs = [PlatformSync(one, channel_name(shell, one.channel)) for one in known]
    parts = tuple(
        PartSeen(
            part,
            *_of_part(office, caller, part),
            tuple(one for one in syncs if one.sync.department == part.department),
        )
        if own in {"", part.department}
        else PartSeen(part, None, None)
        for part in seen.parts
    )
    dues = tuple(one for one in what_is_due(office, caller, filters).dues if one[1].task == task_id)
    handed = tuple(one for one in results.list_follow_ups(office, caller) if one.task == task_id)
    case_file, index = _file(office, caller, task_id)
    issued = documents.list_documents(office, caller, task_id, "", Wanted(_DOCUMENTS)).records
    papers = tuple(_papers(caller, shell, seen, handed))
    absent = tuple(tasks.list_declines(office, caller, task_id))
    pieces = narrowed(shell, pieces_table(shell, index), listed) if index else None
    steps = tasks.open_preparations(office, caller, [seen.task]).get(task_id, ())
    records = tasks.may_record(office, caller, seen.task)
    said = count_feedback(office, caller, FeedbackFilter(task=task_id)) if caller.sees_all else 0
    view = TaskPage(
        seen=seen,
        absent=absent,
        parts=parts,
        follow_ups=handed,
        case_file=case_file,
        index=pieces,
        dues=dues,
        documents=issued,
        papers=papers,
        steps=steps,
        records=records,
        swaps=_swaps(office, caller, seen.task, absent),
        feedback=said,
        form=form,
    )
    crumbs = [Crumb(shell.say("pages-tasks"), "/inspections")]
    return shell.show("after/task.html", seen.task.target_name, view, crumbs, status=422 if form.refused else 200)


def _swaps(office: Office, caller: Caller, task: Task, absent: Sequence[AbsentOfficer]) -> frozenset[str]:
    """The absent officers for whom somebody decides on a swap: recused, and still in the team that was published."""
    recused = {one.decline.inspector for one in absent if one.decline.reason is DeclineReason.RECUSAL}
    if not recused or not caller.may(Act.PREPARE_INSPECTIONS):
        return frozenset()
    waiting = open_recusals(office, caller, task.target)
    return frozenset(one.recusal.inspector for one in waiting if one.visit.id == task.visit) & recused


def _papers(caller: Caller, shell: Shell, seen: TaskView, handed: Sequence[FollowUp]) -> Iterator[tuple[str, str]]:
    """Documents the caller may issue of a task; whether it is time for one, the use case knows."""
    own = caller.reach.department
    owing = [(part.department, shell.department(part.department)) for part in seen.parts]
    details = {
        Scope.TASK: [("", "")],
        Scope.FILE: [("", "")],
        Scope.PART: owing,
        Scope.OBJECTION: owing,
        Scope.FINDING: [(str(one.number), f"{one.number}") for one in handed],
    }
    for form in FORMS.values():
        title = shell.document(form.code, form.title)
        if any(map(caller.may, form.acts)) and not (form.whole and own not in {"", seen.task.lead_department}):
            for detail, name in details.get(form.scope, ()):
                if form.scope not in {Scope.PART, Scope.OBJECTION} or own in {"", detail}:
                    yield f"{form.code}:{detail}", f"{title} · {name}" if name else title


def _of_part(office: Office, caller: Caller, part: TaskPart) -> tuple[PartView, ResultView | None]:
    found = tasks.read_part(office, caller, part.task, part.department)
    if part.completed_at is None:
        return found, None
    return found, results.read_result(office, caller, part.task, part.department)


def _file(office: Office, caller: Caller, task_id: str) -> tuple[CaseFile | None, FileIndex | None]:
    try:
        view = results.read_file_index(office, caller, task_id)
    except NotFoundError:
        return None, None
    return view.case_file, view.index


def _tasks(
    office: Office, caller: Caller, shell: Shell, filters: TaskFilter, asked: TableAsked, form: Form
) -> Response[Any]:
    """The tasks that pass the filters, also with a step for many that was refused."""
    counted = tasks.count_tasks(office, caller, TaskFilter(filters.campaign, department=filters.department))
    counts = tuple((one, counted[one.value]) for one in TaskState if counted.get(one.value))
    first = tasks.list_tasks(office, caller, filters, asked.page)
    table = read_table(
        asked,
        lambda wanted: first if wanted == asked.page else tasks.list_tasks(office, caller, filters, wanted),
        lambda found: tasks_table(shell, found.records, filters),
    )
    may = tasks.open_preparations(office, caller, first.records)
    chosen = tuple(task for task in first.records if task.id in may or task.id in form.values("task"))
    steps = tuple(one for one in TaskStep if one == form.value("step") or any(one in each for each in may.values()))
    view = TasksView(counts, filters, _led_by_office(office, caller), asked.cursor, chosen, steps, form)
    answer = show_table(shell, "after/tasks.html", shell.say("pages-tasks"), table, asked, view)
    answer.status_code = 422 if form.refused else 200
    return answer


def _led_by_office(office: Office, caller: Caller) -> tuple[Campaign, ...]:
    """The latest campaigns, to whoever sees all of the city and prepares its inspections."""
    if not caller.may(Act.PREPARE_INSPECTIONS) or not caller.sees_all:
        return ()
    return tuple(list_campaigns(office, caller)[:_RECENT])


def _prepare(office: Office, caller: Caller, step: str, ids: Sequence[str], form: Form) -> None:
    steps: dict[str, Callable[[], Sequence[Task]]] = {
        "approve": lambda: tasks.approve_tasks(office, caller, ids),
        "file": lambda: tasks.file_tasks(office, caller, ids, form.value("reference")),
        "notify": lambda: tasks.notify_tasks(office, caller, ids, NoticeForm.JOINT),
        "issue_code": lambda: tasks.issue_codes(office, caller, ids),
    }
    if not ids or step not in steps:
        raise BadInputError("pages-no-task-chosen")
    steps[step]()
