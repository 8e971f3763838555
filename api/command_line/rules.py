"""`onevisit packs` and `onevisit rules`: which rules are in force, and where each lives."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from typing import Any

import click

from api.command_line.commanding import Command, Group
from api.command_line.telling import tell_table
from coordination.rules.packs import Pack, Setting, Shelf, Standing
from coordination.rules.parameters import SCHEMA
from coordination.texts import Texts
from seeds.loading import shelf, table


def commands(said: Texts) -> dict[str, click.Command]:
    """The two commands."""
    on = click.Option(["--on"], type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=said.say("help-packs-on"))

    def list_packs(on: Any) -> None:
        if click.get_current_context().invoked_subcommand is None:
            _list_packs(shelf(), on.date() if on else date.today(), said)  # noqa: DTZ011 - the officer's own day

    def show(pack: str, on: Any) -> None:
        _show(shelf(), pack, on.date() if on else date.today(), said)  # noqa: DTZ011

    packs = Group("packs", said, "packs", callback=list_packs, invoke_without_command=True, params=[on])
    packs.add_command(Command("show", said, "packs-show", callback=show, params=[click.Argument(["pack"]), on]))
    rules = Command(
        "rules",
        said,
        "rules",
        callback=lambda pack, realised, as_json: _rules(pack, realised, as_json, said),
        params=[
            click.Option(["--pack"], metavar="ID", help=said.say("help-rules-pack")),
            click.Option(["--realised"], metavar="KIND", help=said.say("help-rules-realised")),
            click.Option(["--json", "as_json"], is_flag=True, help=said.say("help-json")),
        ],
    )
    return {"packs": packs, "rules": rules}


def _list_packs(packs: Shelf, on: date, said: Texts) -> None:
    columns = [said.say(f"packs-{name}") for name in ("id", "document", "issued", "standing", "parent", "own", "title")]
    rows = []
    for pack_id, pack in sorted(packs.packs.items(), key=lambda entry: (entry[1].parent is not None, entry[0])):
        held = packs.effective(pack_id)
        rows.append(
            [
                pack_id,
                _text(held.get("document_number"), said),
                _text(held.get("issued_on"), said),
                _standing(pack, on, said),
                pack.parent or "-",
                str(len(pack.own)),
                _text(held.get("title"), said),
            ]
        )
    tell_table(columns, rows, said.say("packs-on", date=on.isoformat()))


def _show(packs: Shelf, pack_id: str, on: date, said: Texts) -> None:
    pack = packs.pack(pack_id)
    click.echo(said.say("pack-standing", id=pack_id, standing=_standing(pack, on, said), date=on.isoformat()))
    if pack.standing(on) is Standing.EXPIRED:
        click.echo(said.say("pack-expired", last=_text(pack.own.get("valid_to"), said)))
    rows = [
        [SCHEMA[name].section, name, _text(setting, said), said.listed(setting.rules), setting.pack, setting.note]
        for name, setting in packs.effective(pack_id).items()
    ]
    tell_table([said.say(f"pack-{name}") for name in ("section", "parameter", "value", "rule", "from", "note")], rows)


def _standing(pack: Pack, on: date, said: Texts) -> str:
    return said.say(f"standing-{pack.standing(on).value.replace('_', '-')}")


def _text(setting: Setting | None, said: Texts) -> str:
    if setting is None:
        return "-"
    match setting.value:
        case list() as entries:
            return said.listed(map(str, entries))
        case dict() as entries:
            return said.listed(f"{name}={value}" for name, value in entries.items())
        case value:
            return str(value).lower() if isinstance(value, bool) else str(value)


def _rules(pack: str | None, realised: str | None, as_json: bool, said: Texts) -> None:  # noqa: FBT001
    every = list(table("rules.csv"))
    chosen = [row for row in every if pack in {None, row["pack"]} and realised in {None, row["realised_as"]}]
    if as_json:
        click.echo(json.dumps(chosen, ensure_ascii=False, indent=1))
        return
    names = {kind: said.say(f"realised-{kind.replace(' ', '-')}") for kind in {row["realised_as"] for row in every}}
    columns = ["id", "where", "realised_as", "place", "original" if said.language == "zh" else "statement"]
    rows = [[names.get(row[column], row[column]) for column in columns] for row in chosen]
    tell_table([said.say(f"rules-{column.replace('_', '-')}") for column in columns], rows)
    counts = Counter(row["realised_as"] for row in chosen)
    counted = [[names[kind], str(count)] for kind, count in counts.most_common()]
    tell_table([said.say("rules-realised-as"), said.say("rules-count")], counted)
    others = counts["pack value kept"], counts["organisational"], counts["open"]
    kept, organisational, left = others
    click.echo(
        said.say(
            "rules-summary",
            rules=len(chosen),
            working=len(chosen) - sum(others),
            kept=kept,
            organisational=organisational,
            open=left,
        )
    )
