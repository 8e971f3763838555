"""`onevisit task`, `due`, `clocks`, `result`: tasks from the plan to the bound file, and what is due.

What a department answers for - approving, exporting - asks for the password of an account of that department.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

import click

from api.command_line.accounts import acting_as, ask_password
from api.command_line.commanding import Command, Group
from api.command_line.inspection_records import result_commands, task_commands
from api.command_line.opening import open_office
from api.command_line.telling import tell_table, write_file
from coordination.desk import results, tasks
from coordination.desk.deadlines import PRESSING, UNDONE, change_clocks, compare_clocks, digest, what_is_due
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.telling import names_in
from coordination.intake.exports import records_csv
from coordination.model.access import Caller
from coordination.model.pages import Wanted
from coordination.model.tasks import NoticeForm, Task, TaskFilter, TaskState
from coordination.stages.export import NetworkRow
from coordination.texts import Texts

TASK_COLUMNS = ("id", "day", "target", "lead", "state")
DUE_COLUMNS = ("state", "due", "clock", "task", "department", "target")
MOVED_COLUMNS = ("clock", "task", "department", "before", "after")
_PAGE = 200
_Act = Callable[..., None]


def commands(said: Texts) -> dict[str, click.Command]:
    """The groups and commands."""
    filters = [_option(said, name) for name in ("campaign", "department", "inspector", "batch")]
    account: list[click.Parameter] = [
        click.Option(["--account"], required=True, help=said.say("help-task-account")),
        click.Option(["--password-stdin"], is_flag=True, help=said.say("help-password-stdin")),
    ]
    many = click.Argument(["ids"], nargs=-1, required=True, metavar="TASK…")
    one, output = (
        click.Argument(["task"]),
        click.Option(["-o", "--output"], required=True, metavar="FILE", help=said.say("help-result-output")),
    )
    states = click.Choice([state.value for state in TaskState])
    state = click.Option(["--state"], type=states, help=said.say("help-task-list-state"))
    reference = click.Option(["--reference"], required=True, help=said.say("help-task-file-reference"))
    separate = click.Option(["--separate"], is_flag=True, help=said.say("help-task-notify-separate"))
    pack = click.Option(["--pack"], default="", help=said.say("help-clocks-pack"))
    apply = click.Option(["--apply"], is_flag=True, help=said.say("help-clocks-apply"))
    on = click.Option(["--on"], type=click.DateTime(["%Y-%m-%d"]), help=said.say("help-due-on"))
    with_open = click.Option(["--open", "with_open"], is_flag=True, help=said.say("help-due-open"))
    task_group, result_group = Group("task", said, "task"), Group("result", said, "result")
    of_task: dict[str, tuple[_Act, list[click.Parameter]]] = {
        "take-over": (_take_over, [click.Argument(["campaign"])]),
        "list": (_list, [*filters, state]),
        "show": (_show, [one]),
        "approve": (_approve, [many, *account]),
        "file": (_file, [many, reference]),
        "notify": (_notify, [many, separate]),
        "code": (_code, [many]),
    }
    of_result: dict[str, tuple[_Act, list[click.Parameter]]] = {
        "export": (_export, [click.Argument(["channel"]), output, _option(said, "campaign"), *account]),
        "network": (_network, [click.Argument(["campaign"]), output]),
        "file": (_zip, [one, output]),
    }
    for group, acts in ((task_group, of_task), (result_group, of_result)):
        for name, (act, params) in acts.items():
            key = f"{group.name}-{name}"
            group.add_command(Command(name, said, key, callback=_with(act, said), params=params))
    for group, further in ((task_group, task_commands(said)), (result_group, result_commands(said))):
        for command in further:
            group.add_command(command)
    return {
        "task": task_group,
        "result": result_group,
        "due": Command("due", said, "due", callback=_with(_due, said), params=[*filters, on, with_open]),
        "digest": Command("digest", said, "digest", callback=_with(_digest, said), params=[on]),
        "clocks": Command(
            "clocks", said, "clocks", callback=_with(_clocks, said), params=[click.Argument(["campaign"]), pack, apply]
        ),
    }


def _option(said: Texts, name: str) -> click.Option:
    return click.Option([f"--{name}"], default="", help=said.say(f"help-task-{name}"))


def _with(act: _Act, said: Texts) -> _Act:
    return lambda **given: act(open_office(), said, **given)


def _take_over(office: Office, said: Texts, campaign: str) -> None:
    done = tasks.take_over_plan(office, OPERATOR, campaign)
    counts = {"new": done.new, "changed": done.changed, "withdrawn": done.withdrawn}
    click.echo(said.say("tasks-taken-over", version=done.version, **counts))
    for code, ids in (("tasks-held-back", done.held_back), ("tasks-unstaffed", done.unstaffed)):
        if ids:
            click.echo(said.say(code, tasks=said.listed(ids)))


def _list(office: Office, said: Texts, state: str | None, **chosen: str) -> None:
    rows: list[Sequence[str]] = []
    place: tuple[str, ...] = ()
    while True:
        page = tasks.list_tasks(office, OPERATOR, TaskFilter(state=state or "", **chosen), Wanted(_PAGE, place))
        rows += [_row(task, said) for task in page.records]
        place = page.following
        if not place:
            break
    tell_table([said.say(f"task-column-{column}") for column in TASK_COLUMNS], rows)


def _row(task: Task, said: Texts) -> Sequence[str]:
    state = said.say(f"task-state-{task.state.value.replace('_', '-')}")
    return task.id, f"{task.held_on.isoformat()} {task.start}", task.target_name, task.lead_department, state


def _show(office: Office, said: Texts, task: str) -> None:
    view = tasks.read_task(office, OPERATOR, task)
    due = "none" if view.next_step is None else view.next_step.value.replace("_", "-")
    head = dict(zip(TASK_COLUMNS, _row(view.task, said), strict=True))
    click.echo(said.say("task-line", **head, next=said.say(f"task-step-{due}")))
    if view.task.check_code:
        click.echo(said.say("task-line-code", check_code=view.task.check_code))
    for check in view.checks:
        click.echo(said.say("task-line-check", department=check.department, item=check.item_name))
    names = said.listed(said.aside(one.name, said.listed((one.department, one.inspector))) for one in view.team)
    click.echo(said.say("task-line-team", names=names or "-"))


def _approve(office: Office, said: Texts, ids: Sequence[str], **account: Any) -> None:
    _as(office, said, lambda caller: _told(said, tasks.approve_tasks(office, caller, ids)), **account)


def _file(office: Office, said: Texts, ids: Sequence[str], reference: str) -> None:
    _told(said, tasks.file_tasks(office, OPERATOR, ids, reference))


def _notify(office: Office, said: Texts, ids: Sequence[str], separate: bool) -> None:  # noqa: FBT001 - a switch
    form = NoticeForm.SEPARATE if separate else NoticeForm.JOINT
    _told(said, tasks.notify_tasks(office, OPERATOR, ids, form))


def _code(office: Office, said: Texts, ids: Sequence[str]) -> None:
    for task in tasks.issue_codes(office, OPERATOR, ids):
        click.echo(f"{task.id}\t{task.check_code}")
    click.echo(said.say("task-codes-issued", count=len(ids)), err=True)


def _told(said: Texts, changed: Sequence[Task]) -> None:
    for task in changed:
        state = said.say(f"task-state-{task.state.value.replace('_', '-')}")
        click.echo(said.say("task-changed", task=task.id, state=state))


def _due(
    office: Office,
    said: Texts,
    on: datetime | None,
    with_open: bool,  # noqa: FBT001 - a switch
    **chosen: str,
) -> None:
    states = UNDONE if with_open else PRESSING
    board = what_is_due(office, OPERATOR, TaskFilter(**chosen), None if on is None else on.date(), states)
    rows = [
        (
            said.say(f"due-state-{state.value}"),
            f"{one.due_on.isoformat()}{said.say('due-provisional') if one.provisional else ''}",
            said.say(f"clock-{one.clock.value.replace('_', '-')}"),
            one.task,
            one.department,
            one.target_name,
        )
        for state, one in board.dues
    ]
    tell_table([said.say(f"due-column-{column}") for column in DUE_COLUMNS], rows)
    click.echo(said.say("due-counts", on=board.on.isoformat(), **{one.value: n for one, n in board.counts.items()}))
    for campaign in board.outdated:
        click.echo(said.say("due-outdated", campaign=campaign), err=True)


def _digest(office: Office, said: Texts, on: datetime | None) -> None:
    found, names = digest(office, OPERATOR, None if on is None else on.date()), names_in(office.reference, said)
    for one in found.digests:
        kind = said.say(f"feed-kind-{one.whose.kind.value}")
        click.echo(said.say("digest-of", kind=kind, name=names.get(one.name, one.name), count=len(one.dues)))
        for state, due in one.dues:
            values = {"on": due.due_on.isoformat(), "task": due.task, "target": due.target_name}
            what = said.say(f"clock-{due.clock.value.replace('_', '-')}")
            click.echo(said.say("digest-line", state=said.say(f"due-state-{state.value}"), what=what, **values))
    click.echo(said.say("digest-counts", on=found.on.isoformat(), count=len(found.digests)))


def _clocks(office: Office, said: Texts, campaign: str, pack: str, apply: bool) -> None:  # noqa: FBT001 - a switch
    moved = (change_clocks if apply else compare_clocks)(office, OPERATOR, campaign, pack)
    rows = [
        (
            said.say(f"clock-{one.clock.value.replace('_', '-')}"),
            one.task,
            one.department,
            "-" if one.before is None else one.before.isoformat(),
            "-" if one.after is None else one.after.isoformat(),
        )
        for one in moved
    ]
    tell_table([said.say(f"moved-column-{column}") for column in MOVED_COLUMNS], rows)
    click.echo(said.say("clocks-changed" if apply else "clocks-would-change", count=len(moved)))


def _export(office: Office, said: Texts, channel: str, output: str, campaign: str, **account: Any) -> None:
    def export(caller: Caller) -> None:
        rows = results.export_results(office, caller, channel, TaskFilter(campaign=campaign))
        row_type = results.rows_of(channel)
        write_file(output, records_csv(row_type, rows))
        click.echo(said.say("results-exported", count=len(rows), channel=channel, file=output))

    _as(office, said, export, **account)


def _network(office: Office, said: Texts, campaign: str, output: str) -> None:
    rows = results.mirror_network(office, OPERATOR, campaign)
    write_file(output, records_csv(NetworkRow, rows))
    click.echo(said.say("network-written", count=len(rows), file=output))


def _zip(office: Office, said: Texts, task: str, output: str) -> None:
    content = results.read_file(office, OPERATOR, task)
    write_file(output, content)
    click.echo(said.say("case-file-written", task=task, file=output))


def _as(
    office: Office,
    said: Texts,
    act: Callable[[Caller], None],
    account: str,
    password_stdin: bool,  # noqa: FBT001 - a switch
) -> None:
    acting_as(office, account, ask_password(said, from_stdin=password_stdin, again=False), act)
