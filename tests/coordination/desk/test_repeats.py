"""The report on near visits is right about what was done, finds what is planted, and anybody can count it anew."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coordination.desk.drawing import announce_draw, freeze_frame
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.repeats import Proof, prove_no_repeat
from coordination.errors import ForbiddenError
from coordination.model.access import Reach
from coordination.model.plans import Campaign, PlanState
from coordination.model.targets import PastVisit, RiskFlag
from coordination.storage import planning
from coordination.storage.registers import write
from tests.coordination.ceremonies import SAFE, SOURCE
from tests.coordination.conduct import CLERK, JOINT, conduct
from tests.coordination.records import batch, target
from tests.coordination.versions import VISIT

SCRIPT = Path(__file__).parents[3] / "api" / "public" / "verify_repeats.py"


def remember(office: Office, *visits: PastVisit) -> None:
    with office.database.transaction() as session:
        write(session, visits)


def proved(office: Office) -> Proof:
    return prove_no_repeat(office, OPERATOR, 2026, "LC")


def counted_anew(proof: Proof, folder: Path) -> subprocess.CompletedProcess[str]:
    (folder / "repeats.json").write_bytes(proof.written)
    (folder / "ledger.csv").write_bytes(proof.ledger)
    command = [sys.executable, "-I", "-S", str(SCRIPT), "repeats.json", "ledger.csv"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_a_joint_visit_is_one_visit_and_no_repeat(office: Office, tmp_path: Path) -> None:
    work = conduct(office)
    work.finish()
    proof = proved(work.office)
    assert (proof.report.visits, proof.report.targets, proof.report.pairs) == (1, 1, ())
    done = counted_anew(proof, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_planted_repeat_is_found_here_and_by_everybody(office: Office, tmp_path: Path) -> None:
    work = conduct(office)
    work.finish()
    planted = PastVisit(VISIT.target, date(2025, 9, 1), "EMERG", (), "他系统")
    remember(office, planted, replace(planted, visited_on=date(2025, 3, 1)))
    proof = proved(work.office)
    (pair,) = proof.report.without_cause
    assert (pair.earlier_on, pair.later_source, pair.days, pair.here) == (date(2025, 9, 1), JOINT, 218, True)
    done = counted_anew(proof, tmp_path)
    assert done.returncode == 1
    assert "2025-09-01" in done.stderr
    forged = replace(proof, written=proof.written.replace(b'"cause":""', b'"cause":"complaint"'))
    assert forged.written != proof.written
    assert "not in the ledger" in counted_anew(forged, tmp_path).stderr
    emptied = replace(proof, ledger=b"\n".join(proof.ledger.splitlines()[:-1]))
    assert "台账" in counted_anew(emptied, tmp_path).stderr


def test_a_visit_keeps_the_cause_it_was_planned_with(office: Office, tmp_path: Path) -> None:
    work = conduct(office, flags=(RiskFlag.ABNORMAL_LIST,))
    remember(office, PastVisit(VISIT.target, date(2025, 9, 1), "EMERG", (), "他系统"))
    with office.database.transaction() as session:
        write(session, [target(VISIT.target)])  # by now the target has left the list
    work.finish()
    proof = proved(work.office)
    assert [one.cause for one in proof.report.pairs] == ["abnormal_list"]
    done = counted_anew(proof, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_whoever_sees_a_part_of_the_city_cannot_prove_anything(office: Office) -> None:
    with pytest.raises(ForbiddenError):
        prove_no_repeat(office, CLERK, 2026, "LC")


def test_who_is_still_to_be_visited_is_left_out_of_the_next_frame(office: Office) -> None:
    work = conduct(office)
    with office.database.transaction() as session:
        (plan,) = planning.plans(session, Reach())
        planning.change_plan(session, replace(plan, state=PlanState.PUBLISHED))
        planning.put_batches(session, 2026, [replace(batch("b7", "AMR-03"), last_date=date(2026, 9, 30))])
        planning.add_campaign(
            session, Campaign("2026Q3", "第三季度", 2026, "LC", ("b7",), date(2026, 7, 1), date(2026, 9, 30))
        )
    announce_draw(work.office, OPERATOR, SAFE, "2026Q3", SOURCE, chain_length=2)
    assert freeze_frame(work.office, OPERATOR, "2026Q3").frozen.left_out["b7"] == {"visited_within_gap": 2}
