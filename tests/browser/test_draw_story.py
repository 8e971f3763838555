"""A draw in two browsers, office and witness, step by step; then anybody repeats it, and a forged one is caught."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest

from tests.browser.conftest import ONEVISIT, SIZES, Site, Visit

pytestmark = pytest.mark.browser
CAMPAIGN, PASSWORD = "2027Q1", "correct-horse-battery-9"
SOURCE, VALUE = "福彩双色球第2026140期开奖号码", "9.18.26.34.41.45./2.8./"
_LONG = 60_000


@pytest.fixture(scope="module")
def announced(site: Site) -> str:
    """Next year's plan, published, with a campaign nobody has drawn for and a witness; the address of its screen."""
    window = {"regions": ["371502", "371503"], "ratio": "1/20", "first_date": "2027-01-04", "last_date": "2027-03-31"}
    batches = [
        {"id": f"2027Q1-{name}", "title": item, "department": name, "items": [item], "lead_department": "AMR", **window}
        for name, item in (("AMR", "AMR-03"), ("EMERG", "EMERG-01"))
    ]
    plan = {"year": 2027, "title": "2027年度计划", "pack": "BASE2026", "filed_on": "2026-11-20", "batches": batches}
    (site.folder / "plan.json").write_text(json.dumps(plan), encoding="utf-8")
    for command in (
        ["plan", "file", "plan.json"],
        ["plan", "publish", "2027"],
        ["plan", "open", CAMPAIGN, "--year", "2027", "--title", "2027年第一季度联合抽查"],
        ["account", "add", "sun.witness", "--role", "witness", "--campaign", CAMPAIGN, "--password-stdin"],
    ):
        subprocess.run(
            [ONEVISIT, *command], cwd=site.folder, env=site.environment, input=f"{PASSWORD}\n", text=True, check=True
        )
    return f"/ceremony/{CAMPAIGN}"


def looked_at(visit: Visit, name: str, faults: list[str]) -> None:
    visit.shoot(name)
    faults += [f"{name}: {barrier}" for barrier in visit.barriers()]
    faults += [f"{name}: wider than the window"] if visit.spills() else []


def test_office_and_witness_hold_a_draw_on_the_screen(visiting: Callable[..., Visit], announced: str) -> None:
    asked, present, faults = visiting(), visiting("phone"), list[str]()
    asked.log_in("office")
    present.go("/login")
    present.page.fill("#name", "sun.witness")
    present.page.fill("#password", PASSWORD)
    present.press("main button")
    asked.go(announced)
    looked_at(asked, "ceremony-1-announce", faults)
    asked.picture("ceremony-announce")
    asked.page.fill("#public_value_source", SOURCE)
    act(asked, "announce")
    assert SOURCE in asked.page.inner_text("main")
    looked_at(asked, "ceremony-2-announced", faults)

    asked.expected.add(409)
    present.go(announced)
    onward(asked.page)
    act(asked, "freeze")
    looked_at(asked, "ceremony-3-frozen", faults)
    digest = asked.page.inner_text(".digest >> nth=1")
    present.press("#moved a", _LONG)  # the witness's own screen notices
    assert present.page.inner_text(".digest").split() == digest.split()
    looked_at(present, "ceremony-4-witness", faults)
    present.picture("ceremony-witness")
    present.page.select_option("#kind", "public_rep")
    present.page.fill("#name", "孙见证")
    act(present, "witness")

    onward(asked.page)
    asked.page.fill("#value", VALUE)
    act(asked, "value")
    looked_at(asked, "ceremony-5-value", faults)
    onward(asked.page)
    act(asked, "hold")
    looked_at(asked, "ceremony-6-drawn", faults)
    asked.picture("ceremony-drawn")
    assert int(asked.page.inner_text(".total .huge")) > 0
    asked.press("main .acts a >> nth=0")
    looked_at(asked, "ceremony-7-list", faults)
    for visit in (asked, present):
        visit.go(announced)
        looked_at(visit, "ceremony-8-sign", faults)
        act(visit, "sign")
    asked.go(announced)
    asked.page.click("section.now summary")
    looked_at(asked, "ceremony-9-publish", faults)
    act(asked, "publish")
    looked_at(asked, "ceremony-10-published", faults)
    asked.press("section.now a.primary")  # whole with its script: the button needs it
    asked.page.click("#files button")
    asked.page.wait_for_selector(".verdict.good", timeout=_LONG)
    assert faults == []


@pytest.mark.parametrize("size", SIZES)
def test_anybody_repeats_a_draw_and_a_tampered_record_is_caught(
    size: str, visiting: Callable[..., Visit], site: Site
) -> None:
    visit, faults = visiting(size), list[str]()
    page = visit.page
    visit.go("/public/verify?draw=2026Q2")
    looked_at(visit, "public-verify", faults)
    page.click("#files button")
    page.wait_for_selector(".verdict.good", timeout=_LONG)
    assert page.locator("#proofs .good").count() == 6
    looked_at(visit, "public-verify-good", faults)
    if size == "desk":
        visit.picture("public-verify")

    record = (site.folder / "demo" / "draw" / "record.json").read_text("utf-8")
    line = next(n for n, text in enumerate(record.split("\n"), 1) if text.startswith('  [1, "'))
    forged = site.folder / f"forged-{size}.json"
    changed = record.split("\n")
    changed[line - 1] = changed[line - 1].replace('", "', '", " ', 1)
    forged.write_text("\n".join(changed), encoding="utf-8")
    page.set_input_files("#record", forged)
    page.click("#files button")
    page.wait_for_selector(".verdict.bad", timeout=_LONG)
    assert f"第 {line} 行" in page.inner_text("#verdict")
    assert page.inner_text("#faults td >> nth=0") == str(line)
    looked_at(visit, "public-verify-tampered", faults)
    if size == "desk":
        visit.picture("public-tampered")

    visit.go("/public/verify")  # files alone, and none of them a draw
    page.set_input_files("#record", site.folder / "demo" / "draw" / "record.json")
    page.click("#files button")
    page.wait_for_selector(".verdict.bad", timeout=_LONG)
    page.set_input_files("#frame", forged)
    page.click("#files button")
    page.wait_for_selector(".verdict.bad >> text=/第 \\d+ 行/", timeout=_LONG)
    assert faults == []


def act(visit: Visit, step: str) -> None:
    """Sends the form of a step."""
    visit.press(f"form[action$='/{step}'] button")


def onward(page: Any) -> None:
    """To the step that is due."""
    page.goto(page.url.split("?")[0])


@pytest.mark.parametrize("size", SIZES)
def test_a_check_code_that_nobody_was_given_is_told_as_such(size: str, visiting: Callable[..., Visit]) -> None:
    visit, faults = visiting(size), list[str]()
    visit.expected.add(404)
    visit.go("/check")
    visit.page.fill("#code", "nobody-has-this-one")
    visit.press("main form button")
    assert "没有这个检查码" in visit.page.inner_text("[role=alert]")
    looked_at(visit, "public-check-unknown", faults)
    assert faults == []
