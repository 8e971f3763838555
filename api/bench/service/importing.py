"""Measures: a register of targets comes in by `onevisit import`, in a process of its own."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from resource import RUSAGE_CHILDREN, getrusage

from api.bench.service.asked import Asked
from api.bench.service.figures import Figure
from api.bench.service.limits import IMPORT_MEBIBYTES, IMPORT_SECONDS
from api.bench.service.processes import environment, onevisit
from coordination.errors import UnavailableError
from seeds.benchmark_registers import register_file
from seeds.process_memory import watched


def importing(asked: Asked) -> Iterator[Figure]:
    """Seconds from the start of the program to its end, processor seconds without the database's server, memory."""
    asked.step("import")
    file = asked.folder / "targets.csv"
    file.write_bytes(register_file(asked.office.reference.regions, asked.sizes.rows, asked.draw_seed))
    begun, used = time.monotonic(), _processor_seconds()
    command = onevisit("import", "targets", str(file), "--json")
    done = watched(command, environment(ONEVISIT_DATABASE_URL=asked.url))
    seconds, processor = time.monotonic() - begun, _processor_seconds() - used
    if done.status or json.loads(done.printed)["new"] != asked.sizes.rows:
        last = (done.complained.decode(errors="replace").strip().splitlines() or [""])[-1]
        raise UnavailableError("bench-run-failed", status=done.status, last=last)
    rows = {"rows": str(asked.sizes.rows)}
    yield Figure("import", seconds, "s", asked.limit(IMPORT_SECONDS), values=rows)
    yield Figure("import-processor", processor, "s", values=rows)
    yield Figure("import-memory", done.peak_bytes / 2**20, "MiB", asked.limit(IMPORT_MEBIBYTES), values=rows)


def _processor_seconds() -> float:
    used = getrusage(RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
