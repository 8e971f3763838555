"""`onevisit bench service`: what the service takes under load, on either database."""

from __future__ import annotations

import json
import os
import platform
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import click

from api.bench.service.asked import SIZES, Asked, Sizes
from api.bench.service.figures import Figure
from api.bench.service.sections import measured
from api.command_line.commanding import Command
from api.command_line.opening import closed_office
from api.command_line.telling import tell_table, write_file
from coordination.errors import BadInputError
from coordination.storage.passing import passing_database
from coordination.texts import Texts

KINDS = ("sqlite", "postgres")
COLUMNS = ("figure", "value", "limit", "kept")
_SERVER_VARIABLES = ("ONEVISIT_BENCH_POSTGRES_URL", "TEST_DATABASE_URL")


def command(said: Texts, draw_seed: str) -> click.Command:
    """The command `service` of the group `bench`."""
    sizes: list[click.Parameter] = [
        click.Option(
            [f"--{one.name.replace('_', '-')}"],
            type=click.FloatRange(0.1) if one.name == "seconds" else click.IntRange(1),
            default=getattr(SIZES, one.name),
            show_default=True,
            metavar="N",
            help=said.say(f"help-bench-service-{one.name.replace('_', '-')}"),
        )
        for one in fields(Sizes)
    ]
    return Command(
        "service",
        said,
        "bench-service",
        callback=lambda database, postgres_url, output, **sizes: _run(
            database, postgres_url, output, Sizes(**sizes), draw_seed, said
        ),
        params=[
            click.Option(
                ["--database"],
                type=click.Choice([*KINDS, "both"]),
                default="sqlite",
                show_default=True,
                help=said.say("help-bench-service-database"),
            ),
            click.Option(["--postgres-url"], metavar="URL", help=said.say("help-bench-service-postgres-url")),
            *sizes,
            click.Option(["-o", "--output"], metavar="FOLDER", help=said.say("help-bench-output")),
        ],
    )


def _run(
    database: str, postgres_url: str | None, output: str | None, sizes: Sizes, draw_seed: str, said: Texts
) -> None:
    if sizes.targets <= sizes.rows:
        raise BadInputError("bench-service-sizes", targets=sizes.targets, rows=sizes.rows)
    kinds = KINDS if database == "both" else (database,)
    server = postgres_url or next((found for name in _SERVER_VARIABLES if (found := os.environ.get(name))), None)
    if "postgres" in kinds and server is None:
        raise BadInputError("bench-service-no-server")
    records: dict[str, list[dict[str, Any]]] = {}
    for kind in kinds:
        with tempfile.TemporaryDirectory() as made, _database(kind, server, made) as url:
            asked = Asked(sizes, kind, url, closed_office(url), Path(made), draw_seed, said, _tell)
            figures: list[Figure] = []
            try:
                figures.extend(measured(asked))
            finally:  # what was measured is told, whatever came then
                asked.office.database.dispose()
                _show(kind, figures, said)
        records[kind] = [{**asdict(one), "kept": one.kept} for one in figures]
    if output:
        _write(Path(output), sizes, records)
        click.echo(said.say("bench-written", folder=output))


@contextmanager
def _database(kind: str, server: str | None, folder: str) -> Iterator[str]:
    if kind == "sqlite" or server is None:
        yield f"sqlite:///{Path(folder) / 'onevisit.db'}"
    else:
        with passing_database(server) as url:
            yield url


def _tell(what: str) -> None:
    click.echo(what, err=True)


def _show(kind: str, figures: list[Figure], said: Texts) -> None:
    columns = [said.say(f"bench-service-column-{column}") for column in COLUMNS]
    tell_table(columns, [_row(one, said) for one in figures], said.say("bench-service", database=kind))
    click.echo(said.say("bench-service-note") + "\n")


def _row(figure: Figure, said: Texts) -> list[str]:
    sign = "≥" if figure.least else "≤"
    limit = "" if figure.limit is None else f"{sign} {_number(figure.limit)} {figure.unit}"
    kept = "" if figure.kept is None else said.say("bench-limits-kept" if figure.kept else "bench-limits-not")
    what = said.say(f"bench-service-{figure.key}", **figure.values)
    return [what, f"{_number(figure.value)} {figure.unit}".strip(), limit.strip(), kept]


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"


def _write(folder: Path, sizes: Sizes, records: Mapping[str, Any]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError("file-unwritable", path=str(folder), error=error.strerror or "") from error
    content = {"sizes": asdict(sizes), "cores": os.cpu_count(), "python": platform.python_version(), **records}
    path = str(folder / "bench-service.json")
    write_file(path, json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n")
