"""The service on an empty database, with an account and a token for every role."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.rest.service import Service
from api.settings import Settings
from coordination.desk import accounts
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import ACTS_OF, Account, Role
from coordination.storage import accounts as account_storage
from coordination.storage.registers import write
from seeds.loading import reference
from tests.api.rest.records import INSPECTORS, TARGETS
from tests.coordination.ceremonies import SAFE
from tests.coordination.conftest import NOW, fresh, opened

__all__ = ["opened"]
PASSWORD = "correct-horse-battery-9"  # noqa: S105 - of nobody
Client = TestClient[Service]
As = Callable[[Role], dict[str, str]]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, opened: Callable[[str], str]) -> Iterator[Office]:
    """An office with two inspectors of two departments and some targets."""
    with fresh("sqlite", tmp_path_factory.mktemp("office") / "office.db", opened("sqlite")) as database:
        with database.transaction() as session:
            write(session, INSPECTORS)
            write(session, TARGETS)
            for account in ACCOUNTS.values():
                account_storage.add(session, account, "no password fits this")
        yield Office(database, reference(), lambda: NOW, "test")


ACCOUNTS = {
    Role.OFFICE: Account("office", "示例", Role.OFFICE),
    Role.LEAD: Account("lead", "示例", Role.LEAD, department="AMR"),
    Role.PARTICIPANT: Account("participant", "示例", Role.PARTICIPANT, department="EMERG"),
    Role.HEAD: Account("head", "示例", Role.HEAD, department="AMR"),
    Role.INSPECTOR: Account("inspector", "示例", Role.INSPECTOR, department="AMR", inspector="P1"),
    Role.SUPERVISOR: Account("supervisor", "示例", Role.SUPERVISOR),
    Role.WITNESS: Account("witness", "示例", Role.WITNESS, campaign="2026Q2"),
}


@pytest.fixture(scope="module")
def service(office: Office) -> Service:
    """The service over the office."""
    return create_app(Settings("", public_url="https://onevisit.example"), office, accounts, SAFE)


@pytest.fixture
def client(service: Service) -> Iterator[Client]:
    """Somebody without a cookie."""
    with TestClient(service, base_url="https://onevisit.example", raise_server_exceptions=False) as asking:
        yield asking


@pytest.fixture(scope="module")
def shown(office: Office) -> As:
    """The headers with which a role asks."""
    tokens = {
        role: accounts.issue_token(office, OPERATOR, account.name, "test", sorted(ACTS_OF[role]), 1)
        for role, account in ACCOUNTS.items()
    }
    return lambda role: {"Authorization": f"Bearer {tokens[role]}"} if role in tokens else {}
