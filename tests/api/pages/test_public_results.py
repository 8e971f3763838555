"""Results for everybody once they are published, and a check code that proves who stands at the door."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import quote

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.settings import Settings
from coordination.desk import accounts, results
from coordination.desk.office import Office
from coordination.model.on_site import Outcome
from tests.api.pages.conftest import URL, Browser
from tests.api.pages.refusals import lost
from tests.coordination.ceremonies import SAFE
from tests.coordination.conduct import CLERK_OF, JOINT, Q2, Conduct, conduct
from tests.coordination.versions import LEADER, VISIT


@pytest.fixture(scope="module")
def work(office: Office) -> Conduct:
    """A joint visit with a check code."""
    work = conduct(office)
    work.prepare()
    return work


@pytest.fixture
def anybody(work: Conduct) -> Iterator[Browser]:
    """Somebody without a session, at the service over it."""
    app = create_app(Settings("", public_url=URL), work.office, accounts, SAFE)
    with TestClient(app, base_url=URL, raise_server_exceptions=False) as client:
        yield Browser(client)


def test_a_check_code_proves_who_comes_and_results_follow(anybody: Browser, work: Conduct) -> None:
    code = work.task().check_code
    page = anybody.open(f"/check/{code}")
    for shown in (LEADER.name, LEADER.inspector, VISIT.target_name, "餐饮服务食品安全监督检查", "检查码有效"):
        assert shown in page
    assert VISIT.phone not in page
    assert VISIT.address not in page
    assert LEADER.inspector in anybody.open(f"/check?code={code}")
    assert "没有这个检查码" in anybody.open("/check?code=wrong", 404)
    assert VISIT.target_name not in anybody.open("/public/results")
    anybody.open(f"/public/results/{JOINT}", 404)
    looked_up = f"/public/search?target={quote('示例餐饮')}"
    assert "没有这个名称或代码" in anybody.open(looked_up)  # nobody is told beforehand
    assert "至少" in anybody.open(f"/public/search?target={quote('示')}")

    work.at("2026-04-07")
    work.inspect("AMR", Outcome.RECTIFICATION_ORDERED)
    work.inspect("URBAN")
    work.at("2026-04-09")
    work.report()
    work.publish()
    listed = anybody.open("/public/results")
    assert VISIT.target_name in listed
    assert "发现问题已责令改正" in listed
    for sort in ("inspected_on", "-inspected_on", "published_at", "-published_at"):
        ordered = anybody.open(f"/public/results?department=AMR&sort={sort}")
        assert VISIT.target_name in ordered
        assert f'aria-sort="{"descending" if sort.startswith("-") else "ascending"}"' in ordered
    assert VISIT.target_name not in anybody.open("/public/results?department=TAX")
    department = anybody.open("/public/departments/AMR")
    [counted] = re.findall(r'href="(/public/results[?][^"]*conclusion=[^"]*)">([^<]*)<', department)
    assert counted == (
        "/public/results?department=AMR&amp;conclusion=rectification_ordered&amp;since=2025-04-09",
        "发现问题已责令改正：1",
    )
    assert VISIT.target_name in anybody.open(unescape(counted[0]))
    for other in ("conclusion=no_problem", "since=2026-04-10", "conclusion=nonsense"):
        assert VISIT.target_name not in anybody.open(f"/public/results?{other}"), other
    assert "燃气软管" not in listed  # what was found in words is nobody else's
    joint = anybody.open(f"/public/results/{JOINT}")
    assert "可在 2026-07-07（含）前向市市场监管局书面提出" in joint  # sixty working days from the 9th of April
    found = anybody.open(looked_up)
    for told in ("最近几次抽取的名单里没有它", "2026-04-07 市市场监管局、市城管局", f'href="/public/results/{JOINT}"'):
        assert told in found, told
    assert VISIT.address not in found
    assert "联合结论只是已公示的部分" in joint
    assert len(re.findall("<article", joint)) == 1
    told_in_english(anybody, code)
    work.report("URBAN")
    results.circulate_result(work.office, CLERK_OF["URBAN"], JOINT, "URBAN", "城管系统", "涉及商业秘密")
    for told in (anybody.open("/public/results"), anybody.open(f"/public/results/{JOINT}")):
        for private in ("市城管局", "用气安全检查", "商业秘密"):
            assert private not in main_of(told), private
    assert "已经结束" in anybody.open(f"/check/{code}")
    loses_nothing(anybody, code)
    refused = anybody.send(f"/check/{code}", 422, rating="9", words="收了检测费")
    assert "收了检测费</textarea>" in refused
    assert re.search(r'id="rating"[^>]* aria-describedby="rating-error-1" aria-invalid="true"', refused)
    assert "评价已提交" in anybody.send(f"/check/{code}", rating="1", grievances=["fee"], words="收了检测费")
    assert "收了检测费" not in anybody.open(f"/check/{code}")
    anybody.send("/check/wrong", 422, rating="1")


def main_of(page: str) -> str:
    """What a page shows, without what can be chosen of."""
    return re.sub("<select.*?</select>", "", page.split("<main")[1], flags=re.DOTALL)


def told_in_english(anybody: Browser, code: str) -> None:
    """Departments are named in the language of the page, on everything that is public of a visit."""
    held = (f"/public/visits/{Q2}", "/public/results", f"/public/results/{JOINT}", f"/check/{code}")
    for path in (*held, "/public/departments", "/public/departments/AMR"):
        assert "市市场监管局" in main_of(anybody.open(path)), path
        page = anybody.open(f"/language/en?to={path}")
        assert "Municipal Administration for Market Regulation" in main_of(page), path
        assert "市市场监管局" not in page, path
        anybody.open("/language/zh?to=/public")


def loses_nothing(anybody: Browser, code: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        assert lost(patch, anybody, f"/check/{code}") == []
