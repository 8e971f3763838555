"""Use cases: what a published plan leaves out, grouped by reason, and each check with what it waits for."""

from __future__ import annotations

from collections import Counter, defaultdict

from coordination.desk.campaigns.visiting import seen_version
from coordination.desk.listing import page_of_list
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.telling import teller
from coordination.model.access import Act, Caller
from coordination.model.campaigns import LeftCheck, LeftGroup
from coordination.model.draws import CheckDemand
from coordination.model.pages import Page, Wanted
from coordination.storage import demands
from coordination.texts import Texts
from coordination.texts.left_out import LeftOut
from solvers.planning.plan import REASONS

_NEWEST = 0


def left_groups(office: Office, caller: Caller, campaign_id: str, number: int = _NEWEST) -> list[LeftGroup]:
    """How many checks a version leaves out for each reason and of which departments; most first.

    What would solve each reason is the text `act-<reason>`. Raises NotFoundError where nothing is published.
    """
    by_reason: dict[str, Counter[str]] = defaultdict(Counter)
    for one, demand, _ in _left(office, caller, campaign_id, number):
        by_reason[one.reason][demand.department] += 1
    groups = [
        LeftGroup(reason, counts.total(), tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))))
        for reason in REASONS
        if (counts := by_reason[reason])
    ]
    return sorted(groups, key=lambda group: -group.checks)


def left_checks(
    office: Office,
    caller: Caller,
    said: Texts,
    campaign_id: str,
    reason: str,
    department: str,
    wanted: Wanted,
    number: int = _NEWEST,
) -> Page[LeftCheck]:
    """A page of the checks a version leaves out, of one reason and department or of any, by id.

    said: in whose language each is told why.
    """
    tell = teller(office.reference, said)
    found = [
        LeftCheck(
            check=demand.id,
            batch=demand.batch,
            reason=one.reason,
            detail=tell(one),
            target=demand.target,
            target_name=target_name,
            department=demand.department,
            item=demand.item,
            first_date=demand.first_date,
            last_date=demand.last_date,
            source=demand.source,
        )
        for one, demand, target_name in _left(office, caller, campaign_id, number)
        if reason in {"", one.reason} and department in {"", demand.department}
    ]
    return page_of_list(found, "left", lambda one: (one.check,), wanted)


def _left(office: Office, caller: Caller, campaign_id: str, number: int) -> list[tuple[LeftOut, CheckDemand, str]]:
    """What is left out and within reach, as it is owed, with the name of its target; by id."""
    require(caller, Act.READ_CAMPAIGNS)
    with office.database.reading() as session:
        left = {one.check: one for one in seen_version(office, session, caller, campaign_id, number).unplanned}
        known = demands.named(session, caller.reach, campaign_id, left)
    return [(left[name], demand, target_name) for name, (demand, target_name) in sorted(known.items())]
