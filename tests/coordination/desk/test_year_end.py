"""The accounts of a year, of a department and of a task are counted from what was done."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest

from coordination.desk import assessing, results, tasks
from coordination.desk.bulletins import bulletin, warn_of_problems
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.year_end import (
    alert_repeats,
    assess_department,
    export_trace,
    report_year,
    state_ground,
    trace_task,
)
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError
from coordination.model.on_site import Outcome
from coordination.model.targets import PastVisit
from coordination.model.tasks import TaskFilter
from coordination.model.year_end import AlertKind, Evidence, Ground
from coordination.storage.registers import write
from tests.coordination.conduct import CLERK, HEAD, JOINT, JPEG, OFFICER, SINGLE, URBAN_CLERK, conduct
from tests.coordination.versions import VISIT


def test_a_year_tells_what_was_planned_done_and_saved(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.PENDING_FOLLOW_UP)
    work.report()
    work.publish()
    report = report_year(work.office, OPERATOR, 2026)
    assert (report.planned, report.visits, report.joint, report.separate, report.saved) == (2, 1, 1, 2, 1)
    assert report.joint_rate == 1.0
    assert {one.department: (one.parts, one.completed, one.published) for one in report.departments} == {
        "AMR": (3, 1, 1),
        "URBAN": (1, 1, 0),
    }
    assert {one.item: (one.owed, one.done) for one in report.items} == {
        "AMR-03": (2, 1),
        "AMR-09": (1, 0),
        "URBAN-02": (1, 1),
    }
    assert report_year(work.office, OPERATOR, 2025).joint_rate is None
    own = report_year(work.office, URBAN_CLERK, 2026)
    assert [one.department for one in own.departments] == ["URBAN"]


def test_a_target_others_visited_the_same_week_rings_and_a_joint_visit_does_not(office: Office) -> None:
    work = conduct(office)
    work.finish()
    work.at("2026-04-30")
    assert alert_repeats(work.office, OPERATOR, "BASE2026") == []
    imported = [PastVisit(VISIT.target, work.now[0].date().replace(day=day), "EMERG", (), "他系统") for day in (6, 8)]
    with work.office.database.transaction() as session:
        write(session, imported)
    found = alert_repeats(work.office, OPERATOR, "BASE2026")
    assert [(one.kind, one.visits, one.most) for one in found] == [(AlertKind.WEEK, 3, 2)]


def test_a_task_tells_who_did_what_and_what_the_facts_speak_for(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.RECTIFICATION_ORDERED)
    work.at("2026-06-30")
    trace = trace_task(work.office, CLERK, JOINT)
    assert [(one.actor, one.action) for one in trace.events][:3] == [
        ("head.amr", "task-approved"),
        ("head.urban", "task-approved"),
        ("clerk.amr", "task-filed"),
    ]
    assert {(one.ground, one.department) for one in trace.grounds} == {
        (Ground.PUBLISHED_LATE, "AMR"),
        (Ground.PUBLISHED_LATE, "URBAN"),
        (Ground.EMPTY_RECORD, "URBAN"),
    }
    missed = trace_task(work.office, OPERATOR, SINGLE).grounds
    assert {one.ground for one in missed} == {Ground.NOT_INSPECTED, Ground.DELAYED}
    with pytest.raises(ForbiddenError):
        trace_task(work.office, URBAN_CLERK, JOINT)


def test_a_head_states_what_no_fact_speaks_for_once_and_for_good(office: Office) -> None:
    work = conduct(office)
    work.finish()
    stated = state_ground(work.office, HEAD, JOINT, "AMR", Ground.TECHNICAL_LIMIT, "现场快检方法测不出该项目")
    assert stated.rule == "LC-56"
    assert trace_task(work.office, CLERK, JOINT).stated == (stated,)
    with pytest.raises(NotAllowedError, match="ground-stated-already"):
        state_ground(work.office, HEAD, JOINT, "AMR", Ground.TECHNICAL_LIMIT, "换个说法")
    with pytest.raises(BadInputError, match="ground-is-seen"):
        state_ground(work.office, HEAD, JOINT, "AMR", Ground.DUTY_PERFORMED, "都做了")
    for caller, department in ((CLERK, "AMR"), (HEAD, "URBAN")):
        with pytest.raises(ForbiddenError):
            state_ground(work.office, caller, JOINT, department, Ground.NO_CAUSATION, "无因果关系")
    told = json.loads(export_trace(work.office, CLERK, JOINT))
    assert [one["action"] for one in told["events"]][-1] == "ground-stated"
    assert told["stated"][0]["statement"] == "现场快检方法测不出该项目"


def test_a_department_assesses_itself_on_what_the_system_knows(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.PENDING_FOLLOW_UP)
    work.report()
    found = {one.rule: one for one in assess_department(work.office, CLERK, 2026, "AMR")}
    assert len(found) == 14
    assert (found["CX-A10"].count, found["CX-A10"].of) == (1, 3)
    assert {rule for rule, one in found.items() if one.evidence is Evidence.MET} == {
        "CX-A05",
        "CX-A06",
        "CX-A07",
        "CX-A11",
    }
    with pytest.raises(ForbiddenError):
        assess_department(work.office, URBAN_CLERK, 2026, "AMR")
    assert tasks.count_tasks(work.office, OPERATOR, TaskFilter()) == {"done": 1, "assigned": 2}


def test_a_bulletin_tells_everybody_what_was_published_and_nothing_that_was_not(office: Office) -> None:
    work = conduct(office)
    work.finish(Outcome.RECTIFICATION_ORDERED)
    for department in ("AMR", "URBAN"):
        work.report(department)
    work.publish()
    results.circulate_result(work.office, URBAN_CLERK, JOINT, "URBAN", "城管系统", "涉及商业秘密")
    day = work.now[0].date()
    found = bulletin(work.office, day, day)
    assert (found.results, found.visits, found.targets) == (1, 1, 1)
    (line,) = found.departments
    assert (line.whose, line.conclusions) == ("AMR", {Outcome.RECTIFICATION_ORDERED: 1})
    assert [(one.whose, one.results) for one in found.counties] == [("371502", 1)]
    assert bulletin(work.office, day - timedelta(days=2), day - timedelta(days=1)).results == 0
    for first, last in ((day, day - timedelta(days=1)), (day - timedelta(days=366), day)):
        with pytest.raises(BadInputError, match="bulletin-span"):
            bulletin(work.office, first, last)
    rates = warn_of_problems(work.office, OPERATOR, 2026)
    assert {(one.item, one.county, one.problems) for one in rates} == {
        ("AMR-03", "371502", 1),
        ("URBAN-02", "371502", 0),
    }
    assert [one.item for one in warn_of_problems(work.office, URBAN_CLERK, 2026)] == ["URBAN-02"]


def test_what_no_count_fills_is_shown_by_files_and_bound_with_the_year(office: Office) -> None:
    work = conduct(office)
    year = (work.office, CLERK, 2026, "AMR")
    added = assessing.add_indicator_file(*year, "CX-A02", "宣传.jpg", JPEG)
    assert assessing.add_indicator_file(*year, "CX-A02", "again.jpg", JPEG) == added
    states = {one.rule: (one.evidence, one.count) for one in assess_department(work.office, CLERK, 2026, "AMR")}
    assert states["CX-A02"] == (Evidence.FILED, 1)
    assert states["CX-A01"] == (Evidence.PAPERS, None)
    with pytest.raises(BadInputError, match="indicator-not-by-files"):
        assessing.add_indicator_file(*year, "CX-A10", "x.jpg", JPEG)
    with pytest.raises(BadInputError, match="evidence-type"):
        assessing.add_indicator_file(*year, "CX-A01", "x.pdf", b"<html>")
    for caller, department in ((URBAN_CLERK, "AMR"), (OPERATOR, "AMR"), (HEAD, "AMR")):
        with pytest.raises(ForbiddenError):
            assessing.add_indicator_file(work.office, caller, 2026, department, "CX-A01", "x.jpg", JPEG)
    with pytest.raises(ForbiddenError):
        assessing.read_indicator_file(work.office, URBAN_CLERK, 2026, "AMR", "CX-A02", added.sha256)
    assert assessing.read_indicator_file(work.office, OPERATOR, 2026, "AMR", "CX-A02", added.sha256)[1] == JPEG
    bound = assessing.bind_year(*year, "", lambda *_: b"pdf")
    assert assessing.bind_year(*year, "", lambda *_: b"pdf") == bound
    assert assessing.bind_year(work.office, OFFICER, 2026, "AMR", "", lambda *_: b"pdf").startswith(b"PK")
    with pytest.raises(ForbiddenError):
        assessing.bind_year(work.office, URBAN_CLERK, 2026, "AMR", "", lambda *_: b"pdf")
    with zipfile.ZipFile(io.BytesIO(bound)) as archive:
        assert archive.read("CX-A02/001-宣传.jpg") == JPEG
        assert f"{added.sha256}  CX-A02/001-宣传.jpg" in archive.read("SHA256SUMS").decode()
        assert len(archive.namelist()) == 5
    assessing.remove_indicator_file(*year, "CX-A02", added.sha256)
    assert assessing.list_indicator_files(*year) == []
