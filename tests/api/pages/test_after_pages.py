"""Adopting a conclusion on the page of a record, and results on official platforms, as departments do both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

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
from tests.api.pages.conftest import URL, Browser
from tests.coordination.ceremonies import SAFE
from tests.coordination.conduct import JOINT, LETTER, SINGLE, Conduct, conduct, local
from tests.secrets_of_nobody import KEYRING

As = Callable[[str], Browser]
TASK = f"/inspections/{JOINT}"
AMR, URBAN = (f"{TASK}/parts/{code}" for code in ("AMR", "URBAN"))
PEOPLE = (
    Account("clerk.amr", "示例", Role.LEAD, department="AMR"),
    Account("clerk.urban", "示例", Role.PARTICIPANT, department="URBAN"),
)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conduct]:
    """A joint visit of which market regulation has published its part."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('after') / 'office.db'}", KEYRING)
    office = Office(database, reference(), lambda: local("2026-04-08"), "test")
    office.open()
    made = conduct(office)
    made.prepare()
    made.at("2026-04-07")
    made.inspect("AMR")
    made.report()
    made.publish()
    with database.transaction() as session:
        for account in PEOPLE:
            account_storage.add(session, account, "no password fits this")
    yield made
    database.dispose()


@pytest.fixture(scope="module")
def clerk_of(work: Conduct) -> Iterator[As]:
    """A browser of the clerk of a department, let in by a token."""
    tokens = {
        one.department: accounts.issue_token(work.office, OPERATOR, one.name, "test", sorted(ACTS_OF[one.role]), 90)
        for one in PEOPLE
    }
    service = create_app(Settings("", public_url=URL), work.office, accounts, SAFE)
    with TestClient(service, base_url=URL, raise_server_exceptions=False) as client:

        def of(department: str) -> Browser:
            client.headers["Authorization"] = f"Bearer {tokens[department]}"
            return Browser(client)

        yield of


def test_a_conclusion_of_others_closes_a_check(clerk_of: As) -> None:
    browser = clerk_of("URBAN")
    page = browser.open(f"{URBAN}/record")
    known = re.findall(rf'value="({JOINT} AMR)"', page)
    check = re.findall(r'<option value="(c\d+)"', page)[0]
    assert known
    refused = browser.send(f"{URBAN}/adopt", 422, way="result", **{"result-check": check, "result-which": known[0]})
    assert "采用他人结论也须填写结果" in refused
    assert re.search(rf'<option value="{known[0]}" selected', refused)
    typed = {"result-check": check, "result-which": known[0], "result-outcome": "no_problem", "result-found": ""}
    assert "请先把文书上传" in page
    adopted = browser.send(f"{URBAN}/adopt", way="result", **typed)
    assert "采用 AMR 的结论" in adopted
    assert "本部门检查已办结" in browser.send(f"{URBAN}/complete")
    assert "采用其他结论" in browser.open(TASK)


def test_a_result_is_exported_then_confirmed_or_refused_and_nothing_is_claimed_before(clerk_of: As) -> None:
    browser = clerk_of("AMR")
    page = browser.open("/result-syncs")
    assert "信用记录" in page
    assert "待报送" in page
    assert "先在“结果报送”里导出" in browser.open(TASK)
    early = browser.send(f"{AMR}/result/confirm", 422, channel="credit_record", sync_reference="X-1")
    assert "请先导出报送" in early
    channel = re.findall(r'name="channel" value="([^"]+)"', page)[0]
    sent = browser.client.post("/result-syncs/export", data={"csrf": browser.csrf, "channel": channel, "campaign": ""})
    assert sent.headers["content-type"].startswith("text/csv")
    assert JOINT in sent.text
    assert "已导出，未确认" in browser.open("/result-syncs")
    assert ">已确认<" not in browser.open("/result-syncs").split("<table", 1)[1]
    empty = browser.send(f"{AMR}/result/confirm", 422, channel=channel, sync_reference=" ")
    assert "没有编号不能算已公示" in empty
    refused = browser.send(f"{AMR}/result/refuse", channel=channel, sync_refusal="统一代码有误")
    assert "统一代码有误" in refused
    browser.client.post("/result-syncs/export", data={"csrf": browser.csrf, "channel": channel, "campaign": ""})
    confirmed = browser.send(f"{AMR}/result/confirm", channel=channel, sync_reference="SD-2026-77")
    assert "SD-2026-77" in confirmed
    assert browser.client.get("/result-syncs?download=xlsx&state=confirmed").content.startswith(b"PK")
    again = browser.send("/result-syncs/export", channel=channel, campaign="")
    assert "没有待报送的结果" in again


def test_a_step_for_many_that_is_refused_keeps_the_ticks_and_the_number(clerk_of: As) -> None:
    """None of them is approved, so none is filed; what was ticked and typed is still there."""
    many = [SINGLE, LETTER]
    page = clerk_of("AMR").send("/inspections/prepare", 422, step="file", reference="备案2026-99", task=many)
    assert 'value="备案2026-99"' in page
    assert all(f'value="{one}" checked' in page for one in many)
    assert f'value="{JOINT}" checked' not in page


def test_every_count_of_time_limits_opens_to_those_it_counts(clerk_of: As) -> None:
    browser = clerk_of("AMR")
    figures = re.findall(r'href="(/due\?which=\w+)"><span class="value">(\d+)<', browser.open("/due"))
    assert figures
    for address, count in figures:
        assert browser.open(address).split("<tbody", 1)[1].count('role="row"') == int(count), address
