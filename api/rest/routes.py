"""Everything the service answers, in the order of the document."""

from __future__ import annotations

from litestar import Router
from litestar.types import ControllerRouterHandler

from api.feeds.router import ROUTER as FEEDS
from api.pages.routes import PAGES
from api.rest.accounts import AccountController
from api.rest.alignments import AlignmentController
from api.rest.approvals import ApprovalController
from api.rest.audit import AuditController
from api.rest.busy_calendars import BusyCalendarController
from api.rest.campaigns import CampaignController
from api.rest.deadlines import DeadlineController
from api.rest.draws import DrawController
from api.rest.entries import EntryController
from api.rest.evidence import EvidenceController
from api.rest.exports import ExportController
from api.rest.feed_addresses import FeedAddressController
from api.rest.follow_ups import FollowUpController, SyncController
from api.rest.health import HEALTH
from api.rest.imports import ImportController
from api.rest.issued_documents import DocumentController, TemplateController
from api.rest.items import ItemController
from api.rest.oidc import OidcController
from api.rest.packs import PackController
from api.rest.people import PeopleController
from api.rest.plan_revisions import PlanRevisionController
from api.rest.planning_files import PlanningFileController
from api.rest.plans import PlanController
from api.rest.problem_types import PROBLEM_TYPES
from api.rest.public import PublicController
from api.rest.replans import ReplanController
from api.rest.results import CaseFileController, ResultController
from api.rest.runs import RunController
from api.rest.sessions import SessionController
from api.rest.swaps import SwapController
from api.rest.targets import TargetController
from api.rest.tasks import PartController, TaskController
from api.rest.tokens import TokenController
from api.rest.urgent import UrgentController
from api.rest.verification import VerificationController
from api.rest.what_ifs import WhatIfController
from api.rest.year_end import YearEndController
from api.static_files import static

_RESOURCES: list[ControllerRouterHandler] = [
    PublicController,
    SessionController,
    OidcController,
    TargetController,
    ItemController,
    ApprovalController,
    PeopleController,
    BusyCalendarController,
    ImportController,
    ExportController,
    PackController,
    PlanController,
    CampaignController,
    EntryController,
    AlignmentController,
    PlanRevisionController,
    DrawController,
    RunController,
    TaskController,
    PartController,
    UrgentController,
    EvidenceController,
    ResultController,
    CaseFileController,
    DocumentController,
    TemplateController,
    FollowUpController,
    SyncController,
    DeadlineController,
    YearEndController,
    PlanningFileController,
    VerificationController,
    ReplanController,
    SwapController,
    WhatIfController,
    FeedAddressController,
    AccountController,
    TokenController,
    AuditController,
]
ROUTES: list[ControllerRouterHandler] = [
    Router("/api/v1", route_handlers=_RESOURCES),
    FEEDS,
    *HEALTH,
    *PROBLEM_TYPES,
    PAGES,
    static,
]
