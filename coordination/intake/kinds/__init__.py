"""The kinds of register file, by the name the command line and the pages use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from coordination.intake.columns import Known
from coordination.intake.kinds import items, people, targets, work_rules
from coordination.intake.tables import Kind

KINDS: dict[str, Callable[[Known], Kind[Any]]] = {
    "targets": targets.register_entries,
    "inspectors": people.inspectors,
    "items": items.inspection_items,
    "joint-items": items.joint_items,
    "checklists": items.checklists,
    "statutory-ratios": items.statutory_ratios,
    "work-rules": work_rules.work_rules,
    "visits": targets.past_visits,
    "leave": people.leave,
    "recusals": people.recusals,
    "exemptions": targets.exemptions,
    "draws": targets.drawn_elsewhere,
}
