"""The merge stage against every way to give the checks of a target dates that the checker's rules allow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from coordination.stages.merge import merge
from solvers.planning.check.dates import date_in_window
from solvers.planning.check.repeats import item_cap, visit_gap
from solvers.planning.check.times import minutes_of_visit
from solvers.planning.check.view import View
from solvers.planning.crew import Crew
from solvers.planning.plan import Plan, Route, Scores, Visit
from solvers.planning.problem import Check, PreviousVisit, Problem, Rules
from tests.solvers.planning.cases import MONDAY, inspector, problem, rules, target

DAYS = tuple(MONDAY + timedelta(days=number) for number in (0, 1, 2, 7, 8))


@st.composite
def checks(draw: st.DrawFn, number: int) -> Check:
    first, last = sorted([draw(st.sampled_from(DAYS)), draw(st.sampled_from(DAYS))])
    department = draw(st.sampled_from(["market", "fire"]))
    return Check(
        id=f"c{number}",
        target="shop",
        department=department,
        item=f"{department}-{draw(st.integers(1, 2))}",
        first_date=first,
        last_date=last,
        minutes=draw(st.sampled_from([30, 100, 150])),
        weight=draw(st.integers(1, 3)),
        gap_exempt=draw(st.sampled_from([False, False, True])),
    )


@st.composite
def rule_sets(draw: st.DrawFn) -> Rules:
    return rules(
        max_team_size=draw(st.sampled_from([None, 3, 4])),
        visit_gap_days=draw(st.sampled_from([None, 2, 6, 365])),
        item_cap_per_year=draw(st.sampled_from([None, 0, 1, 2])),
    )


@st.composite
def one_target(draw: st.DrawFn) -> Problem:
    ago = draw(st.sampled_from([None, None, 1, 5, 360]))
    before = () if ago is None else (PreviousVisit(MONDAY - timedelta(days=ago), ("fire-1",)),)
    closed = tuple(draw(st.frozensets(st.sampled_from(DAYS), max_size=1)))
    people = [inspector(f"{department}{number}", department) for department in ("market", "fire") for number in (1, 2)]
    return problem(
        working_days=DAYS,
        rules=draw(rule_sets()),
        targets=(target("shop", previous_visits=before, closed_on=closed),),
        checks=tuple(draw(checks(number)) for number in range(draw(st.integers(1, 3)))),
        inspectors=tuple(people),
    )


def allowed(posed: Problem, days: Sequence[date | None]) -> list[Visit] | None:
    """The visits when check k is done on days[k]; None where R2-R7, people aside, forbid that."""
    groups: dict[date, list[Check]] = defaultdict(list)
    for one, day in zip(posed.checks, days, strict=True):
        if day is not None:
            groups[day].append(one)
    for group in groups.values():
        lasts = minutes_of_visit(group, posed.rules.visit_setup_minutes)
        people = posed.rules.min_inspectors_per_department * len({one.department for one in group})
        most = posed.rules.max_team_size
        if lasts > max(session.minutes for session in posed.sessions) or (most is not None and people > most):
            return None
    visits = {
        day: Visit(day.isoformat(), "shop", tuple(one.id for one in group), "", "") for day, group in groups.items()
    }
    routes = tuple(Route(f"r{day}", day, "am", (), (visit,)) for day, visit in visits.items())
    view = View(posed, Plan("", routes, (), Scores(0, 0, 0, 0)), "")
    broken = any(True for rule in (date_in_window, visit_gap, item_cap) for _ in rule(view))
    return None if broken else list(visits.values())


def scores(posed: Problem, dates: Sequence[Sequence[date | None]]) -> Iterator[tuple[int, int]]:
    """Weight and minus visits of every allowed choice among the dates of each check."""
    for days in product(*dates):
        visits = allowed(posed, days)
        if visits is not None:
            weight = sum(one.weight for one, day in zip(posed.checks, days, strict=True) if day is not None)
            yield weight, -len(visits)


@settings(max_examples=150, deadline=None)
@given(one_target())
def test_no_plan_carries_more_weight_or_needs_fewer_visits(posed: Problem) -> None:
    made = merge(posed, Crew(posed))
    weight, visits = max(scores(posed, [[None, *DAYS] for _ in posed.checks]))
    assert (made.weight_bound, made.visits_bound) == (weight, -visits)
    where = {one: visit for visit in made.visits for one in visit.checks}
    assert sum(posed.check_by_id[one].weight for one in where) == weight
    assert len(made.visits) == -visits
    for chosen in product(*(visit.dates for visit in made.visits)):
        day_of = dict(zip((visit.id for visit in made.visits), chosen, strict=True))
        days = [day_of[where[one.id].id] if one.id in where else None for one in posed.checks]
        assert allowed(posed, days) is not None


@settings(max_examples=30, deadline=None)
@given(one_target())
def test_the_order_of_targets_and_people_changes_no_bound(posed: Problem) -> None:
    turned = replace(posed, inspectors=posed.inspectors[::-1], checks=posed.checks[::-1])
    made, other = merge(posed, Crew(posed)), merge(turned, Crew(turned))
    assert (made.weight_bound, made.visits_bound) == (other.weight_bound, other.visits_bound)
