"""The database: one engine, its migrations, and transactions that are all or nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlmodel import Session, create_engine

from coordination.errors import BadInputError, UnavailableError
from coordination.storage.grams import teach

_MIGRATIONS = Path(__file__).parent / "migrations"
_PATIENT, _IMPATIENT = "busy_timeout=10000", "busy_timeout=0"
_CACHE = "cache_size=-32768"  # KiB; with the usual 2 MiB a large import reads most pages of its indexes again and again

Work = Session
"""One unit of work: what the repositories are given, all or nothing."""


class Database:
    """One database by URL: SQLite (`sqlite:///file`) or PostgreSQL (`postgresql://…`)."""

    def __init__(self, url: str) -> None:
        try:
            self._engine = create_engine(make_url(url), hide_parameters=True)
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise BadInputError("database-url", url=url.rsplit("@", maxsplit=1)[-1]) from error
        self._current: ContextVar[Session | None] = ContextVar(f"session of {id(self)}", default=None)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _on_sqlite_connect)
            event.listen(self._engine, "begin", _begin)
        self._impatient_engine = self._engine.execution_options(patient=False)
        one_state = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        postgres = self._engine.dialect.name == "postgresql"
        self._read_engine = self._engine.execution_options(reading=True, **(one_state if postgres else {}))

    def prepare(self) -> None:
        """Brings the tables to the newest form; does nothing where they are there already."""
        config = Config()
        config.set_main_option("script_location", str(_MIGRATIONS))
        head = ScriptDirectory.from_config(config).get_current_head()
        with _told_plainly(), self._engine.begin() as connection:
            if MigrationContext.configure(connection).get_current_revision() != head:
                config.attributes["connection"] = connection
                command.upgrade(config, "head")

    @contextmanager
    def transaction(self) -> Iterator[Session]:
        """A transaction: committed at the end, undone on any error. Inside another one it is part of that one."""
        current = self._current.get()
        if current is None:
            with self._opened(Session(self._engine)) as session:
                yield session
        elif current.info.get("reading"):
            raise RuntimeError("a transaction that only reads cannot begin to write")
        else:
            yield current

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One state of the database to read from; it waits for nobody who writes. Inside a transaction, part of it."""
        current = self._current.get()
        if current is None:
            with self._opened(Session(self._read_engine, info={"reading": True})) as session:
                yield session
        else:
            yield current

    def unless_busy(self, work: Callable[[Session], object]) -> bool:
        """Does a small write that may as well be left out; whether it was done.

        It waits for nobody: left out where somebody else is writing (SQLite), or inside `reading`.
        """
        current = self._current.get()
        if current is not None:
            if not current.info.get("reading"):
                work(current)
            return not current.info.get("reading")
        try:
            with self._opened(Session(self._impatient_engine)) as session:
                work(session)
        except UnavailableError:
            return False
        return True

    @contextmanager
    def _opened(self, fresh: Session) -> Iterator[Session]:
        with _told_plainly(), fresh as session, session.begin():
            token = self._current.set(session)
            try:
                yield session
            finally:
                self._current.reset(token)

    def dispose(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The engine, for migrations and tests."""
        return self._engine


@contextmanager
def _told_plainly() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        raise UnavailableError("database-unavailable", error=str(error.orig).splitlines()[0]) from error


def _on_sqlite_connect(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # the library would begin too late; `_begin_immediate` does it
    for pragma in ("journal_mode=wal", _PATIENT, _CACHE, "foreign_keys=on", "synchronous=normal"):
        connection.execute(f"pragma {pragma}")
    teach(connection)


def _begin(connection: Any) -> None:
    """Who may write takes the lock first: asking for it later fails where another one was faster."""
    options = connection.get_execution_options()
    if options.get("reading"):
        connection.exec_driver_sql("begin")
    elif options.get("patient", True):
        connection.exec_driver_sql("begin immediate")
    else:
        connection.exec_driver_sql(f"pragma {_IMPATIENT}")
        try:
            connection.exec_driver_sql("begin immediate")
        finally:
            connection.exec_driver_sql(f"pragma {_PATIENT}")
