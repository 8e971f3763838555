"""Use cases: a finding is settled on the spot or handed on, taken by whom it was handed to, and its outcome comes back.

Nothing counts as taken because it was sent: a department says so with an account of its own, and of a body outside the
sender enters the reference under which it was taken (C-30, LC-62).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import noted, part_alone, require_of, results_of, told
from coordination.documents.forms import LETTERS
from coordination.errors import BadInputError, ForbiddenError, NotFoundError
from coordination.model.access import Act, Caller
from coordination.model.documents import IssuedDocument
from coordination.model.follow_ups import FollowUp, FollowUpKind, FollowUpState, FollowUpStep
from coordination.model.people import Department
from coordination.stages.order import after_follow_up
from coordination.storage import documents, results, tasks
from coordination.storage.database import Work
from coordination.storage.registers import everything

_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """A finding as the departments on both ends see it. letters: what was issued about it, the newest first."""

    finding: FollowUp
    target_name: str
    address: str
    held_on: date
    letters: tuple[IssuedDocument, ...]


def open_follow_up(
    office: Office,
    caller: Caller,
    task_id: str,
    department: str,
    kind: FollowUpKind,
    matter: str,
    *,
    check: str = "",
    to_department: str = "",
    to_body: str = "",
) -> FollowUp:
    """Hands a finding on, to a member of the joint meeting or a body outside, or notes that it is settled on the spot.

    What looks like a crime goes where the pack says. Raises BadInputError where not exactly one is named to take it.
    """
    require_of(caller, Act.RECORD_CHECKS, department)
    matter = told(matter, "follow-up-without-matter")
    with office.database.transaction() as session:
        task, _ = part_alone(session, caller, task_id, department)
        if kind is FollowUpKind.CRIMINAL and not to_department and not to_body.strip():
            to_body = results_of(office, session, task.campaign).criminal_to
        _require_address(session, kind, to_department, to_body)
        owed = {one.check for one in tasks.checks_of(session, [task.id])[task.id] if one.department == department}
        if check and check not in owed:
            raise BadInputError("follow-up-of-other-check", check=check)
        opened = FollowUp(
            task=task.id,
            number=len(results.follow_ups_of(session, task.id)) + 1,
            department=department,
            check=check,
            kind=kind,
            state=FollowUpState.OPEN,
            matter=matter,
            to_department=to_department,
            to_body=to_body.strip(),
            opened_by=caller.name,
            opened_at=office.clock(),
        )
        results.put_follow_up(session, opened)
        noted(office, caller, "follow-up-opened", task.id, number=opened.number, kind=kind.value)
    return opened


def acknowledge_follow_up(
    office: Office, caller: Caller, task_id: str, number: int, external_reference: str = ""
) -> FollowUp:
    """Who a finding was handed to takes it; for a body outside the sender enters that body's reference."""
    require(caller, Act.RECORD_CHECKS)
    with office.database.transaction() as session:
        found = _follow_up(session, caller, task_id, number)
        state = after_follow_up(FollowUpStep.ACKNOWLEDGE, found)
        if found.to_department:
            _require_receiver(caller, found)
        else:
            external_reference = told(external_reference, "follow-up-without-reference", _LONGEST_NAME)
        changed = replace(
            found,
            state=state,
            acknowledged_by=caller.name,
            acknowledged_at=office.clock(),
            external_reference=external_reference.strip(),
        )
        results.put_follow_up(session, changed)
        noted(office, caller, "follow-up-acknowledged", task_id, number=number)
    return changed


def bring_back_outcome(office: Office, caller: Caller, task_id: str, number: int, outcome: str) -> FollowUp:
    """What became of a finding, from who took it; of a body outside, or on the spot, from who found it (JN-38)."""
    require(caller, Act.RECORD_CHECKS)
    outcome = told(outcome, "follow-up-without-outcome")
    with office.database.transaction() as session:
        found = _follow_up(session, caller, task_id, number)
        state = after_follow_up(FollowUpStep.BRING_BACK, found)
        if caller.reach.department != (found.to_department or found.department):
            raise ForbiddenError("follow-up-of-other", department=found.to_department or found.department)
        changed = replace(found, state=state, outcome=outcome, outcome_by=caller.name, outcome_at=office.clock())
        results.put_follow_up(session, changed)
        noted(office, caller, "follow-up-outcome", task_id, number=number)
    return changed


def list_follow_ups(office: Office, caller: Caller) -> list[FollowUp]:
    """The findings the caller's department handed on or was handed, the latest first."""
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        return results.follow_ups_within(session, caller.reach)


def read_follow_up(office: Office, caller: Caller, task_id: str, number: int) -> FollowUpView:
    """A finding with whom it is about and its letters, for who handed it on and who was handed it.

    Raises NotFoundError for everybody else.
    """
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        found = results.follow_up(session, caller.reach, task_id, number)
        (task,) = tasks.by_ids(session, [task_id])
        letters = documents.letters_about(session, caller.reach, LETTERS, task_id, number)
    return FollowUpView(found, task.target_name, task.address, task.held_on, tuple(letters))


def _require_address(session: Work, kind: FollowUpKind, to_department: str, to_body: str) -> None:
    """On the spot nobody takes it; else exactly one does."""
    named = bool(to_department) + bool(to_body.strip())
    if named != (0 if kind is FollowUpKind.ON_SPOT else 1) or len(to_body) > _LONGEST_NAME:
        raise BadInputError("follow-up-address", kind=kind.value)
    if to_department and to_department not in {one.code for one in everything(session, Department)}:
        raise BadInputError("follow-up-unknown-department", department=to_department)


def _follow_up(session: Work, caller: Caller, task_id: str, number: int) -> FollowUp:
    """A finding of, or handed to, the caller's department, under the lock of its task; raises NotFoundError."""
    tasks.lock(session, task_id)
    for one in results.follow_ups_of(session, task_id):
        if one.number == number and caller.reach.department in {one.department, one.to_department}:
            return one
    raise NotFoundError("follow-up-not-found", task=task_id, number=number)


def _require_receiver(caller: Caller, found: FollowUp) -> None:
    """Raises ForbiddenError for everybody but the receiving department, and for who sent it to themselves."""
    if caller.reach.department != found.to_department or caller.name == found.opened_by:
        raise ForbiddenError("follow-up-of-other", department=found.to_department)
