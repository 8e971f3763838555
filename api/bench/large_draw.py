"""Section: a draw of a whole province (`seeds.benchmark_draw`), with tickets timed beside `consistent_sampler`."""

from __future__ import annotations

from dataclasses import asdict

from api.bench.asked import Asked, Table
from api.bench.limits import DRAW_MEMORY, DRAW_SECONDS, beside
from coordination.errors import UnavailableError
from seeds.benchmark_draw import ROWS, measure


def large_draw(asked: Asked) -> Table | None:
    """One row: seconds of the draw and its peak memory beside what a province may take; microseconds a ticket."""
    if not asked.draw_rows:
        return None
    asked.tell(asked.said.say("bench-running-draw", rows=asked.draw_rows))
    try:
        found = measure(asked.draw_rows)
    except RuntimeError as error:
        raise UnavailableError("bench-draw-failed", last=str(error)) from error
    sampler = found.sampler_ticket_microseconds
    limited = found.rows == ROWS
    row = [
        str(found.rows),
        str(found.departments),
        str(found.distinct),
        str(found.processes),
        beside(found.wall_seconds, ".1f", DRAW_SECONDS if limited else None, "g"),
        f"{found.processor_seconds:.1f}",
        beside(found.peak_bytes / 2**20, ".0f", DRAW_MEMORY if limited else None, "g"),
        f"{found.ticket_microseconds:.2f}",
        f"{found.ticket_microseconds_all:.2f}",
        asked.said.say("bench-not-installed") if sampler is None else f"{sampler:.2f}",
    ]
    columns = ["rows", "departments", "distinct", "processes", "seconds", "processor", "memory"]
    columns += ["ticket", "ticket-all", "ticket-sampler"]
    return Table("draw", columns, [row], [asdict(found)])
