"""Use cases for everybody: item lists and plans of visits - nobody's phone, certificate or name of an officer.

Public annual plans and draws are in `plans` and `drawing`.

Officers are named on the notice the target is handed; the inspector register itself is public only where a pack says
so (ZB-23), which the base pack does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from coordination.desk.kept import version_of
from coordination.desk.office import Office
from coordination.errors import NotFoundError
from coordination.model.access import ANYBODY
from coordination.model.feeds import ZONE
from coordination.model.items import InspectionItem
from coordination.model.pages import Page, Wanted
from coordination.model.plans import Campaign
from coordination.model.versions import PublishedVisit
from coordination.storage import planning
from coordination.storage.reading import page_within


@dataclass(frozen=True, slots=True)
class PublicVisit:
    """A visit as everybody may see it: when, at whom, by which departments (their codes), what is checked."""

    id: str
    held_on: date
    target: str
    target_name: str
    departments: tuple[str, ...]
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ComingVisits:
    """How often a department still goes; not where, and not when. department: its code."""

    department: str
    visits: int
    checks: int


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """A published plan as everybody may see it, with the digests of the files it was made from.

    visits: those of days that are over. Who is visited next is told to nobody beforehand (C-18): of the others only
    how many there are is public, `coming_count` together and `coming` by department.
    """

    campaign: str
    title: str
    version: int
    published_at: datetime
    problem_sha256: str
    plan_sha256: str
    visits: tuple[PublicVisit, ...]
    coming_count: int
    coming: tuple[ComingVisits, ...]


def public_items(office: Office, wanted: Wanted, department: str, name: str = "") -> Page[InspectionItem]:
    """The item lists, which the law wants public (LC-12); name: a part of it."""
    equal, contains = {"department": department}, {"name": name}
    with office.database.reading() as session:
        return page_within(session, InspectionItem, ANYBODY.reach, wanted, equal, contains)


def public_version(office: Office, campaign_id: str) -> PublicVersion:
    """The newest published plan of a campaign; raises NotFoundError."""
    with office.database.reading() as session:
        campaign = planning.campaign(session, campaign_id)
        stamp = next(iter(planning.version_stamps(session, campaign.id).get(campaign.id, ())), None)
        if stamp is None:
            raise NotFoundError("version-not-found", campaign=campaign.id)
        found = version_of(session, campaign.id, stamp.version, stamp.sha256)
    today = office.clock().astimezone(ZONE).date()
    coming = [visit for visit in found.visits if visit.held_on >= today]
    return PublicVersion(
        campaign=found.campaign,
        title=found.title,
        version=found.version,
        published_at=found.published_at,
        problem_sha256=found.problem_sha256,
        plan_sha256=found.plan_sha256,
        visits=tuple(_visit(visit) for visit in found.visits if visit.held_on < today),
        coming_count=len(coming),
        coming=tuple(_coming(coming)),
    )


def published_campaigns(office: Office) -> list[Campaign]:
    """The campaigns of which a plan was published, for everybody; the latest first."""
    with office.database.reading() as session:
        published = planning.version_stamps(session)
        return [one for one in planning.campaigns(session) if one.id in published]


def campaign_titles(office: Office) -> dict[str, str]:
    """The titles of campaigns by id, for everybody: to name what is public of them."""
    with office.database.reading() as session:
        return {one.id: one.title for one in planning.campaigns(session)}


def _coming(visits: Sequence[PublishedVisit]) -> Iterator[ComingVisits]:
    checks = Counter(check.department for visit in visits for check in visit.checks)
    going = Counter(code for visit in visits for code in {check.department for check in visit.checks})
    for code in sorted(checks):
        yield ComingVisits(code, going[code], checks[code])


def _visit(visit: PublishedVisit) -> PublicVisit:
    return PublicVisit(
        id=visit.id,
        held_on=visit.held_on,
        target=visit.target,
        target_name=visit.target_name,
        departments=tuple(sorted({check.department for check in visit.checks})),
        items=tuple(check.item_name for check in visit.checks),
    )
