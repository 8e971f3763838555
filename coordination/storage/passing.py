"""A database on a PostgreSQL server for as long as it is needed, for measurements and tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from secrets import token_hex

from sqlalchemy import text
from sqlalchemy.engine import make_url

from coordination.storage.database import Database, told_plainly


@contextmanager
def passing_database(server_url: str, like: str | None = None) -> Iterator[str]:
    """The URL of an empty database, made on a server by whoever may, and dropped at the end.

    like: the name of a database of that server which nobody is connected to; then not empty but a copy of it.
    """
    name = f"onevisit_{token_hex(8)}"
    _administer(server_url, f"create database {name}" + (f' template "{like}"' if like else ""))
    try:
        yield make_url(server_url).set(database=name).render_as_string(hide_password=False)
    finally:
        _administer(server_url, f"drop database {name} with (force)")


def _administer(server_url: str, statement: str) -> None:
    administration = Database(server_url)
    try:
        with told_plainly(), administration.engine.connect() as connection:
            connection.execution_options(isolation_level="AUTOCOMMIT").execute(text(statement))
    finally:
        administration.dispose()
