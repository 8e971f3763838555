"""What is wrong with an annual plan: its pack, its windows, its batches, and what the law lays down of its items."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction

from coordination.desk.accounts.judging import is_plain
from coordination.desk.office import Office
from coordination.errors import BadInputError
from coordination.model.items import InspectionItem, ItemClass, StatutoryRatio
from coordination.model.people import Department
from coordination.model.plans import AnnualPlan, PlanBatch, PlanState
from coordination.rules.packs import Pack, Standing
from coordination.storage import planning
from coordination.storage.database import Work
from coordination.storage.registers import everything
from solvers.fault import Fault

FIRST_YEAR, LAST_YEAR = 2000, 2999


def refuse_wrong(office: Office, session: Work, plan: AnnualPlan, faults: Sequence[Fault]) -> None:
    """Raises BadInputError with the faults given and found."""
    found = [*_faults_of(office, session, plan), *faults]
    if found:
        raise BadInputError("plan-refused", found, count=len(found))


def _faults_of(office: Office, session: Work, plan: AnnualPlan) -> Iterator[Fault]:
    yield from faults_of_year(plan.year)
    items = {item.code: item for item in everything(session, InspectionItem)}
    departments = {department.code: department for department in everything(session, Department)}
    statutory = {one.item: one for one in everything(session, StatutoryRatio)}
    pack = office.reference.shelf.pack(plan.pack)
    for batch in plan.batches:
        yield from _pack_faults(batch, pack)
        yield from _faults_of_names(batch, departments, items)
        yield from _subject_faults(batch, departments)
        yield from _batch_faults(batch, items, statutory, office, plan)
    if plan.state is not PlanState.PROPOSED:
        yield from _statutory_faults(plan, statutory)
    counts = Counter(batch.id for batch in plan.batches)
    yield from (Fault("batch-twice", batch) for batch, count in counts.items() if count > 1)
    others = planning.batch_ids_of_other_years(session, plan.year)
    yield from (Fault("batch-of-other-year", batch) for batch in counts if batch in others)


def _pack_faults(batch: PlanBatch, pack: Pack) -> Iterator[Fault]:
    """The pack is in force from the first day of the window to the last (C-32); one fault a batch tells the first."""
    first, last = batch.first_date, batch.last_date
    if pack.standing(first) is not Standing.IN_FORCE:
        yield Fault("pack-not-in-force", batch.id, {"pack": pack.id, "date": first.isoformat()})
    elif pack.standing(last) is not Standing.IN_FORCE:
        yield Fault("pack-over-by-then", batch.id, {"pack": pack.id, "date": last.isoformat()})


def _faults_of_names(
    batch: PlanBatch, departments: Collection[str], items: Mapping[str, InspectionItem]
) -> Iterator[Fault]:
    if not is_plain(batch.id):
        yield Fault("batch-id", batch.id)
    if not batch.items:
        yield Fault("batch-without-item", batch.id)
    for code in sorted({batch.department, batch.lead_department} - set(departments)):
        yield Fault("batch-unknown-department", batch.id, {"department": code})
    for code in sorted(set(batch.scope_items) - items.keys()):
        yield Fault("batch-unknown-item", batch.id, {"item": code})


def _subject_faults(batch: PlanBatch, departments: Mapping[str, Department]) -> Iterator[Fault]:
    """A department inspects while it is a subject of enforcement, with the powers it kept (JN-44)."""
    department = departments.get(batch.department)
    if department is not None and not department.enforces(batch.first_date, batch.last_date):
        yield Fault("batch-of-no-subject", batch.id, {"department": department.name})


def _statutory_faults(plan: AnnualPlan, statutory: Mapping[str, StatutoryRatio]) -> Iterator[Fault]:
    """Where a plan inspects an item, its batches there reach together what the law lays down (JN-20, JN-30)."""
    planned: dict[str, dict[str, Fraction]] = defaultdict(lambda: defaultdict(Fraction))
    for batch in plan.batches:
        for item in set(batch.items) & statutory.keys():
            for region in batch.regions:
                planned[item][region] += batch.ratio
    for item in sorted(planned):
        law, least = statutory[item], float(min(planned[item].values()))
        if least < round(law.ratio, 6):  # as it was typed: a float of percents is a little more or less
            values = {"planned": f"{least:.1%}", "ratio": f"{law.ratio:.1%}", "basis": law.basis}
            yield Fault("plan-below-statutory", item, values)


def _batch_faults(
    batch: PlanBatch,
    items: Mapping[str, InspectionItem],
    statutory: Collection[str],
    office: Office,
    plan: AnnualPlan,
) -> list[Fault]:
    """What is wrong with a batch; of items whose ratio the law lays down neither floor nor cap is asked (JN-30)."""
    faults: list[Fault] = []
    if batch.first_date > batch.last_date or batch.first_date.year != plan.year:
        faults.append(Fault("batch-window", batch.id, {"year": plan.year}))
    if (batch.earliest_date or batch.first_date) > batch.first_date or (
        batch.latest_date or batch.last_date
    ) < batch.last_date:
        faults.append(Fault("batch-leeway", batch.id))
    if not 0 < batch.ratio <= 1:
        faults.append(Fault("batch-ratio", batch.id, {"ratio": str(batch.ratio)}))
    regions = set(batch.regions) - office.reference.regions.by_code.keys()
    faults += [Fault("batch-unknown-region", batch.id, {"region": region}) for region in sorted(regions)]
    shelf = office.reference.shelf
    floor = shelf.value(plan.pack, f"{batch.draw_type.value}_ratio_min")
    if floor is not None and batch.ratio < floor and not set(batch.items) <= set(statutory):
        faults.append(
            Fault("batch-below-floor", batch.id, {"ratio": f"{float(batch.ratio):.1%}", "floor": f"{floor:.1%}"})
        )
    for code in batch.items:
        item = items.get(code)
        if item is None:
            faults.append(Fault("batch-unknown-item", batch.id, {"item": code}))
            continue
        if item.department != batch.department:
            faults.append(Fault("batch-other-department", batch.id, {"item": code, "department": item.department}))
        cap = shelf.value(plan.pack, "key_item_ratio_cap") if item.item_class is ItemClass.KEY else item.ratio_cap
        if cap is not None and float(batch.ratio) > cap and code not in statutory:
            values: dict[str, str | int] = {"item": code, "ratio": f"{float(batch.ratio):.1%}", "cap": f"{cap:.1%}"}
            faults.append(Fault("batch-above-cap", batch.id, values))
    return faults


def faults_of_year(year: int) -> Iterator[Fault]:
    """Why a year can have no plan."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        yield Fault("field-out-of-bounds", "year", {"least": FIRST_YEAR, "most": LAST_YEAR})
