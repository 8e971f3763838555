"""A backup holds everything, whichever database it comes from and goes to; a bad one changes nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile, ZipInfo

import pytest
from sqlalchemy import text

from coordination.desk.accounts import log_in
from coordination.desk.auditing import verify_audit
from coordination.desk.backups import back_up, copy, restore
from coordination.errors import BadInputError, NotAllowedError, NotFoundError, UnavailableError
from coordination.model.runs import RunOrder
from coordination.model.targets import Target
from coordination.storage import audit, runs, schema
from coordination.storage.database import Database
from coordination.storage.registers import everything
from coordination.storage.sealing import Keyring
from coordination.storage.tables import ALL
from tests.coordination.desk.backups import (
    LAST_RUN,
    PASSWORD,
    fill,
    forged,
    nothing_shown,
    office_on,
    rows_of,
    spoiled,
    tables_in,
)
from tests.secrets_of_nobody import KEYRING


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path_factory.mktemp('source') / 'office.db'}", KEYRING)
    fill(made)
    yield made
    made.dispose()


@pytest.fixture(scope="module")
def backup(source: Database, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("backup") / "backup.zip"
    back_up(office_on(source), str(path), nothing_shown)
    return path


def refused(database: Database, path: str, expected: str | None = None) -> str:
    """The code with which a backup is refused; nothing is stored."""
    with pytest.raises((BadInputError, NotAllowedError, UnavailableError)) as error:
        restore(office_on(database), path, expected, nothing_shown)
    assert tables_in(database) == 0
    return error.value.code


def test_every_row_comes_back_equal_from_either_database_in_either(
    source: Database, backup: Path, database: Database, empty: Database, tmp_path: Path
) -> None:
    restore(office_on(database), str(backup), None, nothing_shown)
    assert rows_of(database, "audit_event", "log_in_session") == rows_of(source, "audit_event", "log_in_session")
    again = back_up(office_on(database), str(tmp_path / "again.zip"), nothing_shown)
    restore(office_on(empty), str(tmp_path / "again.zip"), again.sha256, nothing_shown)
    assert rows_of(empty, "audit_event") == rows_of(database, "audit_event")
    third = back_up(office_on(empty), str(tmp_path / "third.zip"), nothing_shown)
    left = [part for part in again.manifest.tables if part.name != "audit_event"]
    assert [part for part in third.manifest.tables if part.name != "audit_event"] == left
    assert {part.name for part in third.manifest.tables} == set(ALL.tables) - {"log_in_session"}
    assert sum(part.rows > 0 for part in third.manifest.tables) > 20


def test_a_backup_holds_no_phone_and_no_representative_to_be_read(source: Database, backup: Path) -> None:
    with source.reading() as session:
        targets = everything(session, Target)
    personal = {word.encode() for one in targets for word in (one.phone, one.legal_representative) if len(word) > 1}
    assert len(personal) > 100
    with ZipFile(backup) as zipped:
        files = [zipped.read(name) for name in zipped.namelist()]
    file = Path(str(source.engine.url.database))
    found = b"".join([*files, *(one.read_bytes() for one in file.parent.glob(f"{file.name}*"))])
    assert [word for word in personal if word in found] == []


@pytest.mark.parametrize(("keyring", "code"), [(Keyring(), "missing"), (Keyring([b"x" * 32]), "other")])
def test_a_backup_without_its_key_is_not_restored(backup: Path, tmp_path: Path, keyring: Keyring, code: str) -> None:
    keyless = Database(f"sqlite:///{tmp_path / 'keyless.db'}", keyring)
    assert refused(keyless, str(backup)) == f"personal-data-key-{code}"
    keyless.dispose()


def test_the_same_state_gives_the_same_file(source: Database, backup: Path, tmp_path: Path) -> None:
    back_up(office_on(source), str(tmp_path / "again.zip"), nothing_shown)
    assert (tmp_path / "again.zip").read_bytes() == backup.read_bytes()
    assert list(tmp_path.iterdir()) == [tmp_path / "again.zip"]


def test_the_chain_goes_on_with_one_event_that_names_the_backup(backup: Path, empty: Database) -> None:
    kept = restore(office_on(empty), str(backup), None, nothing_shown)
    verdict = verify_audit(office_on(empty), kept.manifest.audit_head)
    assert verdict.faults == ()
    assert verdict.events == kept.manifest.audit_head.sequence + 1
    with empty.reading() as session:
        last = list(audit.chain(session))[-1]
    assert (last.action, last.detail["backup_sha256"]) == ("restored", kept.sha256)
    with ZipFile(backup) as zipped:
        assert sha256(zipped.read("manifest.json")).hexdigest() == kept.sha256


def test_who_was_logged_in_logs_in_again_with_the_same_password(backup: Path, empty: Database) -> None:
    restore(office_on(empty), str(backup), None, nothing_shown)
    assert rows_of(empty)["log_in_session"] == []
    assert log_in(office_on(empty), "wang.office", PASSWORD).account.name == "wang.office"


def test_ids_that_were_used_up_stay_so(backup: Path, empty: Database) -> None:
    restore(office_on(empty), str(backup), None, nothing_shown)
    with empty.transaction() as session:
        campaign = session.execute(text("select id from campaign")).scalars().first() or ""
        assert runs.add_run(session, campaign, b"{}", 0, RunOrder(), "test", office_on(empty).clock()) == LAST_RUN + 1


def test_a_copy_is_a_backup_restored(source: Database, empty: Database) -> None:
    copy(office_on(source), office_on(empty), nothing_shown)
    assert rows_of(empty, "audit_event", "log_in_session") == rows_of(source, "audit_event", "log_in_session")


def test_a_database_with_tables_is_left_alone(backup: Path, empty: Database) -> None:
    office_on(empty).open()
    before = rows_of(empty)
    with pytest.raises(NotAllowedError) as error:
        restore(office_on(empty), str(backup), None, nothing_shown)
    assert error.value.code == "restore-not-empty"
    assert rows_of(empty) == before


def middle_of(raw: bytes, one: ZipInfo) -> int:
    """The place in the middle of what is packed of a file."""
    begin = one.header_offset
    name, more = (int.from_bytes(raw[begin + place : begin + place + 2], "little") for place in (26, 28))
    return begin + 30 + name + more + one.compress_size // 2


def test_a_flipped_byte_anywhere_is_noticed(backup: Path, database: Database, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    with ZipFile(backup) as zipped:
        places = [middle_of(whole, one) for one in zipped.infolist() if one.file_size]
    assert len(places) > 20
    for place in places:
        raw = bytearray(whole)
        raw[place] ^= 1
        (tmp_path / "flipped.zip").write_bytes(raw)
        assert refused(database, str(tmp_path / "flipped.zip")) in {"backup-damaged", "backup-not-one"}


def test_what_is_no_whole_backup_is_refused(backup: Path, database: Database, tmp_path: Path) -> None:
    made = tmp_path / "bad.zip"
    whole = backup.read_bytes()
    for part in (b"", whole[: len(whole) // 2], whole[:-1], b"PK\x05\x06" + bytes(18), b"not a zip" * 100):
        made.write_bytes(part)
        assert refused(database, str(made)) == "backup-not-one"
    assert refused(database, spoiled(backup, made, lambda f: f.pop("tables/target.jsonl"))) == "backup-damaged"
    assert refused(database, spoiled(backup, made, lambda f: f.pop("manifest.json"))) == "backup-not-one"
    assert refused(database, spoiled(backup, made, lambda f: f.update({"more": b""}))) == "backup-damaged"
    assert refused(database, spoiled(backup, made, lambda f: f.update({"manifest.json": b"{}"}))) == "backup-damaged"
    assert refused(database, spoiled(backup, made, lambda f: f.update({"tables/leave.jsonl": b""}))) == "backup-damaged"
    assert refused(database, str(backup), "0" * 64) == "backup-unexpected"
    assert refused(database, str(tmp_path / "nowhere.zip")) == "file-not-found"
    assert refused(database, str(tmp_path)) == "file-unreadable"


def test_a_zip_bomb_is_not_unpacked(backup: Path, database: Database, tmp_path: Path) -> None:
    bomb = forged(backup, tmp_path / "bomb.zip", "leave", lambda rows: rows.append("0" * (1 << 24)))
    assert refused(database, bomb) == "backup-bomb"
    huge = spoiled(backup, tmp_path / "huge.zip", lambda f: f.update({"manifest.json": b" " * (1 << 24)}))
    assert refused(database, huge) == "backup-not-one"


def change_manifest(files: dict[str, bytes], **changed: Any) -> None:
    files["manifest.json"] = json.dumps({**json.loads(files["manifest.json"]), **changed}).encode()


def test_a_backup_of_another_program_is_refused(backup: Path, database: Database, tmp_path: Path) -> None:
    made = tmp_path / "other.zip"
    assert refused(database, spoiled(backup, made, lambda f: change_manifest(f, revision="9999"))) == "database-newer"
    other = spoiled(backup, made, lambda f: change_manifest(f, format="onevisit-backup/2"))
    assert refused(database, other) == "backup-other-format"
    assert (
        refused(database, spoiled(backup, made, lambda f: change_manifest(f, revision="0001"))) == "backup-other-tables"
    )


@pytest.mark.parametrize("value", ["x", 1.5, True, {}, []])
def test_a_forged_row_of_the_wrong_kind_is_refused(
    backup: Path, database: Database, tmp_path: Path, value: object
) -> None:
    made = forged(backup, tmp_path / "forged.zip", "annual_plan", lambda rows: rows[0].__setitem__(-1, value))
    assert refused(database, made) == "backup-row-refused"


def test_a_forged_reference_or_event_is_refused(backup: Path, database: Database, tmp_path: Path) -> None:
    made = tmp_path / "forged.zip"
    assert refused(database, forged(backup, made, "department", list.clear)) == "backup-row-refused"
    assert refused(database, forged(backup, made, "audit_event", list.pop)) == "backup-other-audit"
    renamed = forged(backup, made, "audit_event", lambda rows: rows[3].__setitem__(1, "somebody"))
    assert refused(database, renamed) == "backup-other-audit"


@pytest.mark.parametrize("step", ["verify", "restore", "compare"])
def test_a_restore_that_is_interrupted_leaves_the_database_empty(backup: Path, empty: Database, step: str) -> None:
    def interrupted(now: str, _done: int, _total: int) -> None:
        if now == step:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        restore(office_on(empty), str(backup), None, interrupted)
    assert tables_in(empty) == 0
    restore(office_on(empty), str(backup), None, nothing_shown)


_KILLED = """
import os, sys
from coordination.desk.backups import restore
from coordination.storage.database import Database
from tests.coordination.desk.backups import office_on
from tests.secrets_of_nobody import KEYRING
def kill(step, done, total):
    if step == "compare" and done == total:
        os.kill(os.getpid(), 9)
restore(office_on(Database(sys.argv[1], KEYRING)), sys.argv[2], None, kill)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_restore_that_is_killed_leaves_the_database_empty(backup: Path, empty: Database) -> None:
    url = empty.engine.url.render_as_string(hide_password=False)
    path = {"PYTHONPATH": str(Path(__file__).parents[3])}
    done = subprocess.run([sys.executable, "-c", _KILLED, url, str(backup)], env={**os.environ, **path}, check=False)
    assert done.returncode == -signal.SIGKILL
    assert tables_in(empty) == 0
    restore(office_on(empty), str(backup), None, nothing_shown)


def test_a_backup_of_an_older_form_is_brought_forward(database: Database, empty: Database, tmp_path: Path) -> None:
    office, path = office_on(database), str(tmp_path / "old.zip")
    with database.transaction() as session:
        schema.migrate(session.connection(), "0001")
        session.execute(text("insert into annual_plan values (2026, 'x', 'LC', '2026-01-10')"))
        campaign = "(id, title, year, pack, batches, first_date, last_date)"
        row = "('2026Q2', 'x', 2026, 'LC', '[]', '2026-04-01', '2026-06-30')"
        session.execute(text(f"insert into campaign {campaign} values {row}"))  # noqa: S608 - both stand above
        run = "(id, campaign, problem_sha256, problem, plan) values (3, '2026Q2', 'x', :file, :file)"
        session.execute(text(f"insert into planning_run {run}"), {"file": b"{}"})
        office.note("tried", "test", {})
    assert back_up(office, path, nothing_shown).manifest.revision == "0001"
    restore(office_on(empty), path, None, nothing_shown)
    with empty.reading() as session:
        assert schema.revision(session.connection()) == schema.newest()
        assert [(run.id, run.state.value) for run in runs.runs(session)] == [(3, "done")]
    assert verify_audit(office_on(empty)).faults == ()


def test_a_chain_that_was_wrong_already_is_kept_as_it_is(database: Database, empty: Database, tmp_path: Path) -> None:
    office, path = office_on(database), str(tmp_path / "wrong.zip")
    office.open()
    with database.transaction() as session:
        session.execute(text("update audit_event set actor = 'somebody' where sequence = 1"))
    assert back_up(office, path, nothing_shown).manifest.audit_faults == 1
    restore(office_on(empty), path, None, nothing_shown)
    assert [fault.code for fault in verify_audit(office_on(empty)).faults] == ["audit-changed"]


def test_where_nothing_is_there_is_nothing_to_back_up(database: Database, tmp_path: Path) -> None:
    with pytest.raises(NotFoundError) as error:
        back_up(office_on(database), str(tmp_path / "x.zip"), nothing_shown)
    assert error.value.code == "backup-nothing"
    assert list(tmp_path.iterdir()) == []
