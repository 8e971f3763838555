"""Settings are refused with every fault at once; the service starts, says where it is, and stops when told to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from api.command_line.serving import _listen
from api.settings import OidcSettings, listening_at, read_settings
from coordination.desk import accounts
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.runs import run_progress
from coordination.errors import BadInputError
from coordination.model.access import Account, Act, Role
from coordination.model.runs import RunState
from coordination.storage.database import Database
from tests.api.rest.conftest import PASSWORD
from tests.coordination.running.workers import CAMPAIGN, ROOT, children_of, handed_in, lives, office_of, until
from tests.secrets_of_nobody import KEYRING

ENDED = {0, -signal.SIGTERM, 128 + signal.SIGTERM}


def test_no_part_of_an_answer_waits_for_the_acknowledgement_of_another() -> None:
    with _listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        connection, _ = listening.accept()
        with connection:
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


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


@pytest.mark.parametrize(
    ("said", "told"), [({}, "http://127.0.0.1:8701"), ({"ONEVISIT_PUBLIC_URL": "https://x"}, "https://x")]
)
def test_addresses_lead_to_the_port_the_service_listens_at_unless_said_otherwise(
    said: dict[str, str], told: str
) -> None:
    assert listening_at(read_settings(said, "sqlite://"), 8701).public_url == told


@pytest.mark.parametrize(
    ("issuer", "fault"), [("", True), ("http://id.example", True), ("https://[", True), ("https://id.example/x", False)]
)
def test_a_provider_is_set_up_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, issuer: str, fault: bool
) -> None:
    monkeypatch.setattr("api.settings.find_spec", lambda _: None)
    wrong = {"ONEVISIT_OIDC_ISSUER": issuer, "ONEVISIT_OIDC_SECRET_FILE": str(tmp_path / "none")}
    with pytest.raises(BadInputError) as refused:
        read_settings(wrong, "sqlite://")
    told = [(one.place.removeprefix("ONEVISIT_OIDC_"), one.code) for one in refused.value.faults]
    rest = [("CLIENT_ID", "field-empty"), ("SECRET_FILE", "setting-no-file"), ("ISSUER", "setting-needs-extra")]
    assert told == [("ISSUER", "setting-not-a-provider")] * fault + rest


def test_a_provider_that_is_set_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.settings.find_spec", lambda _: True)
    (tmp_path / "secret").write_text(" a secret\n", encoding="utf-8")
    right = {"ISSUER": "http://127.0.0.1:9", "CLIENT_ID": "onevisit", "SECRET_FILE": str(tmp_path / "secret")}
    settings = read_settings({f"ONEVISIT_OIDC_{name}": value for name, value in right.items()}, "sqlite://")
    assert settings.oidc == OidcSettings("http://127.0.0.1:9", "onevisit", "a secret", "preferred_username")
    assert "a secret" not in repr(settings)


def test_an_empty_environment_is_enough() -> None:
    settings = read_settings({}, "sqlite://")
    assert (settings.language, settings.https, settings.trusted_proxies) == ("zh", False, ())


@contextmanager
def serving(folder: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The service as a process of its own, and its address."""
    environment = {**os.environ, "ONEVISIT_DATABASE_URL": f"sqlite:///{folder / 'office.db'}", "PYTHONPATH": str(ROOT)}
    program = [sys.executable, "-c", "from api.command_line.main import main; main()"]
    command = [*program, "--lang", "en", "serve", "--port", "0", *options]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as served:
        assert served.stdout is not None
        said = served.stdout.readline()
        try:
            yield served, said.split(": ")[1].split(" ")[0]
        finally:
            served.kill()


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """An office with a campaign, in the database that `serving` uses."""
    database = Database(f"sqlite:///{tmp_path / 'office.db'}", KEYRING)
    yield office_of(database)
    database.dispose()


def test_the_service_starts_quietly_answers_and_stops(tmp_path: Path) -> None:
    with serving(tmp_path) as (served, address):
        with urlopen(f"{address}/health/ready") as answer:  # noqa: S310 - our own address
            assert answer.read() == b'{"status":"ok"}'
        served.send_signal(signal.SIGTERM)
        out, err = served.communicate(timeout=30)
    assert (out, err) == ("", "")
    assert served.returncode in ENDED


def test_told_to_stop_it_ends_quietly_whoever_watches_a_run(tmp_path: Path, office: Office) -> None:
    run_id = handed_in(office, b"{}")
    accounts.add_account(office, OPERATOR, Account("watcher", "示例", Role.OFFICE), PASSWORD)
    token = accounts.issue_token(office, OPERATOR, "watcher", "test", {Act.READ_CAMPAIGNS}, 1)
    with serving(tmp_path) as (served, address):
        asked = Request(  # noqa: S310 - our own address
            f"{address}/api/v1/campaigns/{CAMPAIGN}/runs/{run_id}/events", headers={"Authorization": f"Bearer {token}"}
        )
        with urlopen(asked) as stream:  # noqa: S310 - our own address
            assert stream.readline() == b"event: progress\r\n"
            served.send_signal(signal.SIGTERM)
            assert b"event: end" not in stream.read()
        out, err = served.communicate(timeout=30)
    assert (out, err) == ("", "")
    assert served.returncode in ENDED


@pytest.mark.parametrize("how", [pytest.param(signal.SIGTERM, marks=pytest.mark.large), signal.SIGKILL])
def test_a_worker_beside_the_service_works_and_ends_with_it(tmp_path: Path, office: Office, how: int) -> None:
    run_id = handed_in(office, b"{}")
    with serving(tmp_path, "--with-worker") as (served, _):
        until(lambda: run_progress(office, run_id).run.state is RunState.FAILED)  # no problem stands in its file
        beside = children_of(served)
        assert beside
        served.send_signal(how)
        served.wait(timeout=30)
        until(lambda: not any(lives(child) for child in beside))
