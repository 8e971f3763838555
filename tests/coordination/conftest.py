"""An office with an empty database, for the tests of storage and desk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
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
def fresh(kind: str, file: Path) -> Iterator[Database]:
    """A database without tables; on PostgreSQL one of its own on the server of TEST_DATABASE_URL."""
    if kind == "sqlite":
        made = Database(f"sqlite:///{file}", KEYRING)
        yield made
        made.dispose()
        return
    with passing_database(os.environ["TEST_DATABASE_URL"]) as url:
        made = Database(url, KEYRING)
        yield made
        made.dispose()


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A fresh database."""
    with fresh(request.param, tmp_path / "office.db") as made:
        yield made


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """Another one, to restore into."""
    with fresh(request.param, tmp_path / "other.db") as made:
        yield made


@pytest.fixture(scope="session")
def opened_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an office that has just opened: a copy of it is there sooner than its tables are made anew."""
    file = tmp_path_factory.mktemp("opened") / "office.db"
    made = Database(f"sqlite:///{file}", KEYRING)
    Office(made, reference(), lambda: NOW, "test").open()
    made.dispose()
    return file


@pytest.fixture
def office(database: Database, opened_file: Path) -> Office:
    """An office that has just opened."""
    opened = Office(database, reference(), lambda: NOW, "test")
    if database.engine.dialect.name == "sqlite":
        shutil.copy(opened_file, str(database.engine.url.database))
    opened.open()
    return opened
