"""Items pass their approvals in order and anew when they change; published plans are filed where the pack says."""

from __future__ import annotations

from typing import Any

import pytest

from coordination.desk.office import Office
from coordination.model.access import Role
from coordination.model.items import ItemClass
from coordination.storage import planning
from coordination.storage.database import Work
from coordination.storage.registers import write
from tests.api.rest.conftest import As, Client
from tests.coordination.ceremonies import opened
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, item

ITEM = "/api/v1/items/AMR-03/approval"
FILINGS = "/api/v1/campaigns/2026Q2/filings"
FOOD = batch("b-food", "AMR-03")


@pytest.fixture(scope="module", autouse=True)
def published(office: Office) -> None:
    """An item, a plan under pack LC, and a campaign with one version."""
    with office.database.transaction() as session:
        write(session, [item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6, specialties=())])
        write(session, [item("EMERG-01", item_class=ItemClass.GENERAL, ratio_cap=0.6, specialties=())])
    opened(office, plan(FOOD), campaign(FOOD))


def steps(told: dict[str, Any]) -> dict[str, str | None]:
    return {one["step"]: one["approval"] and one["approval"]["taken_by"] for one in told["steps"]}


def test_steps_are_taken_in_order_by_whose_item_it_is(client: Client, shown: As) -> None:
    assert steps(client.get(ITEM, headers=shown(Role.SUPERVISOR)).json()) == dict.fromkeys(
        ("derived_from_provincial_list", "published")
    )
    early = client.post(ITEM, headers=shown(Role.OFFICE), json={"step": "published"})
    assert (early.status_code, early.json()["code"]) == (409, "approval-not-next")
    assert client.post(ITEM, headers=shown(Role.PARTICIPANT), json={"step": "published"}).status_code == 404
    first = client.post(ITEM, headers=shown(Role.OFFICE), json={"step": "derived_from_provincial_list"})
    assert first.status_code == 200, first.text
    wrong = client.post(ITEM, headers=shown(Role.LEAD), json={"step": "published", "note": "a\nb"})
    assert (wrong.status_code, wrong.json()["faults"][0]["place"]) == (422, "note")
    second = client.post(ITEM, headers=shown(Role.LEAD), json={"step": "published", "note": "〔2026〕3号"})
    assert list(steps(second.json()).values()) == ["office", "lead"]
    assert second.json()["steps"][1]["approval"]["note"] == "〔2026〕3号"
    assert second.json()["steps"][1]["approval"]["taken_at"].startswith("2026-03-01T09:00:00")


def test_a_changed_item_passes_its_steps_anew_and_what_was_taken_stays_to_be_seen(client: Client, shown: As) -> None:
    lead = shown(Role.LEAD)
    client.post(ITEM, headers=shown(Role.OFFICE), json={"step": "derived_from_provincial_list"})  # taken before or now
    before = client.get(ITEM, headers=lead).json()
    taken = sum(one["approval"] is not None for one in before["steps"])
    assert taken
    held = client.get("/api/v1/items/AMR-03", headers=lead).json()
    changed = client.put("/api/v1/items/AMR-03", headers={**lead, "If-Match": "*"}, json={**held, "content": "新"})
    assert changed.status_code == 200, changed.text
    after = client.get(ITEM, headers=lead).json()
    assert set(steps(after).values()) == {None}
    assert len(after["lapsed"]) == taken


def add_version(session: Work, number: int) -> None:
    row = {"campaign": "2026Q2", "version": number, "published_at": "2026-03-01T09:00:00+00:00", "content": b"{}"}
    planning.add_version(session, {**row, "sha256": str(number) * 64})


def test_each_version_is_filed_at_every_place_once(client: Client, shown: As, office: Office) -> None:
    asked = shown(Role.OFFICE)
    assert client.get(FILINGS, headers=asked).json()["code"] == "version-not-found"
    with office.database.transaction() as session:
        add_version(session, 1)
    places = list(steps(client.get(FILINGS, headers=shown(Role.LEAD)).json()))
    assert places == ["行政执法主体负责人审批", "涉企行政检查登记"]
    filed = client.post(FILINGS, headers=asked, json={"step": places[1], "note": "2026-0012"})
    assert steps(filed.json()) == {places[0]: None, places[1]: "office"}
    for place in (places[1], "别处"):
        again = client.post(FILINGS, headers=asked, json={"step": place})
        assert (again.status_code, again.json()["code"]) == (409, "filing-not-due")
    with office.database.transaction() as session:
        add_version(session, 2)
    newer = client.get(FILINGS, headers=asked).json()
    assert set(steps(newer).values()) == {None}
    assert [one["note"] for one in newer["lapsed"]] == ["2026-0012"]
