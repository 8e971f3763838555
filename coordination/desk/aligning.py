"""Use cases: the office has next year's plan aligned; who leads a batch agrees to what is proposed of it.

A proposal changes no plan. While the plan is proposed itself, whoever leads an inspection may take the proposal over:
its batches then stand in the plan with the new window, as if proposed anew. Which batches share a draw is said by the
campaigns the office opens.
"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from coordination.desk.office import Office
from coordination.desk.permission import require, require_everywhere
from coordination.desk.plans import propose_batches
from coordination.errors import BadInputError, ForbiddenError, NotAllowedError, NotFoundError, UnavailableError
from coordination.model.access import Act, Caller, Reach
from coordination.model.alignment import AlignedInspection, AlignmentTerms, StoredAlignment
from coordination.model.items import InspectionItem, JointItem
from coordination.model.people import Inspector, Leave
from coordination.model.plans import AnnualPlan, PlanBatch
from coordination.model.targets import PastVisit, Target
from coordination.rules.planning import PlanningRules, draw_rules, planning_rules
from coordination.stages.align import pose, told
from coordination.stages.draw import Scope, build_frame, drawing_batches
from coordination.stages.windows import Unit, units_of
from coordination.stages.workload import People
from coordination.storage import alignments, planning
from coordination.storage.columns import to_json
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.aligning.apart import align_apart
from solvers.aligning.check import faults_of
from solvers.aligning.expectation import ways
from solvers.aligning.problem import Problem, sharing
from solvers.fault import Fault

_TERMS = AlignmentTerms()
_MOST_MOVE_DAYS, _MOST_SECONDS = 366, 600
_MOST_WAYS = 4_000_000


@dataclass(frozen=True, slots=True)
class _Posed:
    plan: AnnualPlan
    units: tuple[Unit, ...]
    problem: Problem


def propose_alignment(office: Office, caller: Caller, year: int, terms: AlignmentTerms = _TERMS) -> StoredAlignment:
    """The windows and draws of a year with the fewest expected visits; the office asks, a child process solves.

    Raises BadInputError for terms out of range, NotFoundError without a plan, NotAllowedError where it has no batches,
    too many that may not join, or changed meanwhile; UnavailableError where the child process was ended.
    """
    require_everywhere(caller, Act.WRITE_PLANS)
    _refuse_terms(terms)
    with office.database.reading() as session:
        posed = _posed(office, session, year, terms)
    if ways(posed.problem.profiles, sharing(posed.problem)) > _MOST_WAYS:
        raise NotAllowedError("alignment-too-many-alone", year=year)
    try:
        solution = align_apart(posed.problem, terms.seconds)
    except BrokenProcessPool as error:
        raise UnavailableError("alignment-process-ended", year=year) from error
    faults = list(faults_of(posed.problem, solution))
    if faults:
        raise NotAllowedError("alignment-wrong", faults, count=len(faults))
    alignment = told(posed.plan, _sha256(posed.plan), posed.units, posed.problem, solution, terms)
    with office.database.transaction() as session:
        if planning.plan_alone(session, year) != posed.plan:
            raise NotAllowedError("plan-changed-meanwhile", year=year)
        stored = alignments.add(session, alignment, caller.name, office.clock())
        detail: dict[str, str | int] = {"alignment": stored.number, "plan_sha256": alignment.plan_sha256}
        office.acting_for(caller).note("alignment-proposed", str(year), detail)
    return stored


def read_alignment(office: Office, caller: Caller, year: int) -> StoredAlignment:
    """The newest alignment of a year, with the inspections and people within the caller's reach.

    Raises NotFoundError where nobody has proposed one.
    """
    require(caller, Act.READ_PLANS)
    with office.database.reading() as session:
        stored = _newest(session, year)
        within = planning.batch_ids(session, caller.reach)
    seen, own = stored.alignment, caller.reach.department
    return replace(
        stored,
        alignment=replace(
            seen,
            inspections=tuple(one for one in seen.inspections if not within.isdisjoint(one.batches)),
            months=tuple(one for one in seen.months if own in {"", one.department}),
        ),
    )


def agree(office: Office, caller: Caller, year: int, batch_ids: Sequence[str]) -> AnnualPlan:
    """Takes the newest proposal over for some batches, and those that keep one window with them; the plan then.

    Their lead department does; the office cannot agree in its place. Raises ForbiddenError, BadInputError for batches
    the proposal does not move or that changed since it was made, and as `propose_batches`.
    """
    require(caller, Act.WRITE_PLANS)
    if not caller.reach.department:
        raise ForbiddenError("alignment-needs-department")
    with office.database.transaction() as session:
        stored = _newest(session, year)
        plan = planning.plan_alone(session, year)
        held = {} if plan is None else {batch.id: batch for batch in plan.batches}
        moved = {batch: one for one in stored.alignment.inspections if one.moved for batch in one.batches}
        faults = [Fault("alignment-without-batch", batch) for batch in batch_ids if batch not in moved]
        chosen = sorted({batch for one in batch_ids if one in moved for batch in moved[one].batches})
        faults += [Fault("alignment-outdated", batch) for batch in chosen if not _stands(held.get(batch), moved[batch])]
        if faults or not chosen:
            raise BadInputError("alignment-refused", faults, count=len(faults))
        agreed = [
            replace(held[batch], first_date=moved[batch].first_date, last_date=moved[batch].last_date)
            for batch in chosen
        ]
        after = propose_batches(office, caller, year, agreed)
        detail = {"alignment": stored.number, "batches": len(chosen)}
        office.acting_for(caller).note("alignment-agreed", str(year), detail)
    return after


def alignment_file(stored: StoredAlignment) -> bytes:
    """A proposal as JSON, a newline at the end."""
    return to_json(stored) + b"\n"


def drawn_together(office: Office, caller: Caller, year: int, draw: int) -> tuple[str, ...]:
    """The batches that the newest proposal draws together under a number; raises NotFoundError."""
    found = read_alignment(office, caller, year).alignment.inspections
    batches = tuple(batch for one in found if one.draw == draw for batch in one.batches)
    if not batches:
        raise NotFoundError("alignment-without-draw", year=year, draw=draw)
    return batches


def _refuse_terms(terms: AlignmentTerms) -> None:
    faults = []
    if not 0 < terms.share <= 1:
        faults.append(Fault("alignment-share", str(terms.share)))
    if not 0 <= terms.move_days <= _MOST_MOVE_DAYS:
        faults.append(Fault("alignment-move-days", str(terms.move_days), {"most": _MOST_MOVE_DAYS}))
    if not 0 < terms.seconds <= _MOST_SECONDS:
        faults.append(Fault("alignment-seconds", str(terms.seconds), {"most": _MOST_SECONDS}))
    if faults:
        raise BadInputError("alignment-refused", faults, count=len(faults))


def _posed(office: Office, session: Work, year: int, terms: AlignmentTerms) -> _Posed:
    plan = next((one for one in planning.plans(session, Reach()) if one.year == year), None)
    if plan is None:
        raise NotFoundError("plan-not-found", year=year)
    if not plan.batches:
        raise NotAllowedError("plan-without-batches", year=year)
    rules = planning_rules(office.reference.shelf, plan.pack)
    days = _days(office, plan, rules)
    campaigns = [one for one in planning.campaigns(session) if one.year == year]
    units = units_of(plan, campaigns, everything(session, JointItem), days, office.clock().date(), terms)
    drawing = draw_rules(office.reference.shelf, plan.pack)
    items, targets = everything(session, InspectionItem), everything(session, Target)
    scope = Scope(tuple(items), office.reference.divisions)
    visits = everything(session, PastVisit)
    frame = build_frame(targets, plan.batches, scope, visits, office.reference.regions, drawing).frame
    problem = pose(
        units,
        frame,
        drawing_batches(plan.batches, drawing),
        {target.id: scope.items_of(target) for target in targets},
        {item.code: item for item in items},
        People(everything(session, Inspector), everything(session, Leave)),
        days,
        rules,
        terms,
    )
    return _Posed(plan, units, problem)


def _days(office: Office, plan: AnnualPlan, rules: PlanningRules) -> list[date]:
    """The days of the plan's year on which people work and no quiet period is, and those its windows reach beyond."""
    last = max(date(plan.year, 12, 31), *(batch.last_date for batch in plan.batches))
    return [
        day
        for day in office.reference.calendar.working_days(date(plan.year, 1, 1), last)
        if not any(first <= day <= end for first, end in rules.quiet_periods)
    ]


def _newest(session: Work, year: int) -> StoredAlignment:
    stored = alignments.newest(session, year)
    if stored is None:
        raise NotFoundError("alignment-not-found", year=year)
    return stored


def _stands(batch: PlanBatch | None, proposed: AlignedInspection) -> bool:
    """Whether a batch is still as it was when the proposal was made, or as proposed already."""
    windows = {(proposed.filed_first, proposed.filed_last), (proposed.first_date, proposed.last_date)}
    return batch is not None and (batch.first_date, batch.last_date) in windows


def _sha256(plan: AnnualPlan) -> str:
    return sha256(to_json(plan)).hexdigest()
