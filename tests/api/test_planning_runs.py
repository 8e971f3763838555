"""`onevisit run`: every act told in one sentence, in the exit status what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coordination.desk import run_work
from coordination.desk.office import Office
from coordination.model.runs import Failure
from coordination.storage.database import Database
from tests.api.test_command_line import Run, run  # noqa: F401 - a fixture
from tests.coordination.running.workers import CAMPAIGN, handed_in, office_of
from tests.secrets_of_nobody import KEYRING


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    database = Database(f"sqlite:///{tmp_path / 'onevisit.db'}", KEYRING)
    yield office_of(database)
    database.dispose()


def test_a_run_is_listed_cancelled_and_resumed(run: Run, office: Office) -> None:  # noqa: F811
    number = str(handed_in(office, b"{}"))
    listed = run("--lang", "en", "run", "list")
    assert listed.status == 0
    assert {CAMPAIGN, "queued"} <= set(listed.out.split())
    assert run("--lang", "en", "run", "cancel", number).out == f"Run {number} is cancelled.\n"
    assert run("--lang", "en", "run", "cancel", number).status == 2
    assert run("--lang", "en", "run", "resume", number).out == f"Run {number} goes on.\n"


def test_who_watches_a_run_that_fails_is_told_why(run: Run, office: Office) -> None:  # noqa: F811
    number = handed_in(office, b"{}")
    run_work.fail_run(office, number, 1, Failure("run-part-killed", {"worker": "w", "signal": 9}))
    watched = run("--lang", "en", "run", "watch", str(number))
    assert watched.status == 1
    assert "failed" in watched.err
    assert "signal 9" in watched.err


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("act", ["watch", "cancel", "resume", "publish"])
def test_a_run_that_is_not_there_says_so(run: Run, act: str) -> None:  # noqa: F811
    refused = run("--lang", "en", "run", act, "7")
    assert (refused.status, refused.err) == (2, "There is no run 7; see onevisit run list.\n")


@pytest.mark.usefixtures("office")
def test_a_campaign_without_checks_is_not_run(run: Run) -> None:  # noqa: F811
    assert run("run", "start", CAMPAIGN).status == 2
    assert run("run", "start", "2031Q1").status == 2
