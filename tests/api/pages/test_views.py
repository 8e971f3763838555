"""What pages work out before they show it: the year chart, batches for a campaign, deadlines, the hint at a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from fractions import Fraction

from api.pages.departments import waits_for
from api.pages.next_steps import next_step
from api.pages.plan_tables import BatchesAsked, batches_between, batches_table, deadlines_table
from api.pages.run_views import run_view
from api.pages.shell import Shell
from api.pages.short_lists import Listed, narrowed
from api.pages.tables import Cell
from api.pages.task_tables import pieces_table
from api.pages.year_chart import along, year_chart
from api.rest.run_answers import told
from coordination.desk.agenda import Due, deadlines
from coordination.desk.telling import naming_texts
from coordination.model.access import ACTS_OF, Account, Caller, Role, caller_of
from coordination.model.campaigns import CampaignStanding
from coordination.model.case_files import FileIndex, FilePiece
from coordination.model.ceremony import AttemptReport, DrawAttempt, DrawState, DrawStep
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch
from coordination.model.runs import PlanningRun, RunKind, RunOrder, RunProgress, RunState, Step
from coordination.model.tasks import TaskStanding, TaskState
from seeds.loading import reference

TODAY = date(2026, 9, 21)


OFFICE = Caller("wang", Role.OFFICE, ACTS_OF[Role.OFFICE])
SHELL = Shell(naming_texts(reference(), "zh"), OFFICE, "", "/", "", "", reference(), TODAY)


def batch(name: str, department: str, first: date, last: date) -> PlanBatch:
    return PlanBatch(name, name, department, ("X",), ("371502",), Fraction(1, 20), first, last, department)


def plan(*batches: PlanBatch) -> AnnualPlan:
    return AnnualPlan(2026, "计划", "LC", date(2026, 1, 10), batches)


def test_a_cell_is_set_by_what_stands_in_it() -> None:
    texts = ("2026-04-01 09:00", "AMR", "登录", "增加账户", "demo.office", "多查了一间仓库，说是顺便看看", "f" * 64)
    assert [Cell(text).look for text in texts] == ["instant", "", "", "few", "", "words", "long"]


def test_a_day_lies_along_the_year_by_its_month() -> None:
    assert along(date(2026, 1, 1), 2026) == 0
    assert along(date(2026, 2, 15), 2026) == 1.5
    assert (along(date(2025, 12, 31), 2026), along(date(2027, 1, 1), 2026)) == (0, 12)


def test_batches_that_overlap_lie_below_each_other_and_others_share_a_lane() -> None:
    first = batch("a", "AMR", date(2026, 1, 1), date(2026, 1, 31))
    within = batch("b", "AMR", date(2026, 1, 31), date(2026, 3, 31))
    after = batch("c", "AMR", date(2026, 2, 1), date(2026, 12, 31))
    other = batch("d", "EMERG", date(2026, 1, 1), date(2026, 1, 1))
    chart = year_chart(plan(first, within, after, other), {"EMERG": 0, "AMR": 1}, date(2026, 7, 1))
    assert [row.department for row in chart.rows] == ["EMERG", "AMR"]
    bars = {bar.batch.id: bar for row in chart.rows for bar in row.bars}
    assert [bars[name].lane for name in "abcd"] == [0, 1, 0, 0]
    assert (bars["a"].first, bars["a"].width) == (0, 1)
    assert bars["c"].first + bars["c"].width == 12
    assert chart.today == 6
    assert year_chart(plan(first), {}, date(2027, 1, 1)).today is None


def test_a_campaign_takes_the_batches_that_lie_between_its_days_and_are_free() -> None:
    inside, taken = batch("a", "AMR", date(2026, 4, 1), date(2026, 4, 30)), batch("b", "AMR", date(2026, 4, 2), TODAY)
    beyond = batch("c", "AMR", date(2026, 3, 31), date(2026, 4, 30))
    found = batches_between(plan(inside, taken, beyond), ["b"], date(2026, 4, 1), date(2026, 12, 31))
    assert [one.id for one in found] == ["a"]


def test_deadlines_are_near_and_counted_in_working_days() -> None:
    """From Monday 2026-09-21 to 2026-10-09: four working days before the holiday, two after it."""
    ends = (date(2026, 9, 21), date(2026, 10, 9), date(2026, 10, 9), date(2026, 11, 30), date(2026, 9, 20))
    batches = [batch(str(number), "AMR", date(2026, 9, 1), last) for number, last in enumerate(ends)]
    campaign = Campaign("2026Q3", "三季度", 2026, "LC", tuple(one.id for one in batches), date(2026, 9, 1), TODAY)
    calendar = reference().calendar
    found = deadlines([campaign], [plan(*batches)], TODAY, calendar)
    days = [day for day in range(22, 31) if calendar.is_working_day(date(2026, 9, day))]
    after = [day for day in range(1, 10) if calendar.is_working_day(date(2026, 10, day))]
    assert [(one.on, one.batches, one.working_days) for one in found] == [
        (date(2026, 9, 21), 1, 0),
        (date(2026, 10, 9), 2, len(days) + len(after)),
    ]


def test_deadlines_open_to_the_batches_that_end_that_day_and_are_sorted_by_days_left() -> None:
    ends = (date(2026, 10, 9), date(2026, 10, 9), date(2026, 9, 25))
    batches = [batch(str(number), "AMR", date(2026, 9, 1), last) for number, last in enumerate(ends)]
    campaign = Campaign("2026Q3", "三季度", 2026, "LC", ("0", "2"), date(2026, 9, 1), TODAY)
    dues = (Due(campaign, ends[2], 1, 4, provisional=False), Due(campaign, ends[0], 1, 10, provisional=True))
    table = narrowed(SHELL, deadlines_table(SHELL, dues), Listed(sort="-4"))
    assert [row[3].text for row in table.rows] == ["10*", "4"]
    assert table.rows[0][2].address == "/plans/2026?campaign=2026Q3&last=2026-10-09#batches"
    asked = BatchesAsked(campaign="2026Q3", last="2026-10-09")
    found = batches_table(SHELL, plan(*batches), "/plans/2026", asked, (campaign,))
    assert [row[0].text for row in found.rows] == ["0"]
    supervised = replace(SHELL, caller=replace(OFFICE, acts=frozenset()))
    assert deadlines_table(supervised, dues).rows[0][2].address == ""


def test_the_pieces_of_a_file_are_named_and_sorted_by_their_size() -> None:
    pieces = (
        FilePiece(1, "", "task", "1/task.json", "a" * 64, 10_000),
        FilePiece(2, "AMR", "document", "2/登记表.docx", "b" * 64, 1),
    )
    index = FileIndex("2026Q2-00001", "2026Q2", "T1", "示例", pieces)
    table = narrowed(SHELL, pieces_table(SHELL, index), Listed(sort="4", table="pieces"))
    assert [[cell.text for cell in row[:4]] for row in table.rows] == [
        ["2", "市监", "文书　登记表.docx", "1 KB"],
        ["1", "共同", "任务与检查组", "10 KB"],
    ]
    assert table.export_address == "/inspections/2026Q2-00001?table=pieces&sort=4&download=xlsx"


def test_what_is_prepared_waits_for_who_leads_and_what_is_approved_for_the_head() -> None:
    clerk, head = (caller_of(Account(role, role, role, department="URBAN")) for role in (Role.PARTICIPANT, Role.HEAD))

    def waits(caller: Caller, state: TaskState, lead: str) -> bool:
        return waits_for(caller, TaskStanding(state, lead, 1, TODAY))

    assert [waits(one, TaskState.FILED, lead) for one in (clerk, head) for lead in ("URBAN", "AMR")] == [
        *(True, False),
        *(False, False),
    ]
    assert [waits(one, TaskState.ASSIGNED, "AMR") for one in (clerk, head)] == [False, True]
    assert not waits(clerk, TaskState.DONE, "URBAN")


NOON = datetime(2026, 3, 25, 4, tzinfo=UTC)


def planned(state: RunState, base: int = 0, kind: RunKind = RunKind.PLAN, stage: str = "merge") -> RunProgress:
    run = PlanningRun(7, "q", "0" * 64, base, RunOrder(), state, stage, 1, "wang", NOON, kind=kind)
    return RunProgress(run, Step(stage), 0.0)


def test_a_campaign_says_what_it_waits_for() -> None:
    """Its draw, step by step; then a plan, which is watched, published, and made anew only where somebody wants it."""
    standing = CampaignStanding(Campaign("q", "季度", 2026, "LC", (), TODAY, TODAY), None, 0, 0, 0, None, None)
    attempt = DrawAttempt("q", 1, DrawState.DRAWN, "", "彩票", 2, "c", NOON)
    signing, drawn = (AttemptReport(attempt, (), (), 1, step) for step in (DrawStep.SIGN, None))
    going, published = replace(standing, run=7), replace(standing, version=1)
    told_of = [
        next_step(standing, None, []),
        next_step(standing, signing, []),
        next_step(standing, drawn, [planned(RunState.DONE, kind=RunKind.WHAT_IF)]),
        next_step(going, drawn, [planned(RunState.RUNNING)]),
        next_step(standing, drawn, [planned(RunState.DONE)]),
        next_step(published, drawn, [planned(RunState.DONE, base=0)]),
        next_step(published, drawn, [planned(RunState.DONE, base=1)]),
    ]
    assert [one and (SHELL.say(one.name), one.address) for one in told_of] == [
        ("公告抽取", "/ceremony/q"),
        ("签署记录", "/ceremony/q"),
        ("开始规划", "#runs"),
        ("查看进行中的规划", "/campaigns/q/runs/7"),
        ("审阅并发布方案", "/campaigns/q/runs/7"),
        None,
        ("审阅并发布方案", "/campaigns/q/runs/7"),
    ]


def test_a_run_that_waits_has_begun_no_stage() -> None:
    marks = {
        state: [mark for _, mark in run_view(told(planned(state, stage="route"), SHELL.said)).stages]
        for state in (RunState.QUEUED, RunState.RUNNING, RunState.DONE)
    }
    assert marks == {
        RunState.QUEUED: ["done", "ahead", "ahead", "ahead"],
        RunState.RUNNING: ["done", "now", "ahead", "ahead"],
        RunState.DONE: ["done"] * 4,
    }
