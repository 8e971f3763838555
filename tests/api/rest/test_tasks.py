"""A joint visit over the web: prepared, recorded from a phone, published, objected to - each by whoever may."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.settings import Settings
from coordination.desk import accounts
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import ACTS_OF, Account, Role
from coordination.storage import accounts as account_storage
from coordination.storage.database import Database
from seeds.loading import reference
from tests.api.rest.conftest import Client
from tests.coordination.ceremonies import SAFE
from tests.coordination.conduct import JOINT, JPEG, Conduct, conduct, local
from tests.secrets_of_nobody import KEYRING

PART = f"/api/v1/inspections/{JOINT}/parts/AMR"
PEOPLE = [
    Account("office", "示例", Role.OFFICE),
    Account("clerk.amr", "示例", Role.LEAD, department="AMR"),
    Account("reviewer.amr", "示例", Role.PARTICIPANT, department="AMR"),
    Account("head.amr", "示例", Role.HEAD, department="AMR"),
    Account("head.urban", "示例", Role.HEAD, department="URBAN"),
    Account("clerk.urban", "示例", Role.PARTICIPANT, department="URBAN"),
    Account("officer.amr", "示例", Role.INSPECTOR, department="AMR", inspector="LC-1"),
]
Ask = Callable[..., Any]


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conduct]:
    folder: Path = tmp_path_factory.mktemp("office")
    office = Office(
        Database(f"sqlite:///{folder / 'office.db'}", KEYRING), reference(), lambda: local("2026-04-01"), "test"
    )
    office.open()
    moving = conduct(office)
    with office.database.transaction() as session:
        for account in PEOPLE:
            account_storage.add(session, account, "no password fits this")
    yield moving
    office.database.dispose()


@pytest.fixture(scope="module")
def ask(work: Conduct) -> Iterator[Ask]:
    """Asks as somebody; the answer, whose status is as expected."""
    service = create_app(Settings("", public_url="https://onevisit.example"), work.office, accounts, SAFE)
    tokens = {
        one.name: accounts.issue_token(work.office, OPERATOR, one.name, "test", sorted(ACTS_OF[one.role]), 90)
        for one in PEOPLE
    }
    client: Client
    with TestClient(service, base_url="https://onevisit.example", raise_server_exceptions=False) as client:

        def asking(who: str, method: str, path: str, body: Any = None, *, status: int = 200, **more: Any) -> Any:
            headers = {"Authorization": f"Bearer {tokens[who]}"} if who else {}
            answer = client.request(method, path, headers=headers, json=body, **more)
            assert answer.status_code == status, answer.text
            return answer

        yield asking


def test_a_visit_from_approval_to_a_corrected_result(ask: Ask, work: Conduct) -> None:
    named = {"tasks": [JOINT]}
    for head in ("head.amr", "head.urban"):
        ask(head, "POST", "/api/v1/inspections/approve", named)
    refused = ask("clerk.amr", "POST", "/api/v1/inspections/codes", named, status=409).json()
    assert refused["code"] == "task-out-of-order"
    assert "备案" in refused["detail"]
    ask("clerk.amr", "POST", "/api/v1/inspections/file", {**named, "reference": "备案2026-17"})
    ask("clerk.amr", "POST", "/api/v1/inspections/notify", {**named, "form": "separate"})
    code = ask("clerk.amr", "POST", "/api/v1/inspections/codes", named).json()[0]["check_code"]
    page = ask("", "GET", f"/api/v1/public/check-codes/{code}").json()
    assert (page["valid"], page["officers"][0]["certificate_number"]) == (True, "LC-1")
    assert "phone" not in str(page)
    ask("", "GET", "/api/v1/public/check-codes/anything", status=404)

    work.at("2026-04-07", 10)
    photo = ask("officer.amr", "POST", f"{PART}/evidence?name=照片.jpg&check=c1", content=JPEG).json()
    got = ask("clerk.amr", "GET", f"{PART}/evidence/{photo['sha256']}")
    assert (got.content, got.headers["content-type"]) == (JPEG, "image/jpeg")
    ask("clerk.urban", "GET", f"{PART}/evidence/{photo['sha256']}", status=404)
    check = {"check": "c1", "checked": True, "outcomes": ["rectification_ordered"], "found": "软管老化"}
    entry = {
        "checks": [check],
        "arrived_at": "2026-04-07T09:02:00+08:00",
        "departed_at": "2026-04-07T09:50:00+08:00",
        "signature": {"status": "signed"},
    }
    for _ in range(2):
        kept = ask("officer.amr", "POST", f"{PART}/entries", {"key": "phone-1", "entry": entry}).json()
        assert kept["saves"] == 1
    empty = ask(
        "officer.amr", "POST", f"{PART}/entries", {"key": "x", "entry": {"checks": [{"check": "c9"}]}}, status=422
    )
    assert empty.json()["faults"][0]["code"] == "record-check-not-owed"
    ask("officer.amr", "POST", f"{PART}/complete")
    ask("officer.amr", "POST", f"{PART}/result/report", {"opinion": "责令限期改正"}, status=201)
    ask("clerk.amr", "POST", "/api/v1/results/publish", named)
    public = ask("", "GET", "/api/v1/public/results?campaign=2026Q2").json()["records"]
    assert [(one["conclusion"], one["version"]) for one in public] == [("rectification_ordered", 1)]

    objection = {"objector": "示例店", "grounds": "软管为新换", "received_on": "2026-04-07"}
    ask("clerk.amr", "POST", f"{PART}/result/object", objection, status=201)
    ask("clerk.amr", "POST", f"{PART}/result/review", status=403)
    ask("reviewer.amr", "POST", f"{PART}/result/review")
    right = {"reason": "确为新换", "items": [{"item": "AMR-03", "outcomes": ["no_problem"]}]}
    ask("reviewer.amr", "POST", f"{PART}/result/correct", right, status=403)
    ask("head.amr", "POST", f"{PART}/result/correct", right)
    answered = ask("clerk.amr", "POST", f"{PART}/result/feed-back", {"answer": "已更正"}).json()
    assert answered["remedies"] == ["reconsideration", "litigation"]
    states = [one["state"] for one in ask("clerk.amr", "GET", "/api/v1/result-syncs").json()]
    assert set(states) == {"pending"}
    table = ask("clerk.amr", "POST", "/api/v1/result-exports?channel=credit_record").content.decode("utf-8-sig")
    assert table.splitlines()[1].split(",")[-5:] == ["1", JOINT, "2", "exported", ""]
    ask("clerk.amr", "POST", f"/api/v1/inspections/{JOINT}/file/bind", status=404)  # the other department is not done
    moved = ask("office", "PUT", "/api/v1/campaigns/2026Q2/clocks", {"pack": "ZB"}).json()
    assert {one["clock"] for one in moved} == {"publication"}


def test_what_is_due_and_the_year_are_told_to_each_as_far_as_they_see(ask: Ask) -> None:
    board = ask("clerk.urban", "GET", "/api/v1/due?on=2026-04-08").json()
    assert {one[1]["department"] for one in board["dues"]} == {"URBAN"}
    assert board["counts"]["overdue"] == 1
    year = ask("office", "GET", "/api/v1/years/2026").json()
    assert (year["planned"], [one["department"] for one in year["departments"]]) == (2, ["AMR", "URBAN"])
    assert len(ask("clerk.amr", "GET", "/api/v1/years/2026/assessments/AMR").json()) == 14
