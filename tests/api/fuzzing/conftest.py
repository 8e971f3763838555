"""The filled office as a real service on a loopback port, with a token for every role."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread

import pytest
import uvicorn
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from api.rest.service import Service
from coordination.desk.accounts import passwords
from coordination.desk.office import Office
from tests.api.fuzzing.filled import fill
from tests.api.rest.conftest import office, service, shown  # noqa: F401 - fixtures


@dataclass(frozen=True)
class Served:
    """Where the service is, and what stands in its paths."""

    address: str
    places: dict[str, list[str]]


@pytest.fixture(scope="module")
def served(office: Office, service: Service) -> Iterator[Served]:  # noqa: F811
    """The service, answering; streams end soon, passwords cost little."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("api.rest.run_events.LOOK_SECONDS", 0.01)
        patch.setattr("api.rest.run_events._LONGEST_SECONDS", 0.05)
        cheap = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
        patch.setattr(passwords, "HASHER", cheap)
        passwords.decoy.cache_clear()
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
    passwords.decoy.cache_clear()
