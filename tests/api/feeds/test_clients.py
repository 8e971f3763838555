"""Real calendar programs against a running server: subscribe, move a visit, cancel another, sync again, see it.

khal and vdirsyncer from Debian; ical.js and node-ical in the folder that ONEVISIT_CLIENTS names (`.ci/run`).
"""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
import uvicorn

from coordination.desk.feeds import issue_feed
from coordination.desk.office import Office
from coordination.model.feeds import FeedKind
from tests.api.feeds.conftest import OFFICE, application
from tests.coordination.publishing import published
from tests.coordination.versions import OTHER, VISIT, newer

pytestmark = pytest.mark.clients
PARSERS = Path(__file__).with_name("parsers.cjs")
MOVED = replace(VISIT, held_on=date(2026, 4, 20), start="13:30", end="14:40")
FORMAT = "{start-date} {start-time}|{status}|{title}"
VDIRSYNCER = """[general]
status_path = "{folder}/status"
[pair feed]
a = "remote"
b = "local"
collections = null
[storage remote]
type = "http"
url = "{url}"
[storage local]
type = "filesystem"
path = "{folder}/calendar"
fileext = ".ics"
"""
KHAL = """[calendars]
[[feed]]
path = {folder}/calendar
[locale]
local_timezone = Asia/Shanghai
default_timezone = Asia/Shanghai
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""


@pytest.fixture
def server(registered: Office, quiet: None, caplog: pytest.LogCaptureFixture) -> Iterator[str]:  # noqa: ARG001
    """The feeds on a port of this machine, with the log lines of a server that keeps secrets."""
    caplog.set_level(logging.INFO)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = uvicorn.Server(uvicorn.Config(application(registered), port=port, log_config=None))
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    running.should_exit = True
    thread.join()


class Subscriber:
    """A folder with vdirsyncer and khal set up for one address."""

    def __init__(self, folder: Path, url: str) -> None:
        self._folder = folder
        (folder / "calendar").mkdir(parents=True)
        for name, text in (("vdirsyncer.conf", VDIRSYNCER), ("khal.conf", KHAL)):
            (folder / name).write_text(text.format(folder=folder, url=url), encoding="utf-8")
        self._ran("vdirsyncer", "-c", str(folder / "vdirsyncer.conf"), "discover")

    def agenda(self) -> list[str]:
        """What khal shows of April and May after a sync."""
        self._ran("vdirsyncer", "-c", str(self._folder / "vdirsyncer.conf"), "sync")
        listed = ("list", "--format", FORMAT, "--day-format", "", "2026-04-01", "60d")
        return [line for line in self._ran("khal", "-c", str(self._folder / "khal.conf"), *listed).splitlines() if line]

    def _ran(self, *command: str) -> str:
        own = {"HOME": str(self._folder), "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]}
        done = subprocess.run(command, env=own, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


def address(office: Office, server: str, subject: str) -> str:
    return f"{server}/feeds/{issue_feed(office, OFFICE, FeedKind.INSPECTOR, subject, 'zh').token}/calendar.ics"


def test_khal_and_vdirsyncer_see_a_visit_move_and_another_cancelled(
    registered: Office, server: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    url = address(registered, server, "LC-1")
    subscriber = Subscriber(tmp_path / "subscriber", url)
    title = "示例餐饮有限公司, 一店"
    assert subscriber.agenda() == [
        f"2026-04-07 09:00|CONFIRMED |联合检查：{title}",
        f"2026-04-08 09:00|CONFIRMED |联合检查：{title}",
    ]
    published(registered, newer(MOVED))
    assert subscriber.agenda() == [
        f"2026-04-08 09:00|CANCELLED |已取消：{title}",
        f"2026-04-20 13:30|CONFIRMED |联合检查：{title}",
    ]
    assert "/feeds/…/calendar.ics" in caplog.text
    assert url.split("/")[4] not in caplog.text


def test_ical_js_and_node_ical_read_what_we_mean(registered: Office, server: str, tmp_path: Path) -> None:
    url = address(registered, server, "LC-2")
    published(registered, newer(MOVED, replace(OTHER, team=OTHER.team[:1])))
    with urlopen(url) as answer:  # noqa: S310 - our own server
        (tmp_path / "feed.ics").write_bytes(answer.read())
    command = ["node", str(PARSERS), os.environ["ONEVISIT_CLIENTS"], str(tmp_path / "feed.ics")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    read: dict[str, list[dict[str, Any]]] = json.loads(done.stdout)
    assert set(read) == {"ical.js", "node-ical"}
    for parser, events in read.items():
        assert sorted(events, key=lambda one: str(one["uid"])) == [
            {
                "uid": "v-1@2026Q2.onevisit",
                "sequence": 1,
                "status": "CONFIRMED",
                "start": "2026-04-20T05:30:00.000Z",
                "summary": "联合检查：示例餐饮有限公司, 一店",
                "alarms": 1,
            },
            {
                "uid": "v-2@2026Q2.onevisit",
                "sequence": 1,
                "status": "CANCELLED",
                "start": "2026-04-08T01:00:00.000Z",
                "summary": "已取消：示例餐饮有限公司, 一店",
                "alarms": 0,
            },
        ], parser
