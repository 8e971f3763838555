"""Every page, at both sizes: it paints, is not wider than the window, axe finds nothing, and its picture is taken."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.conftest import SIZES, Visit

pytestmark = pytest.mark.browser
PAGES = {
    "office": {
        "home": "/",
        "me": "/me",
        "plans": "/plans",
        "plan": "/plans/2026",
        "campaigns": "/campaigns",
        "alignment": "/plans/2026/alignment",
        "overlaps": "/plans/2026/overlaps",
        "batch": "/plans/2026/batches/2026Q2-AGRI05",
        "batch-revised": "/plans/2026/batches/2026Q2-AGRI05/revise",
        "batch-like": "/plans/2026/batches/new?like=2026Q2-AGRI05",
        "upload": "/plans/2026/upload",
        "campaign": "/campaigns/2026Q2",
        "timetable": "/campaigns/2026Q2/timetable",
        "visits": "/campaigns/2026Q2/visits",
        "checks": "/campaigns/2026Q2/checks",
        "left": "/campaigns/2026Q2/left",
        "doors": "/campaigns/2026Q2/doors",
        "departments": "/campaigns/2026Q2/departments",
        "pins": "/campaigns/2026Q2/pins",
        "run": "/campaigns/2026Q2/runs/1",
        "run-visits": "/campaigns/2026Q2/runs/1/visits",
        "run-left": "/campaigns/2026Q2/runs/1/left",
        "replans": "/campaigns/2026Q2/replans",
        "replan-absence": "/campaigns/2026Q2/replans/new",
        "replan-demand": "/campaigns/2026Q2/replans/new?kind=demand",
        "replan-staff-cut": "/campaigns/2026Q2/replans/new?kind=staff_cut&department=AMR&half=yes",
        "what-ifs": "/campaigns/2026Q2/what-ifs",
        "platforms": "/result-syncs",
        "map": "/campaigns/2026Q2/map",
        "targets": "/targets",
        "targets-by-name": "/targets?name=%E9%A4%90%E9%A5%AE",
        "items": "/items?sort=-minutes",
        "item": "/items/AMR-01",
        "inspectors": "/inspectors",
        "imports": "/imports",
        "accounts": "/accounts",
        "account": "/accounts/demo.lead",
        "tokens": "/tokens",
        "audit": "/audit",
        "tasks": "/inspections",
        "task": "/inspections/2026Q2-00001",
        "task-joint": "/inspections/2026Q2-00006",
        "task-bound": "/inspections/2026Q2-00008",
        "due": "/due?which=undone",
        "digest": "/due/digest",
        "clocks": "/campaigns/2026Q2/clocks?pack=ZB",
        "urgent": "/urgent-inspections",
        "assessment": "/assessments?year=2026",
        "follow-ups": "/follow-ups",
        "documents": "/documents",
        "document-forms": "/documents/forms",
        "recusals": "/recusals",
        "recusal": "/recusals/LC1500AGRI0424/92371524MA064BXT14",
        "guide": "/guide",
        "guide-office": "/guide/office",
        "guide-commands": "/guide/commands",
        "ceremonies": "/ceremony",
        "ceremony": "/ceremony/2026Q2?step=hold",
        "drawn": "/ceremony/2026Q2/drawn?sort=-name",
        "not-found": "/nowhere",
    },
    "lead": {
        "home": "/",
        "plan": "/plans/2026",
        "campaign": "/campaigns/2026Q2",
        "timetable": "/campaigns/2026Q2/timetable",
        "forbidden": "/accounts",
    },
    "participant": {
        "home": "/",
        "release": "/inspectors/release",
        "tasks": "/inspections",
        "calendar": "/my/calendar",
        "platforms": "/result-syncs",
        "urgent-new": "/urgent-inspections/new",
        "assessment": "/assessments?year=2026",
    },
    "head": {"home": "/", "tasks": "/inspections", "guide": "/guide/head"},
    "inspector": {
        "home": "/",
        "me": "/me",
        "week": "/my?day=2026-04-01",
        "leave": "/my/leave",
        "calendar": "/my/calendar",
        "tasks": "/inspections",
        "guide": "/guide/inspector",
    },
    "supervisor": {"home": "/", "audit": "/audit"},
    "witness": {"home": "/", "ceremonies": "/ceremony", "ceremony": "/ceremony/2026Q2?step=witness"},
}
PUBLIC = {
    "home": "/public",
    "items": "/public/items",
    "departments": "/public/departments",
    "department": "/public/departments/AMR",
    "plans": "/public/plans",
    "plan": "/public/plans/2026",
    "visits": "/public/visits/2026Q2",
    "draws": "/public/draws",
    "draw": "/public/draws/2026Q2?target=%E4%B8%9C%E6%98%8C",
    "drawn": "/public/draws/2026Q2/1/drawn?kind=substitute",
    "results": "/public/results",
    "check": "/check",
    "verify-document": "/public/documents",
}
PICTURED = {"home": "public-home", "draw": "public-draw", "visits": "public-visits"}
REFUSED = {"not-found": 404, "forbidden": 403}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("role", PAGES)
def test_pages_of(role: str, size: str, visiting: Callable[..., Visit]) -> None:
    visit = visiting(size)
    visit.log_in(role)
    visit.expected |= set(REFUSED.values())
    faults = []
    for name, path in PAGES[role].items():
        answer = visit.go(path)
        assert answer.status == REFUSED.get(name, 200), (name, answer.status)
        visit.shoot(f"{role}-{name}")
        faults += [f"{name}: {barrier}" for barrier in visit.barriers()]
        faults += [f"{name}: wider than the window"] if visit.spills() else []
    assert faults == []


@pytest.mark.parametrize("size", SIZES)
def test_pages_for_everybody(size: str, visiting: Callable[..., Visit]) -> None:
    visit = visiting(size)
    faults = []
    for name, path in PUBLIC.items():
        assert visit.go(path).status == 200, name
        visit.shoot(f"public-{name}")
        if size == "desk" and name in PICTURED:
            visit.picture(PICTURED[name])
        faults += [f"{name}: {barrier}" for barrier in visit.barriers()]
        faults += [f"{name}: wider than the window"] if visit.spills() else []
    assert faults == []


@pytest.mark.parametrize("size", SIZES)
def test_the_log_in_in_both_languages(size: str, visiting: Callable[..., Visit]) -> None:
    visit = visiting(size)
    visit.go("/")
    visit.shoot("public-login")
    if size == "desk":
        visit.picture("login")
    assert visit.barriers() == []
    visit.press("header a[hreflang=en]")
    assert visit.page.locator("h1").inner_text() == "Log in"
    visit.shoot("public-login-en")
    assert visit.barriers() == []
