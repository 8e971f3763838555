"""Section: time and memory from the county-month to the city-year, as a table and a plot on logarithmic axes."""

from __future__ import annotations

from api.bench.asked import Asked, Table, name_of
from api.bench.plot import Line, plot


def growth(asked: Asked) -> Table | None:
    """One row for each step; the plot is `growth.svg`."""
    rows, records = [], []
    for step in asked.steps:
        _, content = asked.problem(step)
        run = asked.ours(step)
        each = f"{1000 * run.seconds / content['targets']:.1f}"
        rows.append([name_of(step), str(content["targets"]), f"{run.seconds:.1f}", each, f"{run.megabytes:.0f}"])
        records.append({"step": name_of(step), "problem": content, **vars(run)})
    if not rows:
        return None
    sizes = [record["problem"]["targets"] for record in records]
    lines = [
        Line(asked.said.say("bench-plot-seconds"), sizes, [record["seconds"] for record in records]),
        Line(asked.said.say("bench-plot-memory"), sizes, [asked.ours(step).megabytes for step in asked.steps]),
    ]
    files = {"growth.svg": plot(lines, asked.said.say("bench-plot-targets")).encode()}
    return Table("growth", ["step", "targets", "seconds", "seconds-per-thousand", "memory"], rows, records, files)
