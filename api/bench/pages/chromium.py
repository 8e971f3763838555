"""The browser, in a process of its own: `python -m api.bench.pages.chromium` paints what an order names.

Order and answer are JSON. Each page is loaded with nothing kept from before, in a session of its role; told are the
seconds until something was painted, as the browser itself has them (Paint Timing, first-contentful-paint), and for a
timetable until there were visits on the days it opens with, and until there were on those of a month after that was
asked for: a month has 15 working days at least (a year's calendar has no shorter one). Of a day as many are shown as it
has room for (`most` of `static/timetable.js`), and how many more there are.
"""

from __future__ import annotations

import json
import sys
from typing import Any

_SWITCHES = ["--no-sandbox", "--headless", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
_WINDOW: Any = {"width": 1366, "height": 768}
_GIVE_UP = "setTimeout(() => fail(new Error(`not shown: ${location.href}`)), 60_000);"
_PAINT = f"""() => new Promise((told, fail) => {{
  {_GIVE_UP}
  new PerformanceObserver((list) => {{
    const found = list.getEntriesByName("first-contentful-paint")[0];
    if (found) told(found.startTime);
  }}).observe({{ type: "paint", buffered: true }});
}})"""
_DAY = "td.fc-day:has(.fc-event:not(.fc-bg-event))"
_SHOWN = f"""([day, least]) => new Promise((told, fail) => {{
  {_GIVE_UP}
  const look = () => document.querySelectorAll(day).length >= least
    && document.querySelector(".calendar").getAttribute("aria-busy") !== "true"
    ? requestAnimationFrame(() => told(performance.now())) : requestAnimationFrame(look);
  look();
}})"""
_WEEK_DAYS, _MONTH_DAYS = 1, 15
_MONTH = ".fc-dayGridMonth-button"
_MILLISECONDS = 1000


def _painted(context: Any, url: str, loads: int) -> list[float]:
    found = []
    for _ in range(loads):
        page = _fresh(context)
        page.goto(url)
        found.append(page.evaluate(_PAINT) / _MILLISECONDS)
        page.close()
    return found


def _timetable(context: Any, url: str, loads: int) -> dict[str, list[float]]:
    """Opened: from the beginning until the week is shown; month: from the button until the month is."""
    found: dict[str, list[float]] = {"opened": [], "month": []}
    for _ in range(loads):
        page = _fresh(context)
        page.goto(url)
        found["opened"].append(page.evaluate(_SHOWN, [_DAY, _WEEK_DAYS]) / _MILLISECONDS)
        begun = page.evaluate("performance.now()")
        page.click(_MONTH)
        found["month"].append((page.evaluate(_SHOWN, [_DAY, _MONTH_DAYS]) - begun) / _MILLISECONDS)
        page.close()
    return found


def _fresh(context: Any) -> Any:
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    return page


def _all(order: dict[str, Any]) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - it comes with the dependency group `browser`

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=order["browser"], args=_SWITCHES)
        contexts = {}
        for role, cookie in order["cookies"].items():
            contexts[role] = browser.new_context(viewport=_WINDOW, locale="zh-CN")
            if cookie:
                contexts[role].add_cookies([{"name": order["cookie"], "value": cookie, "url": order["base"]}])
        base, loads = order["base"], order["loads"]
        painted = [_painted(contexts[role], base + path, loads) for role, path in order["pages"]]
        role, path = order["timetable"]
        return {"painted": painted, "timetable": _timetable(contexts[role], base + path, loads)}


if __name__ == "__main__":
    print(json.dumps(_all(json.load(sys.stdin))))  # noqa: T201 - this is how the bench is told
