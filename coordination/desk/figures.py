"""Use case: the figures of an annual plan: how strict it is, what it leaves out, what it weighs where."""

from __future__ import annotations

from collections import Counter

from coordination.desk.office import Office
from coordination.desk.plans import read_plan
from coordination.model.access import Caller
from coordination.model.figures import PlanFigures
from coordination.model.items import InspectionItem, ItemClass
from coordination.model.targets import PastVisit, Target
from coordination.rules.planning import draw_rules
from coordination.stages.draw import Scope, build_frame, drawing_batches
from coordination.storage.registers import everything
from solvers.drawing.model import stratum_sizes
from solvers.drawing.problem import CLASS_SEPARATOR
from solvers.drawing.quota import quotas


def plan_figures(office: Office, caller: Caller, year: int) -> PlanFigures:
    """The figures of a year's plan, of the batches within the caller's reach; raises NotFoundError."""
    plan = read_plan(office, caller, year)
    rules = draw_rules(office.reference.shelf, plan.pack)
    with office.database.reading() as session:
        items = {item.code: item for item in everything(session, InspectionItem)}
        scope = Scope(tuple(items.values()), office.reference.divisions)
        targets, visits = everything(session, Target), everything(session, PastVisit)
        frame = build_frame(targets, plan.batches, scope, visits, office.reference.regions, rules).frame
    drawn: Counter[str] = Counter({batch.id: 0 for batch in plan.batches})
    districts: Counter[str] = Counter()
    for batch in drawing_batches(plan.batches, rules):
        sizes = stratum_sizes(frame, frame.batches.index(batch.id)) if batch.id in frame.batches else {}
        for stratum, count in quotas(batch, sizes).items():
            drawn[batch.id] += count
            districts[stratum.partition(CLASS_SEPARATOR)[0]] += count
    owed = {code for batch in plan.batches for code in batch.items}
    ratios = [
        float(batch.ratio)
        for batch in plan.batches
        for code in batch.items
        if items[code].item_class is ItemClass.GENERAL
    ]
    own = [item for item in items.values() if caller.reach.department in {"", item.department}]
    return PlanFigures(
        year=year,
        key_items=sum(items[code].item_class is ItemClass.KEY for code in owed),
        general_items=sum(items[code].item_class is ItemClass.GENERAL for code in owed),
        mean_general_ratio=sum(ratios) / len(ratios) if ratios else None,
        items_without_batch=tuple(sorted(item.code for item in own if item.code not in owed)),
        levels=dict(sorted(Counter(batch.level for batch in plan.batches).items())),
        targets=dict(sorted(drawn.items())),
        districts=dict(sorted(districts.items())),
    )
