"""Presence: a name that one living process holds at a time; dead, it holds it no longer, however it died.

On PostgreSQL a name is an advisory lock of a session, so that processes on any machine see one another; on SQLite it is
a locked byte of a file beside the database, whose place comes from the name. Nothing is written, so nothing gets stale.
"""

from __future__ import annotations

import os
import sys
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from coordination.errors import UnavailableError
from coordination.storage.database import Database

_OURS = 4711  # the first key of our advisory locks; the second comes from the name
_LOCK = text("select pg_try_advisory_lock(:ours, :name)")
_UNLOCK = text("select pg_advisory_unlock(:ours, :name)")
# A machine that lost its power says no goodbye: the server asks after it, and gives it up within half a minute.
_KEEP_ALIVE = ("tcp_keepalives_idle = 10", "tcp_keepalives_interval = 5", "tcp_keepalives_count = 3")


class Presence(Protocol):
    """Names, held until the process ends."""

    def hold(self, name: str) -> bool:
        """Takes a name; False where a living process has it."""

    def release(self, name: str) -> None:
        """Gives a name back."""

    def lasts(self) -> bool:
        """Whether what was held is held still: a database that was restarted has forgotten it."""

    def close(self) -> None:
        """Gives everything back."""


def presence(database: Database) -> Presence:
    """The presence of this process among all that use the database."""
    if database.engine.dialect.name == "sqlite":
        return _InFile(f"{database.engine.url.database}-workers")
    return _InDatabase(database)


class _InDatabase:
    """Names as advisory locks of one session."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._session: Connection | None = None

    def hold(self, name: str) -> bool:
        """See Presence."""
        try:
            if self._session is None:
                self._session = self._engine.connect()
                self._session.detach()  # kept for life: it never goes back to the pool
                for setting in _KEEP_ALIVE:
                    self._session.exec_driver_sql(f"set {setting}")
            return bool(self._session.scalar(_LOCK, _keys(name)))
        except DBAPIError as error:
            self._session = None
            raise UnavailableError("database-unavailable", error=str(error.orig).splitlines()[0]) from error

    def release(self, name: str) -> None:
        """See Presence."""
        if self._session is not None:
            self._session.execute(_UNLOCK, _keys(name))

    def lasts(self) -> bool:
        """See Presence."""
        try:
            return self._session is not None and self._session.scalar(text("select 1")) == 1
        except DBAPIError:
            self._session = None
            return False

    def close(self) -> None:
        """See Presence."""
        if self._session is not None:
            self._session.close()


class _InFile:
    """Names as locked bytes of one file, which stays open: the system unlocks them when the process ends."""

    def __init__(self, path: str) -> None:
        try:
            self._file = os.open(Path(path), os.O_RDWR | os.O_CREAT, 0o644)
        except OSError as error:
            raise UnavailableError("database-unavailable", error=str(error.strerror)) from error

    def hold(self, name: str) -> bool:
        """See Presence."""
        return _lock_byte(self._file, _number(name))

    def release(self, name: str) -> None:
        """See Presence."""
        _unlock_byte(self._file, _number(name))

    def lasts(self) -> bool:
        """See Presence."""
        return True

    def close(self) -> None:
        """See Presence."""
        os.close(self._file)


def _keys(name: str) -> dict[str, int]:
    return {"ours": _OURS, "name": _number(name)}


def _number(name: str) -> int:
    """Below 2 to the 31st, as both kinds of lock want it."""
    return int.from_bytes(sha256(name.encode()).digest()[:4], "big") >> 1


if sys.platform == "win32":  # pragma: no cover - not tried
    import msvcrt

    def _lock_byte(file: int, place: int) -> bool:
        os.lseek(file, place, os.SEEK_SET)
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock_byte(file: int, place: int) -> None:
        os.lseek(file, place, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock_byte(file: int, place: int) -> bool:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, place)
        except OSError:
            return False
        return True

    def _unlock_byte(file: int, place: int) -> None:
        fcntl.lockf(file, fcntl.LOCK_UN, 1, place)
