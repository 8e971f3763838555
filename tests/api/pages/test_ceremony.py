"""A draw on the screen, step by step by office and witness; and what everybody may see of it afterwards."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pytest
from python_calamine import load_workbook

from api.rest.door import SESSION_COOKIE
from coordination.desk import accounts, drawing
from coordination.desk.accounts import Login
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import ANYBODY, Account, Role
from coordination.model.items import ItemClass
from coordination.model.targets import TargetKind
from coordination.storage.registers import write
from solvers.drawing.check import verify
from tests.api.pages.conftest import Browser
from tests.api.pages.refusals import lost
from tests.api.rest.conftest import PASSWORD
from tests.coordination.ceremonies import KIND, SOURCE, VALUE, opened
from tests.coordination.desk.test_plans import campaign, plan
from tests.coordination.records import batch, item, target

As = Callable[[str], Browser]
SCREEN = "/ceremony/2026Q2"


@pytest.fixture(scope="module", autouse=True)
def witness(office: Office, logins: dict[str, Login]) -> None:
    """A published plan, a campaign over it, and a witness of its draw who has logged in."""
    with office.database.transaction() as session:
        targets = [replace(target(f"t{number:02}"), name=f"食品店{number:02}") for number in range(10)]
        write(session, [*targets, replace(target("t10"), name="赵示例", kind=TargetKind.NATURAL_PERSON)])
        kinds = (TargetKind.MARKET_ENTITY, TargetKind.NATURAL_PERSON)
        write(session, [item("AMR-03", item_class=ItemClass.GENERAL, ratio_cap=0.6, specialties=(), kinds=kinds)])
    food = batch("b-food", "AMR-03")
    opened(office, plan(food), campaign(food))
    accounts.add_account(office, OPERATOR, Account("sun", "孙见证", Role.WITNESS, campaign="2026Q2"), PASSWORD)
    logins["sun"] = accounts.log_in(office, "sun", PASSWORD)


def loses_nothing(browser: Browser) -> None:
    """Every form of the step that is due, refused."""
    with pytest.MonkeyPatch.context() as patch:
        assert lost(patch, browser, SCREEN) == []


def test_a_draw_is_held_on_the_screen_and_repeated_by_everybody(as_role: As, stranger: Browser, office: Office) -> None:
    asked = as_role("wang")
    assert 'data-due="announce"' in asked.open(SCREEN)
    loses_nothing(asked)
    assert "尚未公告" in asked.open("/ceremony")
    assert f'<a href="{SCREEN}"><strong>公告抽取</strong>' in asked.open("/campaigns/2026Q2")
    refused = asked.send(f"{SCREEN}/announce", 422, public_value_source="")
    assert re.search(r'id="public_value_source"[^>]*aria-invalid="true"', refused)
    early = asked.send(f"{SCREEN}/hold", 404)
    assert 'data-code="draw-not-announced"' in early

    commitment = re.findall(r'<code class="digest">', asked.send(f"{SCREEN}/announce", public_value_source=SOURCE))
    assert len(commitment) == 1
    out_of_order = asked.send(f"{SCREEN}/hold", 422)
    assert "下一步：冻结名单" in out_of_order
    assert 'data-due="freeze"' in out_of_order
    asked.send(f"{SCREEN}/freeze")
    assert "等待见证人用自己的账户确认到场" in asked.open(SCREEN)
    seen = re.findall(r'hx-get="([^"]*live[^"]*)"', asked.open(SCREEN))[0]
    assert asked.open(seen, 204) == ""

    present = as_role("sun")
    assert f'<option value="{KIND}">群众代表</option>' in present.open(SCREEN)
    loses_nothing(present)
    wrong = present.send(f"{SCREEN}/witness", 422, kind="friend")
    assert re.search(r'id="kind"[^>]*aria-invalid="true"', wrong)
    assert "孙见证" in present.send(f"{SCREEN}/witness", kind=KIND)
    assert "已确认到场" in present.send(f"{SCREEN}/witness", 422, kind=KIND)
    present.send(f"{SCREEN}/value", 403, value=VALUE)

    asked = as_role("wang")
    assert "抽取已有进展" in asked.open(seen)
    loses_nothing(asked)
    assert VALUE in asked.send(f"{SCREEN}/value", value=VALUE)
    held = asked.send(f"{SCREEN}/hold")
    entries = drawing.drawn_targets(office, OPERATOR, "2026Q2")
    count = len({one.label for one in entries})
    assert 0 < count == len(entries)
    assert f'<span class="huge">{count}</span> 个对象被抽中' in held
    shown = asked.open(SCREEN)
    digest = re.findall(r'name="record_sha256" value="([0-9a-f]{64})"', shown)[0]
    assert "不是抽查任务" in asked.send(f"{SCREEN}/sign", 422, record_sha256="0" * 64)
    asked.send(f"{SCREEN}/sign", record_sha256=digest)
    assert "等待其余各方签字" in asked.open(SCREEN)
    assert stranger_opens(stranger, "/public/draws").count("2026Q2") == 0
    as_role("sun").send(f"{SCREEN}/sign", record_sha256=digest)
    asked = as_role("wang")
    assert "自己验证" in asked.send(f"{SCREEN}/publish")
    assert "已公开" in asked.open("/ceremony")
    assert '<a href="#runs"><strong>开始规划</strong>' in asked.open("/campaigns/2026Q2")

    what_everybody_sees(stranger, office, count)
    draw_again(as_role, stranger)


def what_everybody_sees(stranger: Browser, office: Office, count: int) -> None:
    """Files that verify, and a page that tells of them."""
    files = [stranger_bytes(stranger, f"/public/draws/2026Q2/1/{name}") for name in ("record.json", "frame.csv")]
    assert verify(*files) == []
    page = stranger_opens(stranger, "/public/draws/2026Q2")
    assert f"抽中 {count} 个对象" in page
    assert "孙见证" in page
    assert 'data-record="/public/draws/2026Q2/1/record.json"' in stranger_opens(stranger, "/public/verify?draw=2026Q2")
    assert 'href="/public/verify?draw=2026Q2&amp;attempt=1"' in stranger_opens(stranger, "/public/verify")
    explain(stranger, office)


def draw_again(as_role: As, stranger: Browser) -> None:
    """Another attempt: the first one stays public, as void, with the reason and its files."""
    record = stranger_bytes(stranger, "/public/draws/2026Q2/1/record.json")
    loses_nothing(as_role("wang"))
    again = as_role("wang").send(f"{SCREEN}/announce", public_value_source=SOURCE, reason="停电后重新抽取")
    assert "停电后重新抽取" in again
    gone_on = stranger_opens(stranger, "/public/draws/2026Q2?attempt=1")
    assert "停电后重新抽取" in gone_on
    assert "已作废" in gone_on
    assert stranger_bytes(stranger, "/public/draws/2026Q2/1/record.json") == record
    given_up = as_role("wang").send(f"{SCREEN}/give-up", reason="见证人未到")
    assert 'data-due="announce"' in given_up
    assert "见证人未到" in given_up


def explain(stranger: Browser, office: Office) -> None:
    """Whoever asks is told rank, members and places; a natural person's name is not told."""
    entries = drawing.drawn_targets(office, ANYBODY, "2026Q2")
    drawn, labels = entries[0], {one.label for one in entries}
    told = stranger_opens(stranger, f"/public/draws/2026Q2?target={drawn.name.replace('*', '')[:5]}")
    assert drawn.label in told
    assert drawn.ticket in told
    not_drawn = next(f"t{number:02}" for number in range(10) if f"t{number:02}" not in labels)
    told = stranger_opens(stranger, f"/public/draws/2026Q2?target={not_drawn}")
    why = re.search(r"的 (\d+) 个对象中，随机码第 (\d+) 小；这一层抽 (\d+) 个，所以没有抽中", told)
    assert why is not None
    members, rank, places = map(int, why.groups())
    assert members >= rank > places > 0
    natural = stranger_opens(stranger, "/public/draws/2026Q2?target=t10")
    assert "赵**" in natural
    assert "赵示例" not in natural
    assert "名单里没有" in stranger_opens(stranger, "/public/draws/2026Q2?target=没有这家")
    assert 'role="alert"' in stranger_opens(stranger, "/public/draws/2026Q2?target=食")
    book = stranger_bytes(stranger, "/public/draws/2026Q2/1/drawn?download=xlsx&sort=-ticket")
    rows = load_workbook(BytesIO(book)).get_sheet_by_index(0).to_python()
    assert [row[8] for row in rows[1:]] == sorted((one.ticket for one in entries), reverse=True)
    page = stranger_opens(stranger, "/public/draws/2026Q2/1/drawn?department=EMERG")
    assert "没有符合条件的记录" in page


def stranger_opens(stranger: Browser, path: str) -> str:
    """A page for somebody without a session, in the same browser."""
    return stranger_bytes(stranger, path).decode()


def stranger_bytes(stranger: Browser, path: str) -> bytes:
    session = stranger.client.cookies.get(SESSION_COOKIE)
    stranger.client.cookies.delete(SESSION_COOKIE)
    answer = stranger.client.get(path, headers={"Accept": "text/html"})
    if session:
        stranger.client.cookies.set(SESSION_COOKIE, session)
    assert answer.status_code == 200, answer.text
    return answer.content
