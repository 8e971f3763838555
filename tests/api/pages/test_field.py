"""Pages of officers and departments: recorded by a form, kept once, refused with everything; leave; calendar; guide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from litestar.testing import TestClient

from api.app import create_app
from api.pages.forms import Form
from api.pages.guide import INDEX, NAMES, rendered
from api.pages.record_form import entry_of, fields_of, key_of, typed_of
from api.rest.door import SESSION_COOKIE
from api.settings import Settings
from coordination.desk import accounts, tasks
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.tasks import showing
from coordination.errors import BadInputError
from coordination.model.access import Account, Role
from coordination.model.items import Checklist
from coordination.model.on_site import CheckEntry, Outcome, PartRecord, SiteEntry
from coordination.model.precursors import SPECIALTY, GroupFound, PrecursorGroup, PrecursorPaper, PrecursorSheet
from coordination.model.tasks import TaskCheck
from coordination.storage.database import Database
from coordination.storage.registers import write
from seeds.loading import reference
from tests.api.pages.conftest import URL, Browser
from tests.api.pages.refusals import lost
from tests.api.rest.conftest import PASSWORD
from tests.coordination.ceremonies import SAFE
from tests.coordination.conduct import JOINT, JPEG, OFFICER, Conduct, conduct, local
from tests.coordination.records import item
from tests.secrets_of_nobody import KEYRING

As = Callable[[str], Browser]
RECORD = f"/inspections/{JOINT}/parts/AMR/record"
PEOPLE = (
    Account("officer", "示例", Role.INSPECTOR, department="AMR", inspector="LC-1"),
    Account("clerk", "示例", Role.LEAD, department="AMR"),
    Account("head", "示例", Role.HEAD, department="AMR"),
)
DONE = {"checked-1": "yes", "outcome-1": "rectification_ordered", "found-1": "软管超期"}


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Conduct]:
    folder: Path = tmp_path_factory.mktemp("field")
    database = Database(f"sqlite:///{folder / 'office.db'}", KEYRING)
    office = Office(database, reference(), lambda: local("2026-04-01"), "test")
    office.open()
    made = conduct(office)
    made.prepare()
    made.at("2026-04-07", 12)
    with office.database.transaction() as session:
        write(session, [Checklist("AMR-03", "", ("后厨地面无积水",))])
    yield made
    office.database.dispose()


@pytest.fixture(scope="module")
def as_somebody(work: Conduct) -> Iterator[As]:
    """A browser in which somebody has logged in."""
    for account in PEOPLE:
        accounts.add_account(work.office, OPERATOR, account, PASSWORD)
    logins = {one.name: accounts.log_in(work.office, one.name, PASSWORD) for one in PEOPLE}
    service = create_app(Settings("", public_url=URL), work.office, accounts, SAFE)
    with TestClient(service, base_url=URL, raise_server_exceptions=False) as client:
        browser = Browser(client)

        def logged_in(name: str) -> Browser:
            client.cookies.set(SESSION_COOKIE, logins[name].secret)
            browser.csrf = logins[name].csrf
            return browser

        yield logged_in


def check(number: int) -> TaskCheck:
    return TaskCheck(JOINT, f"c{number}", "b1", "AMR", f"AMR-{number}", f"事项{number}")


def form_of(record: PartRecord, **typed: str | list[str]) -> tuple[Form, tuple]:
    """The form as the page has it, with some fields typed over."""
    fields = fields_of([check(1), check(2)], record, {})
    marks = {f"was-{one.number}": [one.mark] for one in fields}
    marks |= {f"check-{one.number}": [one.check.check] for one in fields}
    over = {name: value if isinstance(value, list) else [value] for name, value in typed.items()}
    return Form({**typed_of(fields, record), **marks, **over}), fields


EMPTY = PartRecord((CheckEntry("c1"), CheckEntry("c2")), None, None, None, 0)


def test_nothing_is_said_of_a_check_before_somebody_says_it() -> None:
    form, fields = form_of(EMPTY)
    assert [one.filled for one in fields] == [False, False]
    assert form.values("outcome-1") == form.values("outcome-2") == []
    with pytest.raises(BadInputError) as refused:
        entry_of(form, fields)
    assert [fault.code for fault in refused.value.faults] == ["pages-record-empty"]


def test_only_checks_that_were_changed_are_sent_and_the_same_form_has_the_same_key() -> None:
    known = PartRecord(
        (CheckEntry("c1", checked=True, outcomes=(Outcome.NO_PROBLEM,)), CheckEntry("c2")), None, None, None, 1
    )
    form, fields = form_of(known, **{"checked-2": "no", "reason-2": "停业装修", "found-2": "不相干"})
    entry = entry_of(form, fields)
    assert entry == SiteEntry((CheckEntry("c2", checked=False, reason="停业装修"),))
    assert key_of(form, "a", entry) == key_of(form, "a", entry) != key_of(form, "b", entry)
    assert key_of(Form({"key": ["device-1"]}), "a", entry) == "device-1"


def test_what_was_typed_belongs_to_its_check_though_the_plan_numbers_them_anew() -> None:
    form, fields = form_of(EMPTY, **{"checked-2": "no", "reason-2": "停业装修"})
    moved = fields_of([check(2)], PartRecord((CheckEntry("c2"),), None, None, None, 0), {})
    assert entry_of(form, moved) == entry_of(form, fields)
    left = fields_of([check(1)], PartRecord((CheckEntry("c1"),), None, None, None, 0), {})
    with pytest.raises(BadInputError) as refused:
        entry_of(form, left)
    assert [fault.code for fault in refused.value.faults] == ["pages-check-gone"]


def test_every_fault_of_a_record_is_told_at_once() -> None:
    form, fields = form_of(EMPTY, **{"arrived_at": "gestern", "found-1": "长" * 2001, "checked-1": "yes"})
    with pytest.raises(BadInputError) as refused:
        entry_of(form, fields)
    assert [fault.place for fault in refused.value.faults] == ["arrived_at", "found-1"]


@pytest.mark.parametrize("path", [RECORD, "/my/leave", "/my/recusals", "/my/visits/2026Q2/v-2"])
def test_a_form_that_is_refused_keeps_every_field(as_somebody: As, monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    assert lost(monkeypatch, as_somebody("officer"), path) == []


def test_a_week_shows_the_visits_and_a_visit_its_checklist(as_somebody: As) -> None:
    browser = as_somebody("officer")
    assert "示例餐饮有限公司" in browser.open("/")
    assert "没有入企安排" in browser.open("/my?day=2026-05-20")
    week = browser.open("/my").partition("<main")[2]
    assert 0 < week.index("下一站") < week.index("示例餐饮有限公司") < week.index("今天")
    page = browser.open("/my/visits/2026Q2/v-1")
    for told in ("东昌府区柳园路1号", "tel:0635-0000000", "geo:36.45,115.98", "组长", "本人", "填写检查记录", "<svg"):
        assert told in page
    assert page.count("后厨地面无积水") == browser.open(RECORD).count("后厨地面无积水") == 1
    assert page.index("市监") < page.index("城管")
    assert ["/swaps/LC-1" in one for one in (page, browser.open("/my/visits/2026Q2/v-2"))] == [False, True]  # in time
    browser.open("/my/visits/2026Q2/none", 404)


def test_where_officers_alone_record_nobody_else_is_given_a_form(
    as_somebody: As, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(showing, "may_enter", lambda caller, _: bool(caller.reach.inspector))
    forms = [
        f'action="{RECORD.removesuffix("record")}' in as_somebody(who).open(RECORD) for who in ("officer", "clerk")
    ]
    assert forms == [True, False]
    page = as_somebody("clerk").open(RECORD)
    assert re.search("由参与抽查的执法人员本人录入.*检查组里有：[^<]+", page)


def test_a_record_is_saved_in_parts_once_and_ends_when_it_is_whole(work: Conduct, as_somebody: As) -> None:
    browser = as_somebody("officer")
    page = browser.open(RECORD)
    assert '<a href="/my/visits/2026Q2/v-1">' in page  # where address and team are
    assert "checked>" not in page
    marks = dict(re.findall(r'name="(was-\d+)" value="([0-9a-f]+)"', page))
    arrived = browser.send(RECORD, arrived_at="2026-04-07T09:05", key="k-1", **marks)
    assert "已保存到服务器" in arrived
    browser.send(RECORD, arrived_at="2026-04-07T09:05", key="k-1", **marks)
    refused = browser.send(RECORD, 422, **{**DONE, **marks, "outcome-1": ["no_problem", "rectification_ordered"]})
    assert "不能与其他结果并选" in refused
    assert "软管超期" in refused
    browser.send(RECORD, key="k-2", **DONE, **marks)
    done = tasks.read_part(work.office, OFFICER, JOINT, "AMR").record.checks[0]
    tested = replace(done, entrusted_to="示例检测公司", supervised_by="LC-1")
    tasks.record_entry(work.office, OFFICER, JOINT, "AMR", "k-3", SiteEntry((tested,)))
    _entrusted(browser, tested)
    browser.send(RECORD, key="k-2", **DONE, **marks)  # its answer was lost, and a colleague came in between
    gaps = browser.send(f"/inspections/{JOINT}/parts/AMR/complete", 422)
    assert "没有离开时间" in gaps
    assert "没有被检查对象签字盖章的情况" in gaps
    sent = browser.client.post(
        f"/inspections/{JOINT}/parts/AMR/evidence",
        data={"csrf": browser.csrf, "check": ""},
        files={"file": ("门头.jpg", JPEG)},
    )
    assert "门头.jpg" in sent.text
    browser.send(
        RECORD, departed_at="2026-04-07T10:10", signature="refused", note="负责人不在场", witness="某某", **marks
    )
    assert "本部门检查已办结" in browser.send(f"/inspections/{JOINT}/parts/AMR/complete")
    saved = tasks.read_saves(work.office, OFFICER, JOINT, "AMR")
    assert [save.key for save in saved][:1] == ["k-1"]
    assert len(saved) == 4
    assert "was-1" not in browser.open(RECORD)
    _follow(as_somebody)


def _entrusted(browser: Browser, tested: CheckEntry) -> None:
    """Who tested, and under whose eyes, is shown where one records and where one reads, and typed together."""
    page = browser.open(RECORD)
    assert 'value="示例检测公司"' in page
    assert f'value="{tested.supervised_by}" selected' in page
    assert re.search("委托示例检测公司，由[^L<]+指导监督", browser.open(f"/inspections/{JOINT}"))
    marks = dict(re.findall(r'name="(was-\d+)" value="([0-9a-f]+)"', page))
    refused = browser.send(RECORD, 422, **{**DONE, **marks, "entrusted-1": "另一机构", "supervised-1": ""})
    assert "负责指导监督的执法人员" in refused
    assert 'value="另一机构"' in refused


def _follow(as_somebody: As) -> None:
    """What comes after is done from the page of the task."""
    result = f"/inspections/{JOINT}/parts/AMR/result"
    assert 'id="opinion-error-1"' in as_somebody("officer").send(f"{result}/report", 422, opinion=" ")
    as_somebody("officer").send(f"{result}/report", opinion="责令限期改正")
    clerk = as_somebody("clerk")
    assert "已公示" in clerk.send(f"{result}/publish")
    typed = {"objector": "示例餐饮有限公司", "grounds": "当月已更换", "received_on": "2027-01-01"}
    assert "应在公示日" in clerk.send(f"{result}/object", 422, **typed)
    assert "当月已更换" in clerk.send(f"{result}/object", **{**typed, "received_on": "2026-04-07"})
    assert "不能复查自己的结果" in clerk.send(f"{result}/review", 403)
    handed = {"kind": "territorial", "matter": "软管更换后复查", "to_department": "URBAN"}
    assert "接收方不对" in clerk.send(
        f"/inspections/{JOINT}/parts/AMR/follow-ups", 422, **{**handed, "to_body": "某单位"}
    )
    assert "软管更换后复查" in clerk.send(f"/inspections/{JOINT}/parts/AMR/follow-ups", **handed)
    assert "软管更换后复查" in clerk.open("/follow-ups")
    assert "有异议" in clerk.open(f"/inspections/{JOINT}")
    clerk.send(f"{result}/nothing", 422)


def test_leave_is_entered_and_taken_back_by_oneself(as_somebody: As) -> None:
    browser = as_somebody("officer")
    assert "没有工作日，不必登记" in browser.send(
        "/my/leave", 422, first_date="2026-05-02", last_date="2026-05-02", half_day="whole_day"
    )
    typed = {"first_date": "2026-05-06", "last_date": "2026-05-07", "half_day": "am", "reason": "培训"}
    assert "培训" in browser.send("/my/leave", **typed)
    assert "培训" not in browser.send("/my/leave/2026-05-06/am/withdraw")
    browser.send("/my/leave/yesterday/am/withdraw", 404)
    over = {"first_date": "2026-04-08", "last_date": "2026-04-08", "reason": ""}
    assert "已排定 1 次入企" in browser.send("/my/leave", **over, half_day="am")
    browser.send("/my/leave/2026-04-08/am/withdraw")
    assert "已排定" not in browser.send("/my/leave", **over, half_day="pm")
    browser.send("/my/leave/2026-04-08/pm/withdraw")
    as_somebody("clerk").open("/my/leave", 404)


def test_a_calendar_is_subscribed_and_its_address_shown_once(as_somebody: As) -> None:
    browser = as_somebody("officer")
    page = browser.send("/my/calendar")
    https = re.findall('<code id="feed">(https://[^<]*)</code>', page)[0]
    assert f'href="webcal://{https.partition("://")[2]}"' in page
    assert "<svg" in page
    assert browser.client.get(https.removeprefix(URL)).status_code == 200
    page = browser.open("/my/calendar")
    assert https not in page
    browser.send(re.findall(r'action="(/my/calendar/\w+/revoke)"', page)[0])
    assert browser.client.get(https.removeprefix(URL)).status_code == 404


def test_who_cannot_come_says_why_and_a_recusal_is_remembered(as_somebody: As) -> None:
    browser = as_somebody("officer")
    at = "/my/visits/2026Q2/v-2"
    assert 'id="statement-error-1"' in browser.send(f"{at}/decline", 422, reason="recusal", statement="")
    browser.send(f"{at}/decline", reason="recusal", statement="法定代表人是近亲属")
    again = browser.send(f"{at}/decline", 422, reason="recusal", statement="又写一遍")
    assert ("又写一遍</textarea>" in again, 'role="alert"' in again) == (True, True)
    assert "不能参加" not in re.sub("<nav.*?</nav>", "", browser.open(at), flags=re.DOTALL).split("检查清单")[1]
    assert "近亲属" in as_somebody("clerk").open("/recusals")
    assert "近亲属" not in as_somebody("clerk").send("/recusals/LC-1/t2/withdraw")


def test_a_department_sees_its_part_and_its_head_approves(as_somebody: As) -> None:
    page = as_somebody("clerk").open("/")
    assert "本部门的批次" in page
    assert "等待换人" in page
    assert "等待别人办理" in page
    head = as_somebody("head")
    assert "等您办理" in head.open("/")
    assert ">负责人审批</button>" not in head.open("/inspections/2026Q2-00001")  # the own part is approved
    assert ">负责人审批</button>" in head.open("/inspections/2026Q2-00003")
    refused = head.send("/inspections/prepare", 422, step="approve", task=["2026Q2-00001", "2026Q2-00003"])
    assert 'value="2026Q2-00003" checked' in refused
    assert "2026Q2-00001" in refused.split('role="alert"', 1)[1].split("</div>", 1)[0]
    assert "已办理" in as_somebody("head").send("/inspections/prepare", step="approve", task="2026Q2-00003")
    assert "已审批" in as_somebody("head").open("/inspections?state=approved")


def test_a_batch_is_proposed_or_refused_with_every_fault(as_somebody: As) -> None:
    browser = as_somebody("clerk")
    assert 'data-code="plan-not-found"' in browser.open("/plans/2027/batches/new", 404)
    page = browser.send(
        "/plans/2026/batches", 422, id="x", title="", ratio="viel", first_date="2026-05-02", last_date="2026-05-01"
    )
    for field in ("title", "ratio", "items", "regions", "last_date"):
        assert f'id="{field}-error-1"' in page, field
    ticked = 'name="regions" value="371502" checked'  # a new batch is of the whole city; what was refused stays
    assert (ticked in browser.open("/plans/2026/batches/new"), ticked in page) == (True, False)


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_is_there_for_every_role_and_its_links_lead_somewhere(name: str, as_somebody: As) -> None:
    view = rendered(name)
    page = view.content
    assert f"<h1>{view.title}</h1>" in as_somebody("officer").open("/guide" if name == INDEX else f"/guide/{name}")
    for address, section in re.findall(r'href="(/guide/?\w*)#?([^"]*)"', page):
        assert f'id="{unquote(section)}"' in as_somebody("officer").open(address) or not section
    for picture in re.findall(r'<img src="([^"]*)"', page):
        shown = as_somebody("officer").client.get(picture)
        assert (shown.status_code, len(shown.content) < 130_000) == (200, True), picture


def test_a_sheet_of_precursors_is_read_from_its_fields_and_kept_when_the_page_is_shown_again() -> None:
    one = item("AMR-1", specialties=(SPECIALTY,))
    record = PartRecord((CheckEntry("c1"),), None, None, None, 0)
    fields = fields_of([check(1)], record, {"AMR-1": one})
    typed = {
        "check-1": ["c1"],
        "was-1": [fields[0].mark],
        "checked-1": ["yes"],
        "regular_ledger-1": ["no"],
        "problem_ledger-1": ["缺两笔"],
        "regular_licence-1": ["yes"],
        "problem_licence-1": ["不相干"],
        "papers-1": ["books"],
    }
    (entry,) = entry_of(Form(typed), fields).checks
    groups = (
        GroupFound(PrecursorGroup.LICENCE, regular=True),
        GroupFound(PrecursorGroup.LEDGER, regular=False, problem="缺两笔"),
    )
    assert entry.precursors == PrecursorSheet(groups, (PrecursorPaper.BOOKS,))
    known = PartRecord((entry,), None, None, None, 1)
    again = fields_of([check(1)], known, {"AMR-1": one})
    assert typed_of(again, known)["problem_ledger-1"] == ["缺两笔"]
    assert again[0].mark != fields[0].mark
    plain = fields_of([check(1)], record, {})
    assert entry_of(Form(typed), plain).checks[0].precursors is None
