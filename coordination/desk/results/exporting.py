"""Use cases: tables for the publicity systems and the credit record, and what those confirmed.

A table that was made is exported, not published: only a platform's own reference says that a result is there (C-30).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coordination.desk.campaigns import require_seen
from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.results.reporting import CREDIT_RECORD
from coordination.desk.tasks.standing import day_of, noted, part_alone, require_of, told
from coordination.errors import NotAllowedError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.approvals import Approved
from coordination.model.follow_ups import FollowUp
from coordination.model.people import Department
from coordination.model.results import ResultSync, SyncState
from coordination.model.tasks import Task, TaskFilter
from coordination.stages.export import (
    CreditRow,
    Named,
    NetworkRow,
    PublicityRow,
    credit_row,
    network_row,
    publicity_row,
)
from coordination.stages.record import record
from coordination.storage import approvals, clocks, planning, results, site_records, tasks
from coordination.storage.database import Work
from coordination.storage.registers import everything

_LONGEST_REFERENCE = 200
_NEVER: tuple[date | None, date | None] = None, None


def list_syncs(office: Office, caller: Caller, filters: TaskFilter) -> list[ResultSync]:
    """What is known of the caller's published results on each platform, every version."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return results.syncs_within(session, caller.reach, filters)


def export_results(
    office: Office, caller: Caller, channel: str, filters: TaskFilter
) -> list[PublicityRow] | list[CreditRow]:
    """The newest versions of the caller's results that a platform has not confirmed, as rows for it.

    They count as exported from now on, and come again until they are confirmed.
    """
    require(caller, Act.PUBLISH_RESULTS)
    with office.database.transaction() as session:
        found = [one for one in results.syncs_within(session, caller.reach, filters) if one.channel == channel]
        newest = {(one.task, one.department): one for one in found}  # in order of their versions
        due = [one for one in newest.values() if one.state is not SyncState.CONFIRMED]
        now = office.clock()
        exported = [replace(one, state=SyncState.EXPORTED, changed_at=now) for one in due]
        results.change_syncs(session, exported)
        office.acting_for(caller).note("results-exported", channel, {"results": len(exported)})
        return _rows(session, channel, exported)


def rows_of(channel: str) -> type[PublicityRow | CreditRow]:
    """What the rows of a platform's table are: of the credit record, or of a publicity system."""
    return CreditRow if channel == CREDIT_RECORD else PublicityRow


def confirm_sync(
    office: Office, caller: Caller, task_id: str, department: str, channel: str, external_reference: str
) -> ResultSync:
    """A platform has confirmed the newest version of a result, under a reference of its own."""
    reference = told(external_reference, "sync-without-reference", _LONGEST_REFERENCE)
    return _settled(office, caller, task_id, department, channel, SyncState.CONFIRMED, reference)


def refuse_sync(office: Office, caller: Caller, task_id: str, department: str, channel: str, reason: str) -> ResultSync:
    """A platform has refused the newest version of a result; it is exported again the next time."""
    reason = told(reason, "sync-without-reason", _LONGEST_REFERENCE)
    return _settled(office, caller, task_id, department, channel, SyncState.REFUSED, reason)


def _settled(
    office: Office,
    caller: Caller,
    task_id: str,
    department: str,
    channel: str,
    state: SyncState,
    reference: str,
) -> ResultSync:
    require_of(caller, Act.PUBLISH_RESULTS, department)
    with office.database.transaction() as session:
        task, _ = part_alone(session, caller, task_id, department)
        own = [one for one in results.syncs_of(session, [task.id]) if one.department == department]
        newest = [one for one in own if one.channel == channel][-1:]
        if not newest:
            raise NotFoundError("sync-not-found", task=task.id, channel=channel)
        if newest[0].state is SyncState.PENDING:
            raise NotAllowedError("sync-before-export", channel=channel)
        changed = replace(newest[0], state=state, external_reference=reference, changed_at=office.clock())
        results.change_syncs(session, [changed])
        noted(office, caller, f"sync-{state.value}", task.id, department=department, version=changed.version)
    return changed


def _rows(session: Work, channel: str, exported: Sequence[ResultSync]) -> list[PublicityRow] | list[CreditRow]:
    ids = sorted({one.task for one in exported})
    held = {task.id: task for task in tasks.by_ids(session, ids)}
    contents, saves = results.versions_of(session, ids), site_records.saves_of(session, ids)
    handed: dict[tuple[str, str], list[FollowUp]] = defaultdict(list)
    for follow_up in results.follow_ups_in(session, ids):
        handed[follow_up.task, follow_up.department].append(follow_up)
    naming = _Naming(session, list(held.values()))
    rows: list[PublicityRow] = []
    credit_rows: list[CreditRow] = []
    for one in exported:
        key = (one.task, one.department)
        content = next(version.content for version in contents[key] if version.number == one.version)
        named = naming.of(held[one.task], one.department)
        if channel == CREDIT_RECORD:
            credit_rows.append(credit_row(content, named, one))
        else:
            sent = [entry.check for save in saves[key] for entry in save.entry.checks]
            entries = record(list(dict.fromkeys(sent)), saves[key]).checks
            rows.append(publicity_row(content, entries, handed[key], named, one))
    return credit_rows if channel == CREDIT_RECORD else rows


def mirror_network(office: Office, caller: Caller, campaign_id: str) -> list[NetworkRow]:
    """The caller's parts of a campaign as an enforcement network shows them, in its six stages (ZB-51).

    For upload or for comparison: nothing is claimed of the network but the reference it gave. Raises NotFoundError.
    """
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        require_seen(office, session, caller, campaign_id)
        facts = clocks.facts(session, caller.reach, TaskFilter(campaign=campaign_id)).get(campaign_id, [])
        held = {task.id: task for task in tasks.by_ids(session, {one.task for one in facts})}
        stamps = planning.version_stamps(session, campaign_id).get(campaign_id, [])
        filed: dict[str, date] = {}
        for one in approvals.approvals(session, Approved.VERSION, campaign_id):  # in order of time: the first counts
            filed.setdefault(one.sha256, day_of(one.taken_at))
        naming = _Naming(session, list(held.values()))
    published = {one.version: (day_of(one.published_at), filed.get(one.sha256)) for one in stamps}
    return [
        network_row(one, naming.of(task, one.department), task.filing_reference, *published.get(task.version, _NEVER))
        for one in facts
        for task in (held[one.task],)
    ]


class _Naming:
    """Titles, names and codes for the rows, read as sets."""

    def __init__(self, session: Work, held: Sequence[Task]) -> None:
        self._titles = {one.id: one.title for one in planning.campaigns(session)}
        self._departments = {one.code: one.name for one in everything(session, Department)}
        self._codes = tasks.codes_of(session, {task.target for task in held})

    def of(self, task: Task, department: str) -> Named:
        return Named(
            self._titles[task.campaign],
            self._codes.get(task.target, ""),
            task.address,
            self._departments.get(department, department),
        )
