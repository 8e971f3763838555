"""An office in which every resource has something: what requests that reach deep are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from coordination.desk import accounts, feeds, import_jobs, plans, run_work, runs
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import ACTS_OF, Account, Role, caller_of
from coordination.model.ceremony import DrawStep
from coordination.model.feeds import FeedKind
from coordination.model.items import InspectionItem, ItemClass, JointItem, Method
from coordination.model.people import DeclaredRecusal, HalfDay, Leave
from coordination.model.plans import AnnualPlan, Campaign
from coordination.model.targets import Exemption, PastVisit
from coordination.pipeline import solve
from coordination.storage import accounts as account_storage
from coordination.storage.registers import write
from coordination.texts import texts
from solvers.planning.reading import digest, read_problem, write_plan
from tests.api.fuzzing.conducted import conducted
from tests.api.rest.conftest import ACCOUNTS
from tests.coordination import ceremonies
from tests.coordination.intake.files_of import as_csv
from tests.coordination.records import batch, inspector, item, target

Q2, Q3 = "2026Q2", "2026Q3"
LEAVER = Account("leaver", "示例", Role.LEAD, department="AMR")
DAY = date(2026, 6, 1)


def fill(office: Office) -> dict[str, list[str]]:
    """Fills the office; what stands in its paths, by the name of the place."""
    _registers(office)
    food = batch("b-food", "AMR-03")
    fire = batch("b-fire", "EMERG-01", first_date=date(2026, 7, 1), last_date=date(2026, 9, 30))
    filed = AnnualPlan(2026, "年度计划", "LC", date(2026, 1, 10), (food, fire))
    ceremonies.opened(office, filed, _campaign(Q2, food.id))
    plans.open_campaign(office, OPERATOR, _campaign(Q3, fire.id))
    plans.propose_plan(office, OPERATOR, replace(filed, year=2027, batches=()))
    ceremonies.Steps(office).until(DrawStep.PUBLISH)
    run_id = _planned(office)
    files = [_imported(office, ACCOUNTS[role]) for role in (Role.OFFICE, Role.LEAD, Role.PARTICIPANT)]
    issued = [feeds.issue_feed(office, OPERATOR, kind, name, "zh") for kind, name in _FEEDS]
    accounts.issue_token(office, OPERATOR, LEAVER.name, "test", sorted(ACTS_OF[LEAVER.role]), 1)
    after = conducted(office, Q2)
    return {
        **after,
        "address_id": [one.address.id for one in issued],
        "campaign": [Q2, Q3],
        "code": ["AMR-03", "J-1", "entry-not-found", *after["check_code"]],
        "first_date": [str(DAY), str(DAY + timedelta(9))],
        "half_day": [one.value for one in HalfDay],
        "inspector": ["P1", "p1", "p2"],
        "job_id": files,
        "kind": [
            "targets",
            "inspectors",
            "items",
            "joint-items",
            "checklists",
            "statutory-ratios",
            "work-rules",
            "visits",
            "leave",
            "recusals",
            "exemptions",
            "draws",
        ],
        "name": [LEAVER.name, "swagger-ui.css"],
        "number": ["P1", "p1"],
        "pack_id": ["LC", "base"],
        "register": ["targets", "items", "joint-items", "inspectors", "leave", "recusals", "exemptions", "visits"],
        "rule": ["CX-A01", "CX-A10"],
        "run": [str(run_id)],
        "target": ["t1", "t2", "T1"],
        "target_id": ["t1", "T1"],
        "token": [one.token for one in issued],
        "token_id": [one.id for one in accounts.list_tokens(office, OPERATOR) if one.account == LEAVER.name],
        "year": ["2026", "2027"],
    }


_FEEDS = ((FeedKind.INSPECTOR, "p1"), (FeedKind.DEPARTMENT, "AMR"), (FeedKind.BATCH, "b-food"))


def _campaign(name: str, *batches: str) -> Campaign:
    return Campaign(name, "季度", 2026, "LC", batches, date(2026, 4, 1), date(2026, 9, 30))


def _registers(office: Office) -> None:
    general = {"item_class": ItemClass.GENERAL, "ratio_cap": 0.6, "specialties": ()}
    items: list[InspectionItem] = [item("AMR-03", **general), item("EMERG-01", **general)]
    methods = (Method.ON_SITE,)
    joint = JointItem(
        "J-1", "食品", "联合", ItemClass.GENERAL, "餐饮", "AMR", ("EMERG",), ("AMR-03",), "", methods, *4 * "x"
    )
    with office.database.transaction() as session:
        for register in (
            [target(f"t{number}") for number in range(8)],
            items,
            [joint],
            [inspector(f"p{number}", department=("AMR", "EMERG")[number % 2]) for number in range(6)],
        ):
            write(session, register)
        write(session, [Leave("p1", DAY, DAY), Leave("P1", DAY, DAY, reason="事假")])
        write(session, [DeclaredRecusal("p1", "t1", "近亲属"), DeclaredRecusal("P1", "T1", "近亲属")])
        write(session, [Exemption("t1", DAY, DAY, "免检")])
        write(session, [PastVisit("t2", date(2024, 4, 1), "AMR", ("AMR-03",))])
        account_storage.add(session, LEAVER, "no password fits this")


def _planned(office: Office) -> int:
    started = runs.start_run(office, OPERATOR, Q2)
    problem = run_work.problem_of(office, started.id)
    made = solve(read_problem(problem), digest(problem), digest(problem), texts("zh"), lambda _: None)
    run_work.begin_run(office, started.id, started.attempt)
    run_work.end_run(office, started.id, started.attempt, write_plan(made), made.scores.person_sessions, None)
    runs.publish_run(office, OPERATOR, started.id)
    return started.id


def _imported(office: Office, account: Account) -> str:
    raw = as_csv([["执法证号", "开始日期", "结束日期"], ["P1", "2026-10-08", "2026-10-09"], ["x", "y", "z"]])
    return import_jobs.import_file(office, caller_of(account), "leave", raw, texts("zh"), import_jobs.UnderWay()).job.id
