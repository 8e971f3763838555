"""The web application: routes, errors, the door, and a document that describes them."""

from __future__ import annotations

from fractions import Fraction
from importlib.metadata import version
from threading import Event

from anyio import CapacityLimiter
from litestar.datastructures import State
from litestar.di import Provide
from litestar.exceptions import HTTPException
from litestar.openapi.config import OpenAPIConfig
from litestar.openapi.spec import Components, Reference, SecurityScheme

from api.pages.problems import tell_http
from api.rest.documents import DOCUMENT_ROUTER, Page
from api.rest.door import (
    CSRF_HEADER,
    SESSION_COOKIE,
    admit,
    provide_caller,
    provide_office,
    provide_public_url,
    provide_said,
)
from api.rest.hashing import AT_ONCE
from api.rest.identity import Identity
from api.rest.oidc import CALLBACK
from api.rest.problems import tell_ours, tell_too_deep, tell_unexpected
from api.rest.provider import Provider
from api.rest.ratios import is_ratio, ratio_of
from api.rest.routes import ROUTES
from api.rest.routing import undeclared
from api.rest.service import Service
from api.rest.slowing import Buckets
from api.settings import Settings
from coordination.desk.drawing.safe import Safe
from coordination.desk.import_jobs import UnderWay
from coordination.desk.office import Office
from coordination.desk.telling import naming_texts
from coordination.errors import CoordinationError
from coordination.texts import LANGUAGES, texts

_LARGEST_BODY_BYTES = 1 << 20


def create_app(settings: Settings, office: Office, identity: Identity, safe: Safe) -> Service:
    """The service over an office that is open; safe: keeps the secrets of its draws.

    Raises RuntimeError where a route declares no act.
    """
    app = Service(
        route_handlers=ROUTES,
        guards=[admit],
        dependencies={
            "caller": Provide(provide_caller, sync_to_thread=False),
            "office": Provide(provide_office, sync_to_thread=False),
            "said": Provide(provide_said, sync_to_thread=False),
            "public_url": Provide(provide_public_url, sync_to_thread=False),
        },
        exception_handlers={
            CoordinationError: tell_ours,
            HTTPException: tell_http,
            RecursionError: tell_too_deep,
            Exception: tell_unexpected,
        },
        request_max_body_size=_LARGEST_BODY_BYTES,
        type_encoders={Fraction: str},
        type_decoders=[(is_ratio, ratio_of)],
        openapi_config=_document(),
        logging_config=None,
        state=State(
            {
                "settings": settings,
                "texts": {language: naming_texts(office.reference, language) for language in LANGUAGES},
                "office": office,
                "identity": identity,
                "safe": safe,
                "provider": settings.oidc and Provider(settings.oidc, f"{settings.public_url}{CALLBACK}"),
                "hashing": CapacityLimiter(AT_ONCE),
                "buckets": Buckets(),
                "stopping": Event(),
                "imports": UnderWay(),
            }
        ),
    )
    without = undeclared(app)
    if without:
        raise RuntimeError(f"routes that declare no act: {', '.join(without)}")
    return app


def _document() -> OpenAPIConfig:
    schemes: dict[str, SecurityScheme | Reference] = {
        "token": SecurityScheme(type="http", scheme="bearer"),
        "session": SecurityScheme(type="apiKey", name=SESSION_COOKIE, security_scheme_in="cookie"),
        "csrf": SecurityScheme(type="apiKey", name=CSRF_HEADER, security_scheme_in="header"),
    }
    return OpenAPIConfig(
        title=f"{texts('zh').say('api-title')} · {texts('en').say('api-title')}",
        version=version("onevisit"),
        description=f"{texts('zh').say('api-description')}\n\n{texts('en').say('api-description')}",
        components=Components(security_schemes=schemes),
        security=[{}, {"token": []}, {"session": [], "csrf": []}],
        openapi_router=DOCUMENT_ROUTER,
        render_plugins=[Page(path="/")],
        use_handler_docstrings=True,
    )
