"""Section: replans of our own plan after an event, each beside planning again from scratch."""

from __future__ import annotations

from typing import Any

from api.bench.asked import Asked, Size, Table, name_of
from api.bench.measuring import measure, plan_path
from api.bench.processes import told_by
from api.bench.replanning import AIMS, CASES

COLUMNS = (
    "size",
    "event",
    "method",
    "seconds",
    "processor",
    "planned-weight",
    "unplanned",
    "person-days",
    "visits-moved",
    "people-moved",
    "changes",
)
_NUMBERS = ("planned_weight", "unplanned", "person_days", "visits_moved", "people_moved")


def replans(asked: Asked) -> Table | None:
    """For each size and event: a replan for each aim, changes beside the fewest possible, and the rest planned anew."""
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
    left = asked.folder / f"problem-{case}-{name_of(size)}.json"
    replans = {}
    for aim in AIMS[case]:
        event, method = asked.said.say(f"bench-event-{case}"), asked.said.say(f"bench-replanned-{aim.value}")
        asked.tell(asked.said.say("bench-running-replan", event=event, method=method, size=name_of(size)))
        after = asked.folder / f"plan-after-{case}-{aim.value}-{name_of(size)}.json"
        replans[aim.value], _ = told_by("replanning", "after", case, aim.value, problem, before, left, after)
    anew = measure("ours", left, asked.folder)
    differ, _ = told_by("replanning", "differ", left, before, plan_path("ours", left, asked.folder))
    return {"replans": replans, "anew": {"seconds": anew.seconds, "scores": dict(anew.scores), **differ}}


def _rows(asked: Asked, record: dict[str, Any]) -> list[list[str]]:
    said, anew, limit = asked.said, record["anew"], record["limit_seconds"]
    head = [said.say(f"bench-size-{record['size']}"), said.say(f"bench-event-{record['event']}")]
    found = [
        [
            *head,
            said.say(f"bench-replanned-{aim}"),
            f"{replan['seconds']:.2f} {'≤' if replan['seconds'] <= limit else '>'} {limit:g}",
            f"{replan['processor_seconds']:.2f}",
            *(str(replan[name]) for name in _NUMBERS),
            _counts(asked, replan["counts"]),
        ]
        for aim, replan in record["replans"].items()
    ]
    again = [said.say("bench-planned-again"), f"{anew['seconds']:.1f}", "", *(str(anew[name]) for name in _NUMBERS), ""]
    return [*found, [*head, *again]]


def _counts(asked: Asked, counts: list[dict[str, Any]]) -> str:
    """Each level with its bound: proved, as far as is proved, or as far as the time that was given went."""
    return " ".join(
        "{} {} ({} {}{})".format(
            asked.said.say(f"replan-level-{one['level']}"),
            one["made"],
            "=" if one["proved"] else "≥",
            one["at_least"],
            "" if one["proved"] or one["in_time"] else asked.said.say("bench-out-of-time"),
        )
        for one in counts
        if one["made"]
    )
