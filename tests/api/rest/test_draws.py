"""A plan and its draw over the web: every step by whoever may take it, none twice, none out of order."""

from __future__ import annotations

from hashlib import sha256
from typing import Any

import pytest

from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import open_campaign
from coordination.model.access import Role
from coordination.model.items import ItemClass
from coordination.storage.registers import write
from solvers.drawing.check import verify
from tests.api.rest.conftest import As, Client
from tests.coordination.ceremonies import KIND, SOURCE, VALUE
from tests.coordination.desk.test_plans import campaign
from tests.coordination.records import batch, item, target

PLANS, DRAW = "/api/v1/plans", "/api/v1/campaigns/2026Q2/draw"
PLAN = {"year": 2026, "title": "年度计划", "pack": "LC", "filed_on": "2026-01-10"}
BATCH: dict[str, Any] = {
    "id": "b-food",
    "title": "食品",
    "department": "AMR",
    "items": ["AMR-03"],
    "regions": ["371502"],
    "ratio": "1/2",
    "first_date": "2026-04-01",
    "last_date": "2026-06-30",
    "lead_department": "AMR",
}


@pytest.fixture(scope="module", autouse=True)
def registered(office: Office) -> None:
    """Targets and an item."""
    with office.database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(10)])
        write(session, [item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6, specialties=())])


def done(client: Client, asked: dict[str, str], address: str, status: int = 200, **body: Any) -> dict[str, Any]:
    answer = client.post(address, headers=asked, json=body or None)
    assert answer.status_code == status, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_a_plan_and_its_draw_from_the_proposal_to_the_public(client: Client, shown: As, office: Office) -> None:
    asked, lead, witness = shown(Role.OFFICE), shown(Role.LEAD), shown(Role.WITNESS)

    assert done(client, asked, PLANS, 201, **PLAN, batches=[])["state"] == "proposed"
    wrong = client.post(f"{PLANS}/2026/batches", headers=lead, json=[{**BATCH, "lead_department": "EMERG"}])
    assert (wrong.status_code, wrong.json()["code"]) == (403, "batch-out-of-reach")
    proposed = client.post(f"{PLANS}/2026/batches", headers=lead, json=[BATCH])
    assert [one["ratio"] for one in proposed.json()["batches"]] == ["1/2"]
    assert client.get(PLANS, headers=shown(Role.PARTICIPANT)).json()[0]["batches"] == []
    assert done(client, lead, f"{PLANS}/2026/file", 403)["code"] == "campaign-of-everybody"
    assert done(client, asked, f"{PLANS}/2026/publish", 409)["code"] == "plan-not-filed"
    assert done(client, asked, f"{PLANS}/2026/file")["state"] == "filed"
    assert done(client, asked, f"{PLANS}/2026/publish")["state"] == "published"
    assert client.get(f"{PLANS}/2026", headers=asked).json()["state"] == "published"
    open_campaign(office, OPERATOR, campaign(batch("b-food", "AMR-03")))

    assert done(client, asked, f"{DRAW}/hold", 404)["code"] == "draw-not-announced"
    keyed = {**asked, "Idempotency-Key": "announce"}
    first, again = (done(client, keyed, f"{DRAW}/announce", 201, public_value_source=SOURCE) for _ in range(2))
    assert first == again
    assert (first["state"], first["number"]) == ("announced", 1)
    assert done(client, asked, f"{DRAW}/hold", 409)["code"] == "draw-out-of-order"
    assert done(client, asked, f"{DRAW}/freeze")["frame_rows"] > 0
    there = done(client, witness, f"{DRAW}/witness", 201, kind=KIND)
    assert there["account"] == "witness"
    assert done(client, asked, f"{DRAW}/public-value", value=VALUE)["public_value"] == VALUE
    assert client.get(DRAW).json()[0]["witnesses"] == []  # not yet for everybody
    assert len(client.get(DRAW, headers=witness).json()[0]["witnesses"]) == 1

    keyed = {**asked, "Idempotency-Key": "hold"}
    held, once_more = (done(client, keyed, f"{DRAW}/hold") for _ in range(2))
    assert held == once_more
    assert held["targets"] == held["checks"] > 0
    assert done(client, asked, f"{DRAW}/hold", 409)["code"] == "draw-out-of-order"

    record = client.get(f"{DRAW}/record.json", headers=witness).content
    frame = client.get(f"{DRAW}/frame.csv", headers=witness).content
    assert verify(record, frame) == []
    assert client.get(f"{DRAW}/record.json", headers=lead).status_code == 404  # names targets of the whole city
    digest = sha256(record).hexdigest()
    assert done(client, asked, f"{DRAW}/sign", 409, record_sha256="0" * 64)["code"] == "draw-other-record"
    done(client, asked, f"{DRAW}/sign", record_sha256=digest)
    assert done(client, witness, f"{DRAW}/sign", record_sha256=digest)["state"] == "signed"
    keyed = {**asked, "Idempotency-Key": "publish"}
    public, still = (done(client, keyed, f"{DRAW}/publish") for _ in range(2))
    assert public == still
    assert client.get(DRAW).json()[0]["signatures"] != []
    assert client.get("/api/v1/public/draws/2026Q2/record.json").content == record

    assert (
        done(client, asked, f"{DRAW}/announce", 422, public_value_source=SOURCE)["code"] == "draw-again-without-reason"
    )
    second = done(client, asked, f"{DRAW}/announce", 201, public_value_source=SOURCE, reason="停电")
    assert second["number"] == 2
    assert done(client, asked, f"{DRAW}/give-up", reason="见证人未到")["state"] == "given_up"
    assert [one["attempt"]["state"] for one in client.get(DRAW).json()] == ["given_up", "void"]


@pytest.mark.parametrize("ratio", ["1/0", "", "-1/5", "1e999999999", "nan", True, "1" * 5000, 1e-300, "１/５"])
def test_a_ratio_that_is_none_is_refused(client: Client, shown: As, ratio: object) -> None:
    answer = client.post(f"{PLANS}/2026/batches", headers=shown(Role.LEAD), json=[{**BATCH, "ratio": ratio}])
    assert (answer.status_code, answer.json()["code"]) == (422, "request-refused")


def test_a_lead_department_withdraws_batches_it_proposed(client: Client, shown: As) -> None:
    lead, year = shown(Role.LEAD), {"first_date": "2027-04-01", "last_date": "2027-06-30"}
    done(client, shown(Role.OFFICE), PLANS, 201, **{**PLAN, "year": 2027}, batches=[])
    given = [{**BATCH, **year, "id": name} for name in ("c-food", "c-other")]
    assert client.post(f"{PLANS}/2027/batches", headers=lead, json=given).status_code == 200
    withdrawn = client.post(f"{PLANS}/2027/batches/withdraw", headers=lead, json=["c-other"])
    assert [one["id"] for one in withdrawn.json()["batches"]] == ["c-food"]
    again = client.post(f"{PLANS}/2027/batches/withdraw", headers=lead, json=["c-other"])
    assert (again.status_code, [fault["place"] for fault in again.json()["faults"]]) == (422, ["c-other"])


def test_whoever_sees_a_part_of_the_city_proposes_no_plan(client: Client, shown: As) -> None:
    answer = client.post(PLANS, headers=shown(Role.LEAD), json={**PLAN, "year": 2028, "batches": []})
    assert (answer.status_code, answer.json()["code"]) == (403, "campaign-of-everybody")
