"""`onevisit generate` and `onevisit bench`: public benchmark problems, and how the planner fares on them."""

from __future__ import annotations

import json
import os
import platform
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from api.bench.asked import Asked, Table
from api.bench.sections import REPLANS, SECTIONS, Section
from api.bench.sizes import SIZES, TARGETS, steps_of
from api.command_line import pages_bench, service_bench
from api.command_line.commanding import Command, Group
from api.command_line.telling import tell_table, write_file
from coordination.errors import BadInputError
from coordination.texts import Texts
from seeds.benchmark import Benchmark
from seeds.benchmark.size import BOUNDS
from seeds.benchmark_draw import ROWS
from seeds.loading import reference
from solvers.planning.reading import write_problem

DEFAULT_SEED = "onevisit-benchmark-2026"
_DRAW_ROWS = 10_000, 20_000_000


def commands(said: Texts) -> dict[str, click.Command]:
    """The two commands."""
    return {"generate": _generate_command(said), "bench": _bench_command(said)}


def _generate_command(said: Texts) -> click.Command:
    numbers: list[click.Parameter] = [
        click.Option(
            [f"--{name}"], type=int, default=default, show_default=True, help=said.say(f"help-generate-{name}")
        )
        for name, default in (("areas", 1), ("months", 1), ("targets", TARGETS))
    ]
    return Command(
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


def _bench_command(said: Texts) -> click.Command:
    growth_and_more: list[click.Parameter] = [
        click.Option(["--growth"], metavar="STEPS", help=said.say("help-bench-growth")),
        click.Option(
            ["--patience"],
            type=click.FloatRange(0.1),
            default=120.0,
            show_default=True,
            metavar="SECONDS",
            help=said.say("help-bench-patience"),
        ),
        click.Option(["--draw-rows"], type=int, metavar="N", help=said.say("help-bench-draw-rows")),
    ]
    group = Group(
        "bench",
        said,
        "bench",
        invoke_without_command=True,
        callback=lambda **asked: _bench_unless_other(said, **asked),
        params=[*_problem_options(said), *growth_and_more],
    )
    group.add_command(
        Command(
            "replan",
            said,
            "bench-replan",
            callback=lambda **asked: _bench(said, REPLANS, **asked),
            params=_problem_options(said),
        )
    )
    group.add_command(service_bench.command(said, DEFAULT_SEED))
    group.add_command(pages_bench.command(said))
    return group


def _problem_options(said: Texts) -> list[click.Parameter]:
    """Which problems are made, and where what is measured goes."""
    return [
        click.Option(
            ["--size"],
            type=click.Choice([*SIZES, "all", "none"]),
            default="county-month",
            show_default=True,
            help=said.say("help-bench-size"),
        ),
        click.Option(["--targets"], type=int, default=TARGETS, show_default=True, help=said.say("help-bench-targets")),
        click.Option(["--tight"], is_flag=True, help=said.say("help-generate-tight")),
        click.Option(
            ["--draw-seed"],
            default=DEFAULT_SEED,
            show_default=True,
            metavar="TEXT",
            help=said.say("help-generate-seed"),
        ),
        click.Option(["-o", "--output"], metavar="FOLDER", help=said.say("help-bench-output")),
    ]


def _bench_unless_other(said: Texts, **asked: Any) -> None:
    """The bench of the planner, where no other one is named."""
    if click.get_current_context().invoked_subcommand is None:
        _bench(said, SECTIONS, **asked)


def _refuse_out_of_bounds(**asked: int) -> None:
    for name, value in asked.items():
        least, most = _DRAW_ROWS if name == "draw_rows" else BOUNDS[name]
        if not least <= value <= most:
            raise BadInputError(
                "generate-out-of-bounds", option=f"--{name.replace('_', '-')}", value=value, least=least, most=most
            )


def _generate(asked: Benchmark, output: str, said: Texts) -> None:
    _refuse_out_of_bounds(areas=asked.areas, months=asked.months, targets=asked.targets)
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


def _bench(
    said: Texts,
    sections: Sequence[Section],
    size: str,
    targets: int,
    tight: bool,  # noqa: FBT001 - click calls by name
    draw_seed: str,
    output: str | None,
    growth: str | None = None,
    patience: float = 0.0,
    draw_rows: int | None = None,
) -> None:
    _refuse_out_of_bounds(targets=targets)
    rows = (ROWS if size == "all" else 0) if draw_rows is None else draw_rows
    if rows:
        _refuse_out_of_bounds(draw_rows=rows)
    growth = ("all" if size == "all" else "") if growth is None else growth
    steps = steps_of(growth) if growth else ()
    sizes = {name: shape for name, shape in SIZES.items() if size in {name, "all"}}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(output or made)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInputError("file-unwritable", path=str(folder), error=error.strerror or "") from error
        asked = Asked(sizes, steps, targets, draw_seed, tight, patience, rows, folder, said, _tell)
        tables: list[Table] = []
        try:
            for section in sections:
                if (table := section(asked)) is not None:
                    _show(table, said)
                    tables.append(table)
        finally:  # what was measured in an hour is kept, whatever came after it
            if output and tables:
                _write(asked, tables)
                click.echo(said.say("bench-written", folder=output))
            elif tables:
                click.echo(_content(asked, tables))


def _tell(what: str) -> None:
    click.echo(what, err=True)


def _show(table: Table, said: Texts) -> None:
    columns = [said.say(f"bench-column-{column}") for column in table.columns]
    tell_table(columns, table.rows, said.say(f"bench-{table.key}"))
    click.echo(said.say(f"bench-{table.key}-note") + "\n")


def _content(asked: Asked, tables: list[Table]) -> str:
    """Everything measured as JSON, with the machine in so far as it matters."""
    content = {
        "draw_seed": asked.draw_seed,
        "targets": asked.targets,
        "tight": asked.tight,
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        **{table.key: list(table.records) for table in tables},
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def _write(asked: Asked, tables: list[Table]) -> None:
    """Everything measured, and the files of the sections."""
    write_file(str(asked.folder / "bench.json"), _content(asked, tables).encode() + b"\n")
    for table in tables:
        for name, raw in table.files.items():
            write_file(str(asked.folder / name), raw)
