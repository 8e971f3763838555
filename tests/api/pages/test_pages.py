"""Pages as a browser without script sees them: log-in, forms that keep what was typed, tables, errors, language."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from python_calamine import load_workbook

from api.pages import tables
from api.rest.service import Service
from coordination.desk import accounts
from coordination.desk.accounts import Login
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.intake import exports
from coordination.model.access import Account, Role
from tests.api.pages.conftest import Browser
from tests.api.rest.conftest import PASSWORD

As = Callable[[str], Browser]
WRONG = "wrong-wrong"
OFFICER = Account("officer", "示例", Role.INSPECTOR, department="AMR", inspector="P1")


@pytest.mark.usefixtures("logins")
def test_whoever_is_not_known_is_led_to_the_log_in_and_back(stranger: Browser) -> None:
    led = stranger.client.get("/targets?name=%E7%A4%BA%E4%BE%8B", follow_redirects=False)
    assert led.status_code == 303
    assert "to=%2Ftargets%3Fname%3D" in led.headers["location"]
    page = stranger.open(led.headers["location"])
    back = re.findall('name="to" value="([^"]*)"', page)[0]
    refused = stranger.send("/login", 401, name="wang", password=WRONG, to=back)
    assert 'value="wang"' in refused
    assert WRONG not in refused
    assert "<h1>检查对象</h1>" in stranger.send("/login", name="wang", password=PASSWORD, to=back)


@pytest.mark.parametrize("to", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere", "javascript:1"])
def test_a_link_leads_to_no_stranger(stranger: Browser, to: str) -> None:
    answer = stranger.client.get("/language/en", params={"to": to}, follow_redirects=False)
    assert answer.headers["location"] == "/"


def test_a_cookie_that_means_nothing_is_forgotten(stranger: Browser) -> None:
    led = stranger.client.get("/plans", headers={"Cookie": f"onevisit_session={'0' * 64}"}, follow_redirects=False)
    assert "Max-Age=0" in led.headers["set-cookie"]
    assert "请重新登录" in stranger.open(led.headers["location"])


def test_what_changes_needs_the_field_of_our_form_and_no_strange_site_sends_one(as_role: As) -> None:
    client = as_role("wang").client
    assert client.post("/accounts/lily/disable", data={"csrf": "wrong"}).status_code == 403
    assert client.post("/login", data={"name": "x"}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403
    assert client.get("/accounts/lily").text.count("启用") > 0


def test_pages_hold_no_script_and_no_style_of_their_own(as_role: As) -> None:
    browser = as_role("wang")
    for path in ("/", "/accounts", "/targets", "/imports", "/tokens", "/me"):
        page = browser.open(path)
        assert re.findall(r"<script(?![^>]*src=)|<style|\sstyle=|\son[a-z]+=|hx-on|javascript:", page) == []
        addresses = re.findall(r'(?:src|href)="([^"]*)"', page)
        assert [one for one in addresses if not one.startswith(("/", "#", "?"))] == []
        assert "content-security-policy" in browser.client.get(path).headers


def test_a_refused_form_keeps_what_was_typed_and_says_what_is_wrong_beside_it(as_role: As) -> None:
    page = as_role("wang").send(
        "/accounts", 422, name="A B", display_name="某某", role="lead", department="", password=WRONG[:5]
    )
    assert 'value="某某"' in page
    assert f'"{WRONG[:5]}"' not in page
    for field in ("name", "department", "password"):
        assert re.search(f'id="{field}"[^>]*aria-invalid="true"', page), field
        assert f'id="{field}-error-1"' in page
    assert '<option value="lead" selected>' in page


def test_dates_are_looked_at_by_the_working_calendar(as_role: As) -> None:
    browser = as_role("wang")
    assert "调休上班" in browser.open("/days?first_date=2026-10-10")
    assert "休息日" in browser.open("/days?last_date=2026-10-05")
    assert "推算" in browser.open("/days?on=2027-10-12")
    month = browser.open("/days/month?first_date=2026-10-08")
    for name in ("2026年10月1日 星期四 国庆节 休", "2026年10月10日 星期六 国庆节 调休上班", "2026年10月12日 星期一"):
        assert f'aria-label="{name}"' in month
    assert re.findall(r'data-day="([^"]*)"[^>]*tabindex="0"[^>]*autofocus', month) == ["2026-10-08"]
    assert re.findall(r'aria-selected="true"><button[^>]*data-day="([^"]*)"', month) == ["2026-10-08"]
    assert "推算" not in month
    turned = browser.open("/days/month?month_of=2027-02-03&first_date=2026-10-08")
    assert (turned.count("data-day="), "推算" in turned, "autofocus" in turned) == (28, True, False)
    assert 'data-day="2026-04-01"' not in browser.open("/days/month?first_date=nonsense&month_of=")
    for end, turns in (("0001-01-01", 1), ("9999-12-31", 1), ("2026-01-01", 2)):
        assert browser.open(f"/days/month?month_of={end}").count("hx-get=") == turns
    assert "National Day day off" in browser.open("/days/month?month_of=2026-10-01&lang=en")
    for first, last in (("2026-10-05", "2026-10-05"), ("2026-11-28", "2026-11-29")):
        page = browser.send("/inspectors/P1/leave", 422, first_date=first, last_date=last, half_day="am")
        assert f"{first} 至 {last} 没有工作日，不必登记" in page
    page = browser.send("/inspectors/P1/leave", first_date="2026-10-10", last_date="2026-10-12", half_day="am")
    assert "请假已登记" in page
    assert "2026-10-12" in page


def test_a_table_is_filtered_and_goes_out_as_it_is_shown(as_role: As) -> None:
    browser = as_role("wang")
    page = browser.open("/targets?name=%E7%A4%BA%E4%BE%8B3")
    assert re.findall(r'href="/targets/(T\d)"', page) == ["T3"]
    export = re.findall(r'href="([^"]*download=xlsx)"', page)[0].replace("&amp;", "&")
    rows = load_workbook(BytesIO(browser.client.get(export).content)).get_sheet_by_index(0).to_python()
    assert [row[0] for row in rows] == ["名称", "示例3餐饮店"]


def test_an_export_has_every_row_of_a_long_list(as_role: As, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page holds two rows here, and an export reads two at a time."""
    monkeypatch.setattr(tables, "ROWS", 2)
    monkeypatch.setattr(tables, "EXPORTED_AT_ONCE", 2)
    browser = as_role("wang")

    def exported(path: str) -> list[str]:
        content = browser.client.get(f"{path}download=xlsx").content
        return [str(row[0]) for row in load_workbook(BytesIO(content)).get_sheet_by_index(0).to_python()[1:]]

    assert "至多 1048575 行" in browser.open("/targets")
    assert exported("/targets?sort=name&") == [f"示例{number}餐饮店" for number in range(7)]
    assert exported("/inspectors?") == ["P1", "P2", "P3"]
    events = exported("/audit?sort=sequence&")
    assert len(events) > 2
    assert events == [str(number) for number in range(1, len(events) + 1)]
    monkeypatch.setattr(exports, "MOST_ROWS", 3)
    assert len(exported("/targets?")) == 2


def test_a_recusal_is_declared_by_the_officer_or_entered_by_the_department(
    as_role: As, office: Office, logins: dict[str, Login]
) -> None:
    accounts.add_account(office, OPERATOR, OFFICER, PASSWORD)
    logins["officer"] = accounts.log_in(office, "officer", PASSWORD)
    officer = as_role("officer")
    refused = officer.send("/my/recusals", 422, target="T99", reason="")
    assert ('id="target-error-1"' in refused, 'id="reason-error-1"' in refused) == (True, True)
    page = officer.send("/my/recusals", target="T1", reason="配偶在该店任职")
    assert all(part in page for part in ("回避已登记", "示例1餐饮店", "配偶在该店任职", "本人不能撤回"))
    assert 'id="target-error-1"' in officer.send("/my/recusals", 422, target="T1", reason="再次")
    officer.send("/recusals/P1/T1/withdraw", 403)
    lily = as_role("lily")
    page = lily.open("/recusals")
    assert ("配偶在该店任职" in page, re.findall('<option value="(P.)"', page)) == (True, ["P1", "P2"])
    refused = lily.send("/recusals", 422, inspector="P2", target="T99", reason="亲属经营")
    assert ('value="亲属经营"' in refused, 'id="target-error-1"' in refused) == (True, True)
    lily.send("/recusals", 403, inspector="P3", target="T1", reason="亲属经营")
    assert 'href="/recusals?about=T1#enter"' in lily.open("/targets/T1")
    assert re.search(
        'id="target" name="target"[^>]* value="T1"', lily.open("/recusals?about=T1").split('id="enter"')[1]
    )
    assert "亲属经营" in lily.send("/recusals", inspector="P2", target="T1", reason="亲属经营")
    assert "亲属经营" not in as_role("officer").open("/my/recusals")
    noted = as_role("wang").open("/audit?action=entry-added&actor=officer").split("<tbody", 1)[1]
    assert "declaredrecusal" in noted


def test_a_register_is_sorted_by_a_column_both_ways_across_pages(as_role: As) -> None:
    browser = as_role("wang")
    for sort, numbers in (("-certificate_number", ["P3", "P2", "P1"]), ("department", ["P1", "P2", "P3"])):
        page = browser.open(f"/inspectors?sort={sort}")
        assert re.findall(r'href="/inspectors/(P\d)"', page) == numbers
        assert f'aria-sort="{"descending" if sort.startswith("-") else "ascending"}"' in page
    assert 'data-code="order-unknown"' in browser.open("/inspectors?sort=areas", 422)


def test_the_audit_chain_is_narrowed_and_read_from_either_end(as_role: As) -> None:
    browser = as_role("wang")
    oldest = re.findall(r'role="rowheader" class="number">(\d+)<', browser.open("/audit?sort=sequence"))
    assert oldest[:2] == ["1", "2"]
    rows = browser.open("/audit?action=account-added&subject=lily").split("<tbody", 1)[1]
    assert ("命令行" in rows, "lily" in rows, ">wang<" in rows) == (True, True, False)
    assert "没有符合条件的记录" in browser.open("/audit?actor=nobody")


def test_a_department_sees_its_own_and_may_not_keep_accounts(as_role: As) -> None:
    browser = as_role("lily")
    assert re.findall(r'href="/inspectors/(P\d)"', browser.open("/inspectors")) == ["P1", "P2"]
    assert 'href="/accounts"' not in browser.open("/")
    assert 'data-code="act-forbidden"' in browser.open("/accounts", 403)


def test_errors_are_pages_for_people_and_problems_for_programs(as_role: As) -> None:
    browser = as_role("wang")
    assert 'data-code="no-such-address"' in browser.open("/nowhere", 404)
    assert 'data-code="entry-not-found"' in browser.open("/targets/none", 404)
    assert browser.client.get("/nowhere").json()["code"] == "no-such-address"
    assert browser.client.get("/api/v1/nowhere", headers={"Accept": "text/html"}).json()["code"] == "no-such-address"
    part = browser.client.get("/plans", headers={"HX-Request": "true", "Cookie": "onevisit_session=x"})
    assert (part.status_code, part.headers["hx-redirect"]) == (401, "/login?why=session-unknown&to=%2Fplans")


def test_the_language_is_chosen_once_and_a_browser_does_not_choose_it(stranger: Browser) -> None:
    assert "<h1>登录</h1>" in stranger.open("/login", **{"Accept-Language": "en-GB"})
    assert "<h1>Log in</h1>" in stranger.open("/language/en?to=/login")
    assert "<h1>Log in</h1>" in stranger.open("/login")


def test_files_are_kept_for_good_under_an_address_that_follows_their_content(stranger: Browser) -> None:
    page = stranger.open("/login")
    for address in re.findall(r'(?:src|href)="(/static/[^"]*)"', page):
        assert "immutable" in stranger.client.get(address).headers["cache-control"]
    plain, old = (stranger.client.get(f"/static/onevisit.css{query}") for query in ("", "?v=old"))
    assert plain.headers["cache-control"] == old.headers["cache-control"] == "public, max-age=3600"


def test_several_people_are_released_at_once_or_nobody(as_role: As) -> None:
    browser = as_role("lily")
    page = browser.open("/inspectors/release")
    assert ('value="P1"' in page, 'value="P3"' in page) == (True, False)
    first = {"first_date_1": "2026-06-01", "last_date_1": "2026-06-03", "half_day_1": "whole_day"}
    second = {"first_date_2": "2026-06-13", "last_date_2": "2026-06-14", "half_day_2": "am"}
    page = browser.send("/inspectors/release", 422, **first, **second, people="P1", reason="培训")
    assert "2026-06-13 至 2026-06-14 没有工作日" in page
    assert ('id="first_date_2-error-1"' in page, 'id="first_date_1-error-1"' in page) == (True, False)
    assert 'value="P1" checked' in page
    assert "2026-06-01" not in browser.open("/inspectors/P1")
    page = browser.send("/inspectors/release", 422, **first, reason=" ")
    assert ('id="people-error-1"' in page, 'id="reason-error-1"' in page) == (True, True)
    second["last_date_2"] = "2026-06-15"
    assert "2026-06-13" in browser.send("/inspectors/release", **first, **second, people="P1", reason="培训")
    assert "已经登记" in browser.send("/inspectors/release", 422, **first, people="P1", reason="培训")
    browser.send("/inspectors/release", 403, **first, people="P3", reason="培训")
    chosen = as_role("wang").open("/inspectors/release?department=EMERG")
    assert ('value="P3"' in chosen, 'value="P1"' in chosen) == (True, False)


def test_a_file_is_imported_and_its_faults_are_told(as_role: As) -> None:
    browser = as_role("wang")
    assert 'id="file-error-1"' in browser.send("/imports", 422, kind="leave")
    table = "执法证号,开始日期,结束日期\nP1,2026-04-01,2026-04-02\nNOBODY,2026-04-01,2026-04-02\n"
    page = browser.client.post(
        "/imports", data={"csrf": browser.csrf, "kind": "leave"}, files={"file": ("请假.csv", table.encode())}
    ).text
    listed = re.findall(r'href="(/imports/\w+[?]sort=[^"#]+)"', page)
    assert len([one for one in listed if "table=written" not in one]) == 5
    again = browser.open(listed[0])
    assert ("NOBODY" in again, "P1<" in again, 'aria-sort="ascending"' in again) == (True, False, True)
    assert browser.client.get(f"{listed[0]}&download=xlsx").content.startswith(b"PK")
    assert "没有符合条件" in browser.open(f"{listed[0]}&text=elsewhere")
    refused = re.findall(r'href="(/api/v1/imports/[^"]*refused.xlsx)"', page)[0]
    assert browser.client.get(refused).status_code == 200
    (written,) = re.findall(r'href="(/imports/\w+[?]table=written&amp;written=new)#written"', page)
    opened = browser.open(written.replace("&amp;", "&"))
    assert ('href="/inspectors/P1"' in opened, "P1 · 2026-04-01 · 全天" in opened, "NOBODY" in opened) == (True,) * 3
    assert 'href="/inspectors/P1"' not in browser.open(written.replace("&amp;", "&").replace("=new", "=changed"))
    exported = browser.client.get(f"{written.replace('&amp;', '&')}&download=xlsx")
    assert 'filename="written.xlsx"' in exported.headers["content-disposition"]
    assert f'href="{written.partition("?")[0]}"' in browser.open("/imports")
    assert browser.client.get("/imports?download=xlsx").content.startswith(b"PK")
    assert "/imports/" not in as_role("lily").open("/imports").split("<main", 1)[1].replace("/imports/templates/", "")


def test_a_token_is_shown_once_and_revoked(as_role: As) -> None:
    browser = as_role("wang")
    page = browser.send("/tokens", account="lily", label="交换", days="5", scopes=["registers:read"])
    secret = re.findall("<code>(ov_[^<]*)</code>", page)[0]
    assert secret not in browser.open("/tokens")
    assert browser.client.get("/api/v1/targets", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    browser.send(f"/tokens/{secret.split('_')[1]}/revoke")
    assert browser.client.get("/api/v1/targets", headers={"Authorization": f"Bearer {secret}"}).status_code == 401


def test_the_log_in_page_leads_to_the_provider_where_there_is_one(
    stranger: Browser, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "/api/v1/session/oidc" not in stranger.open("/login")
    monkeypatch.setattr(service.state, "provider", object())
    assert 'href="/api/v1/session/oidc"' in stranger.open("/login")


def test_the_import_page_can_tell_every_step_of_an_import(as_role: As) -> None:
    browser = as_role("wang")
    page = browser.open("/imports")
    assert [f'data-{step}="' in page for step in ("read", "identify", "premises", "store")] == [True] * 4
    (script,) = re.findall(r'src="(/static/importing[^"]*)"', page)
    assert "/api/v1/imports/under-way" in browser.open(script)
