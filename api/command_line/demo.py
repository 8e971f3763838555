"""`onevisit demo`: a made-up city's quarter, from registers to calendars."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from api.command_line.bars import Bars
from api.command_line.commanding import Command
from api.command_line.opening import database_url, open_office, open_safe
from api.command_line.repeats import proof_files
from api.command_line.report import report, report_of_year
from api.feeds.files import calendar_files
from coordination.desk.drawing.safe import Safe
from coordination.desk.rehearsal import hand_over, let_in, visitor
from coordination.desk.telling import naming_texts
from coordination.errors import BadInputError
from coordination.model.access import Account, Role
from coordination.texts import Texts
from seeds.demo.conduct import VISITS
from seeds.demo.story import Story, rehearsal_safe, tell
from seeds.demo.year import seed_of, tell_year
from solvers.drawing.frame_file import frame_bytes

_DEFAULT_SEED = "onevisit-demo-2026"


def commands(said: Texts) -> dict[str, click.Command]:
    """The command `demo`."""
    options: list[click.Parameter] = [
        click.Option(
            ["--draw-seed"], default=_DEFAULT_SEED, show_default=True, metavar="TEXT", help=said.say("help-demo-seed")
        ),
        click.Option(
            ["--folder"], default="demo", show_default=True, metavar="FOLDER", help=said.say("help-demo-folder")
        ),
        click.Option(
            ["--scale"],
            default=1.0,
            show_default=True,
            type=click.FloatRange(0.01, 1.0),
            help=said.say("help-demo-scale"),
        ),
        click.Option(["--year"], is_flag=True, help=said.say("help-demo-year")),
    ]

    def run(draw_seed: str, folder: str, scale: float, *, year: bool) -> None:
        _run(draw_seed, Path(folder), scale, said, year=year)

    return {"demo": Command("demo", said, "demo", callback=run, params=options)}


def _run(draw_seed: str, folder: Path, scale: float, said: Texts, *, year: bool) -> None:
    if folder.exists() and not (folder / "report.txt").exists():
        raise BadInputError("demo-folder-in-use", folder=str(folder))
    office = open_office()
    naming = naming_texts(office.reference, said.language)
    with Bars(said) as bars, tempfile.TemporaryDirectory(dir=folder.absolute().parent, prefix=".demo-") as made:
        story = tell(office, draw_seed, scale, said, bars.show)
        lines, proof = report(story, naming), []
        if year:
            told = tell_year(office, draw_seed, scale, story, said, bars.show)
            lines += ["", *report_of_year(told, said)]
            proof = [(f"year/{name}", content) for name, content in proof_files(told.proof)]
        contents = [*_contents(story, lines), *_calendars(story, naming, bars), *proof]
        for name, content in contents:
            path = Path(made) / "demo" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        shutil.rmtree(folder, ignore_errors=True)
        (Path(made) / "demo").rename(folder)
    hand_over(office, partial(_safe_of, draw_seed, story.planned.version.campaign), open_safe())
    admitted = let_in(office, _visitors(story, said))
    click.echo("\n".join(lines))
    click.echo(said.say("demo-done", folder=str(folder), database=database_url().split("@")[-1], files=len(contents)))
    click.echo(said.say("demo-visitors"))
    for account, password in admitted:
        click.echo(said.say("demo-visitor", name=f"{account.name:<18}", password=password, role=account.display_name))


def _safe_of(draw_seed: str, first: str, campaign: str) -> Safe:
    """Where a campaign of the demo has its secret; later ones have seeds of their own."""
    return rehearsal_safe(draw_seed if campaign == first else seed_of(draw_seed, campaign))


def _visitors(story: Story, said: Texts) -> Iterator[Account]:
    """Somebody of every role that logs in: a lead department, one that takes part, somebody who has gone and will."""
    visits = story.planned.version.visits
    often = Counter(one.inspector for visit in visits for one in visit.team)
    goes = max((one for visit in visits[:VISITS] for one in visit.team), key=lambda one: often[one.inspector])
    lead = story.plan.batches[0].lead_department
    takes_part = next(one.department for one in story.plan.batches if one.department != lead)
    belongs: dict[Role, dict[str, Any]] = {
        Role.LEAD: {"department": lead},
        Role.PARTICIPANT: {"department": takes_part},
        Role.HEAD: {"department": goes.department},
        Role.INSPECTOR: {"department": goes.department, "inspector": goes.inspector},
        Role.WITNESS: {"campaign": story.planned.version.campaign},
    }
    for role in (one for one in Role if one is not Role.PUBLIC):
        yield Account(visitor(role), said.say(f"role-{role.value}"), role, **belongs.get(role, {}))


def _contents(story: Story, lines: list[str]) -> Iterator[tuple[str, bytes]]:
    for _, name, raw in story.files:
        yield f"registers/{name}", raw
    yield "draw/record.json", story.drawn.draw.record()
    yield "draw/frame.csv", frame_bytes(story.drawn.frame)
    yield "draw/verify_draw.py", files("api").joinpath("public/verify_draw.py").read_bytes()
    yield "problem.json", story.planned.problem_file
    yield "plan.json", story.planned.plan_file
    yield "report.txt", ("\n".join(lines) + "\n").encode()


def _calendars(story: Story, said: Texts, bars: Bars) -> Iterator[tuple[str, bytes]]:
    made = list(calendar_files(story.planned.version, said))
    for number, (name, content) in enumerate(made, 1):
        bars.show("calendars", number, len(made))
        yield f"calendars/{name}", content
