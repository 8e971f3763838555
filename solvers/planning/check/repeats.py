"""R3 and R4: no target again too soon, no item too often in a year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from solvers.planning.check.view import Values, View, Violation


def visit_gap(view: View) -> Iterator[Violation]:
    """R3: two visits to a target are `visit_gap_days` apart, and never on one date.

    A planned visit whose checks are all gap exempt is near to nothing, but it too needs a date of its own.
    """
    gap = view.problem.rules.visit_gap_days or 1
    for target_id, visits in view.visits_to.items():
        target = view.problem.target_by_id.get(target_id)
        for (day, visit), (other_day, other) in combinations(visits, 2):
            apart = abs((day - other_day).days)
            if apart == 0 or (apart < gap and not view.exempt(visit) and not view.exempt(other)):
                yield _too_near(visit.id, other.id, apart, gap)
        for day, visit in visits:
            for previous in target.previous_visits if target else ():
                apart = abs((day - previous.date).days)
                if apart == 0 or (apart < gap and not view.exempt(visit)):
                    yield _too_near(visit.id, previous.date.isoformat(), apart, gap)


def _too_near(visit: str, other: str, apart: int, gap: int) -> Violation:
    return Violation("R3", "r3-too-near", visit, {"other": other, "days": apart, "gap": gap})


def item_cap(view: View) -> Iterator[Violation]:
    """R4: an item at a target at most `item_cap_per_year` times in a calendar year, previous visits included."""
    cap = view.problem.rules.item_cap_per_year
    if cap is None:
        return
    for target_id, visits in view.visits_to.items():
        planned = Counter(
            (check.item, day.year) for day, visit in visits for check in view.checks_of(visit) if not check.gap_exempt
        )
        target = view.problem.target_by_id.get(target_id)
        before = Counter(
            (item, previous.date.year)
            for previous in (target.previous_visits if target else ())
            for item in previous.items
        )
        for (item, year), count in planned.items():
            if count + before[item, year] > cap:
                values: Values = {"item": item, "year": year, "count": count + before[item, year], "cap": cap}
                yield Violation("R4", "r4-item-cap", target_id, values)
