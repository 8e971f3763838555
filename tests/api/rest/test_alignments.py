"""An alignment over the web: the office has it made, the lead department agrees, everybody sees what concerns them."""

from __future__ import annotations

from typing import Any

from coordination.desk.office import Office
from coordination.model.access import Role
from coordination.model.items import ItemClass
from coordination.storage.registers import write
from tests.api.rest.conftest import As, Client
from tests.api.rest.test_draws import BATCH, PLAN, PLANS, done
from tests.coordination.records import inspector, item, target

FIRE: dict[str, Any] = {
    **BATCH,
    "id": "b-fire",
    "department": "EMERG",
    "lead_department": "EMERG",
    "items": ["EMERG-01"],
    "first_date": "2026-03-02",
    "last_date": "2026-03-20",
}
FOOD: dict[str, Any] = {**BATCH, "latest_date": "2026-06-30", "earliest_date": "2026-01-01"}


def test_an_alignment_is_made_seen_and_agreed_to(client: Client, shown: As, office: Office) -> None:
    with office.database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(10)])
        general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6, "specialties": ()}
        write(session, [item("AMR-03", **general), item("EMERG-01", **general)])
        write(session, [inspector(f"A{number}") for number in range(9)])
    asked, lead = shown(Role.OFFICE), shown(Role.LEAD)
    address = f"{PLANS}/2026/alignment"
    assert client.get(address, headers=asked).json()["code"] == "alignment-not-found"
    done(client, asked, PLANS, 201, **PLAN, batches=[FOOD, FIRE])

    made = done(client, asked, address, 201, share="1", seconds=20)
    assert (made["number"], made["proposed_by"]) == (1, "office")
    assert made["alignment"]["visits"] < made["alignment"]["visits_filed"]
    refused = client.post(address, headers=asked, json={"share": "2"})
    assert (refused.status_code, refused.json()["faults"][0]["code"]) == (422, "alignment-share")

    seen = client.get(address, headers=lead).json()["alignment"]
    assert [one["batches"] for one in seen["inspections"]] == [["b-food"]]
    refused = client.post(f"{address}/agree", headers=asked, json={"batches": ["b-food"]})
    assert (refused.status_code, refused.json()["code"]) == (403, "alignment-needs-department")
    agreed = done(client, lead, f"{address}/agree", batches=["b-food"])
    assert [one["first_date"] for one in agreed["batches"]] == [seen["inspections"][0]["first_date"]]


def test_the_next_plan_begins_like_this_one_and_its_order_is_drawn(client: Client, shown: As) -> None:
    asked = shown(Role.OFFICE)
    for year in (0, 9999):
        refused = client.post(f"{PLANS}/{year}/repeat", headers=asked, json={"like": 2026})
        assert (refused.status_code, refused.json()["faults"][0]["code"]) == (422, "field-out-of-bounds")
    unread = client.post(f"{PLANS}/2026/order", headers=asked, json={"draw_seed": "1\x01", "above": "1/100"})
    assert (unread.status_code, unread.json()["code"]) == (422, "batch-order-without-seed")
    order = done(client, asked, f"{PLANS}/2026/order", draw_seed="9.18.26", above="1/100")
    assert sorted(order) == ["b-fire", "b-food"]
    repeated = done(client, asked, f"{PLANS}/2025/repeat", 201, like=2026)
    assert {one["id"] for one in repeated["batches"]} == {"2025-b-food", "2025-b-fire"}
