"""What the script of the record does on a bad connection, answer by answer: the service is one the test plays."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any
from urllib.parse import parse_qs

import pytest

from tests.browser.conftest import ROOT

pytestmark = pytest.mark.browser
RECORD, SAVED = "/part/record", "/part/record?done=record-saved"
SCRIPT = (ROOT / "api" / "static" / "record.js").read_bytes()
CHECK = """<input type="hidden" name="check-{n}" value="{c}"><input type="hidden" name="was-{n}" value="m">
 <input name="found-{n}">"""
PAGE = """<!doctype html><main><p class="draft kept" hidden data-draft-told="restored" data-offline="offline"
 data-sending="sending" data-again="again" data-failed="failed" data-gone="gone"></p>
 <p class="discard" hidden><button>x</button></p>
 <form method="post" action="/part/record" data-draft="a/b/c"><input type="hidden" name="csrf" value="s">{checks}
 <input name="note"><button id="save">save</button></form></main><script type="module" src="/record.js"></script>"""
REFUSED = b'<main><div class="refused"><p>refused</p></div></main>'
_PATIENCE = 60


@dataclass(frozen=True)
class Answer:
    """An answer to an entry; lost: how many of its bytes do not arrive, all and its head where None are to be heard."""

    status: int = 303
    body: bytes = b""
    location: str = SAVED
    lost: int | None = 0


NOT_HEARD = Answer(lost=None)


class Played(ThreadingHTTPServer):
    """A service whose pages are one form, and whose answers wait until the test gives them."""

    daemon_threads = True

    def __init__(self) -> None:
        self.checks = ["c1"]
        self.sent: list[dict[str, list[str]]] = []
        self.answers: list[Queue[Answer]] = []
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    server: Played

    def do_GET(self) -> None:
        fields = "".join(CHECK.format(n=n, c=check) for n, check in enumerate(self.server.checks, 1))
        script = self.path.endswith(".js")
        body = SCRIPT if script else PAGE.format(checks=fields).encode()
        self._send(Answer(200, body, ""), "text/javascript" if script else "text/html")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        waiting: Queue[Answer] = Queue()
        self.server.answers.append(waiting)
        self.server.sent.append(parse_qs(body, keep_blank_values=True))
        answer = waiting.get(timeout=_PATIENCE)
        if answer.lost is not None:
            self._send(answer, "text/html")

    def _send(self, answer: Answer, media_type: str) -> None:
        self.send_response(answer.status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.status == 303:
            self.send_header("Location", answer.location)
        self.end_headers()
        self.wfile.write(answer.body[: len(answer.body) - (answer.lost or 0)])

    def log_message(self, *_: Any) -> None:
        """Says nothing."""


@dataclass
class Device:
    """A page of the record."""

    page: Any
    service: Played

    def open(self) -> None:
        self.page.goto(f"http://127.0.0.1:{self.service.server_port}{RECORD}")

    def until_sent(self, times: int) -> None:
        """Until so many entries have arrived."""
        given_up_at = time.monotonic() + _PATIENCE
        while len(self.service.sent) < times and time.monotonic() < given_up_at:
            self.page.wait_for_timeout(10)
        assert len(self.service.sent) == times

    def answer(self, at: int, answer: Answer) -> None:
        self.service.answers[at].put(answer)

    def confirm(self, at: int) -> None:
        with self.page.expect_navigation():
            self.answer(at, Answer())

    def told(self, text: str) -> None:
        self.page.locator(".draft.kept", has_text=text).wait_for()

    def kept(self) -> dict[str, Any] | None:
        stored = self.page.evaluate("localStorage.getItem('onevisit/record/a/b/c')")
        return None if stored is None else json.loads(stored)


@pytest.fixture
def device(chromium: Any) -> Iterator[Device]:
    with Played() as service:
        Thread(target=service.serve_forever, daemon=True).start()
        context = chromium.new_context()
        yield Device(context.new_page(), service)
        context.close()
        service.shutdown()


def test_pressed_twice_and_back_on_line_it_is_sent_once(device: Device) -> None:
    device.open()
    device.page.fill("[name=found-1]", "loose hose")
    device.page.click("#save")
    device.page.click("#save")
    device.page.evaluate("window.dispatchEvent(new Event('online'))")
    device.until_sent(1)
    device.confirm(0)
    assert device.kept() is None
    assert [one["found-1"] for one in device.service.sent] == [["loose hose"]]


def test_what_is_typed_while_an_answer_is_awaited_survives_a_refusal_and_a_confirmation(device: Device) -> None:
    device.open()
    device.page.fill("[name=found-1]", "first")
    device.page.click("#save")
    device.until_sent(1)
    device.page.fill("[name=note]", "typed meanwhile")
    device.answer(0, Answer(422, REFUSED))
    device.page.locator("main > .refused").wait_for()
    device.page.reload()
    assert device.page.input_value("[name=note]") == "typed meanwhile"
    device.page.click("#save")
    device.until_sent(2)
    device.page.fill("[name=found-1]", "second")
    device.confirm(1)
    assert device.page.input_value("[name=found-1]") == "second"
    device.page.click("#save")
    device.until_sent(3)
    keys = [one["key"][0] for one in device.service.sent]
    assert len(set(keys)) == 3
    device.confirm(2)
    assert device.kept() is None


NOT_OURS = {
    "failed": Answer(502, b"<p>bad gateway</p>"),
    "failed ": Answer(200, b"<p>log in to this network</p>"),
    "offline": NOT_HEARD,
    "offline ": Answer(422, REFUSED, lost=9),
}


@pytest.mark.parametrize(("told", "answer"), NOT_OURS.items())
def test_an_answer_that_is_lost_or_not_ours_changes_nothing(device: Device, told: str, answer: Answer) -> None:
    device.open()
    device.page.fill("[name=found-1]", "loose hose")
    device.page.click("#save")
    device.until_sent(1)
    device.answer(0, answer)
    device.told(told.strip())
    device.page.evaluate("window.dispatchEvent(new Event('online'))")
    device.until_sent(2)
    assert device.service.sent[0] == device.service.sent[1]
    device.answer(1, NOT_HEARD)
    device.told("offline")
    device.page.reload()  # what waits is sent again by itself
    device.until_sent(3)
    assert device.service.sent[2] == device.service.sent[0]
    device.confirm(2)
    assert device.kept() is None


def test_a_draft_finds_its_checks_though_the_plan_has_numbered_them_anew(device: Device) -> None:
    device.service.checks = ["c1", "c2"]
    device.open()
    device.page.fill("[name=found-1]", "of c1")
    device.page.fill("[name=found-2]", "of c2")
    device.service.checks = ["c0", "c2"]
    device.page.reload()
    device.told("gone")
    assert [device.page.input_value(f"[name=found-{n}]") for n in (1, 2)] == ["", "of c2"]
    device.service.checks = ["c2", "c3"]
    device.page.reload()
    device.told("restored")
    assert [device.page.input_value(f"[name=found-{n}]") for n in (1, 2)] == ["of c2", ""]
