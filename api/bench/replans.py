"""Section: replans of our own plan after an event, each beside planning again from scratch."""

from __future__ import annotations

from typing import Any

from api.bench.asked import Asked, Size, Table, name_of
from api.bench.measuring import measure, plan_path
from api.bench.processes import told_by
from api.bench.replanning import CASES

COLUMNS = (
    "size",
    "event",
    "method",
    "seconds",
    "processor",
    "planned-weight",
    "visits-moved",
    "people-moved",
    "changes",
)


def replans(asked: Asked) -> Table | None:
    """Two rows for each size and event: the replan, with its changes beside the fewest possible, and a plan anew."""
    rows, records = [], []
    for name, size in asked.sizes.items():
        for case, limit in CASES.items():
            record = {"size": name, "event": case, "limit_seconds": limit, **_measured(asked, size, case)}
            records.append(record)
            rows += _rows(asked, record)
    return Table("replans", COLUMNS, rows, records) if rows else None


def _measured(asked: Asked, size: Size, case: str) -> dict[str, Any]:
    problem, _ = asked.problem(size)
    asked.ours(size)
    before = plan_path("ours", problem, asked.folder)
    now, after = (asked.folder / f"{kind}-{case}-{name_of(size)}.json" for kind in ("problem", "plan-after"))
    asked.tell(asked.said.say("bench-running-replan", event=asked.said.say(f"bench-event-{case}"), size=name_of(size)))
    replan, _ = told_by("replanning", "after", case, problem, before, now, after)
    anew = measure("ours", now, asked.folder)
    differ, _ = told_by("replanning", "differ", before, plan_path("ours", now, asked.folder))
    return {"replan": replan, "anew": {"seconds": anew.seconds, "scores": dict(anew.scores), **differ}}


def _rows(asked: Asked, record: dict[str, Any]) -> list[list[str]]:
    said, replan, anew = asked.said, record["replan"], record["anew"]
    sign = "≤" if replan["seconds"] <= record["limit_seconds"] else ">"
    head = [said.say(f"bench-size-{record['size']}"), said.say(f"bench-event-{record['event']}")]
    counts = " ".join(
        "{} {} ({} {})".format(
            said.say(f"replan-level-{one['level']}"), one["made"], "=" if one["proved"] else "≥", one["at_least"]
        )
        for one in replan["counts"]
        if one["made"]
    )
    return [
        [
            *head,
            said.say("bench-replanned"),
            f"{replan['seconds']:.2f} {sign} {record['limit_seconds']:g}",
            f"{replan['processor_seconds']:.2f}",
            *_moved(replan),
            counts,
        ],
        [*head, said.say("bench-planned-again"), f"{anew['seconds']:.1f}", "", *_moved(anew), ""],
    ]


def _moved(told: dict[str, Any]) -> list[str]:
    return [str(told["planned_weight"]), str(told["visits_moved"]), str(told["people_moved"])]
