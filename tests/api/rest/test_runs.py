"""Planning runs over the web: started once, watched, cancelled, resumed, published once; files for who sees all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from threading import Thread
from typing import Any

import pytest

from coordination.desk import run_work, runs
from coordination.desk.office import Office
from coordination.model.access import Role
from coordination.model.items import ItemClass
from coordination.model.runs import Failure, RunState
from coordination.pipeline import solve
from coordination.storage.registers import write
from coordination.texts import texts
from solvers.fault import Fault
from solvers.planning.reading import digest, read_problem, write_plan
from tests.api.rest.conftest import As, Client
from tests.coordination import ceremonies
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, inspector, item, target

RUNS = "/api/v1/campaigns/2026Q2/runs"


@pytest.fixture(scope="module", autouse=True)
def drawn(office: Office) -> None:
    """A campaign that is drawn and can be planned."""
    with office.database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(6)])
        write(session, [item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6, specialties=())])
        write(session, [inspector(f"p{number}") for number in range(4)])
    food = batch("b-food", "AMR-03")
    ceremonies.opened(office, plan(food), campaign(food))
    ceremonies.drawn(office)


@pytest.fixture(autouse=True)
def nothing_left(office: Office) -> Iterator[None]:
    """No run goes on when a test is over."""
    yield
    for run in run_work.active_runs(office):
        run_work.fail_run(office, run.id, run.attempt, Failure("run-interrupted", {}))


def started(client: Client, asked: dict[str, str], **body: Any) -> dict[str, Any]:
    answer = client.post(RUNS, json=body, headers=asked)
    assert answer.status_code == 202, answer.text
    found: dict[str, Any] = answer.json()
    return found


def done(office: Office, run: dict[str, Any]) -> None:
    """What a worker does."""
    problem_file = run_work.problem_of(office, run["id"])
    made = solve(read_problem(problem_file), digest(problem_file), run["draw_seed"], texts("zh"), lambda _: None)
    run_work.begin_run(office, run["id"], run["attempt"])
    run_work.end_run(office, run["id"], run["attempt"], write_plan(made), made.scores.person_sessions, None)


def test_a_run_is_started_seen_cancelled_and_resumed(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    run = started(client, asked, seconds=60, draw_seed="seed", processes=2)
    address = f"{RUNS}/{run['id']}"
    assert (run["state"], run["limit_seconds"], run["draw_seed"], run["processes"]) == ("queued", 60.0, "seed", 2)
    assert run["requested_by"] == "office"
    assert client.get(address, headers=shown(Role.PARTICIPANT)).json()["stage"] == "merge"
    assert next(one["id"] for one in client.get(RUNS, headers=asked).json()) == run["id"]
    second = client.post(RUNS, json={}, headers=asked)
    assert (second.status_code, second.json()["code"]) == (409, "run-active")
    assert client.post(f"{address}/cancel", headers=asked).json()["state"] == "cancelled"
    assert client.post(f"{address}/cancel", headers=asked).json()["code"] == "run-ended"
    resumed = client.post(f"{address}/resume", headers=asked).json()
    assert (resumed["state"], resumed["attempt"]) == ("queued", 2)


def test_a_run_asked_for_twice_under_one_key_is_one_run(client: Client, shown: As) -> None:
    asked = {**shown(Role.OFFICE), "Idempotency-Key": "run-1"}
    answers = [client.post(RUNS, json={}, headers=asked) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202]
    assert answers[0].content == answers[1].content
    other = client.post(RUNS, json={"draw_seed": "another"}, headers=asked)
    assert (other.status_code, other.json()["code"]) == (422, "idempotency-key-used")


@pytest.mark.parametrize("body", [{"seconds": 0}, {"processes": 0}, {"draw_seed": "a\0b"}, {"draw_seed": "x" * 201}])
def test_an_order_that_makes_no_sense_is_refused(client: Client, shown: As, body: dict[str, Any]) -> None:
    assert client.post(RUNS, json=body, headers=shown(Role.OFFICE)).status_code == 422


def test_a_plan_is_published_once_and_its_files_are_for_who_sees_all(client: Client, shown: As, office: Office) -> None:
    asked = shown(Role.OFFICE)
    run = started(client, asked)
    address = f"{RUNS}/{run['id']}"
    early = client.get(f"{address}/plan.json", headers=asked)
    assert (early.status_code, early.json()["code"]) == (409, "run-without-plan")
    done(office, run)
    keyed = {**asked, "Idempotency-Key": "publish-1"}
    first, again = (client.post(f"{address}/publish", headers=keyed) for _ in range(2))
    assert first.status_code == 201, first.text
    assert first.content == again.content
    unkeyed = client.post(f"{address}/publish", headers=asked)
    assert (unkeyed.status_code, unkeyed.json()["code"]) == (409, "plan-overtaken")

    problem = client.get(f"{address}/problem.json", headers=shown(Role.SUPERVISOR))
    plan_file = client.get(f"{address}/plan.json", headers=shown(Role.SUPERVISOR))
    assert digest(problem.content) == run["problem_sha256"] == first.json()["problem_sha256"]
    assert digest(plan_file.content) == first.json()["plan_sha256"]
    for file in ("problem.json", "plan.json"):
        refused = client.get(f"{address}/{file}", headers=shown(Role.LEAD))
        assert (refused.status_code, refused.json()["code"]) == (403, "campaign-of-everybody")


@pytest.mark.parametrize("act", ["", "/problem.json", "/plan.json", "/events"])
def test_a_run_of_another_campaign_is_not_there(client: Client, shown: As, act: str) -> None:
    asked, others = shown(Role.OFFICE), "/api/v1/campaigns/2031Q1/runs"
    run = started(client, asked)
    answer = client.get(f"{others}/{run['id']}{act}", headers=asked)
    assert (answer.status_code, answer.json()["code"]) == (404, "run-not-found")
    assert client.post(f"{others}/{run['id']}/cancel", headers=asked).status_code == 404
    assert client.get(others, headers=asked).json()["code"] == "campaign-not-found"


def test_why_a_run_failed_is_told_in_the_language_asked_for(client: Client, shown: As, office: Office) -> None:
    asked = shown(Role.OFFICE)
    run = started(client, asked)
    faults = (Fault("field-empty", "visits/1"),)
    run_work.fail_run(office, run["id"], 1, Failure("run-part-killed", {"worker": "w", "signal": 9}, faults))
    told = client.get(f"{RUNS}/{run['id']}?lang=en", headers=asked).json()["failure"]
    assert told["code"] == "run-part-killed"
    assert "signal 9" in told["detail"]
    assert told["faults"] == [
        {"code": "field-empty", "place": "visits/1", "detail": "This must not be empty; fill it in."}
    ]


def events(text: str) -> list[tuple[str, dict[str, Any]]]:
    found = []
    for block in text.split("\r\n\r\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\r\n") if line and not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_whoever_watches_hears_of_each_change_until_the_end(client: Client, shown: As, office: Office) -> None:
    run = started(client, shown(Role.OFFICE))
    working = Thread(target=done, args=(office, run))
    working.start()
    answer = client.get(f"{RUNS}/{run['id']}/events", headers=shown(Role.LEAD))
    working.join()
    assert answer.headers["content-type"].startswith("text/event-stream")
    told = events(answer.text)
    assert [name for name, _ in told][-1] == "end"
    assert {name for name, _ in told[:-1]} <= {"progress"}
    last = told[-1][1]
    assert (last["state"], last["stage"], last["done"]) == ("done", "check", last["total"])
    assert last["best"] is not None
    again = client.get(f"{RUNS}/{run['id']}/events", headers=shown(Role.LEAD))
    assert [name for name, _ in events(again.text)] == ["end"]


def test_a_stream_speaks_now_and_then_and_ends_when_the_service_does(
    client: Client, shown: As, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.rest.run_events.LOOK_SECONDS", 0.01)
    monkeypatch.setattr("api.rest.run_events._HEARTBEAT_SECONDS", 0.02)
    monkeypatch.setattr("api.rest.run_events._LONGEST_SECONDS", 0.5)
    run = started(client, shown(Role.OFFICE))
    answer = client.get(f"{RUNS}/{run['id']}/events", headers=shown(Role.OFFICE))
    assert [name for name, _ in events(answer.text)] == ["progress"]
    assert ": still going" in answer.text
    assert runs.run_progress(office, run["id"]).run.state is RunState.QUEUED
