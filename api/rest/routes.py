"""Everything the service answers, in the order of the document."""

from __future__ import annotations

from litestar import Router
from litestar.types import ControllerRouterHandler

from api.rest.audit import AuditController
from api.rest.documents import static
from api.rest.exports import ExportController
from api.rest.health import HEALTH
from api.rest.imports import ImportController
from api.rest.items import ItemController
from api.rest.packs import PackController
from api.rest.people import PeopleController
from api.rest.problem_types import PROBLEM_TYPES
from api.rest.public import PublicController
from api.rest.sessions import SessionController
from api.rest.targets import TargetController

_RESOURCES: list[ControllerRouterHandler] = [
    PublicController,
    SessionController,
    TargetController,
    ItemController,
    PeopleController,
    ImportController,
    ExportController,
    PackController,
    AuditController,
]
ROUTES: list[ControllerRouterHandler] = [
    Router("/api/v1", route_handlers=_RESOURCES),
    *HEALTH,
    *PROBLEM_TYPES,
    static,
]
