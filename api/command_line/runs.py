"""`onevisit run`: planning runs started, watched, cancelled, resumed, published."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.planning import tell_plan
from api.command_line.telling import person, read_file, sentence, tell_table, write_file
from coordination.desk import runs
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import BadInputError
from coordination.model.runs import ACTIVE, Options, RunOrder, RunProgress, RunState
from coordination.texts import Texts
from solvers.parallel import processors

_LOOK_SECONDS = 0.5
COLUMNS = ("run", "campaign", "state", "stage", "done", "best", "bound", "seconds", "requested-by")


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `run`."""
    group = Group("run", said, "run")
    number = click.Argument(["run"], type=click.IntRange(min=1))
    group.add_command(
        Command(
            "start",
            said,
            "run-start",
            callback=lambda campaign, problem, draw_seed, time_limit, processes, watch: _start(
                campaign, problem, draw_seed, Options(time_limit, processes or processors()), watch, said
            ),
            params=[
                click.Argument(["campaign"], required=False),
                click.Option(["--problem"], metavar="FILE", help=said.say("help-run-start-problem")),
                click.Option(["--draw-seed"], default="", metavar="TEXT", help=said.say("help-solve-seed")),
                click.Option(
                    ["--time-limit"], type=click.FloatRange(min=1), metavar="SECONDS", help=said.say("help-time-limit")
                ),
                click.Option(
                    ["--processes"], type=click.IntRange(1, 4096), metavar="N", help=said.say("help-run-processes")
                ),
                click.Option(["--watch"], is_flag=True, help=said.say("help-run-start-watch")),
            ],
        )
    )
    campaign = click.Option(["--campaign"], default="", metavar="ID", help=said.say("help-run-list-campaign"))
    listed = Command("list", said, "run-list", callback=lambda campaign: _list(campaign, said), params=[campaign])
    group.add_command(listed)
    output = click.Option(["-o", "--output"], metavar="FILE", help=said.say("help-run-watch-output"))
    kept = click.Option(["-o", "--output"], metavar="FILE", required=True, help=said.say("help-output"))
    problem = Command("problem", said, "run-problem", callback=lambda run, output: _problem(run, output, said))
    problem.params = [number, kept]
    group.add_command(problem)
    watch = Command("watch", said, "run-watch", callback=lambda run, output: _watch(run, output, said))
    watch.params = [number, output]
    group.add_command(watch)
    acts: dict[str, Callable[[int, Texts], None]] = {"cancel": _cancel, "resume": _resume, "publish": _publish}
    for name, act in acts.items():
        group.add_command(Command(name, said, f"run-{name}", callback=_with(act, said), params=[number]))
    return {"run": group}


def _with(act: Callable[[int, Texts], None], said: Texts) -> Callable[[int], None]:
    return lambda run: act(run, said)


def _start(
    campaign: str | None,
    problem: str | None,
    draw_seed: str,
    options: Options,
    watch: bool,  # noqa: FBT001 - a switch
    said: Texts,
) -> None:
    if (campaign is None) == (problem is None):
        raise BadInputError("run-of-what")
    office, order = open_office(), RunOrder(options, draw_seed, said.language)
    if problem is None:
        started = runs.start_run(office, OPERATOR, campaign or "", order)
    else:
        started = runs.start_file(office, OPERATOR, read_file(problem), order)
    click.echo(said.say("run-started", run=started.id))
    if watch:
        follow(office, started.id, said)


def _list(campaign: str, said: Texts) -> None:
    rows = [_row(progress, said) for progress in runs.list_runs(open_office(), campaign)]
    tell_table([said.say(f"run-column-{column}") for column in COLUMNS], rows)


def _row(progress: RunProgress, said: Texts) -> list[str]:
    run, step = progress.run, progress.step
    return [
        str(run.id),
        run.campaign or "-",
        said.say(f"run-state-{run.state.value}"),
        said.say(f"stage-{run.stage}"),
        f"{step.done}/{step.total}",
        "-" if step.best is None else str(step.best),
        "-" if step.bound is None or step.areas_apart else str(step.bound),
        f"{progress.seconds:.0f}",
        person(run.requested_by, said),
    ]


def _watch(run: int, output: str | None, said: Texts) -> None:
    office = open_office()
    follow(office, run, said)
    if output:
        write_file(output, runs.plan_of_run(office, run))


def follow(office: Office, run_id: int, said: Texts) -> None:
    """Tells each change until the run has ended; exit status 1 where it ends without a plan."""
    before: Any = None
    while True:
        progress = runs.run_progress(office, run_id)
        if (progress.run.state, progress.step) != before:
            click.echo(_line(progress, said), err=True)
        before = progress.run.state, progress.step
        if progress.run.state not in ACTIVE:
            break
        time.sleep(_LOOK_SECONDS)
    failure = progress.run.failure
    if failure is not None:
        click.echo(said.say(failure.code, **failure.values), err=True)
        for fault in failure.faults:
            click.echo(f"  {sentence(fault, said)}", err=True)
    if progress.run.state is not RunState.DONE:
        raise click.exceptions.Exit(1)
    tell_plan(json.loads(runs.plan_of_run(office, run_id)), said)


def _line(progress: RunProgress, said: Texts) -> str:
    state, seconds = said.say(f"run-state-{progress.run.state.value}"), f"{progress.seconds:.1f}"
    stage, step = said.say(f"stage-{progress.run.stage}"), progress.step
    if step.best is None:
        return said.say("run-line", run=progress.run.id, state=state, stage=stage, seconds=seconds)
    values = {"done": step.done, "total": step.total, "best": step.best, "bound": step.bound}
    code = "run-line-step-apart" if step.areas_apart else "run-line-step"
    return said.say(code, run=progress.run.id, state=state, stage=stage, seconds=seconds, **values)


def _problem(run: int, output: str, said: Texts) -> None:
    content = runs.problem_of_run(open_office(), run)
    write_file(output, content)
    click.echo(said.say("problem-exported", file=output, kilobytes=len(content) // 1000))


def _cancel(run: int, said: Texts) -> None:
    state = runs.cancel_run(open_office(), OPERATOR, run).state
    click.echo(said.say("run-cancel-asked" if state in ACTIVE else "run-cancelled", run=run))


def _resume(run: int, said: Texts) -> None:
    runs.resume_run(open_office(), OPERATOR, run)
    click.echo(said.say("run-resumed", run=run))


def _publish(run: int, said: Texts) -> None:
    version = runs.publish_run(open_office(), OPERATOR, run)
    click.echo(said.say("run-published", run=run, campaign=version.campaign, version=version.version))
