"""The benchmark of the draw measures a draw that verifies, and its province is the same for the same seed."""

from pathlib import Path

from seeds.benchmark_draw import run_once
from seeds.province import DEPARTMENTS, province
from solvers.drawing.check import verify


def test_what_is_measured_is_a_draw_that_verifies(tmp_path: Path) -> None:
    found = run_once(30_000, 1, 1, tmp_path)
    record, frame_file = (tmp_path / "record.json").read_bytes(), (tmp_path / "frame.csv").read_bytes()
    assert verify(record, frame_file) == []
    assert (len(record), len(frame_file)) == (found.record_bytes, found.frame_file_bytes)
    assert found.departments == DEPARTMENTS
    assert 0 < found.distinct < found.drawn
    assert found.rounds > 1


def test_codes_carry_their_check_character() -> None:
    made = province(200, 1)
    alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
    for label in map(bytes.decode, made.labels.tolist()):
        total = sum(alphabet.index(letter) * pow(3, place, 31) for place, letter in enumerate(label))
        last = alphabet.index(label[-1])
        assert (total - last * pow(3, 17, 31) + last) % 31 == 0
    assert province(200, 1).labels.tolist() == made.labels.tolist()
    assert province(200, 2).labels.tolist() != made.labels.tolist()
