"""A name is held by one living process at a time, and by nobody once that process is dead, however it died."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coordination.storage.database import Database
from coordination.storage.presence import presence

ROOT = Path(__file__).parents[3]
HOLDER = """
import sys
from coordination.storage.database import Database
from coordination.storage.presence import presence
names = presence(Database(sys.argv[1]))
print(names.hold("one"), names.hold("two"), flush=True)
names.release("two")
sys.stdin.read()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process")
def test_a_name_is_free_again_as_soon_as_its_holder_is_dead(database: Database) -> None:
    database.prepare()
    url = database.engine.url.render_as_string(hide_password=False)
    command, path = [sys.executable, "-c", HOLDER, url], {**os.environ, "PYTHONPATH": str(ROOT)}
    names = presence(database)
    with subprocess.Popen(command, env=path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "True True\n"
        assert not names.hold("one")
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    assert names.hold("one")
    assert names.hold("two")
    assert names.lasts()
    names.close()
