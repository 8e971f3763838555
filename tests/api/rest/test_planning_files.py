"""Planning files over the web: problems in without a campaign, plans out; second opinions on what was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from coordination.desk import run_work
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.runs import publish_run
from coordination.errors import NotAllowedError
from coordination.model.access import Role
from coordination.model.runs import Failure
from coordination.pipeline import solve
from coordination.texts import texts
from solvers.planning.reading import digest, read_plan, read_problem, write_plan, write_problem
from tests.api.rest.conftest import As, Client
from tests.solvers.planning.cases import problem

RUNS, VERIFY = "/api/v1/runs", "/api/v1/verification"
PROBLEM = write_problem(problem())


@pytest.fixture(autouse=True)
def nothing_left(office: Office) -> Iterator[None]:
    """No run goes on when a test is over."""
    yield
    for run in run_work.active_runs(office):
        run_work.fail_run(office, run.id, run.attempt, Failure("run-interrupted", {}))


def started(client: Client, asked: dict[str, str], raw: bytes = PROBLEM, **query: Any) -> dict[str, Any]:
    answer = client.post(RUNS, content=raw, headers=asked, params=query)
    assert answer.status_code == 202, answer.text
    found: dict[str, Any] = answer.json()
    return found


def done(office: Office, run: dict[str, Any]) -> bytes:
    """What a worker does; the plan file."""
    raw = run_work.problem_of(office, run["id"])
    made = solve(read_problem(raw), digest(raw), run["draw_seed"], texts("zh"), lambda _: None)
    run_work.begin_run(office, run["id"], run["attempt"])
    run_work.end_run(office, run["id"], run["attempt"], write_plan(made), made.scores.person_sessions, None)
    return write_plan(made)


def test_a_problem_file_is_solved_without_a_campaign(client: Client, shown: As, office: Office) -> None:
    keyed = {**shown(Role.OFFICE), "Idempotency-Key": "file"}
    run, again = (started(client, keyed, seconds=60, draw_seed="seed") for _ in range(2))
    assert run == again
    assert (run["campaign"], run["state"], run["limit_seconds"], run["draw_seed"]) == ("", "queued", 60.0, "seed")
    other = started(client, shown(Role.OFFICE))  # of files any number may go on at once
    assert [one["id"] for one in client.get(RUNS, headers=shown(Role.SUPERVISOR)).json()] == [other["id"], run["id"]]
    address = f"{RUNS}/{run['id']}"
    assert client.get(f"{address}/plan.json", headers=shown(Role.OFFICE)).json()["code"] == "run-without-plan"
    assert client.post(f"{address}/cancel", headers=shown(Role.OFFICE)).json()["state"] == "cancelled"
    resumed = client.post(f"{address}/resume", headers=shown(Role.OFFICE)).json()
    plan = done(office, resumed)
    assert client.get(f"{address}/plan.json", headers=shown(Role.OFFICE)).content == plan
    assert client.get(f"{address}/problem.json", headers=shown(Role.OFFICE)).content == PROBLEM
    assert "event: end" in client.get(f"{address}/events", headers=shown(Role.OFFICE)).text
    with pytest.raises(NotAllowedError, match="run-without-campaign"):
        publish_run(office, OPERATOR, run["id"])
    refused = client.get(address, headers=shown(Role.LEAD))
    assert (refused.status_code, refused.json()["code"]) == (403, "campaign-of-everybody")


def test_a_problem_with_faults_is_refused_with_all_of_them(client: Client, shown: As) -> None:
    wrong = write_problem(replace(problem(), departments=(), working_days=problem().working_days * 2))
    answer = client.post(RUNS, content=wrong, headers=shown(Role.OFFICE))
    assert (answer.status_code, answer.json()["code"]) == (422, "problem-refused")
    assert {fault["code"] for fault in answer.json()["faults"]} == {"problem-duplicate", "problem-dangling"}
    assert client.post(RUNS, content=b"\xff{", headers=shown(Role.OFFICE)).status_code == 422
    assert client.post(RUNS, content=PROBLEM, headers=shown(Role.OFFICE), params={"seconds": 0}).status_code == 422


def test_a_plan_and_its_lottery_are_judged(client: Client, shown: As, office: Office) -> None:
    plan, asked = done(office, started(client, shown(Role.OFFICE))), shown(Role.INSPECTOR)
    files = {"problem": ("problem.json", PROBLEM), "plan": ("plan.json", plan)}
    assert client.post(f"{VERIFY}/plan", headers=asked, files=files).json() == {"right": True, "faults": [], "what": ""}
    lottery = client.post(f"{VERIFY}/lottery", headers=asked, files={"plan": ("plan.json", plan)}).json()
    assert lottery["right"]
    assert len(lottery["what"]) == 64
    changed = write_plan(replace(read_plan(plan), routes=()))
    verdict = client.post(f"{VERIFY}/plan", headers=asked, files={**files, "plan": ("plan.json", changed)}).json()
    assert not verdict["right"]
    assert verdict["faults"]
    assert all(fault["detail"] != fault["code"] for fault in verdict["faults"])
    broken = client.post(f"{VERIFY}/plan", headers=asked, files={**files, "plan": ("plan.json", b"{}")})
    assert (broken.status_code, broken.json()["code"]) == (422, "plan-file-refused")
    assert client.post(f"{VERIFY}/plan", headers=asked, files={"plan": ("plan.json", plan)}).status_code == 422
    nothing = client.post(f"{VERIFY}/draw", headers=asked, files={"record": ("r", b"{}"), "frame": ("f", b"")})
    assert nothing.status_code == 422 or not nothing.json()["right"]


def test_the_audit_chain_is_verified_for_who_may_read_it(client: Client, shown: As) -> None:
    verdict = client.get(f"{VERIFY}/audit", headers=shown(Role.SUPERVISOR)).json()
    assert verdict["right"]
    again = client.get(f"{VERIFY}/audit", headers=shown(Role.OFFICE), params={"head": verdict["what"]}).json()
    assert again["right"]
    other = client.get(f"{VERIFY}/audit", headers=shown(Role.OFFICE), params={"head": f"{'0' * 64}@1"}).json()
    assert [fault["code"] for fault in other["faults"]] == ["audit-other-head"]


@pytest.mark.parametrize(("form", "start"), [("xlsx", b"PK"), ("csv", b"\xef\xbb\xbf")])
def test_the_empty_table_of_a_register_file_is_given_out(client: Client, shown: As, form: str, start: bytes) -> None:
    answer = client.get(f"/api/v1/templates/leave?form={form}", headers=shown(Role.PARTICIPANT))
    assert answer.content.startswith(start)
    assert client.get("/api/v1/templates/nothing", headers=shown(Role.PARTICIPANT)).status_code == 404
