"""Replans over the web: handed in once, refused with every fault, read by who sees the whole city."""

from __future__ import annotations

import pytest

from coordination.desk import run_work
from coordination.desk.office import Office
from coordination.model.access import Role
from coordination.model.runs import Failure
from tests.api.rest.conftest import As, Client
from tests.coordination.desk.replans import published, replanned
from tests.coordination.desk.test_replans import illness

CAMPAIGN = "/api/v1/campaigns/2026Q2"


@pytest.fixture(scope="module", autouse=True)
def plan(office: Office) -> None:
    """A published plan, and a replan of it that is done."""
    published(office)
    replanned(office, illness(office)[0])


def test_a_replan_is_handed_in_once_and_is_a_run_of_its_kind(office: Office, client: Client, shown: As) -> None:
    asked = {
        "kind": "days_lost",
        "untouched_before": "2026-03-02",
        "reason": "台风",
        "first_date": "2026-04-01",
        "last_date": "2026-04-01",
    }
    headers = {**shown(Role.OFFICE), "Idempotency-Key": "one"}
    answers = [client.post(f"{CAMPAIGN}/replans", json=asked, headers=headers) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [202, 202], answers[0].text
    first, second = (answer.json() for answer in answers)
    assert first == second
    assert (first["kind"], first["base_version"]) == ("replan", 1)
    run_work.fail_run(office, first["id"], 1, Failure("run-interrupted", {}))


def test_every_fault_is_told_in_the_callers_language(client: Client, shown: As) -> None:
    asked = {"kind": "pooling", "untouched_before": "2026-03-02"}
    headers = {**shown(Role.OFFICE), "Accept-Language": "en"}
    answer = client.post(f"{CAMPAIGN}/replans", json=asked, headers=headers)
    assert answer.status_code == 422
    assert {fault["place"] for fault in answer.json()["faults"]} == {"reason", "inspectors", "posts", "approved_by"}


def test_the_record_and_the_history_are_read_by_who_sees_the_whole_city(client: Client, shown: As) -> None:
    (visit,) = {change["place"] for change in _record(client, shown)["changes"]} and [_first_visit(client, shown)]
    history = client.get(f"{CAMPAIGN}/visits/{visit}/history", headers=shown(Role.OFFICE))
    assert [entry["version"] for entry in history.json()] == [1]
    assert client.get(f"{CAMPAIGN}/visits/{visit}/history", headers=shown(Role.LEAD)).status_code == 403
    assert client.get(f"{CAMPAIGN}/visits/nothing/history", headers=shown(Role.OFFICE)).status_code == 404


def _record(client: Client, shown: As) -> dict[str, list[dict[str, str]]]:
    answer = client.get(f"{CAMPAIGN}/runs/2/changes.json", headers=shown(Role.SUPERVISOR))
    assert answer.status_code == 200, answer.text
    found: dict[str, list[dict[str, str]]] = answer.json()
    return found


def _first_visit(client: Client, shown: As) -> str:
    plan = client.get(f"{CAMPAIGN}/runs/1/plan.json", headers=shown(Role.OFFICE)).json()
    return str(plan["routes"][0]["visits"][0]["id"])


def test_a_department_approves_a_swap_and_sees_whom_the_officer_wished_for(
    office: Office, client: Client, shown: As
) -> None:
    route = client.get(f"{CAMPAIGN}/runs/1/plan.json", headers=shown(Role.OFFICE)).json()["routes"][0]
    number, visit = route["posts"][0]["inspector"], route["visits"][0]
    here = f"{CAMPAIGN}/visits/{visit['id']}/swaps/{number}"
    offered = client.get(here, headers=shown(Role.LEAD)).json()
    swap = offered["offers"][0]["swap"]
    assert (swap["post"], offered["swap_with"]) == (route["posts"][0]["id"], "")
    recusal = {
        "inspector": number,
        "target": visit["target"],
        "reason": "近亲属",
        "swap_with": "P3",
    }  # of another department
    refused = client.post("/api/v1/recusals", json=recusal, headers=shown(Role.LEAD))
    assert [fault["code"] for fault in refused.json()["faults"]] == ["swap-with-no-colleague"], refused.text
    recusal["swap_with"] = swap["inspector"]
    assert client.post("/api/v1/recusals", json=recusal, headers=shown(Role.LEAD)).status_code == 201
    assert client.get(here, headers=shown(Role.OFFICE)).json()["swap_with"] == swap["inspector"]
    asked = {"post": swap["post"], "other_post": swap["other_post"], "reason": "近亲属"}
    for role, status in ((Role.PARTICIPANT, 404), (Role.HEAD, 403), (Role.INSPECTOR, 403), (Role.SUPERVISOR, 403)):
        assert client.post(here, json=asked, headers=shown(role)).status_code == status, role
    other = client.post(here, json=asked | {"other_post": "nothing"}, headers=shown(Role.LEAD))
    assert other.json()["code"] == "swap-not-offered", other.text
    headers = {**shown(Role.LEAD), "Idempotency-Key": "swap"}
    first, second = (client.post(here, json=asked, headers=headers) for _ in range(2))
    assert (first.status_code, first.json()) == (202, second.json()), first.text
    assert first.json()["requested_by"] == "lead"
    run_work.fail_run(office, first.json()["id"], 1, Failure("run-interrupted", {}))


def test_swaps_and_alternatives_are_offered(client: Client, shown: As) -> None:
    plan = client.get(f"{CAMPAIGN}/runs/1/plan.json", headers=shown(Role.OFFICE)).json()
    route = plan["routes"][0]
    asked = {"inspector": route["posts"][0]["inspector"], "target": route["visits"][0]["target"], "since": "2026-03-02"}
    swaps = client.get(f"{CAMPAIGN}/swaps", params=asked, headers=shown(Role.OFFICE))
    assert swaps.status_code == 200, swaps.text
    assert {swap["post"] for swap in swaps.json()} == {route["posts"][0]["id"]}
    beside = client.get(f"{CAMPAIGN}/alternatives", params={"run": 2}, headers=shown(Role.OFFICE))
    assert [one["kind"] for one in beside.json()] == ["published", "replan"], beside.text
    differ = client.get(f"{CAMPAIGN}/alternatives/2/changes", headers=shown(Role.OFFICE))
    assert {one["kind"] for one in differ.json()} == {"post"}, differ.text
    assert beside.json()[1]["counts"][-1]["made"] == len(differ.json())
    what_if = client.post(f"{CAMPAIGN}/what-ifs", json={"per_department": 1}, headers=shown(Role.OFFICE))
    assert (what_if.status_code, what_if.json()["kind"]) == (202, "what_if")
