"""A browser at the real service over a small demo city: errors in its console, and any other host, fail the test."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.browser import looking

ROOT = Path(__file__).parents[2]
SHOTS = ROOT / "artifacts" / "screenshots"
GUIDE = ROOT / "docs" / "guide" / "pictures"
ONEVISIT = Path(sys.executable).parent / "onevisit"
SIZES = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}
_OF_THE_GUIDE = {"width": 1024, "height": 620}  # larger pictures weigh more than the guide lets them
_VISITOR = re.compile(r"(demo\.[a-z]+)\s+((?:[0-9a-f]{4}-){3}[0-9a-f]{4})")
CHROMIUM = os.environ.get("ONEVISIT_CHROMIUM", "/usr/bin/chromium")
_SWITCHES = [
    "--no-sandbox",
    "--headless",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PASSWORD = "correct-horse-battery-9"  # noqa: S105 - of nobody
_MINUTE = 60
_STEP = 30_000
_REFUSED, _TOLD = 422, 600


@dataclass(frozen=True)
class Site:
    """The service: its address, its folder, and the password of each role's visitor."""

    url: str
    folder: Path
    passwords: dict[str, str]
    environment: dict[str, str]


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder in which `onevisit demo` made a thirtieth of the city, and what it printed."""
    folder = tmp_path_factory.mktemp("city")
    told = subprocess.run(
        [ONEVISIT, "demo", "--scale", "0.03"],
        cwd=folder,
        env=_environment(folder),
        capture_output=True,
        text=True,
        check=True,
        timeout=10 * _MINUTE,
    ).stdout
    return folder, told


@pytest.fixture(scope="module")
def site(
    request: pytest.FixtureRequest, city: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """`onevisit serve` with a worker beside it over a copy of the city: no story meets what another one did.

    Its clock stands at the moment THEN of the tests' module, where that has one.
    """
    made, told = city
    folder = shutil.copytree(made, tmp_path_factory.mktemp("site"), dirs_exist_ok=True)
    command: list[Any] = [ONEVISIT]
    environment = _environment(folder)
    then: datetime | None = getattr(request.module, "THEN", None)
    if then is not None:
        command = [sys.executable, "-m", "tests.browser.then"]
        environment |= {"ONEVISIT_TESTS_BEHIND": str(time.time() - then.timestamp()), "PYTHONPATH": str(ROOT)}
    with serving(command, folder, environment, told) as served:
        yield served


@contextmanager
def serving(command: list[Any], folder: Path, environment: dict[str, str], told: str) -> Iterator[Site]:
    """The service in a folder until it is no longer needed; told: what the demo printed there."""
    with (
        (folder / "serve.log").open("w") as log,
        subprocess.Popen(
            [*command, "serve", "--port", "0", "--with-worker"],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        ) as serving,
    ):
        assert serving.stdout is not None
        found = re.search(r"http://[0-9.]+:[0-9]+", serving.stdout.readline())
        assert found, (folder / "serve.log").read_text()
        yield Site(found[0], folder, dict(_VISITOR.findall(told)), environment)
        serving.terminate()


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "ONEVISIT_DATABASE_URL": f"sqlite:///{folder / 'office.db'}"}


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only where there is a browser

    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=_SWITCHES)
        yield browser
        browser.close()


@dataclass
class Visit:
    """Somebody with a browser of their own. wrong: what its console said, and hosts it asked that are not ours.

    cut: whether the test cuts the connection, of which the console tells too.
    """

    page: Any
    site: Site
    size: str
    wrong: list[str]
    expected: set[int]
    cut: bool = False

    def go(self, path: str) -> Any:
        """Opens a page of ours."""
        return self.page.goto(f"{self.site.url}{path}")

    def log_in(self, role: str) -> None:
        """As the demo's visitor of a role."""
        self.log_in_as(f"demo.{role}", self.site.passwords[f"demo.{role}"])

    def log_in_as(self, name: str, password: str = PASSWORD, to: str = "/") -> None:
        """As anybody, on to a page of ours."""
        self.go(f"/login?to={to}")
        self.page.fill("#name", name)
        self.page.fill("#password", password)
        self.press("main button")
        assert self.page.url == f"{self.site.url}{to}"

    def press(self, selector: str, wait_ms: float = _STEP) -> None:
        """Presses what leads to another page once it is there, and waits for that page to be whole.

        A click alone comes back while the old page may still be shown, which answers whatever is asked next.
        """
        self.page.wait_for_selector(selector, timeout=wait_ms)
        with self.page.expect_navigation(timeout=wait_ms):
            self.page.click(selector)

    def settle(self) -> None:
        """Waits until what the page asks for by itself is there."""
        self.page.wait_for_selector("body:not(:has([aria-busy=true], .htmx-request))")

    def shoot(self, name: str) -> None:
        """A picture of the whole page, to be looked at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.{self.size}.png", full_page=True)

    def picture(self, name: str, top: str = "") -> None:
        """A picture for the guide, where ONEVISIT_GUIDE_PICTURES is set: of the page's top, or from `top` on."""
        if not os.environ.get("ONEVISIT_GUIDE_PICTURES"):
            return
        if self.size == "desk":
            self.page.set_viewport_size(_OF_THE_GUIDE)
        self.page.evaluate("scrollTo(0, 0)")
        if top:
            self.page.locator(top).first.evaluate("one => one.scrollIntoView()")
        self.page.screenshot(path=GUIDE / f"{name}.png")
        self.page.set_viewport_size(SIZES[self.size])

    def barriers(self) -> list[str]:
        """What axe-core has against the page."""
        return looking.barriers(self.page)

    def spills(self) -> bool:
        """Whether the page is wider than its window."""
        return looking.spills(self.page)

    def spills_at_400_percent(self) -> bool:
        """The same in a window of 1280 pixels at four times its size (WCAG 1.4.10)."""
        self.page.set_viewport_size({"width": 320, "height": 256})
        wider = self.spills()
        self.page.set_viewport_size(SIZES[self.size])
        return wider

    def faults(self, name: str) -> list[str]:
        """What is wrong with the page as one sees it, of which a picture is taken."""
        self.settle()
        self.shoot(name)
        found = [*self.barriers(), *looking.lacks(self.page), *(["wider than the window"] if self.spills() else [])]
        if self.size == "phone":
            found += ["not for 400 per cent"] if self.spills_at_400_percent() else []
        return [f"{name}: {fault}" for fault in found]

    def faults_at_both_sizes(self, name: str) -> list[str]:
        """As `faults`, also of the page as it lies in a window of the other size."""
        own, found = self.size, list[str]()
        for size in sorted(SIZES, key=lambda one: one == own):  # its own size last
            self.size = size
            self.page.set_viewport_size(SIZES[size])
            found += self.faults(name)
        return found


@pytest.fixture
def visiting(chromium: Any, site: Site) -> Iterator[Callable[..., Visit]]:
    """Makes visits; at the end none of them may have gone wrong."""
    visits: list[Visit] = []

    def visit(size: str = "desk", *, script: bool = True) -> Visit:
        context = chromium.new_context(viewport=SIZES[size], locale="zh-CN", java_script_enabled=script)
        made = Visit(context.new_page(), site, size, [], set())
        context.on("console", lambda message: _hear(made, message))
        context.on("weberror", lambda one: made.wrong.append(f"error: {one.error}"))
        context.on("response", lambda response: _read(made, response))
        context.on("request", lambda request: _watch(made, request.url))
        made.page.on("websocket", lambda socket: _watch(made, socket.url))
        visits.append(made)
        return made

    yield visit
    for one in visits:
        one.page.context.close()
    assert [line for one in visits for line in one.wrong] == []


def _hear(visit: Visit, message: Any) -> None:
    """A page that is refused on purpose is an error to the console; a test says which statuses it expects."""
    refused = re.search(r"status of (\d+)", message.text)
    gone = visit.cut and "net::ERR_" in message.text
    if message.type in {"error", "warning"} and not gone and not (refused and int(refused[1]) in visit.expected):
        visit.wrong.append(f"console: {message.text} {message.location.get('url', '')}")


def _read(visit: Visit, response: Any) -> None:
    """What a page that nobody expected to be refused says of it."""
    if response.status == _REFUSED and response.status not in visit.expected:
        said = re.sub(r"\s+", " ", re.sub("<[^>]*>", " ", response.text().partition("<main")[2]))
        visit.wrong.append(f"refused: {response.url}: {said[:_TOLD]}")


def _watch(visit: Visit, url: str) -> None:
    if not url.startswith((f"{visit.site.url}/", "data:", "blob:")):
        visit.wrong.append(f"asked: {url}")
