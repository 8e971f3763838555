"""Use case: which inspections of a year's plan would go to the same targets, and what a common draw would save."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from coordination.desk.office import Office
from coordination.desk.plans import read_plan
from coordination.model.access import Caller
from coordination.model.alignment import AlignmentTerms
from coordination.model.items import InspectionItem, JointItem
from coordination.model.overlaps import YearOverlaps
from coordination.rules.planning import draw_rules
from coordination.stages.draw import Scope, build_frame, drawing_batches
from coordination.stages.overlap import counted_of, overlaps_of
from coordination.stages.windows import units_of
from coordination.storage import planning
from coordination.storage.alike import alike_targets, visits_since
from coordination.storage.registers import everything


def year_overlaps(office: Office, caller: Caller, year: int) -> YearOverlaps:
    """The overlaps among the batches within the caller's reach, from the registers as they are.

    Raises NotFoundError without a plan.
    """
    plan = read_plan(office, caller, year)
    rules = draw_rules(office.reference.shelf, plan.pack)
    since = date(year, 1, 1) - timedelta(days=rules.visit_gap_days or 0)  # before that nobody is kept out any more
    with office.database.reading() as session:
        campaigns = [one for one in planning.campaigns(session) if one.year == year]
        items, joint_items = everything(session, InspectionItem), everything(session, JointItem)
        known, visits = alike_targets(session, since), visits_since(session, since)
    units = units_of(plan, campaigns, joint_items, (), office.clock().date(), AlignmentTerms())
    scope = Scope(tuple(items), office.reference.divisions)
    frame = build_frame([one for one, _ in known], plan.batches, scope, visits, office.reference.regions, rules).frame
    counts = {one.id: count for one, count in known}
    targets = np.array([counts[label.decode()] for label in frame.labels.tolist()], dtype=np.int64)
    counted = counted_of(
        units,
        frame,
        drawing_batches(plan.batches, rules),
        {one.id: scope.items_of(one) for one, _ in known},
        {item.code: item for item in items},
        targets,
    )
    return overlaps_of(year, units, counted)
