"""`onevisit backup`, `restore` and `db copy`: what is told, how it ends, and bad days of a database in one sentence."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest

from coordination.storage import database
from tests.api.test_command_line import Run, run

__all__ = ["run"]


def test_a_backup_and_back_and_a_copy(run: Run, tmp_path: Path) -> None:
    run("template", "items", "-o", "t.csv")
    made = run("--lang", "en", "backup", "-o", "b.zip")
    assert made.status == 0
    assert "read back" in made.out
    digest = re.findall("[0-9a-f]{64}", made.out)[0]
    restored = run("--lang", "en", "restore", "b.zip", "--into", "sqlite:///c.db", "--expect", digest.upper())
    assert restored.status == 0
    assert digest in restored.out
    assert run("db", "copy", "--from", "sqlite:///c.db", "--to", "sqlite:///d.db").status == 0
    with sqlite3.connect(tmp_path / "d.db") as connection:
        actions = [action for (action,) in connection.execute("select action from audit_event order by sequence")]
    connection.close()
    assert actions == ["office-opened", "restored", "restored"]


def test_what_cannot_be_is_told_in_one_sentence(run: Run, tmp_path: Path) -> None:
    assert run("backup", "-o", "b.zip").status == 2
    assert list(tmp_path.iterdir()) == []
    run("template", "items", "-o", "t.csv")
    assert run("backup", "-o", "nowhere/b.zip").status == 2
    assert run("backup", "-o", "b.zip").status == 0
    for call in (
        ("restore", "b.zip"),
        ("restore", "t.csv"),
        ("restore", "no.zip"),
        ("db", "copy", "--from", "x", "--to", "y"),
    ):
        said = run("--lang", "en", *call)
        assert said.status == 2
        assert (said.out, said.err.strip().count("\n")) == ("", 0)
    said = run("--lang", "en", "restore", "b.zip", "--into", "sqlite:///c.db", "--expect", "0")
    assert said.status == 2
    assert "not the one expected" in said.err


def test_a_held_database_is_one_sentence(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("template", "items", "-o", "t.csv")
    monkeypatch.setattr(database, "_PATIENT", "busy_timeout=20")
    holder = sqlite3.connect(tmp_path / "onevisit.db", isolation_level=None)
    holder.execute("begin immediate")
    said = run("--lang", "en", "account", "list")
    holder.close()
    assert said.status == 2
    assert said.err == "Another program holds the database; nothing was changed. Run it again when that has finished.\n"


def test_a_database_of_a_newer_program_is_one_sentence(run: Run, tmp_path: Path) -> None:
    run("template", "items", "-o", "t.csv")
    with sqlite3.connect(tmp_path / "onevisit.db") as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    said = run("--lang", "en", "account", "list")
    assert said.status == 2
    assert said.err.startswith("A newer program made this database (9999;")


def test_a_clock_that_was_set_back_is_a_note_and_no_fault(run: Run) -> None:
    run("--lang", "en", "demo", "--scale", "0.01")  # it plays in the past of whoever opened the office
    said = run("--lang", "en", "verify", "audit")
    assert said.status == 0
    assert "because the clock was set back" in said.err
