"""Use case: which published results of other departments could stand for a check of one's own (LC-09, ZB-49)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from coordination.desk.office import Office
from coordination.desk.permission import require
from coordination.desk.tasks.standing import rules_of
from coordination.model.access import Act, Caller
from coordination.model.on_site import Outcome
from coordination.model.pages import Wanted
from coordination.model.results import PublicFilter
from coordination.model.tasks import PartEnd
from coordination.storage import results, tasks

_MOST = Wanted(500)


@dataclass(frozen=True, slots=True)
class Adoptable:
    """A result that everybody may read, of an inspection of the same target by another department."""

    task: str
    department: str
    inspected_on: date
    conclusion: Outcome | None


def adoptable(office: Office, caller: Caller, task_id: str, department: str) -> tuple[Adoptable, ...] | None:
    """The results that could be adopted in a part, the latest first; None where the pack adopts no conclusions.

    Raises NotFoundError for a part that the caller does not see.
    """
    require(caller, Act.READ_INSPECTIONS)
    with office.database.reading() as session:
        tasks.part(session, caller.reach, task_id, department)
        task = tasks.task(session, caller.reach, task_id)
        if not rules_of(office, session, task.campaign).recognition:
            return None
        found = results.published_page(session, PublicFilter(target=task.target), _MOST).records
        others = [one for one in found if one.department != department]
        contents = results.versions_of(session, {one.task for one in others})
    newest = [contents[one.task, one.department][0].content for one in others]
    return tuple(
        Adoptable(one.task, one.department, one.inspected_on, one.conclusion)
        for one in sorted(newest, key=lambda one: one.inspected_on, reverse=True)
        if one.end is PartEnd.INSPECTED
    )
