"""`onevisit generate`: public benchmark problems."""

from __future__ import annotations

import click

from api.command_line.commanding import Command
from api.command_line.telling import write_file
from coordination.errors import BadInputError
from coordination.texts import Texts
from seeds.benchmark import Benchmark
from seeds.benchmark.size import BOUNDS
from seeds.loading import reference
from solvers.planning.reading import write_problem

DEFAULT_SEED = "onevisit-benchmark-2026"


def commands(said: Texts) -> dict[str, click.Command]:
    """The command."""
    numbers: list[click.Parameter] = [
        click.Option(
            [f"--{name}"], type=int, default=default, show_default=True, help=said.say(f"help-generate-{name}")
        )
        for name, default in (("areas", 1), ("months", 1), ("targets", 270))
    ]
    generate = Command(
        "generate",
        said,
        "generate",
        callback=lambda output, **asked: _generate(Benchmark(**asked), output, said),
        params=[
            *numbers,
            click.Option(
                ["--draw-seed"],
                default=DEFAULT_SEED,
                show_default=True,
                metavar="TEXT",
                help=said.say("help-generate-seed"),
            ),
            click.Option(["--tight"], is_flag=True, help=said.say("help-generate-tight")),
            click.Option(["-o", "--output"], required=True, metavar="FILE", help=said.say("help-output")),
        ],
    )
    return {"generate": generate}


def _generate(asked: Benchmark, output: str, said: Texts) -> None:
    for name, (least, most) in BOUNDS.items():
        value = getattr(asked, name)
        if not least <= value <= most:
            raise BadInputError("generate-out-of-bounds", option=f"--{name}", value=value, least=least, most=most)
    problem = asked.problem(reference().calendar)
    content = write_problem(problem)
    write_file(output, content)
    click.echo(
        said.say(
            "generated",
            file=output,
            kilobytes=len(content) // 1000,
            targets=len(problem.targets),
            checks=len(problem.checks),
            inspectors=len(problem.inspectors),
        )
    )
