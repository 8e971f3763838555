"""Adopting a conclusion on the page of a record, and results on official platforms, as departments do both."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.settings import Settings
from coordination.desk import accounts, results, tasks
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import ACTS_OF, Account, Role
from coordination.model.follow_ups import FollowUpKind
from coordination.model.tasks import DeclineReason
from coordination.storage import accounts as account_storage
from coordination.storage.database import Database
from seeds.loading import reference
from tests.api.pages.conftest import URL, Browser
from tests.api.pages.refusals import lost
from tests.coordination.ceremonies import SAFE
from tests.coordination.conduct import JOINT, LETTER, OFFICER, REVIEWER, SINGLE, Conduct, conduct, local
from tests.coordination.versions import OTHER
from tests.secrets_of_nobody import KEYRING

As = Callable[..., Browser]
TASK = f"/inspections/{JOINT}"
AMR, URBAN = (f"{TASK}/parts/{code}" for code in ("AMR", "URBAN"))
PEOPLE = (
    Account("clerk.amr", "示例", Role.PARTICIPANT, department="AMR"),
    Account("clerk.urban", "示例", Role.PARTICIPANT, department="URBAN"),
    Account("clerk.emerg", "示例", Role.PARTICIPANT, department="EMERG"),
    Account("office", "示例", Role.OFFICE),
    Account("head.amr", "示例", Role.HEAD, department="AMR"),
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
        f"{one.role}.{one.department}": accounts.issue_token(
            work.office, OPERATOR, one.name, "test", sorted(ACTS_OF[one.role]), 90
        )
        for one in PEOPLE
    }
    service = create_app(Settings("", public_url=URL), work.office, accounts, SAFE)
    with TestClient(service, base_url=URL, raise_server_exceptions=False) as client:

        def of(department: str, role: Role = Role.PARTICIPANT) -> Browser:
            client.headers["Authorization"] = f"Bearer {tokens[f'{role}.{department}']}"
            return Browser(client)

        yield of


FORMS = (
    ("AMR", Role.PARTICIPANT, TASK),
    ("AMR", Role.PARTICIPANT, "/urgent-inspections/new"),
    ("AMR", Role.PARTICIPANT, "/assessments"),
    ("AMR", Role.HEAD, "/inspections"),
    ("AMR", Role.HEAD, TASK),
    ("URBAN", Role.PARTICIPANT, f"{URBAN}/record"),
)


@pytest.mark.parametrize(("department", "role", "path"), FORMS)
def test_a_form_that_is_refused_keeps_every_field(
    clerk_of: As, monkeypatch: pytest.MonkeyPatch, department: str, role: Role, path: str
) -> None:
    assert lost(monkeypatch, clerk_of(department, role), path) == []


def test_steps_for_many_are_offered_to_whose_they_are(clerk_of: As) -> None:
    """The tasks wait for their heads: nobody files yet; who leads none of them files none."""
    whose = (("AMR", Role.HEAD), ("AMR", Role.PARTICIPANT), ("URBAN", Role.PARTICIPANT))
    pages = [clerk_of(*one).open("/inspections") for one in whose]
    ticks = [set(re.findall('type="checkbox" name="task" value="([^"]+)"', page)) for page in pages]
    assert ticks == [{SINGLE, LETTER}, set(), set()]
    assert [re.findall('name="step" value="([^"]+)"', page) for page in pages] == [["approve"], [], []]


def test_what_those_inspected_say_is_read_by_who_sees_the_whole_city_alone(work: Conduct, clerk_of: As) -> None:
    told, path = "收了检测费", "/visit-feedback"
    browser = clerk_of("", Role.OFFICE)
    for typed in ({"rating": "1", "grievances": ["fee", "hindered"], "words": told}, {"rating": "4"}):
        assert "评价已提交" in browser.send(f"/check/{work.task().check_code}", **typed)
    page = unescape(browser.open(path))
    assert all(part in page for part in (told, "妨碍正常生产经营、收取费用", "市监、城管", f'href="{TASK}"'))
    for address, value in re.findall(rf'href="({path}[^"]*)"><span class="value">([^<]+)<', page):
        rows = browser.open(address).split("<tbody", 1)[1].count('role="row"')
        assert str(rows) == value or (address, value, rows) == (f"{path}?sort=rating", "2.5", 2)
    for some in ("department=URBAN&rating=1", "grievance=fee&campaign=2026Q2", f"task={JOINT}&until=2026-04-07"):
        assert told in browser.open(f"{path}?{some}"), some
    for other in ("department=EMERG", "rating=5", "grievance=favours", "since=2026-04-08", "task=none"):
        assert told not in browser.open(f"{path}?{other}"), other
    heads = re.findall(rf'aria-sort="none"><a href="({path}[?]sort=[a-z_]+)"', page)
    assert len(heads) == page.count('role="columnheader"')
    assert all('aria-sort="ascending"' in browser.open(head) for head in heads)
    assert browser.client.get(f"{path}?grievance=any&download=xlsx").content.startswith(b"PK")
    assert f'href="{path}?task={JOINT}">企业的评价（2）' in browser.open(TASK)
    lately = re.findall(rf'href="({path}[^"]+)"><span class="value">1<', unescape(browser.open("/")))
    assert [told in browser.open(one) for one in lately] == [True]
    clerk_of("AMR").open(path, 403)
    assert [path in clerk_of("AMR").open(one) for one in ("/", TASK)] == [False, False]


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


def test_an_urgent_check_is_reported_on_a_page_and_its_paperwork_completed_by_the_head(clerk_of: As) -> None:
    browser = clerk_of("AMR")
    assert "没有紧急检查" in browser.open("/urgent-inspections")
    typed: dict[str, str | list[str]] = {
        "campaign": "2026Q2",
        "target": OTHER.target,
        "source": "complaint",
        "reason": "举报正在使用过期原料",
        "reference": "12345-2026-771",
        "items": ["AMR-03"],
        "officers": ["LC-1"],
    }
    refused = browser.send("/urgent-inspections", 422, **{**typed, "target": "nobody"})
    assert "举报正在使用过期原料" in refused
    assert 'id="officers-error-1"' in refused
    assert 'value="LC-1" checked' in refused
    page = browser.send("/urgent-inspections", **{**typed, "officers": ["LC-1", "LC-2"]})
    assert "已报告，可以开始检查和记录" in page
    assert "12345-2026-771" in browser.open("/urgent-inspections?state=owed&source=complaint")
    assert "12345-2026-771" not in browser.open("/urgent-inspections?state=complete")
    urgent = browser.open("/urgent-inspections")
    heads = re.findall(r'aria-sort="none"><a href="(/urgent-inspections[?]sort=[a-z]+)"', urgent)
    assert len(heads) == urgent.count('role="columnheader"')
    assert all('aria-sort="ascending"' in browser.open(head) for head in heads)
    assert browser.client.get("/urgent-inspections?download=xlsx").content.startswith(b"PK")
    task = re.findall(r'href="(/urgent-inspections/2026Q2-\d+)"', page)[0]
    assert "补办手续</button>" not in browser.open(task)
    head = clerk_of("AMR", Role.HEAD)
    with pytest.MonkeyPatch.context() as patch:
        assert lost(patch, head, task) == []
    late = head.send(f"{task}/refuse", 422, refusal=" ")
    assert 'id="refusal-error-1"' in late
    assert "材料不全" in head.send(f"{task}/refuse", refusal="材料不全")
    assert "已补办" in head.send(f"{task}/complete", reference="备案2026-补3")
    assert "材料不全" in browser.open(task)


def test_a_finding_is_read_taken_and_answered_by_a_department_without_a_part(work: Conduct, clerk_of: As) -> None:
    results.open_follow_up(work.office, OFFICER, JOINT, "AMR", FollowUpKind.CASE, "消防通道堵塞", to_department="EMERG")
    assert "已出具，可在" in clerk_of("AMR").send(f"{TASK}/documents", paper="transfer_letter:1")
    browser = clerk_of("EMERG")
    browser.open(TASK, 404)
    assert f"{TASK}/follow-ups/1" in browser.open("/follow-ups")
    [counted] = re.findall(r'href="(/follow-ups[^"]*state=[^"]*)"><span class="value">1<', browser.open("/"))
    assert f"{TASK}/follow-ups/1" in browser.open(unescape(counted))
    for other in ("state=open&to=AMR", "state=acknowledged&to=EMERG"):
        assert f"{TASK}/follow-ups/1" not in browser.open(f"/follow-ups?{other}"), other
    page = browser.open(f"{TASK}/follow-ups/1")
    file = re.findall(r'href="(/api/v1/documents/[^"]+docx)"', page)[0]
    assert browser.client.get(file).content.startswith(b"PK")
    browser.send(f"{TASK}/follow-ups/1/acknowledge")
    with pytest.MonkeyPatch.context() as patch:
        assert lost(patch, browser, f"{TASK}/follow-ups/1") == []
    assert 'id="follow_up_outcome-error-1"' in browser.send(f"{TASK}/follow-ups/1/outcome", 422, follow_up_outcome=" ")
    assert "已清理" in browser.send(f"{TASK}/follow-ups/1/outcome", follow_up_outcome="已清理")
    clerk_of("URBAN").open(f"{TASK}/follow-ups/1", 404)


def test_a_statement_is_issued_where_one_sees_who_does_not_come(work: Conduct, clerk_of: As) -> None:
    tasks.decline_task(work.office, OPERATOR, SINGLE, "LC-2", DeclineReason.RECUSAL, "与负责人系夫妻")
    page = clerk_of("AMR").open(f"/inspections/{SINGLE}")
    assert "与负责人系夫妻" in page
    swaps = f'href="/my/visits/2026Q2/{OTHER.id}/swaps/LC-2"'
    assert swaps in page
    assert [swaps in clerk_of(department).open("/") for department in ("AMR", "URBAN")] == [True, False]
    assert 'href="/recusals"><strong>看回避的人能否互换' in clerk_of("", Role.OFFICE).open("/")
    (paper,) = re.findall(r'name="paper" value="(recusal_statement:[^"]+)"', page)
    issued = clerk_of("AMR").send(f"/inspections/{SINGLE}/documents", paper=paper)
    assert "已出具，可在" in issued
    assert "检查人员回避说明" in issued


def test_what_a_pack_would_move_is_seen_before_it_moves_and_told_afterwards(clerk_of: As) -> None:
    browser = clerk_of("", Role.OFFICE)
    assert "没有变动的期限" in browser.open("/campaigns/2026Q2/clocks")
    page = browser.open("/campaigns/2026Q2/clocks?pack=ZB")
    count = re.findall(r"将有 (\d+) 个期限变动", page)[0]
    assert int(count) > 0
    assert f"已重算，{count} 个期限有变动" in browser.send("/campaigns/2026Q2/clocks", pack="ZB")
    assert "个期限变动" not in browser.open("/campaigns/2026Q2/clocks?pack=ZB")


def test_what_is_due_is_shown_by_whom_it_concerns(clerk_of: As) -> None:
    browser = clerk_of("", Role.OFFICE)
    assert re.search(r'href="/due[?]which=(overdue|near)"', browser.open("/"))
    addresses = re.findall(r'href="(/due[?](?:inspector|department|batch)=[^"]+)"', browser.open("/due/digest"))
    assert {one.partition("=")[0] for one in addresses} == {"/due?inspector", "/due?department", "/due?batch"}
    for address in addresses:
        assert 'href="/inspections/2026Q2-' in browser.open(address), address
    assert 'href="/inspections/2026Q2-' not in browser.open("/due?batch=none")
    counts = re.findall(
        r'href="(/due[?]\w+=[^"]+&amp;which=\w+)"><span class="badge \w+">(\d+)<', browser.open("/due/digest")
    )
    assert counts
    for address, count in counts:
        assert browser.open(unescape(address)).split("<tbody", 1)[1].count('role="row"') == int(count), address
    assert "/due?inspector=" not in browser.open("/due/digest?whose=batch")


def test_what_no_count_fills_is_attached_listed_and_in_the_file_of_the_year(clerk_of: As) -> None:
    browser = clerk_of("AMR")
    assert "已附材料" not in browser.open("/assessments?year=2026")

    def attach(name: str, content: bytes) -> tuple[int, str]:
        data = {"csrf": browser.csrf, "rule": "CX-A04"}
        sent = browser.client.post("/assessments/2026/AMR/files", data=data, files={"file": (name, content)})
        return sent.status_code, sent.text

    status, page = attach("会议记录.pdf", b"no pdf")
    assert (status, 'id="file-error-1"' in page, 'value="CX-A04" selected' in page) == (422, True, True)
    status, page = attach("会议记录.pdf", b"%PDF-1.4 minutes")
    assert (status, "已附材料" in page) == (200, True)
    file = re.findall(r'href="(/api/v1/years/2026/assessments/AMR/files/[^"]+)"', page)[0]
    assert browser.client.get(file).content == b"%PDF-1.4 minutes"
    office = clerk_of("", Role.OFFICE)
    assert "会议记录.pdf" in office.open("/assessments?year=2026&department=AMR")
    clerk_of("URBAN").open("/assessments?year=2026&department=AMR", 403)
    assert "2026 年" in clerk_of("AMR").open("/assessments?year=0000")
    assert "不是年度" in clerk_of("AMR").send("/assessments/99999999999/AMR/file", 422)
    assert clerk_of("AMR").send(f"/assessments/2026/AMR/{file.partition('/AMR/')[2]}/remove").count("已附材料") == 0


def test_an_entry_that_overtakes_the_last_preparation_is_refused_and_kept_when_it_comes_again(
    work: Conduct, clerk_of: As
) -> None:
    record = f"/inspections/{LETTER}/parts/AMR/record"
    browser = clerk_of("AMR")
    hidden = dict(re.findall(r'name="((?:was|check)-\d+)" value="([^"]+)"', browser.open(record)))
    typed = {**hidden, "key": "overtaking", "checked-1": "yes", "outcome-1": "no_problem"}
    refused = browser.send(record, 422, **typed)
    assert "现在不能“记录”；下一步：负责人审批" in refused
    assert 'value="no_problem" checked' in refused
    work.approve(LETTER)
    work.file(LETTER)
    for _ in range(2):
        assert "已保存到服务器" in browser.send(record, **typed)
    saves = tasks.read_saves(work.office, OPERATOR, LETTER, "AMR")
    assert [one.key for one in saves] == ["overtaking"]


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


def test_only_who_reviews_an_objection_is_asked_for_the_decision(clerk_of: As, work: Conduct) -> None:
    work.object()
    results.review_objection(work.office, REVIEWER, JOINT, "AMR")
    browser = clerk_of("AMR")
    assert f"{AMR}/result/uphold" not in browser.open(TASK)
    other = browser.send(f"{AMR}/result/uphold", 403, decision="照片显示软管日期为2019年")
    assert ("复查由 reviewer.amr 进行" in unescape(other), "2019年</textarea>" in other) == (True, True)
