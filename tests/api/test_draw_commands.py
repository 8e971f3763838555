"""The draw and the annual plan on the command line, from the plan's file to what the public verifies."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from coordination.model.items import ItemClass
from coordination.storage.database import Database
from coordination.storage.registers import write
from tests.api.test_command_line import Run, run
from tests.coordination.ceremonies import Q2, VALUE
from tests.coordination.records import item, target
from tests.secrets_of_nobody import KEYRING

__all__ = ["run"]
PASSWORD = "correct horse battery"  # noqa: S105 - of a made-up account
BATCH = {
    "id": "b-food",
    "title": "餐饮",
    "department": "AMR",
    "items": ["AMR-03"],
    "regions": ["371502"],
    "ratio": 0.05,
    "first_date": "2026-04-01",
    "last_date": "2026-06-30",
    "lead_department": "AMR",
}
PLAN: dict[str, Any] = {"year": 2026, "title": "计划", "pack": "LC", "filed_on": "2026-01-10", "batches": [BATCH]}


def plan_file(folder: Path, **changed: Any) -> str:
    (folder / "plan.json").write_text(json.dumps(PLAN | changed, ensure_ascii=False), encoding="utf-8")
    return str(folder / "plan.json")


@pytest.fixture
def opened(run: Run, tmp_path: Path) -> Run:
    """A published plan, and a campaign over it."""
    assert run("plan", "list").status == 0
    database = Database(f"sqlite:///{tmp_path / 'onevisit.db'}", KEYRING)
    with database.transaction() as session:
        write(session, [target(f"t{number:02}") for number in range(40)])
        write(session, [item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6)])
    database.dispose()
    assert "1 个批次" in run("plan", "file", plan_file(tmp_path)).out
    assert run("plan", "publish", "2026").status == 0
    assert run("plan", "open", Q2, "--year", "2026").status == 0
    return run


def with_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))


def test_the_draw_from_announcement_to_what_the_public_verifies(
    opened: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_password(monkeypatch)
    account = ("sun.witness", "--role", "witness", "--campaign", Q2, "--display-name", "孙见证", "--password-stdin")
    assert opened("account", "add", *account).status == 0
    out_of_order = opened("draw", "hold", Q2)
    assert (out_of_order.status, "尚未公告" in out_of_order.err) == (2, True)
    assert "承诺" in opened("draw", "announce", Q2, "--source", "某彩票第2026034期").out
    early = opened("draw", "value", Q2, VALUE)
    assert early.err.strip().endswith("现在不能“录入公开数值”；下一步：冻结名单。")
    assert opened("draw", "freeze", Q2).status == 0
    with_password(monkeypatch)
    as_witness = ("--account", "sun.witness", "--password-stdin")
    assert "孙见证" in opened("draw", "witness", Q2, "--kind", "public_rep", *as_witness).out
    assert opened("draw", "value", Q2, VALUE).status == 0
    held = opened("draw", "hold", Q2)
    assert (held.status, "抽中不同对象 2 个" in held.out) == (0, True)
    assert "已抽取" in opened("draw", "sign", Q2).out
    with_password(monkeypatch)
    assert "已签字" in opened("draw", "sign", Q2, *as_witness).out
    assert opened("draw", "publish", Q2, "-o", str(tmp_path / "public")).status == 0
    shown = opened("draw", "status", Q2).out
    assert "第 1 次抽取：已公开" in shown
    assert "孙见证（sun.witness）" in shown
    command = [sys.executable, "-I", "-S", "verify_draw.py", "record.json", "frame.csv"]
    done = subprocess.run(command, cwd=tmp_path / "public", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_witness_needs_the_password_and_the_right_campaign(
    opened: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_password(monkeypatch)
    assert "已列入" in opened("plan", "open", "2026Q3", "--year", "2026").err
    other = {**BATCH, "id": "b-later", "first_date": "2027-04-01", "last_date": "2027-06-30"}
    assert opened("plan", "file", plan_file(tmp_path, batches=[other], year=2027)).status == 0
    assert opened("plan", "open", "2026Q3", "--year", "2027").status == 0
    opened("account", "add", "sun.witness", "--role", "witness", "--campaign", "2026Q3", "--password-stdin")
    opened("draw", "announce", Q2, "--source", "某彩票第2026034期")
    opened("draw", "freeze", Q2)
    confirming = ("draw", "witness", Q2, "--kind", "public_rep", "--account", "sun.witness", "--password-stdin")
    monkeypatch.setattr("sys.stdin", io.StringIO("wrong\n"))
    assert "登录名或口令不对" in opened(*confirming).err
    with_password(monkeypatch)
    refused = opened(*confirming)
    assert (refused.status, "您不是抽查任务" in refused.err) == (2, True)


def test_an_attempt_is_given_up_and_another_announced_with_their_reasons(opened: Run) -> None:
    opened("draw", "announce", Q2, "--source", "某彩票第2026034期")
    assert opened("draw", "give-up", Q2, "--reason", "停电").status == 0
    assert "必须写明理由" in opened("draw", "announce", Q2, "--source", "某彩票第2026035期").err
    again = ("draw", "announce", Q2, "--source", "某彩票第2026035期", "--reason", "停电后重新抽取")
    assert opened(*again).status == 0
    shown = opened("draw", "status", Q2).out
    assert shown.index("第 2 次抽取：已公告") < shown.index("第 1 次抽取：已放弃")
    assert "停电后重新抽取" in shown
    assert "None" not in shown


def test_the_key_file_must_be_there_when_it_is_named(opened: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEVISIT_SECRET_FILE", "missing.key")
    refused = opened("draw", "announce", Q2, "--source", "某彩票第2026034期")
    assert (refused.status, "ONEVISIT_SECRET_FILE" in refused.err) == (2, True)


def test_every_fault_of_a_plan_file_is_told(run: Run, tmp_path: Path) -> None:
    wrong = {name: value for name, value in BATCH.items() if name != "lead_department"}
    path = plan_file(tmp_path, year="soon", colour="red", batches=[wrong | {"ratio": "half", "x": 1}])
    refused = run("plan", "file", path)
    assert refused.status == 2
    assert refused.err.splitlines()[0] == "年度计划文件有 5 处不能识别，未予备案："
    for raw in (b"\xff\xfe", b"{", b"[" * 100_000, b"[]", b"3", b""):
        (tmp_path / "bad.json").write_bytes(raw)
        assert run("plan", "file", str(tmp_path / "bad.json")).status == 2
    assert run("plan", "open", Q2, "--year", "2026").status == 2


def test_ratios_written_as_decimals_are_exact(opened: Run, tmp_path: Path) -> None:
    del opened
    database = Database(f"sqlite:///{tmp_path / 'onevisit.db'}", KEYRING)
    with database.engine.connect() as connection:
        assert connection.exec_driver_sql("select ratio from plan_batch").scalar() == "1/20"
    database.dispose()
