"""An office that may announce its draw."""

from __future__ import annotations

import pytest

from coordination.desk.office import Office
from coordination.model.items import ItemClass
from coordination.storage.registers import write
from tests.coordination.ceremonies import opened
from tests.coordination.desk.test_plans import FIRE, FOOD, campaign, plan
from tests.coordination.records import item, target


@pytest.fixture
def ready(office: Office) -> Office:
    """An office with forty targets, two items, a published plan and a campaign over it."""
    with office.database.transaction() as session:
        write(session, [target(f"t{number:02}") for number in range(40)])
        general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6}
        write(session, [item("AMR-03", **general), item("EMERG-01", specialties=(), **general)])
    opened(office, plan(FOOD, FIRE), campaign(FOOD, FIRE))
    return office
