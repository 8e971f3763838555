"""`onevisit register`: registers listed, and single entries shown, added, changed, removed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from enum import Enum
from typing import Any

import click

from api.command_line.commanding import Command, Group
from api.command_line.opening import open_office
from api.command_line.telling import read_file, tell_table, when, write_file
from coordination.desk import registers
from coordination.desk.editing import EDITED
from coordination.desk.permission import OPERATOR
from coordination.desk.register_coverage import compare_register
from coordination.errors import BadInputError
from coordination.intake.entries import key_of, record_of
from coordination.intake.exports import records_csv, records_xlsx
from coordination.model.pages import Wanted
from coordination.model.targets import RegisterEntry
from coordination.texts import Texts

FILTERS = tuple(sorted({name for names in registers.FILTERS.values() for name in names}))
EDITABLE = tuple(name for name, record_type in registers.REGISTERS.items() if record_type in EDITED)
KEYED = tuple(name for name, record_type in registers.REGISTERS.items() if record_type in registers.KEYS)
COVERAGE_COLUMNS = ("county", "registered", "held")
ADDABLE = ("leave", "recusals", "exemptions")
_ROWS_AT_A_TIME = 10_000


def commands(said: Texts) -> dict[str, click.Command]:
    """The group `register`."""
    group = Group("register", said, "register")
    filters: list[click.Parameter] = [
        click.Option([f"--{name}"], default="", help=said.say("help-register-filter")) for name in FILTERS
    ]
    limit = click.Option(["--limit"], type=click.IntRange(1, 100_000), default=50, show_default=True)
    limit.help = said.say("help-campaign-limit")
    output = click.Option(["-o", "--output"], metavar="FILE", help=said.say("help-register-output"))
    every, keyed, some, new = (_kind(names) for names in (tuple(registers.REGISTERS), KEYED, EDITABLE, ADDABLE))
    key = click.Argument(["key"], nargs=-1, required=True)
    given = click.Option(["--set", "given"], multiple=True, required=True, metavar="FIELD=VALUE")
    given.help = said.say("help-register-set")
    missing = click.Option(["-o", "--output"], metavar="FILE", help=said.say("help-register-compare-output"))
    acts: dict[str, tuple[Any, list[click.Parameter]]] = {
        "list": (_list, [every, *filters, limit, output]),
        "show": (_show, [keyed, key]),
        "add": (_add, [new, given]),
        "change": (_change, [some, key, given]),
        "remove": (_remove, [new, key]),
        "compare": (_compare, [click.Argument(["file"]), missing]),
    }
    for name, (act, parameters) in acts.items():
        group.add_command(Command(name, said, f"register-{name}", callback=_with(act, said), params=parameters))
    return {"register": group}


def _kind(names: tuple[str, ...]) -> click.Argument:
    return click.Argument(["kind"], type=click.Choice(names), metavar="KIND")


def _with(act: Any, said: Texts) -> Any:
    return lambda **given: act(said, **given)


def _list(said: Texts, kind: str, limit: int, output: str | None, **filters: str) -> None:
    """A table, or all of it as a file."""
    office, record_type = open_office(), registers.register_of(kind)
    place = Wanted(_ROWS_AT_A_TIME if output else limit)
    page = registers.filtered_page(office, OPERATOR, record_type, place, filters)
    if output:
        records = list(page.records)
        while page.following:
            page = registers.filtered_page(
                office, OPERATOR, record_type, Wanted(_ROWS_AT_A_TIME, page.following), filters
            )
            records += page.records
        write = records_xlsx if output.lower().endswith(".xlsx") else records_csv
        write_file(output, write(record_type, records))
        click.echo(said.say("register-exported", file=output, count=len(records)))
        return
    names = [field.name for field in fields(record_type)]
    tell_table(names, [[_text(getattr(record, name), said) for name in names] for record in page.records])
    if page.following:
        click.echo(said.say("campaign-more", shown=len(page.records)))


def _show(said: Texts, kind: str, key: tuple[str, ...]) -> None:
    held = registers.one(open_office(), OPERATOR, *_found(kind, key))
    columns = [said.say(f"register-column-{name}") for name in ("field", "value")]
    tell_table(columns, [[one.name, _text(getattr(held.record, one.name), said)] for one in fields(held.record)])


def _add(said: Texts, kind: str, given: tuple[str, ...]) -> None:
    record = record_of(registers.register_of(kind), _fields(given))
    registers.add_one(open_office(), OPERATOR, record)
    click.echo(said.say("register-added", kind=kind))


def _change(said: Texts, kind: str, key: tuple[str, ...], given: tuple[str, ...]) -> None:
    office, (record_type, *place) = open_office(), _found(kind, key)
    held = registers.one(office, OPERATOR, record_type, *place)
    record = record_of(record_type, _fields(given), held.record)
    registers.replace_one(office, OPERATOR, record, held.tag, *place)
    click.echo(said.say("register-changed", kind=kind))


def _remove(said: Texts, kind: str, key: tuple[str, ...]) -> None:
    office, found = open_office(), _found(kind, key)
    held = registers.one(office, OPERATOR, *found)
    registers.remove_one(office, OPERATOR, found[0], held.tag, *found[1:])
    click.echo(said.say("register-removed", kind=kind))


def _compare(said: Texts, file: str, output: str | None) -> None:
    """How many of those registered are in the register, by county; who is not, as a file."""
    found = compare_register(open_office(), OPERATOR, read_file(file))
    heads = [said.say(f"coverage-column-{name}") for name in COVERAGE_COLUMNS]
    tell_table(heads, [[one.county, str(one.registered), str(one.held)] for one in found.counties])
    if output:
        write = records_xlsx if output.lower().endswith(".xlsx") else records_csv
        write_file(output, write(RegisterEntry, found.missing))
    click.echo(said.say("coverage-counts", missing=len(found.missing), refused=len({one.row for one in found.faults})))
    if not found.is_complete:
        raise SystemExit(1)


def _found(kind: str, key: tuple[str, ...]) -> tuple[Any, ...]:
    record_type = registers.register_of(kind)
    return record_type, *key_of(record_type, registers.KEYS[record_type], key)


def _fields(given: tuple[str, ...]) -> Mapping[str, str]:
    parted = [entry.partition("=") for entry in given]
    wrong = next((name for name, equals, _ in parted if not equals), None)
    if wrong is not None:
        raise BadInputError("field-without-value", value=wrong)
    return {name: value for name, _, value in parted}


def _text(value: Any, said: Texts) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, bool):
        return said.say("yes" if value else "no")
    if isinstance(value, tuple):
        return said.listed(_text(one, said) for one in value)
    if isinstance(value, datetime):
        return when(value)
    if isinstance(value, date):
        return value.isoformat()
    return "-" if value is None else str(value)
