"""`onevisit backup`, `restore` and `db copy`: everything in one file, and back into either kind of database."""

from __future__ import annotations

import click

from api.command_line.bars import Bars
from api.command_line.commanding import Command, Group
from api.command_line.opening import closed_office, database_url
from coordination.desk import backups
from coordination.desk.backups import Kept
from coordination.texts import Texts


def commands(said: Texts) -> dict[str, click.Command]:
    """The two commands and the group `db`."""

    def back_up(output: str) -> None:
        with Bars(said) as bars:
            kept = backups.back_up(closed_office(database_url()), output, bars.show)
        _tell("backed-up", kept, said, file=output)

    def restore(file: str, into: str | None, expect: str | None) -> None:
        url = into or database_url()
        with Bars(said) as bars:
            kept = backups.restore(closed_office(url), file, expect, bars.show)
        _tell("restored", kept, said, database=_shown(url))

    def copy(source: str, target: str) -> None:
        with Bars(said) as bars:
            kept = backups.copy(closed_office(source), closed_office(target), bars.show)
        _tell("restored", kept, said, database=_shown(target))

    output = click.Option(["-o", "--output"], required=True, metavar="FILE", help=said.say("help-output"))
    into = click.Option(["--into"], metavar="URL", help=said.say("help-restore-into"))
    expect = click.Option(["--expect"], metavar="DIGEST", help=said.say("help-restore-expect"))
    addresses: list[click.Parameter] = [
        click.Option(["--from", "source"], required=True, metavar="URL", help=said.say("help-db-copy-from")),
        click.Option(["--to", "target"], required=True, metavar="URL", help=said.say("help-db-copy-to")),
    ]
    group = Group("db", said, "db")
    group.add_command(Command("copy", said, "db-copy", callback=copy, params=addresses))
    restoring: list[click.Parameter] = [click.Argument(["file"]), into, expect]
    return {
        "backup": Command("backup", said, "backup", callback=back_up, params=[output]),
        "restore": Command("restore", said, "restore", callback=restore, params=restoring),
        "db": group,
    }


def _tell(code: str, kept: Kept, said: Texts, **values: str) -> None:
    manifest = kept.manifest
    click.echo(said.say(code, tables=len(manifest.tables), rows=manifest.rows, sha256=kept.sha256, **values))
    if manifest.audit_faults:
        click.echo(said.say("backup-audit-faults", faults=manifest.audit_faults), err=True)


def _shown(url: str) -> str:
    """An address without name and password."""
    return url.rsplit("@", maxsplit=1)[-1]
