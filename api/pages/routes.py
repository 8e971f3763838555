"""Every page, under the door and the errors of pages."""

from __future__ import annotations

from litestar import Router
from litestar.di import Provide
from litestar.exceptions import HTTPException

from api.pages.accounts import AccountPages
from api.pages.adoptions import AdoptionPages
from api.pages.after_visits import TaskPages
from api.pages.alignments import AlignmentPages
from api.pages.assessments import AssessmentPages
from api.pages.audit import AuditPages
from api.pages.batch_forms import BatchFormPages
from api.pages.batches import BatchPages
from api.pages.campaign_rows import CampaignRowPages
from api.pages.campaign_work import CampaignWorkPages
from api.pages.campaigns import CampaignPages
from api.pages.ceremony import CeremonyPages
from api.pages.days import DayPages
from api.pages.deadlines import DeadlinePages
from api.pages.documents import DocumentPages, VerifyPages
from api.pages.feedback import FeedbackPages
from api.pages.field_work import FieldPages
from api.pages.findings import FindingPages
from api.pages.forms import form_of
from api.pages.guide import GuidePages
from api.pages.home import HomePages
from api.pages.imports import ImportPages
from api.pages.items import ItemPages
from api.pages.languages import texts_of_page
from api.pages.login import LoginPages
from api.pages.merge_graphs import MergeGraphPages
from api.pages.overlaps import OverlapPages
from api.pages.own_matters import OwnMatterPages
from api.pages.planning import PlanPages
from api.pages.platforms import PlatformPages
from api.pages.problems import page_http, page_ours, page_unexpected
from api.pages.public_draws import PublicDrawPages
from api.pages.public_results import PublicResultPages
from api.pages.public_search import PublicSearchPages
from api.pages.public_site import PublicPages
from api.pages.records import RecordPages
from api.pages.recusals import OwnRecusalPages, RecusalPages
from api.pages.registers import RegisterPages
from api.pages.releases import ReleasePages
from api.pages.replans import ReplanPages
from api.pages.results import ResultPages
from api.pages.run_rows import RunRowPages
from api.pages.runs import RunPages
from api.pages.shell import shell_of
from api.pages.short_lists import listed_of
from api.pages.swaps import SwapPages
from api.pages.timetable import TimetablePages
from api.pages.tokens import TokenPages
from api.pages.urgent import UrgentPages
from api.pages.visit_histories import VisitHistoryPages
from api.pages.visit_maps import MapPages
from api.pages.visits import VisitPages
from api.pages.what_ifs import WhatIfPages
from coordination.errors import CoordinationError

PAGES = Router(
    "/",
    route_handlers=[
        HomePages,
        DayPages,
        LoginPages,
        PlanPages,
        OverlapPages,
        BatchFormPages,
        BatchPages,
        AlignmentPages,
        CampaignPages,
        CampaignRowPages,
        CampaignWorkPages,
        TimetablePages,
        VisitPages,
        VisitHistoryPages,
        MapPages,
        MergeGraphPages,
        RunPages,
        RunRowPages,
        ReplanPages,
        WhatIfPages,
        FieldPages,
        SwapPages,
        OwnMatterPages,
        RecordPages,
        AdoptionPages,
        TaskPages,
        DeadlinePages,
        ResultPages,
        FindingPages,
        FeedbackPages,
        UrgentPages,
        PlatformPages,
        AssessmentPages,
        DocumentPages,
        OwnRecusalPages,
        RecusalPages,
        RegisterPages,
        ReleasePages,
        ItemPages,
        ImportPages,
        AccountPages,
        TokenPages,
        AuditPages,
        GuidePages,
        CeremonyPages,
        PublicPages,
        PublicSearchPages,
        PublicDrawPages,
        PublicResultPages,
        VerifyPages,
    ],
    dependencies={
        "shell": Provide(shell_of, sync_to_thread=False),
        "said": Provide(texts_of_page, sync_to_thread=False),
        "form": Provide(form_of),
        "listed": Provide(listed_of, sync_to_thread=False),
    },
    exception_handlers={CoordinationError: page_ours, HTTPException: page_http, Exception: page_unexpected},
    include_in_schema=False,
)
