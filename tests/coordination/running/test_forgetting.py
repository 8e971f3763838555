"""What the engine keeps of parts that have ended goes after a while; what goes on stays."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coordination.storage.database import Database
from tests.coordination.conftest import KINDS, fresh
from tests.coordination.running.workers import ROOT

pytestmark = pytest.mark.large
PROGRAM = """
import json, os, sys, time
from datetime import timedelta
from dbos import DBOS
from coordination.running.engine import launch
from coordination.running.parts import Parts
from coordination.storage.database import Database
from coordination.texts import texts
from tests.coordination.running.workers import handed_in, office_of

office = office_of(Database(sys.argv[1]))
engine = launch(Parts(office, "forgetful", texts("en"), lambda line: None))
run = handed_in(office, b"no problem file")
DBOS.start_workflow(engine.conduct, run, 7)  # an attempt that nobody wants: it ends with nothing done
asked = lambda: [one.status for one in DBOS.list_workflows(load_input=False, load_output=False)]
until = time.monotonic() + 60
DBOS.enqueue_workflow("a queue that nobody works on", engine.conduct, run, 8)
while set(asked()) - {"ENQUEUED"} != {"SUCCESS"} and time.monotonic() < until:
    time.sleep(0.1)
before, now = asked(), office.clock()
kept, forgotten = engine.forget(now - timedelta(days=30)), engine.forget(now + timedelta(days=1))
print(json.dumps([before, kept, forgotten, asked()]))
sys.stdout.flush()
os._exit(0)
"""


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    with fresh(request.param, tmp_path / "office.db") as made:
        yield made


def test_what_ended_long_ago_is_forgotten_and_nothing_else(database: Database) -> None:
    url = database.engine.url.render_as_string(hide_password=False)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, url], cwd=ROOT, capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stderr
    before, kept, forgotten, after = json.loads(done.stdout.splitlines()[-1])
    assert set(before) == {"SUCCESS", "ENQUEUED"}
    assert (kept, forgotten, after) == (0, before.count("SUCCESS"), ["ENQUEUED"])
