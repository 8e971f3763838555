"""`onevisit export` and `onevisit solve`: planning problems out, plans made."""

from __future__ import annotations

import json
import time
from collections import Counter

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import read_file, tell_table, write_file
from coordination.desk.permission import OPERATOR
from coordination.desk.planning import solve_file
from coordination.desk.posing import export_problem
from coordination.desk.run_reading import published_plan
from coordination.model.runs import Options, Step
from coordination.texts import Texts
from solvers.parallel import processors
from solvers.planning.reading import digest

_SECONDS_BETWEEN = 1.0


def commands(said: Texts) -> dict[str, click.Command]:
    """The two commands."""
    output = click.Option(["-o", "--output"], required=True, metavar="FILE", help=said.say("help-output"))
    export = Group("export", said, "export")
    export.add_command(
        Command(
            "problem",
            said,
            "export-problem",
            callback=lambda output, campaign: _export_problem(output, campaign, said),
            params=[output, click.Option(["--campaign"], metavar="ID", help=said.say("help-campaign-option"))],
        )
    )
    export.add_command(
        Command(
            "plan",
            said,
            "export-plan",
            callback=lambda output, campaign, version: _export_plan(output, campaign, version, said),
            params=[
                output,
                click.Option(["--campaign"], metavar="ID", help=said.say("help-campaign-option")),
                click.Option(
                    ["--version"], type=click.IntRange(min=0), default=0, help=said.say("help-campaign-version")
                ),
            ],
        )
    )
    solve = Command(
        "solve",
        said,
        "solve",
        callback=lambda problem, output, draw_seed, time_limit, processes: _solve(
            problem, output, draw_seed, Options(time_limit, processes or processors()), said
        ),
        params=[
            click.Argument(["problem"]),
            output,
            click.Option(["--draw-seed"], metavar="TEXT", help=said.say("help-solve-seed")),
            click.Option(
                ["--time-limit"],
                type=click.FloatRange(min=1),
                metavar="SECONDS",
                help=said.say("help-time-limit"),
            ),
            click.Option(["--processes"], type=click.IntRange(1, 256), metavar="N", help=said.say("help-processes")),
        ],
    )
    return {"export": export, "solve": solve}


def _export_problem(output: str, campaign: str | None, said: Texts) -> None:
    content = export_problem(open_office(), campaign)
    write_file(output, content)
    click.echo(said.say("problem-exported", file=output, kilobytes=len(content) // 1000))


def _export_plan(output: str, campaign: str | None, version: int, said: Texts) -> None:
    write_file(output, published_plan(open_office(), OPERATOR, campaign, version))
    click.echo(said.say("plan-exported", file=output))


def _solve(problem: str, output: str, draw_seed: str | None, options: Options, said: Texts) -> None:
    raw = read_file(problem)
    started = time.monotonic()
    plan_file = solve_file(raw, draw_seed or digest(raw), said, Steps(said, started), options)
    write_file(output, plan_file)
    tell_plan(json.loads(plan_file), said)
    click.echo(said.say("solved", file=output, seconds=f"{time.monotonic() - started:.1f}"))


class Steps:
    """Tells the steps of a run, the counts of a stage at most once a second."""

    def __init__(self, said: Texts, started: float) -> None:
        self._said, self._started, self._told = said, started, started

    def __call__(self, step: Step) -> None:
        """A line on standard error; what has scores, or begins a stage, is always told."""
        now = time.monotonic()
        if step.done and step.best is None and now - self._told < _SECONDS_BETWEEN:
            return
        self._told = now
        values = {"done": step.done, "total": step.total, "best": step.best, "bound": step.bound}
        stage, seconds = self._said.say(f"stage-{step.stage}"), f"{now - self._started:.1f}"
        click.echo(self._said.say(_text_of(step), stage=stage, seconds=seconds, **values), err=True)


def _text_of(step: Step) -> str:
    if step.best is None or step.bound is None:
        return "stage-counted" if step.done else "stage"
    return "stage-step-apart" if step.areas_apart else "stage-step"


def tell_plan(plan: dict[str, dict[str, int]], said: Texts) -> None:
    """Scores beside their bounds, and the reasons of what is left."""
    rows = []
    for name in ("planned_weight", "visits", "person_sessions", "travel_minutes"):
        score, bound = plan["scores"][name], plan["bounds"].get(name)
        gap = "-" if bound is None else f"{abs(score - bound) / max(1, bound):.2%}"
        rows.append(
            [said.say(f"score-{name.replace('_', '-')}"), str(score), "-" if bound is None else str(bound), gap]
        )
    tell_table([said.say(f"score-{name}") for name in ("name", "reached", "bound", "gap")], rows)
    reasons = Counter(str(entry["reason"]) for entry in plan["unplanned"])  # type: ignore[index]
    for reason, count in reasons.most_common():
        click.echo(said.say("unplanned", reason=said.say(f"reason-name-{reason.replace('_', '-')}"), count=count))
