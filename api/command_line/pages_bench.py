"""`onevisit bench pages`: how soon each page of the full demo city answers and is painted."""

from __future__ import annotations

import json
import os
import platform
import tempfile
from dataclasses import asdict
from pathlib import Path

import click

from api.bench.pages.asked import SIZES, Asked, Sizes
from api.bench.pages.figures import Measured, PageTime
from api.command_line.commanding import Command
from api.command_line.opening import closed_office, own_secret
from api.command_line.telling import tell_table, write_file
from coordination.errors import BadInputError
from coordination.texts import Texts

COLUMNS = ("page", "role", "painted", "limit", "kept", "answer", "processor", "size")


def command(said: Texts) -> click.Command:
    """The command `pages` of the group `bench`."""
    browser = os.environ.get("ONEVISIT_CHROMIUM", "/usr/bin/chromium")
    return Command(
        "pages",
        said,
        "bench-pages",
        callback=lambda scale, visits, loads, browser, output: _run(
            Sizes(scale, visits, loads), Path(browser), output, said
        ),
        params=[
            click.Option(
                ["--scale"],
                type=click.FloatRange(0.01, 1.0),
                default=SIZES.scale,
                show_default=True,
                help=said.say("help-demo-scale"),
            ),
            click.Option(
                ["--visits"],
                type=click.IntRange(100, 20_000),
                default=SIZES.visits,
                show_default=True,
                metavar="N",
                help=said.say("help-bench-pages-visits"),
            ),
            click.Option(
                ["--loads"],
                type=click.IntRange(1, 100),
                default=SIZES.loads,
                show_default=True,
                metavar="N",
                help=said.say("help-bench-pages-loads"),
            ),
            click.Option(
                ["--browser"],
                default=browser,
                show_default=True,
                metavar="PROGRAM",
                help=said.say("help-bench-pages-browser"),
            ),
            click.Option(["-o", "--output"], metavar="FOLDER", help=said.say("help-bench-output")),
        ],
    )


def _run(sizes: Sizes, browser: Path, output: str | None, said: Texts) -> int:
    """The exit status: 1 where a page was over its limit."""
    from api.bench.pages.measuring import measured  # noqa: PLC0415 - it loads the service, which takes two seconds
    from api.bench.pages.painting import has_browser  # noqa: PLC0415 - it loads what talks to a browser

    found = browser if has_browser(browser) else None
    with tempfile.TemporaryDirectory() as made, own_secret(Path(made)):
        url = f"sqlite:///{Path(made) / 'onevisit.db'}"
        asked = Asked(sizes, closed_office(url), url, found, Path(made), said, _tell)
        try:
            told = measured(asked)
        finally:
            asked.office.database.dispose()
    columns = [said.say(f"bench-pages-column-{column}") for column in COLUMNS]
    tell_table(columns, [_row(one, said) for one in told.times], said.say("bench-pages"))
    if found is None:
        click.echo(said.say("bench-pages-not-painted", browser=str(browser)))
    elif asked.limited:
        click.echo(said.say("bench-pages-late", late=told.late, pages=told.painted))
    if told.unreached:
        click.echo(said.say("bench-pages-unreached", pages=" ".join(told.unreached)))
    click.echo(said.say("bench-pages-note") + "\n")
    if output:
        _write(Path(output), sizes, told)
        click.echo(said.say("bench-written", folder=output))
    return int(told.late > 0)


def _tell(what: str) -> None:
    click.echo(what, err=True)


def _row(one: PageTime, said: Texts) -> list[str]:
    kept = "" if one.kept is None else said.say("bench-limits-kept" if one.kept else "bench-limits-not")
    return [
        one.page,
        said.say(f"role-{one.role}"),
        "-" if one.painted is None else f"{one.painted:.2f}",
        "" if one.limit is None else f"≤ {one.limit:g}",
        kept,
        f"{one.answer:.3f}",
        f"{one.processor:.2f}",
        f"{one.kilobytes:.0f}",
    ]


def _write(folder: Path, sizes: Sizes, told: Measured) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError("file-unwritable", path=str(folder), error=error.strerror or "") from error
    content = {
        "sizes": asdict(sizes),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "painted": told.painted,
        "late": told.late,
        "unreached": told.unreached,
        "pages": [{**asdict(one), "kept": one.kept} for one in told.times],
    }
    path = str(folder / "bench-pages.json")
    write_file(path, json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n")
