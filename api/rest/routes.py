"""Everything the service answers, in the order of the document."""

from __future__ import annotations

from litestar import Router
from litestar.types import ControllerRouterHandler

from api.rest.documents import static
from api.rest.health import HEALTH
from api.rest.problem_types import PROBLEM_TYPES
from api.rest.sessions import SessionController

ROUTES: list[ControllerRouterHandler] = [
    Router("/api/v1", route_handlers=[SessionController]),
    *HEALTH,
    *PROBLEM_TYPES,
    static,
]
