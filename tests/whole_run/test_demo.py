"""The demo from registers to calendars: everything it leaves behind verifies, and a changed byte is found."""

from __future__ import annotations

import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest
import vobject

from tests.api.test_command_line import Run, run
from tests.whole_run.conftest import SCALE, onevisit

__all__ = ["run"]


def digests(folder: Path) -> dict[str, str]:
    files = [path for path in (folder / "demo").rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files}


def test_it_ends_with_a_report_and_what_to_do_next(city: Path) -> None:
    printed = (city / "printed.txt").read_text(encoding="utf-8")
    report = (city / "demo" / "report.txt").read_text(encoding="utf-8")
    assert printed.startswith(report)
    for part in (
        "一、名录导入",
        "二、联合抽取",
        "三、计划",
        "四、证明",
        "五、检查之后",
        "onevisit verify draw",
        "onevisit check",
    ):
        assert part in printed
    assert (city / "onevisit.db").stat().st_size > 0


def test_draw_and_plan_verify(city: Path) -> None:
    verified = onevisit(city, "verify", "draw", "demo/draw/record.json", "demo/draw/frame.csv")
    assert (verified.returncode, verified.stderr) == (0, "")
    checked = onevisit(city, "check", "demo/problem.json", "demo/plan.json")
    assert (checked.returncode, checked.stderr) == (0, "")


def test_the_published_script_verifies_alone_in_an_empty_python(city: Path) -> None:
    draw = city / "demo" / "draw"
    script = (draw / "verify_draw.py").read_text(encoding="utf-8")
    assert len(script.splitlines()) <= 100
    command = [sys.executable, "-I", "-S", "verify_draw.py", "record.json", "frame.csv"]
    done = subprocess.run(command, cwd=draw, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("share", [0.02, 0.3, 0.5, 0.7, 0.9, 0.999])
def test_one_changed_byte_of_the_record_is_found_and_its_line_named(
    city: Path, tmp_path: Path, run: Run, share: float
) -> None:
    raw = bytearray((city / "demo" / "draw" / "record.json").read_bytes())
    place = next(at for at in range(int(len(raw) * share), len(raw)) if chr(raw[at]).isalnum())
    raw[place] = ord("7") if raw[place] != ord("7") else ord("8")
    line = raw[:place].count(b"\n") + 1
    (tmp_path / "record.json").write_bytes(raw)
    frame = city / "demo" / "draw" / "frame.csv"
    (tmp_path / "frame.csv").write_bytes(frame.read_bytes())
    ours = run("verify", "draw", "record.json", "frame.csv")
    assert ours.status == 1
    assert f"{line}" in ours.out.splitlines()[0]
    command = [sys.executable, str(city / "demo" / "draw" / "verify_draw.py"), "record.json", "frame.csv"]
    published = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert published.returncode == 1
    assert f"{line}" in published.stderr.splitlines()[0]


def test_the_same_seed_gives_the_same_bytes_and_a_demo_may_follow_a_demo(city: Path, tmp_path: Path) -> None:
    for draw_seed in ("another seed", "onevisit-demo-2026"):
        done = onevisit(tmp_path, "demo", "--scale", SCALE, "--draw-seed", draw_seed)
        assert done.returncode == 0, done.stderr
        assert (digests(tmp_path) == digests(city)) == (draw_seed == "onevisit-demo-2026")


def test_the_database_can_be_looked_into(city: Path) -> None:
    done = onevisit(city, "export", "problem", "-o", "exported.json")
    assert done.returncode == 0, done.stderr
    assert (city / "exported.json").read_bytes() == (city / "demo" / "problem.json").read_bytes()


def test_the_calendars_show_what_the_plan_says(city: Path) -> None:
    plan = json.loads((city / "demo" / "plan.json").read_text(encoding="utf-8"))
    visits_of: dict[str, set[str]] = {}
    for route in plan["routes"]:
        for post in route["posts"]:
            visits_of.setdefault(post["inspector"], set()).update(visit["id"] for visit in route["visits"])
    for inspector, visits in list(visits_of.items())[:20]:
        calendar = vobject.readOne((city / "demo" / "calendars" / "inspectors" / f"{inspector}.ics").read_text("utf-8"))
        assert {event.uid.value.split("@")[0] for event in calendar.vevent_list} == visits


def test_it_touches_nothing_that_is_not_a_demo(city: Path, tmp_path: Path) -> None:
    (tmp_path / "demo").mkdir()
    (tmp_path / "demo" / "letter.txt").write_text("mine", encoding="utf-8")
    refused = onevisit(tmp_path, "demo", "--scale", SCALE)
    assert (refused.returncode, "demo" in refused.stderr) == (2, True)
    assert [path.name for path in (tmp_path / "demo").iterdir()] == ["letter.txt"]
    registers = city / "demo" / "registers"
    imported = onevisit(tmp_path, "import", "targets", str(registers / "行政机关库.csv"))
    assert imported.returncode == 0, imported.stderr
    refused = onevisit(tmp_path, "demo", "--scale", SCALE, "--folder", "other")
    assert refused.returncode == 2
    assert not (tmp_path / "other").exists()
