"""Whoever guesses passwords from one address is slowed down, whichever accounts are tried; others are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from litestar.testing import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from api.rest import slowing
from api.rest.service import Service
from api.rest.slowing import Buckets, network_of
from coordination.desk import accounts
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.errors import UnavailableError
from coordination.model.access import Account, Role
from tests.api.rest.conftest import PASSWORD, Client

SESSION = "/api/v1/session"


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(service: Service, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clock]:
    """The service with full buckets of two attempts, and a clock that stands still."""
    made = Clock()
    monkeypatch.setattr(slowing, "_AT_ONCE", 2)
    monkeypatch.setitem(service.state._state, "buckets", Buckets(made))  # noqa: SLF001 - the state is the service's own
    return made


@pytest.fixture(scope="module", autouse=True)
def person(office: Office) -> None:
    accounts.add_account(office, OPERATOR, Account("person", "示例", Role.OFFICE), PASSWORD)


def tried(client: Client, name: str = "nobody", password: str = "wrong-wrong-wrong") -> int:  # noqa: S107 - of nobody
    client.cookies.clear()
    return client.post(SESSION, json={"name": name, "password": password}).status_code


def test_an_address_that_guesses_too_often_waits_and_is_told_how_long(client: Client, clock: Clock) -> None:
    assert [tried(client, f"nobody{number}") for number in range(2)] == [401, 401]
    refused = client.post(SESSION, json={"name": "person", "password": PASSWORD})
    problem = refused.json()
    assert (refused.status_code, problem["code"], problem["type"]) == (
        429,
        "log-ins-too-many",
        "/problems/log-ins-too-many",
    )
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["retry-after"] == "10"
    clock.now += 10
    assert tried(client, "person", PASSWORD) == 201


def test_who_logs_in_rightly_is_not_counted(client: Client, clock: Clock) -> None:
    assert [tried(client, "person", PASSWORD) for _ in range(5)] == [201] * 5
    assert clock.now == 0


def test_ones_own_password_is_not_guessed_either(client: Client, clock: Clock) -> None:
    csrf = client.post(SESSION, json={"name": "person", "password": PASSWORD}).json()["csrf"]
    body = {"present": "wrong-wrong-wrong", "password": "another-long-horse-7"}
    answers = [client.put("/api/v1/me/password", json=body, headers={"X-CSRF-Token": csrf}) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [401, 401, 429]
    assert clock.now == 0


@pytest.mark.parametrize(("trusted", "statuses"), [("*", [401, 401, 429, 401]), ("10.0.0.1", [401, 401, 429, 429])])
def test_a_header_tells_the_address_only_where_its_proxy_is_trusted(
    service: Service, clock: Clock, trusted: str, statuses: list[int]
) -> None:
    behind = ProxyHeadersMiddleware(service, trusted_hosts=trusted)
    found = []
    with TestClient(service):  # starts the service
        for address in ("203.0.113.1", "203.0.113.1", "203.0.113.1", "203.0.113.2"):
            asking: TestClient[Service] = TestClient(behind, base_url="https://onevisit.example")  # type: ignore[arg-type]
            body = {"name": "nobody", "password": "wrong-wrong-wrong"}
            found.append(asking.post(SESSION, json=body, headers={"X-Forwarded-For": address}).status_code)
    assert found == statuses
    assert clock.now == 0


def test_never_too_many_addresses_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slowing, "_MOST_ADDRESSES", 3)
    buckets = Buckets(Clock())
    for number in range(10):
        buckets.take(str(number))
    assert list(buckets._left) == ["7", "8", "9"]  # noqa: SLF001 - what is remembered is the point


def test_attempts_come_back_one_every_ten_seconds_and_never_too_many() -> None:
    clock = Clock()
    buckets = Buckets(clock)

    def at_once() -> int:
        for count in range(1000):
            try:
                buckets.take("x")
            except UnavailableError:
                return count
        raise AssertionError("without end")

    assert at_once() == 30
    clock.now += 25
    assert at_once() == 2
    clock.now += 1e6
    assert at_once() == 30


@pytest.mark.parametrize(
    ("host", "network"),
    [
        ("203.0.113.1", "203.0.113.1"),
        ("::ffff:203.0.113.1", "203.0.113.1"),
        ("2001:db8::1", "2001:db8::/64"),
        ("2001:db8::ffff:2%eth0", "2001:db8::/64"),
        ("", ""),
        ("testclient", "testclient"),
    ],
)
def test_what_counts_as_one_address(host: str, network: str) -> None:
    assert network_of(host) == network
