"""The command line: its exit statuses, its sentences in both languages, and no traceback for anybody."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from api.command_line import main as entry
from api.command_line.main import _COMMANDS, main
from api.command_line.planning import Steps
from coordination.intake.kinds import KINDS
from coordination.model.runs import Step
from coordination.texts import texts
from solvers.planning.reading import write_problem
from tests.coordination.intake.files_of import as_csv
from tests.solvers.planning.cases import problem

USCC = "91371502MA000020X0"
TARGETS = [["名称", "统一社会信用代码", "所属区县", "地址"], ["甲", USCC, "371502", "路1号"]]


@dataclass(frozen=True)
class Said:
    """What a call printed, and how it ended."""

    status: int
    out: str
    err: str


class Run(Protocol):
    """A call of `onevisit`."""

    def __call__(self, *arguments: str) -> Said: ...


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `onevisit` in a folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ONEVISIT_DATABASE_URL", raising=False)
    monkeypatch.delenv("ONEVISIT_LANG", raising=False)

    def call(*arguments: str) -> Said:
        with pytest.raises(SystemExit) as ended:
            main(arguments)
        out, err = capsys.readouterr()
        return Said(int(ended.value.code or 0), out, err)

    return call


def problem_file(folder: Path) -> str:
    path = folder / "problem.json"
    path.write_bytes(write_problem(problem()))
    return str(path)


INNER = ("packs show", "db copy", "verify draw", "verify lottery", "verify audit", "export problem")
ACCOUNTS = [f"account {key}" for key in ("add", "list", "change", "disable", "enable", "password")]
TOKENS = [f"token {key}" for key in ("issue", "list", "revoke")]


@pytest.mark.parametrize("command", ["", *_COMMANDS, *INNER, *ACCOUNTS, *TOKENS])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_command_has_help_with_an_example(run: Run, command: str, language: str) -> None:
    said = run("--lang", language, *command.split(), "--help")
    assert said.status == 0
    assert ("例" if language == "zh" else "Example") in said.out or command in {"", "verify", "export"}
    assert f"onevisit {command}".strip() in said.out


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ("fly", "没有命令"),
        ("import", "缺少参数 KIND"),
        ("import shops x.csv", "只能是：targets"),
        ("import targets", "缺少参数 FILE"),
        ("import targets nowhere.csv", "找不到文件"),
        ("import targets .", "是文件夹"),
        ("template targets", "缺少参数"),
        ("template targets -o no/such/folder.csv", "无法写入"),
        ("packs show XX", "XX"),
        ("packs --on yesterday", "参数 --on 的值不对（应为日期，例如 2026-04-01）"),
        ("plan list more", "参数过多"),
        ("audit list --count 1000", "应在 1 到 200 之间"),
        ("audit list --before 0", "应不小于 1"),
        ("plan show soon", "应为数字"),
        ("plan show", "缺少参数"),
        ("audit list --count", "选项 --count 后面要有值"),
        ("verify draw nowhere.json nowhere.csv", "找不到文件"),
        ("solve nowhere.json -o plan.json", "找不到文件"),
        ("solve problem.json", "缺少参数"),
        ("check problem.json", "缺少参数 PLAN"),
        ("export problem -o p.json", "没有抽查任务"),
        ("export problem -o p.json --campaign X", "没有抽查任务“X”"),
        ("demo --scale 7", "参数 --scale 的值不对（应在 0.01 到 1.0 之间）"),
        ("demo --wings", "没有选项 --wings"),
    ],
)
def test_a_wrong_call_gets_one_sentence_and_status_2(run: Run, arguments: str, sentence: str) -> None:
    said = run(*arguments.split())
    assert said.status == 2
    assert sentence in said.err
    assert len(said.err.strip().splitlines()) == 1
    assert "Traceback" not in said.err + said.out


def test_chinese_is_first_and_english_is_a_switch(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "没有命令" in run("fly").err
    assert "There is no command" in run("--lang=en", "fly").err
    monkeypatch.setenv("ONEVISIT_LANG", "en")
    assert "There is no command" in run("fly").err
    assert "没有命令" in run("--lang", "zh", "fly").err
    assert "zh" in run("--lang", "fr", "packs").err


def test_a_database_that_cannot_be_used_is_said_without_its_password(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONEVISIT_DATABASE_URL", "oracle://who:secret@nowhere/x")
    said = run("export", "problem", "-o", "x.json")
    assert said.status == 2
    assert "nowhere/x" in said.err
    assert "secret" not in said.err
    monkeypatch.setenv("ONEVISIT_DATABASE_URL", "sqlite:////no/such/folder/x.db")
    assert "数据库不可用" in run("export", "problem", "-o", "x.json").err


def test_what_nobody_expected_is_written_to_a_file(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(entry, "build", lambda _: 1 / 0)
    said = run("packs")
    assert said.status == 2
    assert "ZeroDivisionError" in said.err
    assert "Traceback" not in said.err
    (log,) = tmp_path.glob("onevisit-error-*.log")
    assert "Traceback" in log.read_text(encoding="utf-8")


def test_importing_counts_and_returns_what_was_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(as_csv([*TARGETS, ["乙", "123", "371502", "路2号"]]))
    said = run("import", "targets", "t.csv", "--errors", "wrong.csv")
    assert said.status == 0
    assert "新增 1" in said.out
    assert "wrong.csv" in said.out
    wrong = (tmp_path / "wrong.csv").read_text(encoding="utf-8-sig")
    assert "乙" in wrong
    assert "甲" not in wrong
    (tmp_path / "corrected.csv").write_text(wrong.replace(",123,", ",91350100M000100Y43,"), encoding="utf-8-sig")
    assert "新增 1" in run("import", "targets", "corrected.csv").out
    counts = json.loads(run("import", "targets", "t.csv", "--json").out)
    assert [counts[name] for name in ("read", "new", "changed", "unchanged", "refused")] == [2, 0, 0, 1, 1]
    assert counts["faults"][0]["row"] == 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_an_empty_template_can_be_imported(run: Run, tmp_path: Path, kind: str, suffix: str) -> None:
    assert run("template", kind, "-o", f"t.{suffix}").status == 0
    assert (tmp_path / f"t.{suffix}").stat().st_size > 0
    counts = json.loads(run("import", kind, f"t.{suffix}", "--json").out)
    assert (counts["read"], counts["refused"]) == (0, 0)


def test_packs_and_where_their_values_come_from(run: Run) -> None:
    listed = run("packs", "--on", "2026-11-21").out
    for pack in ("BASE2026", "JN", "LC", "CX", "HK", "ZB"):
        assert pack in listed
    shown = run("packs", "show", "ZB", "--on", "2026-11-21").out
    assert "2025-06-05" in shown
    assert "培训" in shown  # expired: good for training, comparison and dates inside its validity
    assert "ZB-44" in shown
    assert "培训" not in run("packs", "show", "ZB", "--on", "2022-01-01").out


def test_rules_tells_all_280_and_the_counts(run: Run) -> None:
    rows = json.loads(run("rules", "--json").out)
    assert len(rows) == 280
    only = json.loads(run("rules", "--pack", "HK", "--realised", "organisational", "--json").out)
    assert {row["pack"] for row in only} == {"HK"}
    assert "280" in run("rules").out


def test_a_problem_is_solved_and_its_plan_passes(run: Run, tmp_path: Path) -> None:
    said = run("solve", problem_file(tmp_path), "-o", "plan.json", "--draw-seed", "s")
    assert said.status == 0
    assert run("check", "problem.json", "plan.json").status == 0
    first = (tmp_path / "plan.json").read_bytes()
    run("solve", "problem.json", "-o", "again.json", "--draw-seed", "s")
    assert (tmp_path / "again.json").read_bytes() == first


def test_the_lottery_of_a_plan_is_repeated(run: Run, tmp_path: Path) -> None:
    run("solve", problem_file(tmp_path), "-o", "plan.json", "--draw-seed", "s")
    said = run("verify", "lottery", "plan.json")
    assert (said.status, said.err) == (0, "")
    assert "一致" in said.out
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    post, chances = plan["routes"][0]["posts"][1], plan["lottery"]["chances"][1]["chances"]
    post["inspector"] = next(name for name in [*chances, "nobody"] if name != post["inspector"])
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    said = run("verify", "lottery", "plan.json")
    assert said.status == 1
    assert post["id"] in said.out
    assert "1 处" in said.out
    plan["lottery"]["chances"] = []
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    said = run("verify", "lottery", "plan.json")
    assert said.status == 2
    assert "没有公布概率" in said.err


def test_a_plan_against_the_rules_is_told_with_every_violation(run: Run, tmp_path: Path) -> None:
    run("solve", problem_file(tmp_path), "-o", "plan.json")
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    plan["routes"][0]["posts"][0]["inspector"] = plan["routes"][0]["posts"][1]["inspector"]
    plan["scores"]["visits"] = 7
    (tmp_path / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    said = run("check", "problem.json", "plan.json")
    assert said.status == 1
    assert "R10" in said.out
    assert len([line for line in said.out.splitlines() if "visits" in line or "R" in line]) >= 2


def test_files_that_are_no_problem_or_plan_are_refused_with_every_fault(run: Run, tmp_path: Path) -> None:
    (tmp_path / "bad.json").write_text('{"format": "joint-inspection-problem/1", "colour": 1}', encoding="utf-8")
    said = run("solve", "bad.json", "-o", "plan.json")
    assert said.status == 2
    assert "colour" in said.err
    assert "working_days" in said.err
    assert not (tmp_path / "plan.json").exists()
    (tmp_path / "text.json").write_bytes(b"\xff\xfe{")
    assert run("check", "text.json", "bad.json").status == 2


def test_a_benchmark_problem_is_generated_and_can_be_solved(run: Run, tmp_path: Path) -> None:
    arguments = ("generate", "--targets", "6", "--draw-seed", "s", "--tight", "-o")
    assert run(*arguments, "cm.json").status == 0
    assert run(*arguments, "again.json").status == 0
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "cm.json").read_bytes()
    assert run("solve", "cm.json", "-o", "plan.json").status == 0


@pytest.mark.parametrize(("option", "value"), [("--areas", "0"), ("--months", "13"), ("--targets", "5001")])
def test_a_benchmark_out_of_bounds_is_refused_in_a_sentence(run: Run, option: str, value: str) -> None:
    said = run("generate", option, value, "-o", "x.json")
    assert said.status == 2
    assert option in said.err
    assert value in said.err
    assert "\n" not in said.err.strip()


def with_inspector(run: Run, folder: Path) -> None:
    row = ["SD15-AMR-0001", "示例一", "市市场监管局", "科员", "371502", "371502", "省司法厅", "2028-12-31"]
    header = ["执法证号", "姓名", "所属部门", "职务", "所属区县", "执法区域", "发证机关", "证件有效期至"]
    (folder / "people.csv").write_bytes(as_csv([header, row]))
    assert run("import", "inspectors", "people.csv").status == 0


def test_a_feed_is_issued_listed_refreshed_and_revoked(run: Run, tmp_path: Path) -> None:
    with_inspector(run, tmp_path)
    issued = run("feed", "issue", "inspector", "SD15-AMR-0001", "--url", "https://example.test", "--qr", "feed.svg")
    said, https, webcal, written = issued.out.splitlines()
    assert https.startswith("https://example.test/feeds/")
    assert webcal == https.replace("https", "webcal")
    assert "feed.svg" in written
    assert (tmp_path / "feed.svg").read_bytes().startswith(b"<svg")
    listed = run("--lang", "en", "feed", "list")
    address = listed.out.splitlines()[1].split()[0]
    assert address in said
    assert https.split("/")[4] not in listed.out
    assert run("feed", "refresh").out == "更新了 0 份日历。\n"
    assert run("feed", "revoke", address).status == 0
    assert run("feed", "list").out == "没有在用的订阅地址。\n"
    assert run("feed", "revoke", address).status == 2
    assert run("feed", "issue", "batch", "nothing").err.startswith("没有“nothing”")
    assert run("feed", "issue", "city", "nothing").status == 2


def test_leave_comes_out_of_a_calendar_file_once_it_is_asked_to_be_stored(run: Run, tmp_path: Path) -> None:
    with_inspector(run, tmp_path)
    day = date.today() + timedelta(days=7)  # noqa: DTZ011 - the command takes the clock of the machine too
    lines = ("BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", f"DTSTART;VALUE=DATE:{day:%Y%m%d}", "DURATION:P14D")
    (tmp_path / "my.ics").write_text("\r\n".join((*lines, "END:VEVENT", "END:VCALENDAR", "")), encoding="utf-8")
    asked = ("leave", "my.ics", "--inspector", "SD15-AMR-0001")
    assert "加 --store 入库" in run(*asked).out
    assert "入库" in run(*asked, "--store").out
    assert "入库 0 段，删去上次由日历得出而现已空闲的 0 段" in run(*asked, "--store").out
    assert run("leave", "people.csv", "--inspector", "SD15-AMR-0001").err.startswith("这不是日历文件")
    assert run("leave", "my.ics", "--inspector", "nobody").status == 2


def test_bounds_of_areas_apart_are_told_as_such_and_counts_at_most_once_a_second(
    capsys: pytest.CaptureFixture[str],
) -> None:
    tell = Steps(texts("en"), time.monotonic())
    for step in (
        Step("merge"),
        Step("merge", 1, 2),
        Step("route", 1, 2, 5, 4, areas_apart=True),
        Step("route", 1, 1, 9, 8),
    ):
        tell(step)
    assert [line.split(" s)")[1] for line in capsys.readouterr().err.splitlines()] == [
        "",
        " 1 of 2 done, areas apart: person-sessions 5, bound 4",
        " person-sessions 9, bound 8",
    ]
