"""Steps that several stories take in a browser."""

from __future__ import annotations

from typing import Any

from icalendar import Calendar

from tests.browser.conftest import PASSWORD, Visit

EVENT = "a.fc-event:not(.fc-bg-event)"
LONG = 120_000


def add_account(office: Visit, name: str, role: str, **belonging: str) -> None:
    """The office adds an account with the password of all accounts that tests add; belonging: department and so on."""
    office.go("/accounts")
    office.page.fill("#name", name)
    office.page.fill("#display_name", "示例")
    office.page.select_option("#role", role)
    office.page.fill("#password", PASSWORD)
    for field, value in belonging.items():
        if field == "department":
            office.page.select_option("#department", value)
        else:
            office.page.fill(f"#{field}", value)
    office.press("main form:has(#password) button")
    assert "账户已增加" in office.page.locator(".done").inner_text()


def drag(page: Any, event: Any, day: str) -> None:
    """As a hand would: pressed, a little way, over to the day, let go; then the checker has answered for that day."""
    page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
    begin, end = event.bounding_box(), page.locator(f"td.fc-day[data-date='{day}']").bounding_box()
    page.mouse.move(begin["x"] + 20, begin["y"] + 8)
    page.mouse.down()
    page.mouse.move(begin["x"] + 40, begin["y"] + 16, steps=4)
    page.mouse.move(end["x"] + 40, end["y"] + 60, steps=8)
    page.mouse.up()
    page.wait_for_selector(f"#answer .judged strong >> text={day}")
    page.wait_for_selector("#answer:focus")


def feed_shown(visit: Visit) -> str:
    """Where the calendar is whose address is on the page this once."""
    return feed_here(visit, visit.page.locator("#feed").inner_text())


def feed_here(visit: Visit, address: str) -> str:
    """An address of a feed as this service answers it."""
    return f"{visit.site.url}/feeds/{address.partition('/feeds/')[2]}"


def events_of(visit: Visit, url: str) -> list[Any]:
    """The events of a calendar, polled."""
    answer = visit.page.request.get(url)
    assert answer.ok, answer.status
    found: list[Any] = Calendar.from_ical(answer.text()).walk("VEVENT")
    return found


def verify(visit: Visit) -> None:
    """The browser repeats the draw whose verifier is open, proof by proof."""
    visit.page.click("#files button")
    visit.page.wait_for_selector(".verdict.good", timeout=LONG)
    assert visit.page.locator("#proofs .good").count() == 6


def tamper(visit: Visit) -> dict[str, Any]:
    """The published record with another first target is given to the verifier, which names the line; the file given."""
    page = visit.page
    record = page.request.get(f"{visit.site.url}{page.locator('#verifier').get_attribute('data-record')}").text()
    lines = record.split("\n")
    at = next(number for number, line in enumerate(lines) if line.startswith('  [1, "'))
    lines[at] = lines[at].replace('", "', '", " ', 1)
    forged = {"name": "forged.json", "mimeType": "application/json", "buffer": "\n".join(lines).encode()}
    page.set_input_files("#record", forged)
    page.click("#files button")
    page.wait_for_selector(".verdict.bad", timeout=LONG)
    assert f"第 {at + 1} 行" in page.inner_text("#verdict")
    assert page.inner_text("#faults td >> nth=0") == str(at + 1)
    return forged
