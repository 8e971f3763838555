"""The city that is looked at: `onevisit demo` as people run it, and a campaign with a city-month of visits."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice

from api.bench.pages.asked import Asked
from api.bench.service.processes import environment, onevisit
from coordination.desk.office import Office
from coordination.desk.publishing import draft_version, store_draft
from coordination.errors import UnavailableError
from coordination.model.versions import PlanVersion, PublishedVisit
from coordination.storage import planning
from coordination.storage.columns import adapter_of

MONTH = "bench-month"
_VISITOR = re.compile(r"demo\.([a-z]+)\s+((?:[0-9a-f]{4}-){3}[0-9a-f]{4})")


def make_city(asked: Asked) -> Mapping[str, str]:
    """Makes it; the password of the visitor of each role. Raises UnavailableError where the demo fails."""
    asked.step("city")
    command = onevisit("demo", "--scale", str(asked.sizes.scale), "--folder", str(asked.folder / "demo"))
    told = subprocess.run(
        command, env=environment(ONEVISIT_DATABASE_URL=asked.url), capture_output=True, text=True, check=False
    )
    if told.returncode:
        last = (told.stderr.strip().splitlines() or [""])[-1]
        raise UnavailableError("bench-run-failed", status=told.returncode, last=last)
    asked.step("month")
    add_month(asked.office, asked.sizes.visits)
    return dict(_VISITOR.findall(told.stdout))


def month_days(office: Office) -> list[date]:
    """The working days of next month; on the first of them the demo's inspector goes."""
    first = (office.clock().date().replace(day=1) + timedelta(days=32)).replace(day=1)
    last = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return list(office.reference.calendar.working_days(first, last))


def add_month(office: Office, visits: int) -> None:
    """A campaign of next month with so many of the demo's visits, over its batches."""
    days = month_days(office)
    first, last = days[0], days[-1]
    with office.database.transaction() as session:
        model = planning.campaign(session)
        version: PlanVersion = adapter_of(PlanVersion).validate_json(planning.version_content(session, model.id))
        campaign = replace(model, id=MONTH, title=MONTH, first_date=first, last_date=last)
        planning.add_campaign(session, campaign)
        month = replace(
            version, campaign=MONTH, title=MONTH, version=1, visits=tuple(_month(version.visits, visits, days))
        )
        store_draft(office, session, draft_version(office, month))


def _month(known: Sequence[PublishedVisit], count: int, days: Sequence[date]) -> Iterator[PublishedVisit]:
    """Visits on the days of a month, as evenly as they go: those that are known, again and again."""
    for number, visit in enumerate(islice(cycle(known), count)):
        checks = tuple(replace(check, id=f"{number}-{check.id}") for check in visit.checks)
        day = days[number % len(days)]
        yield replace(visit, id=f"v-{number}", route=f"{visit.route}-{day}", held_on=day, checks=checks)
