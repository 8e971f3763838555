"""The service of the tests of the API, asked by browsers: with a session's cookie, forms, and pages for answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from litestar.testing import TestClient

from api.rest.door import SESSION_COOKIE
from api.rest.service import Service
from coordination.desk import accounts
from coordination.desk.accounts import Login
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Role
from tests.api.pages.outlines import outline_faults
from tests.api.rest.conftest import PASSWORD, Client, office, opened, service, shown  # fixtures of this room too

__all__ = ["office", "opened", "service", "shown"]
URL = "https://onevisit.example"


class Browser:
    """A client that takes pages and sends the form field of its session."""

    def __init__(self, client: Client) -> None:
        self.client, self.csrf = client, ""

    def open(self, path: str, status: int = 200, **headers: str) -> str:
        """The text of a page, whose outline is as it should be."""
        answer = self.client.get(path, headers={"Accept": "text/html", **headers})
        assert answer.status_code == status, answer.text
        assert outline_faults(answer.text) == [], path
        return answer.text

    def send(self, path: str, status: int = 200, **fields: str | list[str]) -> str:
        """The text of the page that a form leads to."""
        answer = self.client.post(path, data={"csrf": self.csrf, **fields}, headers={"Accept": "text/html"})
        assert answer.status_code == status, answer.text
        return answer.text


PEOPLE = (
    Account("wang", "示例", Role.OFFICE),
    Account("lily", "示例", Role.LEAD, department="AMR"),
    Account("yang", "示例", Role.OFFICE, region="371502"),
)


@pytest.fixture(scope="module")
def logins(office: Office) -> dict[str, Login]:
    """Somebody of the office, of a department, and of the office of a county, who have logged in."""
    for account in PEOPLE:
        accounts.add_account(office, OPERATOR, account, PASSWORD)
    return {account.name: accounts.log_in(office, account.name, PASSWORD) for account in PEOPLE}


@pytest.fixture
def stranger(service: Service) -> Iterator[Browser]:
    """Somebody who has not logged in."""
    with TestClient(service, base_url=URL, raise_server_exceptions=False) as client:
        yield Browser(client)


@pytest.fixture
def as_role(stranger: Browser, logins: dict[str, Login]) -> Callable[[str], Browser]:
    """The same browser once somebody has logged in with it."""

    def logged_in(name: str) -> Browser:
        stranger.client.cookies.set(SESSION_COOKIE, logins[name].secret)
        stranger.csrf = logins[name].csrf
        return stranger

    return logged_in
