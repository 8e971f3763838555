"""A database with something in every corner, for the tests of backups, and ways to spoil a backup."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy import delete, func, insert, select

from coordination.desk.accounts import add_account, issue_token, log_in
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Act, Role
from coordination.model.runs import RunOrder
from coordination.storage import planning_rows, runs
from coordination.storage.database import Database
from coordination.storage.registers import table_of
from coordination.storage.tables import ALL
from coordination.texts import texts
from seeds.demo.story import tell
from seeds.loading import reference

PASSWORD = "correct horse battery"  # noqa: S105 - of a made-up account
NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
LAST_RUN = 4


def nothing_shown(_step: str, _done: int, _total: int) -> None:
    """Shows nothing."""


def office_on(database: Database) -> Office:
    """An office that has not been opened."""
    return Office(database, reference(), lambda: NOW, "test")


def fill(database: Database) -> None:
    """A small demo, somebody who has logged in, a token, runs of which the newest is gone, and values at the edge."""
    office = office_on(database)
    office.open()
    tell(office, "seed", 0.01, texts("zh"), lambda _step, _done, _total: None)
    add_account(office, OPERATOR, Account("wang.office", "王主任", Role.OFFICE), PASSWORD)
    issue_token(office, OPERATOR, "wang.office", "数据交换", {Act.READ_REGISTERS}, 90)
    log_in(office, "wang.office", PASSWORD)
    rows = table_of(planning_rows.PlanningRunRow)
    with database.transaction() as session:
        campaign = session.execute(select(rows.c.campaign)).scalars().first() or ""
        first = int(session.execute(select(func.max(rows.c.id))).scalar_one())
        for number in range(first, LAST_RUN):
            order = RunOrder(draw_seed="\u2028\\\"'\t𠮷")
            runs.add_run(session, campaign, bytes(range(256)) * number, 0, order, "test", office.clock())
        session.execute(delete(rows).where(rows.c.id == LAST_RUN))
        failure = {"b": 1, "a": ["", None, 0.1, "进一次门"]}
        runs.change(session, LAST_RUN - 1, state="failed", failure=failure, best=2**31 - 1, seconds=0.1 + 0.2)
        target = session.execute(select(ALL.tables["target"].c.id)).scalars().first()
        edge = {"target": target, "first_date": date(1, 1, 1), "last_date": date(9999, 12, 31), "basis": ""}
        session.execute(insert(ALL.tables["exemption"]).values(**edge))


def rows_of(database: Database, *left_out: str) -> dict[str, list[Any]]:
    """Every row of every table, as the program reads it."""
    with database.reading() as session:
        return {
            table.name: sorted(map(repr, session.execute(select(table)).all()))
            for table in ALL.sorted_tables
            if table.name not in left_out
        }


def tables_in(database: Database) -> int:
    """How many of our tables there are."""
    with database.engine.connect() as connection:
        return len(set(ALL.tables) & set(database.engine.dialect.get_table_names(connection)))


def spoiled(given: Path, made: Path, change: Callable[[dict[str, bytes]], None]) -> str:
    """A backup with other contents, whose manifest does not know of it."""
    with ZipFile(given) as zipped:
        files = {name: zipped.read(name) for name in zipped.namelist()}
    change(files)
    with ZipFile(made, "w", ZIP_DEFLATED) as zipped:
        for name, content in files.items():
            zipped.writestr(name, content)
    return str(made)


def forged(given: Path, made: Path, table: str, change: Callable[[list[Any]], None]) -> str:
    """A backup with other rows, whose manifest says so."""

    def forge(files: dict[str, bytes]) -> None:
        name = f"tables/{table}.jsonl"
        manifest = json.loads(files["manifest.json"])
        rows = [json.loads(line) for line in files[name].splitlines()]
        change(rows)
        files[name] = b"".join(
            json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for row in rows
        )
        part = next(part for part in manifest["tables"] if part["name"] == table)
        digest = sha256(files[name]).hexdigest()
        part.update(rows=len(rows), bytes=len(files[name]), sha256=digest)
        files["manifest.json"] = json.dumps(manifest).encode()

    return spoiled(given, made, forge)
