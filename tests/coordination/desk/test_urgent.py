"""An urgent check is made at once; what it owes afterwards is due, refused when late without a reason, and stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coordination.desk import results, tasks
from coordination.desk.deadlines import what_is_due
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.desk.year_end import trace_task
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError
from coordination.model.deadlines import Clock, DueState
from coordination.model.draws import Source
from coordination.model.on_site import Outcome
from coordination.model.people import DeclaredRecusal
from coordination.model.results import ResultState
from coordination.model.tasks import TaskFilter, TaskState
from coordination.model.urgent import PaperState, UrgentWish
from coordination.model.year_end import Ground
from coordination.storage.registers import write
from tests.coordination.conduct import (
    CLERK,
    HEAD,
    JOINT,
    OFFICER,
    Q2,
    URBAN_CLERK,
    URBAN_HEAD,
    URBAN_OFFICER,
    Conduct,
    conduct,
)
from tests.coordination.versions import OTHER

WISH = UrgentWish(Source.COMPLAINT, "举报正在使用过期原料", OTHER.target, ("AMR-03",), ("LC-1", "LC-2"))


def begun(work: Conduct, wish: UrgentWish = WISH) -> str:
    work.at("2026-04-03")
    return tasks.begin_urgent(work.office, OFFICER, Q2, wish).id


def inspected(work: Conduct) -> str:
    task = begun(work)
    work.inspect("AMR", Outcome.RECTIFICATION_ORDERED, task)
    work.report(task_id=task)
    return task


def papers(work: Conduct, task: str) -> PaperState:
    view = tasks.read_task(work.office, OPERATOR, task)
    assert view.haste is not None
    return view.haste.state


def overdue(work: Conduct, state: DueState) -> list[str]:
    """The tasks whose paperwork stands like this."""
    board = what_is_due(work.office, CLERK, TaskFilter(), states=[state])
    return [one.task for _, one in board.dues if one.clock is Clock.PAPERS]


def test_it_is_made_without_any_preparation_and_published_after_its_paperwork(office: Office) -> None:
    work = conduct(office)
    task = inspected(work)
    assert work.task(task).state is TaskState.DONE
    with pytest.raises(NotAllowedError, match="papers-owed"):
        work.publish(task_id=task)
    assert papers(work, task) is PaperState.OWED
    work.at("2026-04-08")  # the 2nd working day after Friday the 3rd: Monday the 6th is Qingming
    done = tasks.complete_papers(work.office, HEAD, task, "备案2026-补3")
    assert (done.due_on, done.state) == (date(2026, 4, 8), PaperState.COMPLETE)
    work.publish(task_id=task)
    assert work.result("AMR", task).result.state is ResultState.PUBLISHED
    assert tasks.read_task(work.office, OPERATOR, task).parts[0].approved_by == HEAD.name
    with pytest.raises(NotAllowedError, match="papers-complete-already"):
        tasks.complete_papers(work.office, HEAD, task, "再补")


def test_late_paperwork_is_refused_without_its_reason_and_stays_late(office: Office) -> None:
    work = conduct(office)
    task = inspected(work)
    work.at("2026-04-09")
    with pytest.raises(NotAllowedError) as refused:
        tasks.complete_papers(work.office, HEAD, task, "备案2026-补3")
    assert (refused.value.code, refused.value.values["last"]) == ("papers-late", "2026-04-08")
    assert overdue(work, DueState.OVERDUE) == [task]
    tasks.complete_papers(work.office, HEAD, task, "备案2026-补3", "负责人出差")
    (held,) = tasks.list_urgent(work.office, CLERK, TaskFilter())
    assert (held.state, held.delay) == (PaperState.COMPLETE_LATE, "负责人出差")
    assert overdue(work, DueState.MISSED) == [task]
    found = trace_task(work.office, CLERK, task)
    assert Ground.PAPERS_LATE in {one.ground for one in found.grounds}
    assert "papers-completed" in {one.action for one in found.events}


def test_what_the_head_refuses_is_not_published_and_the_refusal_stays(office: Office) -> None:
    work = conduct(office)
    task = inspected(work)
    with pytest.raises(ForbiddenError):
        tasks.refuse_papers(work.office, CLERK, task, "依据不足")
    with pytest.raises(NotFoundError):
        tasks.refuse_papers(work.office, URBAN_HEAD, task, "依据不足")
    tasks.refuse_papers(work.office, HEAD, task, "依据不足")
    assert papers(work, task) is PaperState.REFUSED
    for publish in (
        lambda: work.publish(task_id=task),
        lambda: results.circulate_result(work.office, CLERK, task, "AMR", "局内", "涉密"),
    ):
        with pytest.raises(NotAllowedError, match="papers-owed"):
            publish()
    with pytest.raises(NotAllowedError, match="papers-refused-already"):
        tasks.refuse_papers(work.office, HEAD, task, "依据不足")
    tasks.complete_papers(work.office, HEAD, task, "备案2026-补3")
    (held,) = tasks.list_urgent(work.office, OPERATOR, TaskFilter())
    assert (held.state, held.refusal, held.refused_by) == (PaperState.COMPLETE, "依据不足", HEAD.name)


def test_haste_excuses_neither_people_nor_items(office: Office) -> None:
    work = conduct(office)
    with office.database.transaction() as session:
        write(session, [DeclaredRecusal("LC-2", OTHER.target, "近亲属")])
    wrong = replace(WISH, source=Source.BIGDATA, items=("URBAN-02",), target="nobody")
    with pytest.raises(BadInputError) as refused:
        begun(work, wrong)
    assert {(fault.code, fault.place) for fault in refused.value.faults} == {
        ("case-source", "source"),
        ("field-unknown-value", "items"),
        ("field-unknown-value", "target"),
    }
    for officers, code in ((("LC-1",), "urgent-officers"), (("LC-1", "LC-2"), "urgent-recused")):
        with pytest.raises(BadInputError) as refused:
            begun(work, replace(WISH, officers=officers))
        assert [fault.code for fault in refused.value.faults] == [code]
    with pytest.raises(BadInputError) as refused:
        begun(work, replace(WISH, officers=("LC-1", "LC-3")))
    assert [fault.place for fault in refused.value.faults] == ["officers"]
    with pytest.raises(ForbiddenError, match="task-of-other-officer"):
        tasks.begin_urgent(work.office, URBAN_OFFICER, Q2, WISH)
    with pytest.raises(NotFoundError, match="task-not-urgent"):
        tasks.complete_papers(work.office, HEAD, JOINT, "备案")


def test_a_later_version_of_the_plan_leaves_it_alone_and_others_do_not_see_it(office: Office) -> None:
    work = conduct(office)
    task = begun(work)
    assert tasks.take_over_plan(work.office, OPERATOR, Q2).withdrawn == 0
    assert (work.task(task).state, work.task(task).cause) == (TaskState.ASSIGNED, "complaint")
    assert tasks.list_urgent(work.office, URBAN_CLERK, TaskFilter()) == []
