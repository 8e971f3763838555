"""settle: a complete part to the content of its result, and to the ledger that the next draw and problem read.

What was actually visited goes into the ledger, not what was planned; conclusions of others close a check and are
remembered on the day of the inspection they come from, without counting as a visit of one's own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from coordination.model.on_site import Adoption, AdoptionKind, CheckEntry, Outcome, PartRecord
from coordination.model.results import Correction, ItemResult, ResultContent
from coordination.model.targets import PastVisit
from coordination.model.tasks import ClosingReason, PartEnd, Task, TaskCheck, TaskKind, TaskPart

_WORST_FIRST = (
    Outcome.SERIOUS_NON_COOPERATION,
    Outcome.PENDING_FOLLOW_UP,
    Outcome.INFO_FALSE,
    Outcome.UNREACHABLE,
    Outcome.INFO_NOT_PUBLISHED,
    Outcome.RECTIFICATION_ORDERED,
    Outcome.ACTIVITY_NOT_FOUND,
    Outcome.NO_PROBLEM,
)
_OUTCOME_OF: Mapping[ClosingReason, Outcome] = {
    ClosingReason.UNREACHABLE: Outcome.UNREACHABLE,
    ClosingReason.SERIOUS_NON_COOPERATION: Outcome.SERIOUS_NON_COOPERATION,
}


def settle(task: Task, part: TaskPart, checks: Sequence[TaskCheck], found: PartRecord, opinion: str) -> ResultContent:
    """What a department reports of its part, which is complete. Raises ValueError where it is not."""
    if part.end is None or part.inspected_on is None:
        raise ValueError("a part without an end has no result")
    entries = {one.check: one for one in found.checks}
    items = tuple(_item(check, entries[check.check], part) for check in checks)
    outcomes = {outcome for item in items for outcome in item.outcomes}
    if part.closing_reason is not None:
        outcomes |= {_OUTCOME_OF[part.closing_reason]} if part.closing_reason in _OUTCOME_OF else set()
    return ResultContent(
        task=task.id,
        department=part.department,
        target=task.target,
        target_name=task.target_name,
        inspected_on=part.inspected_on,
        target_count=1,
        end=part.end,
        closing_reason=part.closing_reason,
        items=items,
        conclusion=worst(outcomes),
        opinion=opinion,
    )


def worst(outcomes: set[Outcome]) -> Outcome | None:
    """The joint conclusion of several outcomes (C-25); None of none."""
    return next((outcome for outcome in _WORST_FIRST if outcome in outcomes), None)


def corrected(content: ResultContent, correction: Correction) -> ResultContent:
    """A content with what was wrong put right; raises KeyError for an item it has not."""
    wanted = {one.item: one for one in correction.items}
    unknown = wanted.keys() - {one.item for one in content.items}
    if unknown:
        raise KeyError(min(unknown))
    items = tuple(
        replace(one, outcomes=new.outcomes, found=new.found, handled=new.handled)
        if (new := wanted.get(one.item))
        else one
        for one in content.items
    )
    outcomes = {outcome for one in items for outcome in one.outcomes}
    direct = {content.conclusion} if content.end is PartEnd.DIRECT and content.conclusion else set()
    return replace(
        content,
        items=items,
        conclusion=worst(outcomes | direct),
        opinion=correction.opinion.strip() or content.opinion,
    )


def _item(check: TaskCheck, entry: CheckEntry, part: TaskPart) -> ItemResult:
    direct = part.end is PartEnd.DIRECT
    return ItemResult(
        item=check.item,
        item_name=check.item_name,
        checked=bool(entry.checked) and not direct,
        outcomes=() if direct else entry.outcomes,
        found=entry.found,
        measures=entry.measures,
        handled=entry.handled,
        not_checked_reason=entry.reason,
        adopted_from="" if entry.adoption is None else f"{entry.adoption.source} {entry.adoption.reference}".strip(),
    )


def ledger(task: Task, part: TaskPart, checks: Sequence[TaskCheck], found: PartRecord) -> list[PastVisit]:
    """What is remembered of a complete part: a visit where somebody went, and checks done or taken over otherwise.

    Items nobody checked are not in it: the next draw may find them.
    """
    if part.inspected_on is None:
        raise ValueError("a part without an end is not remembered")
    entries = {one.check: one for one in found.checks}
    went = task.kind is TaskKind.ON_SITE and task.arrived_at is not None and part.end is not PartEnd.ADOPTED
    days: dict[tuple[date, bool], list[str]] = defaultdict(list)
    if went:
        days[part.inspected_on, True] = []
    for check in checks:
        entry = entries[check.check]
        if entry.adoption is not None:
            if _of_an_inspection(entry.adoption):
                days[entry.adoption.concluded_on, False].append(check.item)
        elif entry.checked or part.end is PartEnd.DIRECT:
            days[part.inspected_on, went].append(check.item)
    return [
        PastVisit(task.target, day, part.department, tuple(items), task.id, on_site=on_site, cause=task.cause)
        for (day, on_site), items in sorted(days.items())
    ]


def _of_an_inspection(adoption: Adoption) -> bool:
    return adoption.kind in {AdoptionKind.RESULT, AdoptionKind.AUTHORITY}
