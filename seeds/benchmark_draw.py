"""Benchmark of the draw: a province of 14 million targets, 17 departments, one joint campaign with substitutes.

`python -m seeds.benchmark_draw` prints the measurement as JSON; `--rows 2000000` measures a smaller province.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from os import times
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from numpy.typing import NDArray

from seeds.process_memory import own_peak_bytes, run_watched
from seeds.province import DEPARTMENTS, Province, province
from solvers.drawing import chain
from solvers.drawing.frame_file import frame_chunks
from solvers.drawing.heads import heads
from solvers.drawing.overlap import expected
from solvers.drawing.problem import Frame, frame_of_columns
from solvers.drawing.sample import Drawn
from solvers.drawing.solution import Announcement, Draw, hold
from solvers.parallel import processors

ROWS = 14_000_000
_SECRET, _CHAIN_LENGTH = b"the office's secret", 24
_TICKETS_TIMED, _SAMPLER_IDS, _SAMPLER_SHARE = 1 << 20, 50_000, 100
_KEY = b"key of one round, 32 bytes long."
_EXEMPT_ENDS = ("00", "1X", "2Y")  # codes that end so are exempt: three in 961


@dataclass(frozen=True, slots=True)
class DrawMeasurement:
    """What one draw took.

    phases: seconds to sort the frame, write and digest its file, draw, write the record, and sum up the overlap;
    wall_seconds: all of them together; processor_seconds: of all processes. peak_bytes: of all processes at one time.
    Microseconds per ticket are wall time: ours on one process and on all, and those of Rivest's
    `consistent_sampler` drawing a hundredth of a shorter list, None where it is not installed.
    """

    rows: int
    departments: int
    processes: int
    drawn: int
    distinct: int
    rounds: int
    phases: dict[str, float]
    wall_seconds: float
    processor_seconds: float
    peak_bytes: int
    frame_file_bytes: int
    record_bytes: int
    record_sha256: str
    ticket_microseconds: float = 0.0
    ticket_microseconds_all: float = 0.0
    sampler_ticket_microseconds: float | None = None


def measure(rows: int = ROWS, draw_seed: int = 1, processes: int | None = None) -> DrawMeasurement:
    """Holds the draw in a fresh Python, times single tickets beside it, and returns what they took."""
    count = processes or processors()
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "seeds.benchmark_draw", "--inside", folder]
        command += ["--rows", str(rows), "--draw-seed", str(draw_seed), "--processes", str(count)]
        printed, seen_bytes = run_watched(command)
    held = DrawMeasurement(**json.loads(printed))
    labels = province(_TICKETS_TIMED, draw_seed).labels
    return replace(
        held,
        peak_bytes=max(held.peak_bytes, seen_bytes),
        ticket_microseconds=_ticket_microseconds(labels, 1),
        ticket_microseconds_all=_ticket_microseconds(labels, count),
        sampler_ticket_microseconds=_sampler_microseconds([label.decode() for label in labels[:_SAMPLER_IDS].tolist()]),
    )


def run_once(rows: int, draw_seed: int, processes: int, folder: Path) -> DrawMeasurement:
    """The draw from columns in the order of registration to frame file and record in `folder`, in this process."""
    phases: dict[str, float] = {}
    drawn_up = province(rows, draw_seed)
    before = _processor_seconds()
    with _timed(phases, "sort"):
        ids = tuple(batch.id for batch in drawn_up.batches)
        frame = frame_of_columns(drawn_up.labels, drawn_up.strata, drawn_up.stratum, ids, drawn_up.member)
    with _timed(phases, "freeze"):
        frame_sha256 = _write_frame(frame, folder / "frame.csv")
    with _timed(phases, "draw"):
        draw = _held(frame, drawn_up, frame_sha256, processes)
    with _timed(phases, "record"):
        record = draw.record()
        (folder / "record.json").write_bytes(record)
    with _timed(phases, "overlap"):
        expected(frame, draw.quotas, draw.sizes)
    return DrawMeasurement(
        rows=rows,
        departments=DEPARTMENTS,
        processes=processes,
        drawn=len(draw.drawn),
        distinct=np.unique(np.concatenate([row for _, row, _ in draw.drawn.rounds])).size,
        rounds=len(draw.codes),
        phases={name: round(seconds, 2) for name, seconds in phases.items()},
        wall_seconds=round(sum(phases.values()), 2),
        processor_seconds=round(_processor_seconds() - before, 2),
        peak_bytes=own_peak_bytes(),
        frame_file_bytes=(folder / "frame.csv").stat().st_size,
        record_bytes=len(record),
        record_sha256=sha256(record).hexdigest(),
    )


def _processor_seconds() -> float:
    """Of this process and of its workers that have ended."""
    used = times()
    return used.user + used.system + used.children_user + used.children_system


@contextmanager
def _timed(phases: dict[str, float], name: str) -> Iterator[None]:
    start = perf_counter()
    yield
    phases[name] = perf_counter() - start


def _write_frame(frame: Frame, path: Path) -> str:
    digest = sha256()
    with path.open("wb") as file:
        for chunk in frame_chunks(frame):
            digest.update(chunk)
            file.write(chunk)
    return digest.hexdigest()


def _held(frame: Frame, drawn_up: Province, frame_sha256: str, processes: int) -> Draw:
    announcement = Announcement(
        campaign="2026",
        title="benchmark",
        announced_at="2026-03-20T09:00:00+08:00",
        frame_sha256=frame_sha256,
        frame_rows=frame.labels.size,
        label_prefix="",
        public_value_source="made up",
        chain_length=_CHAIN_LENGTH,
        commitment=chain.commitment(_SECRET, _CHAIN_LENGTH).hex(),
        batches=drawn_up.batches,
    )
    return hold(frame, announcement, _SECRET, "1.2.3.", _reason_to_leave, (), "2026-03-25", processes)


def _reason_to_leave(one: Drawn) -> str | None:
    return "exempt" if one.label.endswith(_EXEMPT_ENDS) else None


def _ticket_microseconds(labels: NDArray[np.bytes_], processes: int) -> float:
    start = perf_counter()
    heads(_KEY, b"", labels, processes)
    return round((perf_counter() - start) / labels.size * 1e6, 3)


def _sampler_microseconds(labels: list[str]) -> float | None:
    try:
        from consistent_sampler import sampler  # noqa: PLC0415 - only the development environment has it
    except ImportError:
        return None
    start = perf_counter()
    for _ in sampler(labels, seed="1.2.3.", take=len(labels) // _SAMPLER_SHARE, output="tuple"):
        pass
    return round((perf_counter() - start) / len(labels) * 1e6, 3)


def main() -> None:
    """Prints the measurement as JSON."""
    parser = argparse.ArgumentParser(prog="python -m seeds.benchmark_draw", description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--draw-seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=processors())
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.inside is None:
        found = measure(given.rows, given.draw_seed, given.processes)
    else:
        found = run_once(given.rows, given.draw_seed, given.processes, given.inside)
    sys.stdout.write(json.dumps(asdict(found), indent=1) + "\n")


if __name__ == "__main__":
    main()
