"""Tasks on the command line: taken over, prepared step by step, due; and what needs a department's own account."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from coordination.desk import accounts
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Role
from coordination.storage.database import Database
from seeds.loading import reference
from tests.api.test_command_line import Run, run
from tests.coordination.conduct import JOINT, SINGLE, conduct, local
from tests.secrets_of_nobody import KEYRING

__all__ = ["run"]
PASSWORD = "correct horse battery"  # noqa: S105 - of a made-up account


@pytest.fixture
def taken(run: Run, tmp_path: Path) -> Run:
    """A campaign whose plan is published and taken over, and the heads of two departments."""
    office = Office(
        Database(f"sqlite:///{tmp_path / 'onevisit.db'}", KEYRING), reference(), lambda: local("2026-04-01"), "test"
    )
    office.open()
    conduct(office)
    for department in ("AMR", "URBAN"):
        head = Account(f"head.{department.lower()}", "负责人", Role.HEAD, department=department)
        accounts.add_account(office, OPERATOR, head, PASSWORD)
    office.database.dispose()
    return run


def test_from_the_plan_to_the_check_code(taken: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "新增 0，变动 0，撤出 0" in taken("task", "take-over", "2026Q2").out
    listed = taken("task", "list", "--department", "URBAN").out
    assert JOINT in listed
    assert SINGLE not in listed
    refused = taken("task", "file", JOINT, "--reference", "备案1")
    assert refused.status == 2
    assert "下一步：负责人审批" in refused.err
    for department in ("amr", "urban"):
        monkeypatch.setattr("sys.stdin", io.StringIO(PASSWORD))
        approved = taken("task", "approve", JOINT, "--account", f"head.{department}", "--password-stdin")
        assert (approved.status, approved.err) == (0, "")
    for words in (("file", JOINT, "--reference", "备案1"), ("notify", JOINT), ("code", JOINT)):
        assert taken("task", *words).status == 0
    shown = taken("task", "show", JOINT).out
    assert "已发检查码；下一步：到场" in shown
    assert "检查码：" in shown


def test_what_is_due_and_what_another_pack_would_move(taken: Run) -> None:
    due = taken("due", "--on", "2026-04-08").out
    assert "逾期" in due
    assert "到场检查" in due
    assert "将有 0 个期限变动" in taken("clocks", "2026Q2", "--pack", "ZB").out
    assert "已重算" in taken("clocks", "2026Q2", "--pack", "ZB", "--apply").out


def test_a_file_that_is_not_bound_cannot_be_taken_out(taken: Run, tmp_path: Path) -> None:
    refused = taken("result", "file", JOINT, "-o", str(tmp_path / "x.zip"))
    assert (refused.status, (tmp_path / "x.zip").exists()) == (2, False)


def test_what_was_left_behind_is_read_as_over_the_web(taken: Run, tmp_path: Path) -> None:
    assert "c1" in taken("task", "record", JOINT, "AMR").out
    assert taken("task", "record", JOINT, "AMR", "--entries").status == 0
    alone = taken("task", "record", JOINT, "AMR", "--evidence", "0" * 64)
    assert (alone.status, "-o" in alone.err) == (2, True)
    missing = taken("task", "record", JOINT, "AMR", "--evidence", "0" * 64, "-o", str(tmp_path / "x"))
    assert (missing.status, (tmp_path / "x").exists()) == (2, False)
    assert "检查人员请求不去" not in taken("task", "trace", JOINT).out
    assert taken("task", "decline", JOINT, "LC-1", "--reason", "health", "--statement", "住院").status == 0
    assert "检查人员请求不去" in taken("task", "trace", JOINT).out
    assert taken("result", "show", JOINT, "AMR").status == 2
    for words in (("result", "follow-ups"), ("result", "syncs"), ("year", "alerts", "--on", "2026-11-27")):
        assert taken(*words).status == 0
    assert "计划上门 2 次" in taken("year", "report", "2026").out
    assert "CX" in taken("year", "assess", "2026", "AMR").out
