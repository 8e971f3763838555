"""Bad days of a database: full, gone, held, read-only, of a newer program. One sentence each, nothing half done."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from sqlite3 import connect

import pytest
from sqlalchemy import event, text

from coordination.desk.backups import back_up, restore
from coordination.desk.importing import import_register
from coordination.desk.office import Office
from coordination.errors import BadInputError, NotAllowedError, UnavailableError
from coordination.model.people import Department
from coordination.storage import database as of_databases
from coordination.storage.database import Database
from coordination.storage.registers import everything, write
from seeds.demo.city import City
from seeds.demo.files import register_files
from tests.coordination.desk.backups import nothing_shown, office_on, rows_of, tables_in
from tests.secrets_of_nobody import KEYRING

EXTRA = Department("FIRE", "市消防救援支队", "Fire Rescue", "消防", (), vertical=True)


def limited(database: Database, pages: int) -> None:
    """No room for more pages than there are, and some."""
    with database.engine.connect() as connection:
        held = connection.exec_driver_sql("pragma page_count").scalar_one()
        connection.exec_driver_sql(f"pragma max_page_count = {held + pages}")


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises((BadInputError, NotAllowedError, UnavailableError)) as error:
        work()
    return error.value.code


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Office]:
    office = office_on(Database(f"sqlite:///{tmp_path / 'office.db'}", KEYRING))
    office.open()
    yield office
    office.database.dispose()


def test_an_import_onto_a_full_disk_changes_nothing_and_works_when_there_is_room(sqlite: Office) -> None:
    reference = sqlite.reference
    city = City("full", reference.regions, 0.02)
    made = register_files(city, reference.specialties, reference.calendar)
    raw = max((raw for kind, _, raw in made if kind == "targets"), key=len)
    before = rows_of(sqlite.database)
    limited(sqlite.database, 10)
    assert code_of(lambda: import_register(sqlite, "targets", raw)) == "database-full"
    assert rows_of(sqlite.database) == before
    limited(sqlite.database, 100_000)
    assert import_register(sqlite, "targets", raw).new > 500


def test_a_restore_onto_a_full_disk_leaves_no_table(sqlite: Office, tmp_path: Path) -> None:
    path, small = str(tmp_path / "backup.zip"), Database(f"sqlite:///{tmp_path / 'small.db'}", KEYRING)
    back_up(sqlite, path, nothing_shown)
    event.listen(small.engine, "connect", lambda made, _: made.execute("pragma max_page_count = 30"))
    assert code_of(lambda: restore(office_on(small), path, None, nothing_shown)) == "database-full"
    assert tables_in(small) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such limit")
def test_a_backup_onto_a_full_disk_leaves_the_earlier_one(sqlite: Office, tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - not on every system

    folder = tmp_path / "backups"
    folder.mkdir()
    path = folder / "backup.zip"
    back_up(sqlite, str(path), nothing_shown)
    before, limits = path.read_bytes(), resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, limits[1]))
    try:
        assert code_of(lambda: back_up(sqlite, str(path), nothing_shown)) == "file-unwritable"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [path]


@pytest.mark.parametrize("replaced", [False, True])
def test_a_file_that_was_moved_away_is_not_written_into(sqlite: Office, tmp_path: Path, replaced: bool) -> None:
    file = tmp_path / "office.db"
    file.rename(tmp_path / "away.db")
    if replaced:
        file.write_bytes(b"")
    assert code_of(lambda: sqlite.note("tried", "test", {})) == "database-gone"
    with pytest.raises(UnavailableError), sqlite.database.reading() as session:
        everything(session, Department)
    assert not replaced or file.read_bytes() == b""
    file.unlink(missing_ok=True)
    (tmp_path / "away.db").rename(file)
    sqlite.note("tried", "test", {})


def test_a_database_that_may_only_be_read_says_so(sqlite: Office, tmp_path: Path) -> None:
    sqlite.database.dispose()
    read_only = office_on(Database(f"sqlite:///file:{tmp_path / 'office.db'}?mode=ro&uri=true"))
    assert code_of(lambda: read_only.note("tried", "test", {})) == "database-read-only"
    with read_only.database.reading() as session:
        assert len(everything(session, Department)) == 17
    read_only.database.dispose()


@pytest.mark.usefixtures("sqlite")
def test_a_database_that_somebody_holds_is_waited_for_and_then_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(of_databases, "_PATIENT", "busy_timeout=20")
    other = office_on(Database(f"sqlite:///{tmp_path / 'office.db'}", KEYRING))
    holder = connect(tmp_path / "office.db", isolation_level=None)
    holder.execute("begin immediate")
    assert code_of(lambda: other.note("tried", "test", {})) == "database-busy"
    holder.execute("rollback")
    holder.close()
    other.note("tried", "test", {})
    other.database.dispose()


def test_a_database_of_a_newer_program_is_left_alone(office: Office, tmp_path: Path) -> None:
    with office.database.transaction() as session:
        session.execute(text("update alembic_version set version_num = '9999'"))
    before = rows_of(office.database)
    assert code_of(office.open) == "database-newer"
    assert code_of(lambda: back_up(office, str(tmp_path / "x.zip"), nothing_shown)) == "database-newer"
    assert rows_of(office.database) == before
    assert not (tmp_path / "x.zip").exists()


def ended_by_the_server(database: Database, process: int) -> None:
    other = Database(database.engine.url.render_as_string(hide_password=False), KEYRING)
    with other.transaction() as session:
        session.execute(text("select pg_terminate_backend(:process)"), {"process": process})
    other.dispose()


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_a_text_that_a_server_cannot_keep_is_refused_in_one_sentence(office: Office) -> None:
    with pytest.raises(BadInputError) as refused, office.database.transaction() as session:
        session.connection().exec_driver_sql("select cast(%s as text)", ("\0",))
    assert refused.value.code == "entry-with-nul"


@pytest.mark.postgres
@pytest.mark.parametrize("database", ["postgres"], indirect=True)
def test_a_server_that_ends_a_connection_in_mid_work_undoes_it(office: Office) -> None:
    with pytest.raises(UnavailableError) as error, office.database.transaction() as session:
        write(session, [EXTRA])
        ended_by_the_server(office.database, session.execute(text("select pg_backend_pid()")).scalar_one())
        everything(session, Department)
    assert error.value.code == "database-unavailable"
    with office.database.transaction() as session:
        assert len(everything(session, Department)) == 17
        write(session, [EXTRA])
    with office.database.reading() as session:
        assert EXTRA in everything(session, Department)


@pytest.mark.postgres
@pytest.mark.filterwarnings("ignore:Exception ignored in.*ServerCursor")  # SQLAlchemy lets go of a dead connection's
@pytest.mark.parametrize("empty", ["postgres"], indirect=True)
def test_a_server_that_ends_a_restore_leaves_no_table(sqlite: Office, empty: Database, tmp_path: Path) -> None:
    path = str(tmp_path / "backup.zip")
    back_up(sqlite, path, nothing_shown)

    def end(step: str, done: int, _total: int) -> None:
        if step == "restore" and done > 20:
            with empty.transaction() as session:  # the one that restores
                ended_by_the_server(empty, session.execute(text("select pg_backend_pid()")).scalar_one())

    assert code_of(lambda: restore(office_on(empty), path, None, end)) == "database-unavailable"
    gc.collect()  # the dead cursor goes here and not in the next test
    assert tables_in(empty) == 0
    restore(office_on(empty), path, None, nothing_shown)
