"""An office that has published the first version of a campaign, for the tests of feeds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from coordination.desk.office import Office
from coordination.desk.publishing import Draft, draft_version, store_draft
from coordination.model.plans import AnnualPlan, Campaign
from coordination.model.versions import PlanVersion
from coordination.storage import planning
from coordination.storage.registers import write
from tests.coordination.records import batch, inspector
from tests.coordination.versions import VERSION


def announced(office: Office) -> Office:
    """The office with a campaign, its batches and inspectors, and the first version published."""
    batches = (batch("b1", "AMR-03"), batch("b2", "URBAN-02"))
    with office.database.transaction() as session:
        write(session, [inspector(f"LC-{number}") for number in range(1, 5)])
        planning.add_plan(session, AnnualPlan(2026, "计划", "LC", date(2026, 1, 10), batches))
        campaign = Campaign("2026Q2", "第二季度", 2026, "LC", ("b1", "b2"), date(2026, 4, 1), date(2026, 6, 30))
        planning.add_campaign(session, campaign)
        planning.add_campaign(session, replace(campaign, id="2026Q3"))
    published(office, VERSION)
    return office


def published(office: Office, version: PlanVersion) -> None:
    store(office, draft_version(office, version))


def store(office: Office, draft: Draft) -> None:
    with office.database.transaction() as session:
        store_draft(office, session, draft)
