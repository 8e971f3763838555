"""What may move where, what visits ask of whom, and what people have."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from coordination.model.alignment import AlignmentTerms
from coordination.model.items import InspectionItem, ItemClass, JointItem, Method
from coordination.model.people import HalfDay, Leave
from coordination.model.plans import AnnualPlan, Campaign, PlanBatch
from coordination.rules.planning import draw_rules, planning_rules
from coordination.stages.align import pose
from coordination.stages.draw import Scope, build_frame, drawing_batches
from coordination.stages.windows import Unit, units_of
from coordination.stages.workload import People, capacity_of, sessions_of_visit
from seeds.loading import reference
from solvers.aligning.problem import Problem
from tests.coordination.records import batch, inspector, item, target

RULES = planning_rules(reference().shelf, "LC")
DAYS = [day for day in (date(2026, 1, 1) + timedelta(days=one) for one in range(365)) if day.weekday() < 5]
APRIL = {"first_date": date(2026, 4, 1), "last_date": date(2026, 4, 30), "joint_item": "J-01", "lead_department": "AMR"}
FOOD, FIRE = batch("b-food", "AMR-03", **APRIL), batch("b-fire", "EMERG-01", **APRIL)
MOVES = AlignmentTerms(move_days=28)


def joint(due: str) -> JointItem:
    basis = ("J-01", "食品", "餐饮", ItemClass.KEY, "餐饮", "AMR", ("EMERG",), ("AMR-03",), "法", (Method.ON_SITE,))
    return JointItem(*basis, "5%", "市级", due, "科室")


def units(*batches: PlanBatch, due: str = "", opened: str = "", today: date = DAYS[0]) -> tuple[Unit, ...]:
    plan = AnnualPlan(2026, "计划", "LC", date(2026, 1, 1), batches)
    campaigns = [Campaign("Q2", "", 2026, "LC", (opened,), date(2026, 4, 1), date(2026, 6, 30))] if opened else []
    return units_of(plan, campaigns, [joint(due)], DAYS, today, MOVES)


def last_dates(*batches: PlanBatch, due: str = "") -> list[date]:
    (unit,) = units(*batches, due=due)
    return [last for _, last in unit.windows]


def test_the_batches_of_a_joint_item_move_together_and_keep_their_working_days() -> None:
    (unit,) = units(FOOD, FIRE)
    assert unit.batches == (FOOD, FIRE)
    assert unit.windows[0] == (FOOD.first_date, FOOD.last_date)
    counts = {sum(first <= day <= last for day in DAYS) for first, last in unit.windows}
    assert counts == {22}
    firsts = sorted(first for first, _ in unit.windows[1:])
    assert all((later - first).days == 7 for first, later in pairwise(firsts[1:]))
    assert firsts[0] >= date(2026, 3, 4)
    assert max(last for _, last in unit.windows) <= date(2026, 5, 28)


def test_a_window_stays_inside_what_every_department_allows_and_the_joint_list_wants() -> None:
    assert max(last_dates(FOOD, due="5月底前、11月底前")) <= date(2026, 5, 31)
    assert max(last_dates(FOOD, due="5月15日前")) <= date(2026, 5, 15)
    assert last_dates(replace(FOOD, earliest_date=date(2026, 4, 1))) == [date(2026, 4, 30)]
    narrow = replace(FIRE, latest_date=date(2026, 5, 8))
    assert max(last_dates(FOOD, narrow)) <= date(2026, 5, 8)
    assert len(last_dates(replace(FOOD, joint_item=""), due="4月底前")) > 5  # of no joint item
    december = replace(FOOD, first_date=date(2026, 12, 1), last_date=date(2026, 12, 31))
    assert max(last_dates(december, due="13月底前、0月底前")) == date(2026, 12, 31)


def test_no_window_begins_in_the_past() -> None:
    (unit,) = units(FOOD, today=date(2026, 4, 13))
    assert min(first for first, _ in unit.windows[1:]) == date(2026, 4, 14)


def test_what_is_in_an_open_campaign_stays() -> None:
    moving, fixed = units(FOOD, replace(FIRE, joint_item=""), opened="b-fire")
    assert len(moving.windows) > 1
    assert moving.may_join
    assert (len(fixed.windows), fixed.may_join) == (1, False)


def test_a_visit_asks_for_its_posts_as_long_as_it_lasts() -> None:
    # Sessions of 180 and 210 minutes, 195 on average; set-up 10, least travel 5: three visits of 45 fit, one of 90.
    assert sessions_of_visit(45, 2, RULES) == pytest.approx(100 * 2 / 3)
    assert sessions_of_visit(90, 2, RULES) == pytest.approx(100 * 2)
    assert sessions_of_visit(500, 1, RULES) == pytest.approx(100 * 2)


def test_people_have_what_leave_certificates_and_weeks_allow() -> None:
    april = [day for day in DAYS if day.month == 4]  # 22 days, 8 of 10 half days a week
    people = [
        inspector("P1"),
        inspector("P2", certificate_valid_to=date(2026, 4, 3)),
        inspector("P3", department="EMERG"),
    ]
    leave = [
        Leave("P3", date(2026, 4, 1), date(2026, 4, 25)),
        Leave("P3", date(2026, 4, 27), date(2026, 4, 27), HalfDay.MORNING),
    ]
    found = capacity_of({"AMR", "EMERG", "TAX"}, People(people, leave), april, RULES, AlignmentTerms(Fraction(1)))
    limit = RULES.rules.max_sessions_per_inspector_per_week
    assert limit is not None
    assert found == {
        ("AMR", "2026-04"): 100 * (22 * limit // 5 + 3 * limit // 5),
        ("EMERG", "2026-04"): 100 * 7,
        ("TAX", "2026-04"): 0,
    }


def posed(*batches: PlanBatch, items: tuple[InspectionItem, ...]) -> Problem:
    targets = [target(f"t{number}", credit_class="B") for number in range(12)]
    targets += [target(f"u{number}", credit_class="B", industry="9999") for number in range(5)]
    ref, rules = reference(), draw_rules(reference().shelf, "LC")
    scope = Scope(items, ref.divisions)
    frame = build_frame(targets, batches, scope, (), ref.regions, rules).frame
    items_at = {one.id: scope.items_of(one) for one in targets}
    known = {one.code: one for one in items}
    people = People([inspector("P1")], [])
    drawn = drawing_batches(batches, rules)
    return pose(units(*batches), frame, drawn, items_at, known, people, DAYS, RULES, MOVES)


def test_targets_alike_are_counted_with_the_chances_of_the_draw() -> None:
    alone = batch("b-alone", "AMR-04", ratio=Fraction(1, 4))
    problem = posed(FOOD, FIRE, alone, items=(item("AMR-03"), item("EMERG-01"), item("AMR-04")))
    # One stratum of twelve: 6 of 12 and 3 of 12. Others are in no scope.
    assert [(one.targets, dict(one.chances)) for one in problem.profiles] == [
        (12, {0: Fraction(1, 2), 1: Fraction(1, 4)})
    ]
    assert problem.inspections[0].work == {"AMR": 400, "EMERG": 400}  # 6 visits, a third of a session for two
    assert problem.inspections[0].windows[0].working_days == {"2026-04": 22}


def test_what_is_checked_off_site_makes_no_visit() -> None:
    written = item("AMR-04", methods=(Method.WRITTEN,))
    problem = posed(FOOD, batch("b-off", "AMR-04"), items=(item("AMR-03"), written))
    assert [dict(one.chances) for one in problem.profiles] == [{0: Fraction(1, 2)}]
    assert problem.inspections[1].work == {}
