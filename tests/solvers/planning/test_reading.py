"""Problem files: every fault of a bad one at once, and nothing lost of a good one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from solvers.planning.problem import Pin
from solvers.planning.reading import UnreadableError, digest, read_plan, read_problem, write_plan, write_problem
from tests.solvers.planning.cases import MONDAY, Recusal, plan, problem, route

GOOD = write_problem(problem(recusals=(Recusal("m1", "shop"),), pins=(Pin(("c1",), MONDAY, "am", ("m2",)),)))


def codes(change: Callable[[dict[str, Any]], object]) -> list[tuple[str, str]]:
    content = json.loads(GOOD)
    change(content)
    with pytest.raises(UnreadableError) as refused:
        read_problem(json.dumps(content).encode())
    return sorted((fault.code, fault.place) for fault in refused.value.faults)


def put(path: str, value: object) -> Callable[[dict[str, Any]], object]:
    def change(content: dict[str, Any]) -> None:
        owner: Any = content
        *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in steps:
            owner = owner[step]
        owner[last] = value

    return change


def test_the_example_of_the_statement_is_read() -> None:
    assert read_problem(GOOD).pins[0].session == "am"
    assert digest(GOOD) == digest(write_problem(read_problem(GOOD)))


@pytest.mark.parametrize(
    ("path", "value", "code", "place"),
    [
        ("checks.0.colour", "red", "file-unknown-key", "checks[0].colour"),
        ("rules.speed", 1, "file-unknown-key", "rules.speed"),
        ("checks.0.minutes", "45", "file-wrong-value", "checks[0].minutes"),
        ("checks.0.minutes", 0, "problem-impossible-number", "checks[0].minutes"),
        ("checks.0.weight", 0, "problem-impossible-number", "checks[0].weight"),
        ("checks.0.first_date", "2026-13-01", "file-wrong-value", "checks[0].first_date"),
        ("checks.0.last_date", "2026-01-01", "problem-empty-window", "checks[0]"),
        ("checks.0.target", "nowhere", "problem-dangling", "checks[0].target"),
        ("checks.0.department", "nobody", "problem-dangling", "checks[0].department"),
        ("targets.0.latitude", 91, "problem-impossible-number", "targets[0].latitude"),
        ("sessions.0.start", "9:00", "problem-not-a-time", "sessions[0].start"),
        ("sessions.0.minutes", 1000, "problem-session-outside-day", "sessions[0].minutes"),
        ("rules.max_team_size", 0, "problem-impossible-number", "rules.max_team_size"),
        ("rules.leader_required", "yes", "file-wrong-value", "rules.leader_required"),
        ("travel.kilometres_per_hour", 0, "problem-impossible-number", "travel.kilometres_per_hour"),
        (
            "inspectors.0.unavailable",
            [{"date": "2026-03-02", "session": "night"}],
            "problem-dangling",
            "inspectors[0].unavailable[0].session",
        ),
        ("recusals.0.inspector", "ghost", "problem-dangling", "recusals[0].inspector"),
        ("pins.0.checks", [], "problem-empty-pin", "pins[0]"),
        ("pins.0.inspectors", ["ghost"], "problem-dangling", "pins[0].inspectors"),
        ("working_days.1", "2026-03-02", "problem-duplicate", "working_days[1]"),
    ],
)
def test_one_fault(path: str, value: object, code: str, place: str) -> None:
    assert codes(put(path, value)) == [(code, place)]


def test_faults_of_every_kind_are_told_together() -> None:
    def spoil(content: dict[str, Any]) -> None:
        content["extra"] = 1
        del content["targets"][0]["area"]
        content["checks"].append({**content["checks"][0], "first_date": "2026-12-31"})
        content["checks"][0]["minutes"] = -5
        content["recusals"][0]["target"] = "nowhere"

    assert codes(spoil) == [
        ("file-missing-key", "targets[0].area"),
        ("file-unknown-key", "extra"),
        ("problem-dangling", "recusals[0].target"),
        ("problem-duplicate", "checks[1]"),
        ("problem-empty-window", "checks[1]"),
        ("problem-impossible-number", "checks[0].minutes"),
    ]


@pytest.mark.parametrize(
    "limit", ["max_team_size", "visit_gap_days", "item_cap_per_year", "max_sessions_per_inspector_per_week"]
)
def test_no_limit_is_said_with_null(limit: str) -> None:
    content = json.loads(GOOD)
    content["rules"][limit] = None
    assert getattr(read_problem(json.dumps(content).encode()).rules, limit) is None


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "file-not-json"),
        (b"\xff", "file-not-utf8"),
        (b"[]", "file-wrong-format"),
        (b"{}", "file-wrong-format"),
        (b'{"format": "joint-inspection-problem/2"}', "file-wrong-format"),
        (b"[" * 100_000, "file-not-json"),
        (b"NaN", "file-wrong-format"),
    ],
)
def test_what_is_no_problem_file_at_all(raw: bytes, code: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_problem(raw)
    assert [fault.code for fault in refused.value.faults] == [code]


def test_plans_are_read_strictly_too() -> None:
    good = write_plan(plan(route()))
    assert read_plan(good) == plan(route())
    content = json.loads(good)
    content["routes"][0]["posts"][0]["leader"] = 1
    del content["scores"]["visits"]
    with pytest.raises(UnreadableError) as refused:
        read_plan(json.dumps(content).encode())
    assert {fault.place for fault in refused.value.faults} == {"routes[0].posts[0].leader", "scores.visits"}
