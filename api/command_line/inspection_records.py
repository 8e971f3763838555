"""What inspections left behind, to be read: `task record`, `task trace`, `result show`, `year report` and so on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

import click

from api.command_line.audits import act_said
from api.command_line.bulletins import bulletin_commands
from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.repeats import repeats_command
from api.command_line.telling import person, tell_table, when, write_file
from coordination.desk import assessing, results, tasks, year_end
from coordination.desk.feedback import list_feedback
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError
from coordination.model.feedback import FeedbackFilter
from coordination.model.precursors import PrecursorGroup
from coordination.model.tasks import DeclineReason, TaskFilter
from coordination.texts import Texts

TABLES = {
    "record": ("check", "checked", "outcomes", "found", "handled"),
    "precursors": ("check", "group", "regular", "found"),
    "urgent": ("task", "department", "source", "due", "state", "completed", "reason"),
    "feedback": ("task", "when", "rating", "grievances", "words"),
    "evidence": ("sha256", "name", "kind", "bytes", "check"),
    "saves": ("number", "received", "account", "key"),
    "trace": ("when", "who", "what"),
    "grounds": ("ground", "rule", "department"),
    "stated": ("ground", "rule", "department", "who", "reason"),
    "items": ("item", "name", "owed", "done"),
    "versions": ("number", "when", "who", "conclusion", "reason"),
    "follow-ups": ("task", "number", "kind", "state", "matter", "to", "outcome"),
    "syncs": ("task", "department", "version", "channel", "state", "reference"),
    "year": ("department", "parts", "completed", "published", "overdue", "objections", "corrected", "handed-on"),
    "indicators": ("rule", "evidence", "count", "of"),
    "indicator-files": ("rule", "name", "bytes", "sha256"),
    "alerts": ("kind", "target", "officer", "first", "last", "visits", "most"),
}
"""The columns of each table; a heading is the text `trail-column-<name>`."""

_BASE = "BASE2026"


def task_commands(said: Texts) -> Iterator[click.Command]:
    """What belongs to the group `task`."""
    task, department = click.Argument(["task"]), click.Argument(["department"])
    saves = click.Option(["--entries"], is_flag=True, help=said.say("help-task-record-entries"))
    evidence = click.Option(["--evidence"], default="", metavar="SHA256", help=said.say("help-task-record-evidence"))
    output = click.Option(["-o", "--output"], default="", metavar="FILE", help=said.say("help-task-record-output"))
    kinds = click.Choice([one.value for one in DeclineReason if one is not DeclineReason.RECUSAL])
    reason = click.Option(["--reason"], type=kinds, required=True, help=said.say("help-task-decline-reason"))
    statement = click.Option(["--statement"], required=True, help=said.say("help-task-decline-statement"))

    def record(task: str, department: str, evidence: str, output: str, *, entries: bool) -> None:
        if bool(evidence) != bool(output):
            raise BadInputError("evidence-and-output")
        if evidence:
            write_file(output, tasks.read_evidence(open_office(), OPERATOR, task, department, evidence)[1])
        elif entries:
            _tell_saves(task, department, said)
        else:
            _tell_record(task, department, said)

    def decline(task: str, inspector: str, reason: str, statement: str) -> None:
        done = tasks.decline_task(open_office(), OPERATOR, task, inspector, DeclineReason(reason), statement)
        click.echo(said.say("task-changed", task=done.id, state=said.say(f"task-state-{_named(done.state)}")))

    params: list[click.Parameter] = [task, department, saves, evidence, output]
    yield Command("record", said, "task-record", callback=record, params=params)
    campaign = click.Option(["--campaign"], default="", help=said.say("help-task-campaign"))
    yield Command("urgent", said, "task-urgent", callback=lambda campaign: _urgent(campaign, said), params=[campaign])
    yield Command("checklist", said, "task-checklist", callback=lambda task: _checklist(task, said), params=[task])
    yield Command(
        "feedback", said, "task-feedback", callback=lambda campaign: _feedback(campaign, said), params=[campaign]
    )
    to_file = click.Option(["-o", "--output"], default="", metavar="FILE", help=said.say("help-task-trace-output"))
    yield Command("trace", said, "task-trace", callback=lambda **given: _trace(said, **given), params=[task, to_file])
    params = [task, click.Argument(["inspector"]), reason, statement]
    yield Command("decline", said, "task-decline", callback=decline, params=params)


def result_commands(said: Texts) -> Iterator[click.Command]:
    """What belongs to the group `result`."""
    part: list[click.Parameter] = [click.Argument(["task"]), click.Argument(["department"])]
    campaign = click.Option(["--campaign"], default="", help=said.say("help-task-campaign"))
    yield Command("show", said, "result-show", callback=lambda **given: _result(said, **given), params=part)
    yield Command("follow-ups", said, "result-follow-ups", callback=lambda: _follow_ups(said))
    yield Command("syncs", said, "result-syncs", callback=lambda campaign: _syncs(campaign, said), params=[campaign])


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `year`."""
    group, year = Group("year", said, "year"), click.Argument(["year"], type=click.IntRange(2000, 2999))
    department = click.Argument(["department"])
    pack = click.Option(["--pack"], default=_BASE, show_default=True, help=said.say("help-year-alerts-pack"))
    on = click.Option(["--on"], type=click.DateTime(["%Y-%m-%d"]), help=said.say("help-year-alerts-on"))
    group.add_command(Command("report", said, "year-report", callback=lambda year: _year(year, said), params=[year]))
    group.add_command(
        Command(
            "assess", said, "year-assess", callback=lambda **given: _assess(said, **given), params=[year, department]
        )
    )
    to_zip = click.Option(["-o", "--output"], required=True, metavar="ZIP", help=said.say("help-year-file-output"))
    url = click.Option(["--url"], default="", envvar="ONEVISIT_PUBLIC_URL", help=said.say("help-document-url"))
    params = [year, department, to_zip, url]
    group.add_command(
        Command("file", said, "year-file", callback=lambda **given: _year_file(said, **given), params=params)
    )
    group.add_command(
        Command("alerts", said, "year-alerts", callback=lambda **given: _alerts(said, **given), params=[pack, on])
    )
    for command in (repeats_command(said), *bulletin_commands(said)):
        group.add_command(command)
    return {"year": group}


def _tell(name: str, rows: Iterable[Sequence[object]], said: Texts) -> None:
    headings = [said.say(f"trail-column-{column}") for column in TABLES[name]]
    tell_table(headings, ([_cell(value) for value in row] for row in rows))


def _cell(value: object) -> str:
    return "-" if value is None else when(value) if isinstance(value, datetime) else str(value)


def _named(value: str) -> str:
    return value.replace("_", "-")


def _tell_record(task: str, department: str, said: Texts) -> None:
    view = tasks.read_part(open_office(), OPERATOR, task, department)
    checked = {None: "-", True: said.say("trail-yes"), False: said.say("trail-no")}
    rows = (
        (one.check, checked[one.checked], _outcomes(one.outcomes, said), one.found or one.reason, one.handled)
        for one in view.record.checks
    )
    _tell("record", rows, said)
    sheets = [
        (
            one.check,
            said.say(f"precursor-group-{group}"),
            checked[one.precursors.of(group).regular],
            one.precursors.of(group).problem,
        )
        for one in view.record.checks
        if one.precursors
        for group in PrecursorGroup
    ]
    if sheets:
        _tell("precursors", sheets, said)
    held = ((one.sha256, one.name, one.media_type, one.size_bytes, one.check) for one in view.evidence)
    _tell("evidence", held, said)


def _outcomes(outcomes: Iterable[str], said: Texts) -> str:
    return said.listed(said.say(f"outcome-{_named(one)}") for one in outcomes) or "-"


def _tell_saves(task: str, department: str, said: Texts) -> None:
    found = tasks.read_saves(open_office(), OPERATOR, task, department)
    _tell("saves", ((one.number, one.received_at, one.account, one.key) for one in found), said)


def _trace(said: Texts, task: str, output: str) -> None:
    if output:
        write_file(output, year_end.export_trace(open_office(), OPERATOR, task))
        return
    found = year_end.trace_task(open_office(), OPERATOR, task)
    events = (
        (datetime.fromisoformat(one.happened_at), person(one.actor, said), act_said(one.action, said))
        for one in found.events
    )
    _tell("trace", events, said)
    _tell(
        "grounds", ((said.say(f"ground-{_named(one.ground)}"), one.rule, one.department) for one in found.grounds), said
    )
    stated = (
        (said.say(f"ground-{_named(one.ground)}"), one.rule, one.department, one.stated_by, one.statement)
        for one in found.stated
    )
    _tell("stated", stated, said)


def _urgent(campaign: str, said: Texts) -> None:
    rows = (
        (
            one.task,
            one.department,
            said.say(f"source-{_named(one.source)}"),
            one.due_on,
            said.say(f"paper-state-{_named(one.state)}"),
            one.completed_at,
            one.delay or one.refusal or one.reason,
        )
        for one in tasks.list_urgent(open_office(), OPERATOR, TaskFilter(campaign=campaign))
    )
    _tell("urgent", rows, said)


def _checklist(task: str, said: Texts) -> None:
    for name, found in tasks.read_checklists(open_office(), OPERATOR, task):
        if found is None:
            click.echo(said.say("checklist-missing", item=name))
            continue
        click.echo(said.say("checklist-item", item=name, procedure=found.procedure))
        for point in found.check_points:
            click.echo(said.say("checklist-point", point=point))


def _feedback(campaign: str, said: Texts) -> None:
    rows = (
        (
            one.task,
            one.given_at,
            one.rating,
            said.listed(said.say(f"grievance-{_named(grievance)}") for grievance in one.grievances) or "-",
            one.words,
        )
        for one in list_feedback(open_office(), OPERATOR, FeedbackFilter(campaign))
    )
    _tell("feedback", rows, said)


def _result(said: Texts, task: str, department: str) -> None:
    view = results.read_result(open_office(), OPERATOR, task, department)
    click.echo(said.say(f"result-state-{_named(view.result.state)}"))
    rows = (
        (
            one.number,
            one.made_at,
            one.made_by,
            _outcomes([one.content.conclusion] if one.content.conclusion else [], said),
            one.reason,
        )
        for one in view.versions
    )
    _tell("versions", rows, said)
    if view.objection:
        told = {"objector": view.objection.objector, "on": view.objection.received_on.isoformat()}
        click.echo(said.say("trail-objection", **told, grounds=view.objection.grounds))


def _follow_ups(said: Texts) -> None:
    rows = (
        (
            one.task,
            one.number,
            said.say(f"follow-up-kind-{_named(one.kind)}"),
            said.say(f"follow-up-state-{_named(one.state)}"),
            one.matter,
            one.to_department or one.to_body,
            one.outcome,
        )
        for one in results.list_follow_ups(open_office(), OPERATOR)
    )
    _tell("follow-ups", rows, said)


def _syncs(campaign: str, said: Texts) -> None:
    rows = (
        (
            one.task,
            one.department,
            one.version,
            one.channel,
            said.say(f"sync-state-{one.state.value}"),
            one.external_reference,
        )
        for one in results.list_syncs(open_office(), OPERATOR, TaskFilter(campaign=campaign))
    )
    _tell("syncs", rows, said)


def _year(year: int, said: Texts) -> None:
    found = year_end.report_year(open_office(), OPERATOR, year)
    rate = "-" if found.joint_rate is None else f"{found.joint_rate:.1%}"
    counts = {name: getattr(found, name) for name in ("planned", "visits", "joint", "saved")}
    click.echo(said.say("trail-year", year=year, rate=rate, **counts))
    columns = [column.replace("-", "_") for column in TABLES["year"]]
    _tell("year", ([getattr(one, column) for column in columns] for one in found.departments), said)
    _tell("items", ((one.item, one.item_name, one.owed, one.done) for one in found.items), said)


def _assess(said: Texts, year: int, department: str) -> None:
    found = year_end.assess_department(open_office(), OPERATOR, year, department)
    rows = ((one.rule, said.say(f"trail-evidence-{_named(one.evidence)}"), one.count, one.of) for one in found)
    _tell("indicators", rows, said)
    held = assessing.list_indicator_files(open_office(), OPERATOR, year, department)
    if held:
        _tell("indicator-files", ((one.rule, one.name, one.size_bytes, one.sha256) for one in held), said)


def _year_file(said: Texts, year: int, department: str, output: str, url: str) -> None:
    write_file(output, assessing.bind_year(open_office(), OPERATOR, year, department, url))
    click.echo(said.say("year-file-written", file=output))


def _alerts(said: Texts, pack: str, on: datetime | None) -> None:
    found = year_end.alert_repeats(open_office(), OPERATOR, pack, None if on is None else on.date())
    rows = (
        (
            said.say(f"trail-alert-{_named(one.kind)}"),
            one.target,
            one.officer,
            one.first_on,
            one.last_on,
            one.visits,
            one.most,
        )
        for one in found
    )
    _tell("alerts", rows, said)
