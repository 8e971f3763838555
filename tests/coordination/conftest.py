"""An office with an empty database, for the tests of storage and desk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from coordination.desk.office import Office
from coordination.storage.database import Database
from coordination.storage.passing import passing_database
from seeds.loading import reference
from tests.secrets_of_nobody import KEYRING

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)


KINDS = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@contextmanager
def fresh(kind: str, file: Path, like: str | None = None) -> Iterator[Database]:
    """A database without tables, or a copy of another; on PostgreSQL on the server of TEST_DATABASE_URL.

    like: the file that is copied, on PostgreSQL the name of the database.
    """
    if kind == "sqlite":
        if like:
            shutil.copy(like, file)
        made = Database(f"sqlite:///{file}", KEYRING)
        yield made
        made.dispose()
        return
    with passing_database(os.environ["TEST_DATABASE_URL"], like) as url:
        made = Database(url, KEYRING)
        yield made
        made.dispose()


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """What an office has just opened, by kind of database: a copy is there sooner than its tables are made anew."""
    with ExitStack() as kept:

        @cache
        def of(kind: str) -> str:
            made = kept.enter_context(fresh(kind, tmp_path_factory.mktemp("opened") / "office.db"))
            Office(made, reference(), lambda: NOW, "test").open()
            made.dispose()
            return str(made.engine.url.database)

        yield of


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path, opened: Callable[[str], str]) -> Iterator[Database]:
    """A fresh database; the one of an `office` is as that has just opened it."""
    like = opened(request.param) if "office" in request.fixturenames else None
    with fresh(request.param, tmp_path / "office.db", like) as made:
        yield made


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Another one, to restore into."""
    with fresh(request.param, tmp_path / "other.db") as made:
        yield made


@pytest.fixture
def office(database: Database) -> Office:
    """An office that has just opened."""
    return Office(database, reference(), lambda: NOW, "test")
