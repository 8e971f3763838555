"""The filled office as a real service on a loopback port, with a token for every role."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread

import pytest
import uvicorn

from api.rest.service import Service
from coordination.desk.office import Office
from tests.api.fuzzing.filled import fill
from tests.api.rest.conftest import office, opened, service, shown  # noqa: F401 - fixtures


@dataclass(frozen=True)
class Served:
    """Where the service is, and what stands in its paths."""

    address: str
    places: dict[str, list[str]]


@pytest.fixture(scope="module")
def served(office: Office, service: Service) -> Iterator[Served]:  # noqa: F811
    """The service, answering; streams end soon."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("api.rest.run_events.LOOK_SECONDS", 0.01)
        patch.setattr("api.rest.run_events._LONGEST_SECONDS", 0.05)
        places = fill(office)
        listening = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(service, log_config=None, timeout_graceful_shutdown=1))
        thread = Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield Served(f"http://127.0.0.1:{listening.getsockname()[1]}", places)
        server.should_exit = True
        thread.join()
        listening.close()
