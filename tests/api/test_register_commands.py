"""`onevisit register`: listed and exported, single entries shown, added, changed and removed, with every fault told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from coordination.desk.office import Office
from coordination.storage.database import Database
from coordination.storage.registers import write
from seeds.loading import reference
from tests.api.test_command_line import Run, run  # noqa: F401 - a fixture
from tests.coordination.conftest import NOW
from tests.coordination.records import inspector, target
from tests.secrets_of_nobody import KEYRING

ABSENCE = ("--set", "inspector=p1", "--set", "first_date=2026-04-07", "--set", "last_date=2026-04-08")


@pytest.fixture(autouse=True)
def registered(tmp_path: Path) -> Iterator[None]:
    """A database with two inspectors and a target."""
    database = Database(f"sqlite:///{tmp_path / 'onevisit.db'}", KEYRING)
    Office(database, reference(), lambda: NOW, "test").open()
    with database.transaction() as session:
        write(session, [inspector("p1"), inspector("p2", department="EMERG")])
        write(session, [target("t1")])
    yield
    database.dispose()


def test_an_absence_is_entered_shown_changed_and_withdrawn(run: Run) -> None:  # noqa: F811
    key = ("p1", "2026-04-07", "am")
    assert run("register", "add", "leave", *ABSENCE, "--set", "half_day=am").status == 0
    assert run("register", "add", "leave", *ABSENCE, "--set", "half_day=am").status == 2
    assert "p1" in run("register", "list", "leave", "--inspector", "p1").out
    assert "p1" not in run("register", "list", "leave", "--inspector", "p2").out
    assert run("register", "change", "leave", *key, "--set", "reason=年休假").status == 0
    assert "年休假" in run("register", "show", "leave", *key).out
    assert run("register", "remove", "leave", *key).status == 0
    assert run("register", "show", "leave", *key).status == 2


def test_recusals_and_exemptions_say_what_the_web_would(run: Run) -> None:  # noqa: F811
    entry = ("--set", "target=t1", "--set", "inspector=p1", "--set", "reason=近姻亲")
    assert run("register", "add", "recusals", *entry).status == 0
    shown = run("register", "show", "recusals", "p1", "t1").out
    assert "command line" in shown
    exempted = ("--set", "target=t1", "--set", "first_date=2026-01-01", "--set", "last_date=2026-12-31")
    assert run("register", "add", "exemptions", *exempted, "--set", "basis=免检名单").status == 0
    assert run("register", "remove", "exemptions", "t1", "2026-01-01").status == 0


def test_lists_of_values_come_in_and_all_entries_go_out(run: Run, tmp_path: Path) -> None:  # noqa: F811
    assert (
        run("register", "change", "inspectors", "p1", "--set", "areas=371502，371503", "--set", "may_lead=否").status
        == 0
    )
    assert run("register", "list", "inspectors", "-o", "people.csv").status == 0
    lines = (tmp_path / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 3
    assert "371502、371503" in lines[1]
    assert run("register", "list", "targets", "--name", "名称", "-o", "targets.xlsx").status == 0
    assert (tmp_path / "targets.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("add", "leave", "--set", "colour=red"), ["colour", "first_date", "inspector", "last_date"]),
        (("add", "leave", *ABSENCE, "--set", "half_day=noon"), ["half_day"]),
        (("change", "leave", "p1", "--set", "reason=x"), ["inspector first_date half_day"]),
        (("change", "leave", "p1", "tomorrow", "am", "--set", "reason=x"), ["inspector first_date half_day"]),
        (("add", "leave", "--set", "inspector"), ["FIELD=VALUE"]),
        (("list", "items", "--inspector", "p1"), ["inspector"]),
    ],
)
def test_every_fault_is_told(run: Run, arguments: tuple[str, ...], told: list[str]) -> None:  # noqa: F811
    refused = run("--lang", "en", "register", *arguments)
    assert refused.status == 2
    assert [word for word in told if word not in refused.err] == []
