"""The databases and the office of the desk's tests, and a small application with the feeds in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
from litestar import Litestar, Request, Response
from litestar.datastructures import State
from litestar.di import Provide
from litestar.testing import TestClient

from api.feeds.router import ROUTER
from api.feeds.secrecy import keep_feed_secrets_out_of_logs
from api.rest.busy_calendars import BusyCalendarController
from api.rest.feed_addresses import FeedAddressController
from coordination.desk.office import Office
from coordination.errors import CoordinationError, ForbiddenError, NotFoundError
from coordination.model.access import ACTS_OF, Caller, Role
from tests.coordination.conftest import database, office, opened
from tests.coordination.publishing import announced

__all__ = ["database", "office", "opened"]
OFFICE = Caller("office", Role.OFFICE, ACTS_OF[Role.OFFICE])


def told(_: Request[object, object, State], error: CoordinationError) -> Response[dict[str, str]]:
    status = {NotFoundError: 404, ForbiddenError: 403}.get(type(error), 400)
    return Response({"code": error.code}, status_code=status)


def _given(value: object) -> Provide:
    return Provide(lambda: value, sync_to_thread=False)


def application(office: Office) -> Litestar:
    """Feeds and their addresses over HTTP, everybody the office."""
    given = {"office": office, "caller": OFFICE, "public_url": "https://example.test/city"}
    return Litestar(
        [ROUTER, FeedAddressController, BusyCalendarController],
        dependencies={name: _given(value) for name, value in given.items()},
        exception_handlers={CoordinationError: told},
    )


@pytest.fixture
def registered(office: Office) -> Office:
    """An office with the first version of a campaign published."""
    return announced(office)


@pytest.fixture
def client(registered: Office) -> Iterator[TestClient[Litestar]]:
    """A client that takes what it gets: no coding asked for, nothing unpacked."""
    with TestClient(application(registered), raise_server_exceptions=True) as opened:
        opened.headers.pop("accept-encoding")
        yield opened


@pytest.fixture
def quiet() -> Iterator[None]:
    """Logs as a server keeps them: without secrets."""
    factory = logging.getLogRecordFactory()
    keep_feed_secrets_out_of_logs()
    yield
    logging.setLogRecordFactory(factory)
