"""What came after the published plan: a task whose result is objected to, one about to be recorded, one untouched."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from coordination.desk import cases, pinning, results, tasks
from coordination.desk.office import Office
from coordination.desk.permission import OPERATOR
from coordination.model.access import Account, Role, caller_of
from coordination.model.cases import CaseWish
from coordination.model.draws import Source
from coordination.model.feeds import ZONE
from coordination.model.follow_ups import FollowUpKind
from coordination.model.on_site import CheckEntry, Outcome, PartySignature, SignatureStatus, SiteEntry
from coordination.model.pages import Wanted
from coordination.model.pins import PinWish
from coordination.model.tasks import NoticeForm, Task, TaskFilter
from coordination.storage import planning
from tests.coordination.conduct import JPEG

_LEAD = caller_of(Account("lead", "示例", Role.LEAD, department="AMR"))
_OUTCOMES = (Outcome.PENDING_FOLLOW_UP,)
_HEAD = caller_of(Account("head", "示例", Role.HEAD, department="AMR"))


def conducted(office: Office, campaign: str) -> dict[str, list[str]]:
    """Takes over the plan of a campaign; what stands in the paths, by the name of the place."""
    tasks.take_over_plan(office, OPERATOR, campaign)
    done, begun, untouched = tasks.list_tasks(office, OPERATOR, TaskFilter(campaign), Wanted(3)).records
    both = [done.id, begun.id]
    tasks.approve_tasks(office, _HEAD, both)
    tasks.file_tasks(office, _LEAD, both, "备案1")
    tasks.notify_tasks(office, _LEAD, both, NoticeForm.JOINT)
    codes = [one.check_code for one in tasks.issue_codes(office, _LEAD, both)]
    then = datetime.combine(done.held_on, time(10), ZONE)
    photo = _inspected(replace(office, clock=lambda: then), done)
    return {
        "task": [done.id, begun.id, untouched.id],
        "department": ["AMR", "EMERG"],
        "visit": [done.visit, begun.visit],
        "sha256": [photo],
        "finding": ["1"],
        "check_code": codes,
        **_entered(office, campaign, done),
    }


def _inspected(office: Office, task: Task) -> str:
    """Recorded, reported, published, objected to; the digest of a photo."""
    member = tasks.read_task(office, OPERATOR, task.id).team[0]
    officer = caller_of(Account("officer", "示例", Role.INSPECTOR, department="AMR", inspector=member.inspector))
    owed = tasks.read_task(office, OPERATOR, task.id).checks
    checks = tuple(CheckEntry(one.check, checked=True, outcomes=_OUTCOMES, found="软管老化") for one in owed)
    photo = tasks.add_evidence(office, officer, task.id, "AMR", "照片.jpg", JPEG, owed[0].check)
    entry = SiteEntry(checks, office.clock(), office.clock(), PartySignature(SignatureStatus.SIGNED))
    tasks.record_entry(office, officer, task.id, "AMR", "all", entry)
    handed = {"check": owed[0].check, "to_department": "EMERG", "to_body": ""}
    results.open_follow_up(office, officer, task.id, "AMR", FollowUpKind.CASE, "软管老化", **handed)
    tasks.complete_part(office, officer, task.id, "AMR")
    results.report_result(office, officer, task.id, "AMR", "责令改正")
    results.publish_results(office, _LEAD, [task.id])
    results.object_to_result(office, _LEAD, task.id, "AMR", "示例店", "软管为新换", office.clock().date())
    return photo.sha256


def _entered(office: Office, campaign: str, task: Task) -> dict[str, list[str]]:
    with office.database.reading() as session:
        owed = planning.demands(session, campaign)[0]
    pin = pinning.add_pin(office, OPERATOR, campaign, PinWish((owed.id,), task.held_on, reason="停业前"))
    wish = CaseWish(Source.COMPLAINT, "投诉", owed.target, ("AMR-03",), owed.first_date, owed.last_date, "12345")
    case = cases.enter_case(office, OPERATOR, campaign, wish)
    return {"pin": [str(pin.id)], "case": [str(case.number)]}
