"""Settings are refused with every fault at once; the service starts, says where it is, and stops when told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from api.settings import read_settings
from coordination.errors import BadInputError


def test_every_fault_of_the_environment_is_told_at_once() -> None:
    wrong = {
        "ONEVISIT_PUBLIC_URL": "onevisit.example/path",
        "ONEVISIT_SECRET_FILE": "/nowhere/at/all",
        "ONEVISIT_TRUSTED_PROXIES": "10.0.0.0/8, proxy",
        "ONEVISIT_LANG": "fr",
        "ONEVISIT_LOG_LEVEL": "loud",
    }
    with pytest.raises(BadInputError) as refused:
        read_settings(wrong, "sqlite://")
    assert sorted(fault.place for fault in refused.value.faults) == sorted(wrong)


def test_an_empty_environment_is_enough() -> None:
    settings = read_settings({}, "sqlite://")
    assert (settings.language, settings.https, settings.trusted_proxies) == ("zh", False, ())


def test_the_service_starts_quietly_answers_and_stops(tmp_path: Path) -> None:
    environment = {**os.environ, "ONEVISIT_DATABASE_URL": f"sqlite:///{tmp_path / 'office.db'}"}
    command = [
        sys.executable,
        "-c",
        "from api.command_line.main import main; main()",
        "--lang",
        "en",
        "serve",
        "--port",
        "0",
    ]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        said = served.stdout.readline()
        address = said.split(": ")[1].split(" ")[0]
        with urlopen(f"{address}/health/ready") as answer:  # noqa: S310 - our own address
            assert answer.read() == b'{"status":"ok"}'
        served.send_signal(signal.SIGTERM)
        out, err = served.communicate(timeout=30)
    assert (out, err) == ("", "")
    assert served.returncode in {0, -signal.SIGTERM, 128 + signal.SIGTERM}
