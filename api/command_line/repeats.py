"""`year repeats`: the report that nobody was visited again within a year without cause, and the files that prove it."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import click

from api.command_line.commanding import Command
from api.command_line.opening import open_office
from api.command_line.telling import tell_table, write_file
from coordination.desk.permission import OPERATOR
from coordination.desk.repeats import Proof, prove_no_repeat
from coordination.errors import BadInputError
from coordination.texts import Texts

PAIR_COLUMNS = ("target", "earlier", "later", "days", "cause", "made")
_BASE = "BASE2026"


def repeats_command(said: Texts) -> click.Command:
    """What belongs to the group `year`."""
    year = click.Argument(["year"], type=click.IntRange(2000, 2999))
    pack = click.Option(["--pack"], default=_BASE, show_default=True, help=said.say("help-year-repeats-pack"))
    output = click.Option(["-o", "--output"], default="", metavar="FOLDER", help=said.say("help-year-repeats-output"))

    def run(year: int, pack: str, output: str) -> int:
        proof = prove_no_repeat(open_office(), OPERATOR, year, pack)
        _tell(proof, said)
        if output:
            _write(proof, Path(output), said)
        return 1 if proof.report.without_cause else 0

    return Command("repeats", said, "year-repeats", callback=run, params=[year, pack, output])


def proof_files(proof: Proof) -> Iterator[tuple[str, bytes]]:
    """Report, ledger, and the script with which anybody counts anew."""
    yield "repeats.json", proof.written
    yield "ledger.csv", proof.ledger
    yield "verify_repeats.py", files("api").joinpath("public/verify_repeats.py").read_bytes()


def _tell(proof: Proof, said: Texts) -> None:
    report = proof.report
    rows = [
        (
            one.target,
            f"{one.earlier_on.isoformat()} {one.earlier_source}",
            f"{one.later_on.isoformat()} {one.later_source}",
            str(one.days),
            _causes(one.cause, said),
            said.say("repeat-here" if one.here else "repeat-elsewhere"),
        )
        for one in report.pairs
    ]
    if rows:
        tell_table([said.say(f"repeat-column-{column}") for column in PAIR_COLUMNS], rows)
    counts = {"visits": report.visits, "targets": report.targets, "gap": report.gap_days, "pairs": len(report.pairs)}
    elsewhere = sum(not one.here for one in report.without_cause)
    click.echo(said.say("repeat-counts", **counts, without=len(report.without_cause), elsewhere=elsewhere))


def _causes(cause: str, said: Texts) -> str:
    """In words: sources of checks, and risk flags."""
    named = [one.replace("_", "-") for one in cause.split(",") if one]
    return said.listed(said.say(f"repeat-cause-{one}") for one in named) or said.say("repeat-cause-none")


def _write(proof: Proof, folder: Path, said: Texts) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError("file-unwritable", path=str(folder), error=error.strerror or "") from error
    for name, content in proof_files(proof):
        write_file(str(folder / name), content)
    click.echo(said.say("repeat-files-written", folder=str(folder)))
