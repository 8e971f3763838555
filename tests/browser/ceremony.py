"""The ceremony of a draw in two browsers, a step a screen, each taken by whoever may."""

from __future__ import annotations

from tests.browser.conftest import Visit
from tests.browser.steps import LONG

SOURCE, VALUE = "福彩双色球第2026140期开奖号码", "9.18.26.34.41.45./2.8./"


def announce_and_freeze(office: Visit, witness: Visit, campaign: str) -> None:
    """Commitment, frame, and a witness whose own screen notices by itself how far the office is."""
    address = f"/ceremony/{campaign}"
    office.go(address)
    assert office.faults("ceremony-1-announce") == []
    office.picture("ceremony-announce")
    office.page.fill("#public_value_source", SOURCE)
    act(office, "announce")
    assert SOURCE in office.page.inner_text("main")
    assert office.faults("ceremony-2-announced") == []
    witness.go(address)
    office.go(address)
    act(office, "freeze")
    assert office.faults("ceremony-3-frozen") == []
    digest = office.page.inner_text(".digest >> nth=1")
    witness.press("#moved a", LONG)
    assert witness.page.inner_text(".digest").split() == digest.split()
    assert witness.faults("ceremony-4-witness") == []
    witness.picture("ceremony-witness")
    witness.page.select_option("#kind", "public_rep")
    witness.page.fill("#name", "孙见证")
    act(witness, "witness")


def draw_and_publish(office: Visit, witness: Visit, campaign: str) -> list[int]:
    """Public value, draw, signatures, publication; how many each department drew."""
    address = f"/ceremony/{campaign}"
    office.go(address)
    office.page.fill("#value", VALUE)
    act(office, "value")
    assert office.faults("ceremony-5-value") == []
    office.go(address)
    act(office, "hold")
    assert office.faults("ceremony-6-drawn") == []
    office.picture("ceremony-drawn")
    drawn = [int(one) for one in office.page.locator(".shares .value").all_inner_texts()]
    office.press("main .acts a >> nth=0")
    assert office.faults("ceremony-7-list") == []
    for visit in (office, witness):
        visit.go(address)
        assert visit.faults("ceremony-8-sign") == []
        act(visit, "sign")
    office.go(address)
    office.page.click("section.now summary")
    assert office.faults("ceremony-9-publish") == []
    act(office, "publish")
    assert office.faults("ceremony-10-published") == []
    return drawn


def act(visit: Visit, step: str) -> None:
    """Sends the form of a step."""
    visit.press(f"form[action$='/{step}'] button")
