"""The secret of the service on the command line: made once, replaced by `onevisit key rotate`, missed when gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.api.test_command_line import Run, run
from tests.coordination.intake.files_of import as_csv

__all__ = ["run"]

HEADER = ["名称", "内部编号", "所属区县", "地址", "联系电话"]
TARGETS = as_csv([HEADER, ["示例店", "N-1", "371502", "路1号", "13800005678"]])


@pytest.fixture(autouse=True)
def nothing_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ONEVISIT_SECRET_FILE")


def test_the_first_command_makes_a_secret_and_no_later_one_another(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(TARGETS)
    secret = tmp_path / "onevisit.secret"
    assert run("import", "targets", "t.csv").status == 0
    assert secret.stat().st_mode & 0o777 == 0o600
    before = secret.read_bytes()
    assert run("import", "targets", "t.csv").status == 0
    assert secret.read_bytes() == before
    secret.unlink()
    said = run("--lang", "en", "import", "targets", "t.csv")
    assert (said.status, said.err.strip().count("\n")) == (2, 0)
    assert "need a key" in said.err
    assert not secret.exists()
    secret.write_bytes(b"another secret of another service")
    assert "another key" in run("--lang", "en", "import", "targets", "t.csv").err


def test_a_secret_is_replaced_and_the_one_of_before_is_kept(run: Run, tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(TARGETS)
    secret, earlier = tmp_path / "onevisit.secret", tmp_path / "onevisit.secret.1"
    run("import", "targets", "t.csv")
    assert run("backup", "-o", "b.zip").status == 0
    before = secret.read_bytes()
    said = run("--lang", "en", "key", "rotate")
    assert said.status == 0, said.err
    assert "personal values are encrypted with it" in said.out
    assert (earlier.read_bytes(), secret.read_bytes() == before) == (before, False)
    assert (secret.stat().st_mode & 0o777, earlier.stat().st_mode & 0o777) == (0o600, 0o600)
    assert run("restore", "b.zip", "--into", "sqlite:///c.db").status == 0
    earlier.rename(tmp_path / "elsewhere")
    assert run("import", "targets", "t.csv").status == 0  # nothing in the database needs it
    said = run("--lang", "en", "restore", "b.zip", "--into", "sqlite:///d.db")
    assert (said.status, "another key" in said.err) == (2, True)


def test_without_a_secret_there_is_nothing_to_replace(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONEVISIT_SECRET_FILE", str(tmp_path / "missing"))
    said = run("--lang", "en", "key", "rotate")
    assert (said.status, "no secret" in said.err) == (2, True)
    assert not list(tmp_path.glob("missing*"))
