"""Pins and cases of a campaign over the web: judged whole, and in the next planning problem."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from coordination.desk.cases import enter_case
from coordination.desk.drawing import announce_draw
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.pinning import list_pins
from coordination.desk.posing import export_problem
from coordination.model.access import Role
from coordination.model.cases import CaseWish
from coordination.model.draws import Source
from coordination.model.items import ItemClass
from coordination.storage.registers import write
from tests.api.rest.conftest import As, Client
from tests.coordination import ceremonies
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, inspector, item, target

Q2 = "/api/v1/campaigns/2026Q2"
FOOD = batch("b-food", "AMR-03")
COMPLAINT = {
    "source": "complaint",
    "reason": "举报后厨卫生",
    "reference": "12345-0001",
    "target": "T1",
    "items": ["AMR-03"],
    "first_date": "2026-04-07",
    "last_date": "2026-04-20",
}
DAY = "2026-04-08"


@pytest.fixture(scope="module", autouse=True)
def drawn(office: Office) -> None:
    """A campaign of one department that is drawn; another department has an item, but no batch there."""
    general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6, "specialties": ()}
    with office.database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(4)])
        write(session, [item(code, **general) for code in ("AMR-03", "EMERG-01")])
        write(session, [inspector(f"p{number}") for number in range(2)])
    ceremonies.opened(office, plan(FOOD), campaign(FOOD))
    ceremonies.drawn(office)


def owed(client: Client, asked: dict[str, str], **filters: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(f"{Q2}/checks", headers=asked, params=filters).json()["records"]
    return found


def posed(office: Office) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(export_problem(office, "2026Q2"))
    return found


def test_a_case_is_owed_and_posed_beside_what_was_drawn_until_it_is_withdrawn(
    client: Client, shown: As, office: Office
) -> None:
    lead = {**shown(Role.LEAD), "Idempotency-Key": "case"}
    first, again = (client.post(f"{Q2}/cases", headers=lead, json=COMPLAINT) for _ in range(2))
    assert first.status_code == 201, first.text
    assert first.content == again.content
    case = first.json()
    assert (case["batch"], case["departments"], case["entered_by"]) == ("b-food", ["AMR"], "lead")
    (check,) = owed(client, shown(Role.LEAD), source="complaint")
    assert (check["target"], check["item"], check["lead"]) == ("T1", "AMR-03", True)
    (in_problem,) = [one for one in posed(office)["checks"] if one["id"] == check["id"]]
    assert in_problem["gap_exempt"]
    assert (in_problem["first_date"], in_problem["last_date"]) == ("2026-04-07", "2026-04-20")
    assert not any(one["gap_exempt"] for one in posed(office)["checks"] if one["id"] != check["id"])

    address = f"{Q2}/cases/{case['number']}"
    pin = client.post(f"{Q2}/pins", headers=shown(Role.OFFICE), json={"checks": [check["id"]], "held_on": DAY})
    assert pin.status_code == 201
    assert client.post(f"{address}/withdraw", headers=shown(Role.OFFICE), json={"reason": " "}).status_code == 422
    withdrawn = client.post(f"{address}/withdraw", headers=shown(Role.OFFICE), json={"reason": "重复举报"})
    assert (withdrawn.json()["withdrawn_by"], withdrawn.json()["withdrawal"]) == ("office", "重复举报")
    assert owed(client, shown(Role.OFFICE), source="complaint") == []
    assert list_pins(office, OPERATOR, "2026Q2") == []
    late = client.post(f"{address}/withdraw", headers=shown(Role.OFFICE), json={"reason": "x"})
    assert (late.status_code, late.json()["code"]) == (409, "case-withdrawn-already")
    assert client.get(address, headers=shown(Role.SUPERVISOR)).json() == withdrawn.json()


@pytest.mark.parametrize(
    ("changes", "places"),
    [
        ({"source": "draw", "reason": "", "items": []}, {"source", "reason", "items", "batch"}),
        ({"target": "T99", "items": ["AMR-03", "AMR-03"], "batch": "b-none"}, {"target", "items", "batch"}),
        ({"items": ["AMR-99"], "first_date": "2026-05-01"}, {"items", "last_date", "batch"}),
        ({"last_date": "2026-02-01", "first_date": "2026-01-01"}, {"last_date"}),
        ({"items": ["EMERG-01"]}, {"batch"}),
        ({"target": "T\x7f", "reason": "a\x01b", "items": ["\x01"]}, {"target", "reason", "items", "batch"}),
    ],
)
def test_every_fault_of_a_case_is_told(client: Client, shown: As, changes: dict[str, Any], places: set[str]) -> None:
    answer = client.post(f"{Q2}/cases", headers=shown(Role.OFFICE), json={**COMPLAINT, **changes})
    assert answer.status_code == 422
    assert {fault["place"] for fault in answer.json()["faults"]} == places


def test_a_department_enters_and_sees_cases_of_its_own_items(client: Client, shown: As) -> None:
    fire = {**COMPLAINT, "items": ["EMERG-01"], "batch": "b-food", "source": "referral"}
    assert client.post(f"{Q2}/cases", headers=shown(Role.LEAD), json=fire).json()["code"] == "entry-out-of-reach"
    entered = client.post(f"{Q2}/cases", headers=shown(Role.OFFICE), json=fire)
    assert (entered.status_code, entered.json()["departments"]) == (201, ["EMERG"])
    assert not owed(client, shown(Role.OFFICE), source="referral")[0]["lead"]
    numbers = [one["number"] for one in client.get(f"{Q2}/cases", headers=shown(Role.LEAD)).json()["records"]]
    assert entered.json()["number"] not in numbers
    hidden = client.get(f"{Q2}/cases/{entered.json()['number']}", headers=shown(Role.LEAD))
    assert (hidden.status_code, hidden.json()["code"]) == (404, "case-not-found")
    assert client.get(f"{Q2}/cases/{10**30}", headers=shown(Role.LEAD)).status_code == 404


def test_a_pin_is_judged_by_the_rules_of_the_problem_file_and_stands_in_it(
    client: Client, shown: As, office: Office
) -> None:
    asked = shown(Role.OFFICE)
    first, second = (one["id"] for one in owed(client, asked, source="draw")[:2])
    wish = {"checks": [first], "held_on": DAY, "session": "am", "inspectors": ["p0"], "reason": "对象要求"}
    added = client.post(f"{Q2}/pins", headers=asked, json=wish)
    assert added.status_code == 201, added.text
    assert posed(office)["pins"] == [{"checks": [first], "date": DAY, "session": "am", "inspectors": ["p0"]}]
    wrong = {
        "checks": [first, second, "none"],
        "held_on": "2026-03-07",
        "session": "night",
        "inspectors": ["nobody"],
    }
    refused = client.post(f"{Q2}/pins", headers=asked, json=wrong)
    assert (refused.status_code, refused.json()["code"]) == (422, "pin-refused")
    assert sorted((fault["place"], fault["code"]) for fault in refused.json()["faults"]) == [
        ("checks", "problem-dangling"),
        ("checks", "problem-duplicate"),
        ("checks", "problem-pin-of-two-targets"),
        ("held_on", "pin-no-working-day"),
        ("held_on", "pin-outside-window"),
        ("held_on", "pin-outside-window"),
        ("inspectors", "problem-dangling"),
        ("session", "problem-dangling"),
    ]
    assert client.post(f"{Q2}/pins", headers=asked, json={"checks": [], "held_on": DAY}).status_code == 422
    assert [one["id"] for one in client.get(f"{Q2}/pins", headers=shown(Role.LEAD)).json()] == [added.json()["id"]]
    address = f"{Q2}/pins/{added.json()['id']}"
    assert client.delete(address, headers=asked).status_code == 204
    assert client.delete(address, headers=asked).json()["code"] == "pin-not-found"


def test_a_pin_that_no_longer_fits_stops_the_run_before_it_starts(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    check = owed(client, asked, source="draw")[0]["id"]
    pin = client.post(f"{Q2}/pins", headers=asked, json={"checks": [check], "held_on": DAY, "inspectors": ["p1"]})
    person = client.get("/api/v1/inspectors/p1", headers=asked).json()
    for status in ("removed", "active"):
        tagged = {**asked, "If-Match": "*"}
        assert client.put("/api/v1/inspectors/p1", headers=tagged, json={**person, "status": status}).status_code == 200
        if status == "removed":
            answer = client.post(f"{Q2}/runs", headers=asked, json={})
            assert (answer.status_code, answer.json()["code"]) == (409, "pins-outdated")
            assert [fault["place"] for fault in answer.json()["faults"]] == ["pins[0].inspectors"]
    client.delete(f"{Q2}/pins/{pin.json()['id']}", headers=asked)


def test_a_void_draw_takes_its_pins_with_it_and_leaves_cases(client: Client, shown: As, office: Office) -> None:
    asked = shown(Role.OFFICE)
    check = owed(client, asked, source="draw")[0]["id"]
    assert client.post(f"{Q2}/pins", headers=asked, json={"checks": [check], "held_on": DAY}).status_code == 201
    days = {"first_date": date(2026, 4, 7), "last_date": date(2026, 4, 20)}
    case = enter_case(office, OPERATOR, "2026Q2", CaseWish(Source.COMPLAINT, "举报", "T2", ("AMR-03",), **days))
    announce_draw(office, OPERATOR, ceremonies.SAFE, "2026Q2", ceremonies.SOURCE, "停电")
    assert list_pins(office, OPERATOR, "2026Q2") == []
    left = {one["id"].split(":")[0] for one in owed(client, asked)}
    assert f"case-{case.number}" in left
    assert all(name.startswith("case-") for name in left)
