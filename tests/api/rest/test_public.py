"""What everybody may see: plans and draws once they are published, not a day earlier, and for good."""

from __future__ import annotations

from hashlib import sha256

import pytest

from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.plans import file_plan, open_campaign, publish_annual_plan
from coordination.model.ceremony import DrawStep
from coordination.model.items import ItemClass
from coordination.storage.registers import write
from solvers.drawing.check import verify
from tests.api.rest.conftest import Client
from tests.coordination.ceremonies import Steps
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, item, target

FOOD = batch("b-food", "AMR-03")
PLANS, DRAWS = "/api/v1/public/plans", "/api/v1/public/draws"
RECORD, FRAME = f"{DRAWS}/2026Q2/record.json", f"{DRAWS}/2026Q2/frame.csv"


@pytest.fixture(scope="module", autouse=True)
def filed(office: Office) -> None:
    """A plan that is filed, and a campaign over it."""
    with office.database.transaction() as session:
        write(session, [target(f"t{number}") for number in range(6)])
        write(session, [item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6, specialties=())])
    file_plan(office, OPERATOR, plan(FOOD))
    open_campaign(office, OPERATOR, campaign(FOOD))


def test_plans_and_draws_are_public_once_they_are_published_and_stay_so(client: Client, office: Office) -> None:
    steps = Steps(office)
    assert client.get(PLANS).json() == []
    publish_annual_plan(office, OPERATOR, 2026)
    (told,) = client.get(PLANS).json()
    assert (told["year"], told["state"], [one["id"] for one in told["batches"]]) == (2026, "published", ["b-food"])

    steps.until(DrawStep.SIGN)
    assert client.get(DRAWS).json() == []
    for address in (RECORD, FRAME):
        early = client.get(address)
        assert (early.status_code, early.json()["code"]) == (404, "draw-not-found")

    steps.publish()
    record, frame = client.get(RECORD), client.get(FRAME)
    assert verify(record.content, frame.content) == []
    (draw,) = client.get(DRAWS).json()
    assert (draw["campaign"], draw["number"], draw["state"]) == ("2026Q2", 1, "published")
    assert draw["record_sha256"] == sha256(record.content).hexdigest()
    assert "secret" not in draw
    assert client.get(RECORD, headers={"If-None-Match": record.headers["etag"]}).status_code == 304

    steps.announce("停电后重新抽取")
    (void,) = client.get(DRAWS).json()
    assert (void["state"], void["end_reason"]) == ("void", "停电后重新抽取")
    assert client.get(RECORD).content == record.content
