"""A joint visit and a check off site, from the published plan to the archived file, by everybody who takes part."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from coordination.desk import results, tasks
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Caller, Role, caller_of
from coordination.model.draws import CheckDemand
from coordination.model.feeds import ZONE
from coordination.model.items import Method
from coordination.model.on_site import CheckEntry, Outcome, PartySignature, SignatureStatus, SiteEntry
from coordination.model.pages import Wanted
from coordination.model.plans import AnnualPlan, Campaign
from coordination.model.results import ResultView
from coordination.model.targets import RiskFlag
from coordination.model.tasks import NoticeForm, Task, TaskCheck, TaskFilter
from coordination.storage import planning
from coordination.storage.registers import write
from tests.coordination.publishing import published
from tests.coordination.records import batch, inspector, item, target
from tests.coordination.versions import FOURTH, OTHER, VERSION, VISIT

Q2, JOINT, SINGLE, LETTER = "2026Q2", "2026Q2-00001", "2026Q2-00002", "2026Q2-00003"
JPEG = b"\xff\xd8\xff\xe0" + b"a photo" * 4


def somebody(name: str, role: Role, department: str, officer: str = "") -> Caller:
    return caller_of(Account(name, name, role, department=department, inspector=officer))


HEAD, URBAN_HEAD = somebody("head.amr", Role.HEAD, "AMR"), somebody("head.urban", Role.HEAD, "URBAN")
CLERK, URBAN_CLERK = somebody("clerk.amr", Role.LEAD, "AMR"), somebody("clerk.urban", Role.PARTICIPANT, "URBAN")
REVIEWER = somebody("reviewer.amr", Role.PARTICIPANT, "AMR")
OFFICER = somebody("officer.amr", Role.INSPECTOR, "AMR", "LC-1")
URBAN_OFFICER = somebody("officer.urban", Role.INSPECTOR, "URBAN", "LC-3")
OFFICER_OF = {"AMR": OFFICER, "URBAN": URBAN_OFFICER}
CLERK_OF = {"AMR": CLERK, "URBAN": URBAN_CLERK}


def local(day: str, hour: int = 9, minute: int = 0) -> datetime:
    return datetime.combine(date.fromisoformat(day), datetime.min.time(), ZONE).replace(hour=hour, minute=minute)


@dataclass
class Conduct:
    """The office with a clock that is set by hand, and the steps as those who take them would."""

    office: Office
    now: list[datetime] = field(default_factory=lambda: [local("2026-04-01")])

    def at(self, day: str, hour: int = 9) -> None:
        self.now[0] = local(day, hour)

    def task(self, task_id: str = JOINT) -> Task:
        return tasks.read_task(self.office, OPERATOR, task_id).task

    def result(self, department: str, task_id: str = JOINT) -> ResultView:
        return results.read_result(self.office, CLERK_OF[department], task_id, department)

    def approve(self, task_id: str = JOINT) -> None:
        for head in (HEAD, URBAN_HEAD) if task_id == JOINT else (HEAD,):
            tasks.approve_tasks(self.office, head, [task_id])

    def file(self, task_id: str = JOINT) -> None:
        tasks.file_tasks(self.office, CLERK, [task_id], "备案2026-17")

    def notify(self, task_id: str = JOINT) -> None:
        tasks.notify_tasks(self.office, CLERK, [task_id], NoticeForm.JOINT)

    def issue_code(self, task_id: str = JOINT) -> None:
        tasks.issue_codes(self.office, CLERK, [task_id])

    def prepare(self, task_id: str = JOINT) -> None:
        self.approve(task_id)
        self.file(task_id)
        if task_id != LETTER:
            self.notify(task_id)
            self.issue_code(task_id)

    def record(self, department: str, entry: SiteEntry, key: str, task_id: str = JOINT) -> None:
        tasks.record_entry(self.office, OFFICER_OF[department], task_id, department, key, entry)

    def arrive(self, department: str = "AMR", task_id: str = JOINT) -> None:
        self.record(department, SiteEntry(arrived_at=self.now[0]), f"arrive-{department}", task_id)

    def inspect(self, department: str, outcome: Outcome = Outcome.NO_PROBLEM, task_id: str = JOINT) -> None:
        """Everything a department has to record, and the end of its part."""
        found = "" if outcome is Outcome.NO_PROBLEM else "燃气软管超过使用年限"
        owed = [one.check for one in self.checks(department, task_id)]
        checks = tuple(CheckEntry(one, checked=True, outcomes=(outcome,), found=found) for one in owed)
        signed = PartySignature(SignatureStatus.SIGNED)
        entry = SiteEntry(checks, self.now[0] - timedelta(minutes=50), self.now[0], signed)
        self.record(department, entry, f"all-{department}", task_id)
        tasks.complete_part(self.office, OFFICER_OF[department], task_id, department)

    def checks(self, department: str, task_id: str) -> list[TaskCheck]:
        view = tasks.read_task(self.office, OPERATOR, task_id)
        return [one for one in view.checks if one.department == department]

    def finish(self, amr: Outcome = Outcome.NO_PROBLEM, urban: Outcome = Outcome.NO_PROBLEM) -> None:
        """The joint visit from its preparation to its end."""
        self.prepare()
        self.at("2026-04-07")
        self.inspect("AMR", amr)
        self.inspect("URBAN", urban)

    def report(self, department: str = "AMR", task_id: str = JOINT) -> None:
        results.report_result(self.office, OFFICER_OF[department], task_id, department, "责令限期改正，跟踪复查")

    def publish(self, department: str = "AMR", task_id: str = JOINT) -> None:
        results.publish_results(self.office, CLERK_OF[department], [task_id])

    def object(self, department: str = "AMR") -> None:
        day = self.now[0].date()
        results.object_to_result(self.office, CLERK, JOINT, department, "示例餐饮有限公司", "软管当月刚更换", day)


def conduct(office: Office, pack: str = "LC", flags: tuple[RiskFlag, ...] = ()) -> Conduct:
    """An office whose plan is published: a joint visit, a visit of one department, a check done by letter.

    flags: of the target of the joint visit.
    """
    moving = Conduct(office)
    moving.office = replace(office, clock=lambda: moving.now[0])
    batches = (batch("b1", "AMR-03"), batch("b2", "URBAN-02"), batch("b3", "AMR-09"))
    campaign = Campaign(Q2, "第二季度", 2026, pack, ("b1", "b2", "b3"), date(2026, 4, 1), date(2026, 6, 30))
    demands = [
        CheckDemand("c1", "b1", VISIT.target, "AMR", "AMR-03", date(2026, 4, 1), date(2026, 6, 30), lead=True),
        CheckDemand("c2", "b2", VISIT.target, "URBAN", "URBAN-02", date(2026, 4, 1), date(2026, 6, 30), lead=False),
        CheckDemand("c3", "b1", OTHER.target, "AMR", "AMR-03", date(2026, 4, 1), date(2026, 6, 30), lead=True),
        CheckDemand("c4", "b3", OTHER.target, "AMR", "AMR-09", date(2026, 4, 1), date(2026, 6, 30), lead=True),
    ]
    with office.database.transaction() as session:
        write(session, [inspector(f"LC-{number}") for number in (1, 2, 4)])
        write(session, [inspector("LC-3", department="URBAN")])
        write(session, [target(VISIT.target, flags=flags), target(OTHER.target)])
        write(session, [item("AMR-03"), item("URBAN-02"), item("AMR-09", methods=(Method.WRITTEN,))])
        planning.add_plan(session, AnnualPlan(2026, "计划", pack, date(2026, 1, 10), batches))
        planning.add_campaign(session, campaign)
        planning.add_demands(session, Q2, demands)
    published(office, replace(VERSION, visits=(VISIT, replace(OTHER, team=(*OTHER.team, FOURTH)))))
    tasks.take_over_plan(moving.office, OPERATOR, Q2)
    return moving


def all_tasks(office: Office, caller: Caller = OPERATOR) -> list[Task]:
    return list(tasks.list_tasks(office, caller, TaskFilter(), Wanted(50)).records)
