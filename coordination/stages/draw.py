"""draw: registers and batches to a frame, a verifiable draw, and the checks the drawn targets are owed.

A target is in a batch's frame when one of the batch's items concerns it, it is in the batch's scope and regions, still
does business, and was not inspected so lately that no day of the window could be used (ZB-46), unless a risk flag calls
for it (ZB-47). Everybody else is drawn alike; a valid exemption counts only after the draw (C-19).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from coordination.model.draws import CheckDemand, Source
from coordination.model.items import InspectionItem
from coordination.model.plans import PlanBatch
from coordination.model.regions import Regions
from coordination.model.targets import Exemption, PastVisit, Target, TargetStatus
from coordination.rules.planning import DrawRules
from solvers.drawing import problem as drawing
from solvers.drawing.problem import Frame, frame_of
from solvers.drawing.sample import Drawn
from solvers.drawing.solution import Draw


@dataclass(frozen=True)
class Scope:
    """Which items concern which targets, remembered by kind, industry and tags.

    divisions: the divisions of each section of GB/T 4754, so that an item may name a whole section.
    """

    items: tuple[InspectionItem, ...]
    divisions: Mapping[str, Sequence[str]]

    @cached_property
    def _known(self) -> dict[tuple[object, ...], frozenset[str]]:
        return {}

    def items_of(self, target: Target) -> frozenset[str]:
        """Codes of the items whose scope the target is in."""
        signature = (target.kind, target.industry, target.tags)
        if signature not in self._known:
            self._known[signature] = frozenset(item.code for item in self.items if self._concerns(item, target))
        return self._known[signature]

    def _concerns(self, item: InspectionItem, target: Target) -> bool:
        prefixes = tuple(prefix for code in item.industries for prefix in self.divisions.get(code, (code,)))
        return (
            target.kind in item.kinds
            and (not prefixes or target.industry.startswith(prefixes))
            and (not item.tags or not set(item.tags).isdisjoint(target.tags))
        )


@dataclass(frozen=True, slots=True)
class FrozenFrame:
    """The frame, and how many targets each batch left out before, by reason."""

    frame: Frame
    left_out: Mapping[str, Counter[str]]


def build_frame(
    targets: Sequence[Target],
    batches: Sequence[PlanBatch],
    scope: Scope,
    past_visits: Sequence[PastVisit],
    regions: Regions,
    rules: DrawRules,
) -> FrozenFrame:
    """Who can be drawn by which batch, in strata of district and credit class."""
    history = _History(past_visits, rules)
    by_item: dict[str, list[PlanBatch]] = defaultdict(list)
    for batch in batches:
        for item in batch.scope_items or batch.items:
            by_item[item].append(batch)
    left_out: dict[str, Counter[str]] = {batch.id: Counter() for batch in batches}
    rows: list[tuple[str, str, list[str]]] = []
    for target in targets:
        concerning = scope.items_of(target)
        concerned = {
            batch.id: batch
            for item in sorted(concerning)
            for batch in by_item.get(item, ())
            if not concerning.isdisjoint(batch.items)
        }
        if not concerned:
            continue
        county = regions.county_of(target.region_code)
        may_draw: list[str] = []
        for batch in concerned.values():
            if county in batch.regions:
                reason = history.reason_to_leave_out(target, batch)
                if reason is None:
                    may_draw.append(batch.id)
                else:
                    left_out[batch.id][reason] += 1
        if may_draw:
            rows.append((target.id, f"{county}{drawing.CLASS_SEPARATOR}{_draw_class(target, rules)}", may_draw))
    return FrozenFrame(frame_of(rows), left_out)


def _draw_class(target: Target, rules: DrawRules) -> str:
    if rules.uplift_flags & set(target.flags):
        return rules.riskiest_class
    return target.credit_class or rules.default_class


class _History:
    """Earlier visits, asked whether they keep a target out of a batch."""

    def __init__(self, past_visits: Sequence[PastVisit], rules: DrawRules) -> None:
        self._rules = rules
        self._last: dict[str, date] = {}
        self._by_department: Counter[tuple[str, str, int]] = Counter()
        for visit in past_visits:
            if not visit.on_site:  # the department was not there
                continue
            self._last[visit.target] = max(self._last.get(visit.target, visit.visited_on), visit.visited_on)
            self._by_department[visit.target, visit.department, visit.visited_on.year] += 1

    def reason_to_leave_out(self, target: Target, batch: PlanBatch) -> str | None:
        if target.status in {TargetStatus.DEREGISTERED, TargetStatus.REVOKED}:
            return "not_in_business"
        if self._rules.bypass_flags & set(target.flags):
            return None
        gap, last = self._rules.visit_gap_days, self._last.get(target.id)
        if gap is not None and last is not None and last + timedelta(days=gap) > batch.last_date:
            return "visited_within_gap"
        cap = self._rules.department_visit_cap
        if target.credit_class == self._rules.lowest_class and self._rules.department_visit_cap_lowest is not None:
            cap = self._rules.department_visit_cap_lowest
        visits = self._by_department[target.id, batch.department, batch.first_date.year]
        return "department_visit_cap" if cap is not None and visits >= cap else None


def drawing_batches(batches: Sequence[PlanBatch], rules: DrawRules) -> tuple[drawing.Batch, ...]:
    """The batches as the draw knows them."""
    return tuple(
        drawing.Batch(batch.id, batch.department, batch.items, batch.ratio, rules.class_weights)
        for batch in sorted(batches, key=lambda batch: batch.id)
    )


def exempted_by(
    exemptions: Sequence[Exemption], batches: Sequence[PlanBatch], items: Sequence[InspectionItem], rules: DrawRules
) -> Mapping[tuple[str, str], str]:
    """The exemption that protects a target, by batch and target (ZB-27, ZB-28).

    It must hold all through the window, and every item of the batch must honour it.
    """
    if not rules.exemption_list:
        return {}
    honours = {item.code: item.exemption_applies for item in items}
    return {
        (batch.id, exemption.target): exemption.basis
        for batch in batches
        if all(honours[item] for item in batch.items)
        for exemption in exemptions
        if exemption.first_date <= batch.first_date and exemption.last_date >= batch.last_date
    }


def demands_of(
    draw: Draw, batches: Sequence[PlanBatch], scope: Scope, targets: Mapping[str, Target]
) -> tuple[CheckDemand, ...]:
    """The checks owed: for every drawn target each item of the batch that concerns it."""
    by_id = {batch.id: batch for batch in batches}
    return tuple(
        demand
        for one in draw.standing()
        for demand in demands_at(by_id[one.batch], targets[one.label], scope, Source.DRAW)
    )


def demands_at(batch: PlanBatch, target: Target, scope: Scope, source: Source) -> Iterable[CheckDemand]:
    """The checks one batch owes one target."""
    concerning = scope.items_of(target)
    for item in batch.items:
        if item in concerning:
            yield CheckDemand(
                id=f"{batch.id}:{item}@{target.id}",
                batch=batch.id,
                target=target.id,
                department=batch.department,
                item=item,
                first_date=batch.first_date,
                last_date=batch.last_date,
                lead=batch.lead_department == batch.department,
                source=source,
            )


def drawn_by_department(standing: Iterable[Drawn], batches: Sequence[PlanBatch]) -> Counter[str]:
    """How many targets each department has drawn."""
    department = {batch.id: batch.department for batch in batches}
    return Counter(name for name, _ in {(department[one.batch], one.label) for one in standing})
