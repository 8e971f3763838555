"""`onevisit import` and `onevisit template`: register files in, empty tables out."""

from __future__ import annotations

import json

import click

from api.command_line.bars import Bars
from api.command_line.commanding import Command
from api.command_line.opening import open_office
from api.command_line.telling import read_file, write_file
from coordination.desk.importing import ImportOutcome, import_register, kind_of_register
from coordination.intake.kinds import KINDS
from coordination.intake.refusals import refusals_csv, refusals_xlsx, sentence
from coordination.intake.templates import template_csv, template_xlsx
from coordination.texts import Texts

_MOST_TOLD = 20


def commands(said: Texts) -> dict[str, click.Command]:
    """The two commands."""

    def run_import(kind: str, file: str, errors: str | None, as_json: bool) -> None:  # noqa: FBT001 - a switch
        office, raw = open_office(), read_file(file)
        with Bars(said) as bars:
            outcome = import_register(office, kind, raw, told=bars.show)
        if errors and outcome.refused:
            write = refusals_xlsx if errors.lower().endswith(".xlsx") else refusals_csv
            write_file(errors, write(outcome.reading, said))
        click.echo(_as_json(outcome, said) if as_json else _as_text(outcome, errors, said))

    def run_template(kind: str, output: str) -> None:
        office = open_office()
        named = kind_of_register(office, kind)
        content = template_csv(named) if output.lower().endswith(".csv") else template_xlsx(named, said)
        write_file(output, content)
        click.echo(said.say("template-written", file=output))

    kind = click.Argument(["kind"], type=click.Choice(list(KINDS)), metavar="KIND")
    return {
        "import": Command(
            "import",
            said,
            "import",
            callback=run_import,
            params=[
                kind,
                click.Argument(["file"]),
                click.Option(["--errors"], metavar="FILE", help=said.say("help-import-errors")),
                click.Option(["--json", "as_json"], is_flag=True, help=said.say("help-json")),
            ],
        ),
        "template": Command(
            "template",
            said,
            "template",
            callback=run_template,
            params=[
                kind,
                click.Option(["-o", "--output"], required=True, metavar="FILE", help=said.say("help-output")),
            ],
        ),
    }


def _as_text(outcome: ImportOutcome, errors: str | None, said: Texts) -> str:
    lines = [
        said.say(
            "imported",
            kind=said.say(f"kind-{outcome.kind}"),
            read=outcome.read,
            new=outcome.new,
            changed=outcome.changed,
            unchanged=outcome.unchanged,
            refused=outcome.refused,
        )
    ]
    if outcome.reading.ignored:
        lines.append(said.say("imported-ignored", columns=said.listed(outcome.reading.ignored)))
    if outcome.refused and errors:
        lines.append(said.say("imported-errors", file=errors))
    elif outcome.refused:
        lines += [f"  {sentence(fault, said)}" for fault in outcome.reading.faults[:_MOST_TOLD]]
        lines.append(said.say("imported-more", faults=len(outcome.reading.faults)))
    return "\n".join(lines)


def _as_json(outcome: ImportOutcome, said: Texts) -> str:
    counts = {name: getattr(outcome, name) for name in ("kind", "read", "new", "changed", "unchanged", "refused")}
    faults = [
        {
            "row": fault.row,
            "column": fault.column,
            "value": fault.value,
            "code": fault.code,
            "what_to_do": said.say(fault.code, value=fault.value, **fault.values),
        }
        for fault in outcome.reading.faults
    ]
    return json.dumps({**counts, "faults": faults}, ensure_ascii=False, indent=1)
