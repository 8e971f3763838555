"""The database: one engine, its migrations, and transactions that are all or nothing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, StatementError
from sqlmodel import Session, create_engine

from coordination.errors import BadInputError, CoordinationError, UnavailableError
from coordination.storage import schema, sealing_keys
from coordination.storage.columns import give_keyring
from coordination.storage.grams import teach
from coordination.storage.sealing import Keyring

_PATIENT, _IMPATIENT = "busy_timeout=10000", "busy_timeout=0"
_CACHE = "cache_size=-32768"  # KiB; with the usual 2 MiB a large import reads most pages of its indexes again and again
_OUT_OF_RANGE = "22003"
_NO_NUL = "cannot contain NUL"  # from the driver, before PostgreSQL could give it a number
_KNOWN_TROUBLE = {
    "SQLITE_FULL": "database-full",
    "53100": "database-full",
    "SQLITE_BUSY": "database-busy",
    "SQLITE_READONLY": "database-read-only",
    "25006": "database-read-only",
}

Work = Session
"""One unit of work: what the repositories are given, all or nothing."""


class Database:
    """One database by URL: SQLite (`sqlite:///file`) or PostgreSQL (`postgresql://…`).

    keyring: what personal data are sealed with; without it everything else can be worked with.
    """

    def __init__(self, url: str, keyring: Keyring | None = None) -> None:
        try:
            self._engine = create_engine(make_url(url), hide_parameters=True)
        except (ArgumentError, NoSuchModuleError, ModuleNotFoundError) as error:
            raise BadInputError("database-url", url=url.rsplit("@", maxsplit=1)[-1]) from error
        self._keyring = keyring or Keyring()
        give_keyring(self._engine.dialect, self._keyring)
        self._current: ContextVar[Session | None] = ContextVar(f"session of {id(self)}", default=None)
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _on_sqlite_connect)
            event.listen(self._engine, "begin", _begin)
        self._impatient_engine = self._engine.execution_options(patient=False)
        one_state = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        postgres = self._engine.dialect.name == "postgresql"
        self._read_engine = self._engine.execution_options(reading=True, **(one_state if postgres else {}))

    def prepare(self) -> None:
        """Brings the tables to the newest form; does nothing where they are there already.

        Raises NotAllowedError where a newer program has made them, UnavailableError where personal data are sealed
        with another key than the ones given.
        """
        with told_plainly(), self._engine.begin() as connection:
            held = schema.revision(connection)
            if held is not None:
                schema.require_known(held)
            unsealed = held is not None and not sealing_keys.are_noted(connection)
            if held != schema.newest():
                schema.migrate(connection)
            sealing_keys.note(connection, self._keyring)
        if unsealed:
            self._sweep()

    def _sweep(self) -> None:
        """What was not sealed yet still stands in pages that are free: PostgreSQL sweeps by itself, SQLite is told."""
        if self._engine.dialect.name == "sqlite":
            connection = self._engine.raw_connection()
            try:
                connection.cursor().execute("vacuum")
            finally:
                connection.close()

    def require_keys(self, session: Session) -> None:
        """Raises UnavailableError where personal data in it are sealed with a key that is not there."""
        sealing_keys.require(session.connection(), self._keyring)

    def is_sealed(self) -> bool:
        """Whether it holds personal data that need a key; a file that is not there is not made."""
        if self.is_missing():
            return False
        with told_plainly(), self._read_engine.begin() as connection:
            return bool(sealing_keys.in_use(connection))

    def is_missing(self) -> bool:
        """Whether it is a file that is not there: to look into it would make it."""
        file = self._file
        return file is not None and not file.exists()

    @property
    def _file(self) -> Path | None:
        name = self._engine.url.database
        return Path(name) if self._engine.dialect.name == "sqlite" and name and not name.startswith("file:") else None

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
        with told_plainly(), fresh as session, session.begin():
            token = self._current.set(session)
            try:
                yield session
            finally:
                self._current.reset(token)

    @contextmanager
    def statements(self) -> Iterator[list[str]]:
        """What is asked of the database meanwhile, in order: for whoever counts it."""
        asked: list[str] = []

        def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if not statement.startswith("begin"):
                asked.append(statement)

        event.listen(self._engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(self._engine, "before_cursor_execute", note)

    def dispose(self) -> None:
        """Closes every connection."""
        self._engine.dispose()

    @property
    def engine(self) -> Engine:
        """The engine, for migrations and tests."""
        return self._engine


@contextmanager
def told_plainly() -> Iterator[None]:
    """Raises UnavailableError for what a database has to say that is nobody's mistake here."""
    try:
        yield
    except OverflowError as error:  # SQLite
        raise BadInputError("number-too-large") from error
    except StatementError as error:
        if isinstance(error.orig, CoordinationError):  # a column could not be sealed
            raise error.orig from None
        if not isinstance(error, DBAPIError):
            raise
        if _named(error) == _OUT_OF_RANGE:
            raise BadInputError("number-too-large") from error
        if _NO_NUL in str(error.orig):
            raise BadInputError("entry-with-nul") from error
        code = next((code for what, code in _KNOWN_TROUBLE.items() if _named(error).startswith(what)), None)
        told = next(iter(str(error.orig).splitlines()), "")
        raise UnavailableError(code or "database-unavailable", error=told) from error


def _named(error: DBAPIError) -> str:
    """The name SQLite has for what happened, or PostgreSQL's number."""
    return getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None) or ""


def _on_sqlite_connect(connection: sqlite3.Connection, record: Any) -> None:
    connection.isolation_level = None  # the library would begin too late; `_begin_immediate` does it
    for pragma in ("journal_mode=wal", _PATIENT, _CACHE, "foreign_keys=on", "synchronous=normal"):
        connection.execute(f"pragma {pragma}")
    teach(connection)
    record.info["file"] = _identity(connection.execute("pragma database_list").fetchone()[2])


def _identity(file: str) -> tuple[str, int, int]:
    """What tells a file from another of the same name; nothing where it is not there."""
    try:
        found = os.stat(file)  # noqa: PTH116 - before every transaction
    except OSError:
        return file, 0, 0
    return file, found.st_dev, found.st_ino


def _begin(connection: Any) -> None:
    """Who may write takes the lock first: asking for it later fails where another one was faster."""
    held = connection.info["file"]
    if held != _identity(held[0]):  # SQLite would go on writing into a file that nobody finds any more
        raise UnavailableError("database-gone", file=held[0])
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
