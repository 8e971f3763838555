"""Accounts, tokens and the audit chain from the command line: what is stored, what is printed, how it ends."""

from __future__ import annotations

import io
import re
import sqlite3
from pathlib import Path

import pytest

from api.command_line import accounts as commands
from tests.api.test_command_line import Run, run

__all__ = ["run"]
PASSWORD = "correct horse battery"  # noqa: S105 - of a made-up account


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def added(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """One account, whose password came from standard input."""
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\nnot read\n"))
    said = run("account", "add", "market.li", "--role", "lead", "--department", "AMR", "--password-stdin")
    assert (said.status, said.err) == (0, "")
    assert "已增加账户 market.li" in said.out
    return run


def test_an_account_from_the_first_day_to_the_last(added: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "牵头部门" in added("account", "list").out
    assert added("account", "change", "market.li", "--role", "participant", "--department", "AMR").status == 0
    monkeypatch.setattr("sys.stdin", io.StringIO("another long password\r\n"))
    assert added("account", "password", "market.li", "--password-stdin").status == 0
    assert added("account", "disable", "market.li").status == 0
    listed = added("account", "list").out
    assert "参与部门" in listed
    assert "停用" in listed
    assert added("account", "enable", "market.li").status == 0
    assert "停用" not in added("account", "list").out


def test_every_fault_of_an_account_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short"))
    said = run("account", "add", "Li", "--role", "lead", "--password-stdin")
    assert said.status == 2
    assert said.out == ""
    assert said.err.splitlines()[0] == "账户有 3 处错误，未予保存："
    assert len(said.err.splitlines()) == 4


def test_without_a_terminal_the_password_must_be_given(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO())
    said = run("account", "add", "market.li", "--role", "office")
    assert (said.status, "--password-stdin" in said.err) == (2, True)


@pytest.mark.parametrize(("second", "status"), [(PASSWORD, 0), ("something else entirely", 2)])
def test_a_terminal_is_asked_twice(run: Run, monkeypatch: pytest.MonkeyPatch, second: str, status: int) -> None:
    answers = iter([PASSWORD, second])
    monkeypatch.setattr("sys.stdin", _Terminal())
    monkeypatch.setattr(commands, "getpass", lambda _: next(answers))
    assert run("account", "add", "office.wang", "--role", "office").status == status


def test_a_token_is_printed_once_and_alone(added: Run) -> None:
    said = added("token", "issue", "market.li", "--scope", "registers:read", "--days", "30", "--label", "数据交换")
    assert said.status == 0
    assert re.fullmatch("ov_[0-9a-f]{12}_[0-9a-f]{64}\n", said.out)
    _, token_id, secret = said.out.strip().split("_")
    listed = added("token", "list").out
    assert token_id in listed
    assert "数据交换" in listed
    assert secret not in listed
    assert added("token", "revoke", token_id).status == 0
    assert "已撤销" in added("token", "list").out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("token issue market.li", "缺少参数 --scope"),
        ("token issue market.li --scope fly", "只能是：published:read"),
        ("token issue market.li --scope draws:hold", "不属于角色"),
        ("token issue market.li --scope plans:read --days 400", "1～366"),
        ("token issue nobody --scope plans:read", "没有账户"),
        ("token revoke 000000000000", "没有令牌"),
        ("account add x.y", "缺少参数 --role"),
        ("account disable nobody", "没有账户"),
        ("verify audit --expect nonsense", "摘要@序号"),
    ],
)
def test_what_cannot_be_done_is_said(added: Run, arguments: str, sentence: str) -> None:
    said = added(*arguments.split())
    assert said.status == 2
    assert sentence in said.err


def test_the_chain_is_verified_and_its_head_expected_the_next_time(added: Run, tmp_path: Path) -> None:
    whole = added("verify", "audit")
    head = re.search("[0-9a-f]{64}@[0-9]+", whole.out)
    assert (whole.status, head is not None) == (0, True)
    assert head is not None
    assert added("verify", "audit", "--expect", head.group()).status == 0
    with sqlite3.connect(tmp_path / "onevisit.db") as database:
        database.execute("delete from audit_event where sequence = (select max(sequence) from audit_event)")
    database.close()
    assert added("verify", "audit").status == 0
    cut = added("verify", "audit", "--expect", head.group())
    assert cut.status == 1
    assert "被截去" in cut.out
