"""Section: our lottery beside two simple ones on the posts of our plan.

Ours is measured by its published chances, the simple ones (`solvers.staffing.simple`) by trials, so their smallest
chance is at least one in so many trials.
"""

from __future__ import annotations

from typing import Any

from api.bench.asked import Asked, Table
from api.bench.measuring import plan_path
from api.bench.processes import told_by

RULES = ("leximin", "by-post", "by-person")


def lottery(asked: Asked) -> Table | None:
    """Three rows for each size: expected loads, the smallest chance, who is shut out, and how often one got stuck."""
    rows, records = [], []
    for name, size in asked.sizes.items():
        asked.ours(size)
        problem, _ = asked.problem(size)
        shown = asked.said.say(f"bench-size-{name}")
        asked.tell(asked.said.say("bench-running-lotteries", size=shown))
        told, _ = told_by("lotteries", problem, plan_path("ours", problem, asked.folder))
        rows += [[shown, *_row(asked, record)] for record in told]
        records += [{"size": name, **record} for record in told]
    columns = ["size", "lottery-rule", "posts", "trials", "least-ratio", "greatest-ratio"]
    columns += ["least-chance", "shut-out", "stuck"]
    return Table("lottery", columns, rows, records) if rows else None


def _row(asked: Asked, record: dict[str, Any]) -> list[str]:
    return [
        asked.said.say(f"bench-rule-{record['lottery']}"),
        str(record["posts"]),
        "-" if record["trials"] is None else str(record["trials"]),
        f"{record['least_ratio']:.4f}",
        f"{record['greatest_ratio']:.4f}",
        f"{record['least_chance']:.6f}",
        f"{record['shut_out']:.1%}",
        f"{record['stuck']:.1%}",
    ]
