"""Changing one byte of a record makes verification fail and name the line: ours, and the public script."""

import ast
import random
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from solvers.drawing.check import verify
from solvers.drawing.frame_file import frame_bytes
from solvers.drawing.layout import sealed
from tests.solvers.drawing.cases import batch, frame, held

SCRIPT = Path(__file__).parents[3] / "api" / "public" / "verify_draw.py"
FRAME = frame(90, {"x": lambda _: True, "y": lambda row: row % 2 == 0})
DRAW = held(
    FRAME, (batch("x", "1/5"), batch("y", "1/4")), leave=lambda one: "exempt" if one.label.endswith("0") else None
)
RECORD, FRAME_FILE = DRAW.record(), frame_bytes(FRAME)


def line_of(place: int) -> int:
    return RECORD[:place].count(b"\n") + 1


def test_the_record_as_published_is_right() -> None:
    assert verify(RECORD, FRAME_FILE) == []


def test_every_single_byte_counts() -> None:
    bits = random.Random(1)  # noqa: S311 - which bit to flip is no secret
    wrong = []
    for place in range(len(RECORD)):
        changed = bytearray(RECORD)
        changed[place] ^= 1 << bits.randrange(8)
        faults = verify(bytes(changed), FRAME_FILE)
        if [fault.place for fault in faults] != [f"line {line_of(place)}"]:
            wrong.append((place, line_of(place), faults))
    assert wrong == []


@pytest.mark.parametrize("part", ["frame_sha256", "strata", "drawn", "public_value", "codes", "left", "batches"])
def test_a_forger_who_seals_anew_is_found_out_by_the_draw_itself(part: str) -> None:
    content = DRAW.announcement.content()
    whole = {
        **content,
        "announcement_sha256": DRAW.announcement.sha256(),
        "public_value": DRAW.public_value,
        "drawn_at": DRAW.drawn_at,
        "witnesses": [dict(witness) for witness in DRAW.witnesses],
        "codes": list(DRAW.codes),
        "strata": [[b, s, n, DRAW.quotas[b][s]] for b, strata in DRAW.sizes.items() for s, n in strata.items()],
        "drawn": [[one.draw_round, one.batch, one.stratum, one.label, one.ticket] for one in DRAW.drawn],
        "left": [[one.draw_round, one.batch, one.stratum, one.label, one.reason] for one in DRAW.left],
    }
    assert sealed(whole) == RECORD
    match part:
        case "frame_sha256":
            whole[part] = "0" * 64
        case "public_value":
            whole[part] = "6.6.6."
        case "codes":
            whole[part] = ["00" * 32, *whole[part][1:]]
        case "batches":
            whole[part] = [{**whole[part][0], "ratio": "1/10"}, *whole[part][1:]]
        case _:
            whole[part] = whole[part][1:]
    assert verify(sealed(whole), FRAME_FILE) != []


def test_another_frame_is_refused() -> None:
    assert [fault.code for fault in verify(RECORD, FRAME_FILE + b"T99999,d0/A,x\n")] == ["draw-other-frame"]


@pytest.mark.parametrize("raw", [b"", b"{", b"\xff\xfe", b"[]\n", RECORD[:-5], RECORD + b"\n", b"\n" * 9])
def test_what_is_no_record_at_all_is_a_fault_and_no_crash(raw: bytes) -> None:
    assert verify(raw, FRAME_FILE) != []


def run_script(folder: Path, record: bytes, frame_file: bytes = FRAME_FILE) -> subprocess.CompletedProcess[str]:
    (folder / "record.json").write_bytes(record)
    (folder / "frame.csv").write_bytes(frame_file)
    command = [sys.executable, "-I", str(SCRIPT), "record.json", "frame.csv"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, encoding="utf-8")


def test_the_public_script_agrees(tmp_path: Path) -> None:
    assert run_script(tmp_path, RECORD).returncode == 0
    bits = random.Random(2)  # noqa: S311
    for _ in range(25):
        place = bits.randrange(len(RECORD))
        changed = bytearray(RECORD)
        changed[place] ^= 1 << bits.randrange(8)
        done = run_script(tmp_path, bytes(changed))
        assert done.returncode == 1
        assert f"line {line_of(place)} " in done.stderr
        assert "Traceback" not in done.stderr
    assert run_script(tmp_path, RECORD, FRAME_FILE[:-2] + b"z\n").returncode == 1


def test_the_public_script_is_short_and_imports_nothing_of_ours() -> None:
    source = SCRIPT.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 100
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert imported <= set(sys.stdlib_module_names)


def test_a_label_that_stands_twice_in_the_frame_is_a_fault() -> None:
    twice = FRAME_FILE + FRAME_FILE.splitlines(keepends=True)[-1]
    for rows in (len(FRAME.labels), len(FRAME.labels) + 1):
        announcement = replace(DRAW.announcement, frame_sha256=sha256(twice).hexdigest(), frame_rows=rows)
        record = replace(DRAW, announcement=announcement).record()
        assert "draw-frame-rows" in [fault.code for fault in verify(record, twice)]


def test_a_frame_in_another_order_is_the_same_frame() -> None:
    header, *rows = FRAME_FILE.splitlines(keepends=True)
    turned = b"".join([header, *reversed(rows)])
    announcement = replace(DRAW.announcement, frame_sha256=sha256(turned).hexdigest())
    assert verify(replace(DRAW, announcement=announcement).record(), turned) == []
