"""Next year's plan begun and aligned on the command line."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from coordination.desk import aligning
from coordination.model.items import ItemClass
from coordination.storage.database import Database
from coordination.storage.registers import write
from tests.api.test_command_line import Run, run
from tests.api.test_draw_commands import BATCH, plan_file
from tests.coordination.records import inspector, item, target
from tests.secrets_of_nobody import KEYRING
from tests.solvers.aligning.cases import align_here

__all__ = ["run"]
FOOD = {**BATCH, "first_date": "2096-04-02", "last_date": "2096-06-29"}  # still to come, whenever this is run
LATER = {**BATCH, "id": "b-later", "items": ["AMR-04"], "first_date": "2096-07-06", "last_date": "2096-08-31"}


def test_a_plan_is_repeated_aligned_and_opened_by_its_draws(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(aligning, "align_apart", align_here)
    assert run("plan", "list").status == 0
    database = Database(f"sqlite:///{tmp_path / 'onevisit.db'}", KEYRING)
    with database.transaction() as session:
        write(session, [target(f"t{number:02}") for number in range(40)])
        general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6}
        write(session, [item("AMR-03", **general), item("AMR-04", **general)])
        write(session, [inspector(f"P{n}", certificate_valid_to=date(2099, 12, 31)) for n in range(5)])
    database.dispose()
    assert run("plan", "file", plan_file(tmp_path, year=2096, batches=[FOOD, LATER])).status == 0
    assert "2 个批次" in run("plan", "repeat", "2097", "--like", "2096").out

    stored = json.loads(run("plan", "align", "2097", "--json").out)["alignment"]
    assert (stored["visits_filed"], stored["visits"]) == (4, 4)  # nothing may move: 2 of 40 each, at different times
    told = run("--lang", "en", "plan", "align", "2097", "--move-days", "28")
    assert "Visits expected: 4.0 as filed; 4.0 where only draws are joined; 2.0 as proposed" in told.out
    assert "at least 2.0 are expected; the proposal is within 0.00% of that" in told.out
    assert "2097-b-later" in told.out
    assert run("plan", "align", "2097", "--time-limit", "0").status == 2
    assert run("plan", "align", "2031").status == 2

    assert run("plan", "open", "2096A", "--year", "2096", "--draw", "1").status == 2  # nobody aligned 2096
    run("plan", "align", "2096", "--move-days", "28")
    assert "2 个批次" in run("plan", "open", "2096A", "--year", "2096", "--draw", "1").out

    figures = run("--lang", "en", "plan", "figures", "2096").out
    assert "Key items: 0; general items: 2, mean ratio 5.0%" in figures
    assert run("plan", "order", "2096", "--draw-seed", "7", "--above", "5").out.count("b-") == 2
    changed = plan_file(tmp_path, year=2096, batches=[FOOD, LATER, {**FOOD, "id": "b-new", "ratio": "1/10"}])
    assert "1 个批次" in run("plan", "revise", changed, "--reason", "新增").out
    assert run("plan", "revise", changed, "--reason", " ").status == 2
