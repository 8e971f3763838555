"""What the form of a replan stands on, asked of the desk: only what the kind of event needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from api.pages.campaign_tables import number_of
from api.pages.replan_form import FIELDS, Ground
from coordination.desk import campaigns, registers, swapping
from coordination.desk.moving import sessions_of
from coordination.desk.office import Office
from coordination.desk.plans import list_plans
from coordination.desk.replans import first_open_day
from coordination.desk.weighing import posts_of
from coordination.model.access import Caller
from coordination.model.campaigns import VisitFilter
from coordination.model.items import InspectionItem
from coordination.model.pages import EVERYTHING, Wanted
from coordination.model.people import Inspector, InspectorStatus
from coordination.model.plans import Campaign, PlanBatch
from coordination.model.replans import EventKind
from coordination.model.versions import PublishedVisit
from coordination.rules.planning import replacement_rules

_MOST = Wanted(2_000)


@dataclass(frozen=True, slots=True)
class Opened:
    """From where a form was opened. kind: of event; the others are empty where nothing was chosen.

    half: whether half of the department's people, those whose numbers come last, are chosen to begin with.
    """

    kind: str
    visit: str = ""
    inspector: str = ""
    department: str = ""
    half: str = ""

    @property
    def event(self) -> EventKind:
        """The kind, an absence where there is no such kind."""
        return EventKind(self.kind) if self.kind in FIELDS else EventKind.ABSENCE


def ground_of(office: Office, caller: Caller, campaign_id: str, opened: Opened) -> Ground:
    """What there is to choose from; raises NotFoundError where nothing is published, or no such visit."""
    campaign = campaigns.read_standing(office, caller, campaign_id).campaign
    rules = replacement_rules(office.reference.shelf, campaign.pack)
    visits = campaigns.visit_page(office, caller, campaign_id, VisitFilter(), EVERYTHING).records
    visit = campaigns.read_visit(office, caller, campaign_id, opened.visit)[0] if opened.visit else None
    ground = Ground(
        kind=opened.event,
        first_open=first_open_day(office, campaign),
        last=campaign.last_date,
        visits=visits,
        visit=visit,
        sessions=sessions_of(office, caller, campaign_id),
        reasons=sorted(rules.reasons),
        statement=rules.statement_required,
        department=opened.department,
    )
    if ground.over:
        return ground
    match ground.kind:
        case EventKind.POOLING | EventKind.ASSIGNMENT if visit is not None:
            posts = posts_of(office, caller, campaign_id, visit.id)
            departments = dict.fromkeys(post.department for post in posts)
            return replace(ground, posts=posts, colleagues=_people(office, caller, list(departments)))
        case EventKind.STAFF_CUT if opened.department:
            return replace(ground, colleagues=_people(office, caller, [opened.department]))
        case EventKind.DEMAND:
            items = registers.page_of(office, caller, InspectionItem, _MOST, {}).records
            batches = batches_of(office, caller, campaign)
            return replace(ground, items=items, batches=batches)
        case EventKind.SWAP if visit is not None and opened.inspector:
            return replace(ground, offers=_offers(office, caller, campaign_id, visit, opened.inspector))
        case _:
            return ground


def _people(office: Office, caller: Caller, departments: Sequence[str]) -> list[Inspector]:
    pages = (registers.page_of(office, caller, Inspector, _MOST, {"department": code}) for code in departments)
    return [one for page in pages for one in page.records if one.status is InspectorStatus.ACTIVE]


def batches_of(office: Office, caller: Caller, campaign: Campaign) -> list[PlanBatch]:
    """The batches of a campaign within the caller's reach, in the order of its plan."""
    plans = (plan for plan in list_plans(office, caller) if plan.year == campaign.year)
    return [batch for plan in plans for batch in plan.batches if batch.id in campaign.batches]


def _offers(
    office: Office, caller: Caller, campaign_id: str, visit: PublishedVisit, typed: str
) -> tuple[swapping.Offer, ...]:
    inspector = number_of([visit], typed)
    if inspector not in {member.inspector for member in visit.team}:
        return ()
    return swapping.offers_for(office, caller, campaign_id, visit.id, inspector).offers
