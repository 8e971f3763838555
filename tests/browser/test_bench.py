"""The browser of `onevisit bench pages` sees pages painted, and the visits of a month on their timetable."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from api.bench.pages.city import MONTH, add_month
from api.bench.pages.painting import paint
from api.bench.pages.visitor import Visitor
from api.command_line.opening import closed_office
from tests.browser.conftest import CHROMIUM, Site

pytestmark = pytest.mark.browser
VISITS = 400


def test_what_the_bench_waits_for_is_what_pages_show(site: Site) -> None:
    office = closed_office(site.environment["ONEVISIT_DATABASE_URL"])
    add_month(office, VISITS)
    office.database.dispose()
    visitor = Visitor.logged_in(urlsplit(site.url).port or 0, "office", "demo.office", site.passwords["demo.office"])
    pages = [("office", "/"), ("public", "/public")]
    cookies = {"office": visitor.cookie, "public": ""}
    told = paint(Path(CHROMIUM), site.url, cookies, pages, ("office", f"/campaigns/{MONTH}/timetable"), loads=1)
    assert [len(seconds) for seconds in told.pages] == [1, 1]
    assert min(*(seconds[0] for seconds in told.pages), *told.opened, *told.month) > 0
