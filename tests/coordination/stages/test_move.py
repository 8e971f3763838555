"""A visit that is moved: what breaks is what the checker finds, rule by rule, and who could go instead."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from coordination.model.moves import Judgement
from coordination.stages.move import judge
from solvers.planning.plan import Plan
from solvers.planning.problem import Pin, Problem
from tests.solvers.planning.cases import (
    MONDAY,
    NEXT_MONDAY,
    TUESDAY,
    WEDNESDAY,
    PreviousVisit,
    Recusal,
    Unavailable,
    fire_check,
    food_check,
    plan,
    post,
    problem,
    route,
    rules,
    target,
    visit,
)

STAFF = problem().inspectors


def moved(on: date, session: str = "am", made: Plan | None = None, **changed: Any) -> Judgement:
    posed: Problem = problem(**changed)
    found = judge(posed, made or plan(route()), frozenset({"c1"}), on, posed.session_by_id[session])
    assert found is not None
    return found


def codes(judged: Judgement) -> tuple[list[str], list[str]]:
    return [one.code for one in judged.against], [one.code for one in judged.unfit]


def without(*absent: tuple[str, date]) -> tuple[Any, ...]:
    gone = dict(absent)
    return tuple(replace(one, unavailable=(Unavailable(gone[one.id]),)) if one.id in gone else one for one in STAFF)


def test_a_free_day_breaks_nothing_and_the_visit_begins_the_session() -> None:
    judged = moved(TUESDAY, "pm")
    assert codes(judged) == ([], [])
    assert (judged.start, judged.end, judged.staying) == ("13:30", "14:25", 0)


def test_the_date_itself() -> None:
    assert codes(moved(MONDAY - timedelta(days=1)))[0] == ["r2-not-working-day", "r2-outside-window"]
    assert codes(moved(TUESDAY, targets=(target("shop", closed_on=(TUESDAY,)),)))[0] == ["r2-closed"]
    narrow = (food_check("c1", last_date=MONDAY),)
    assert codes(moved(TUESDAY, checks=narrow))[0] == ["r2-outside-window"]


def test_the_gap_to_an_earlier_visit_and_the_length_of_the_session() -> None:
    seen = target("shop", previous_visits=(PreviousVisit(WEDNESDAY + timedelta(days=1)),))
    near = moved(WEDNESDAY, rules=rules(visit_gap_days=2), targets=(seen,))
    assert codes(near) == (["r3-too-near"], [])
    assert codes(moved(TUESDAY, rules=rules(visit_gap_days=2), targets=(seen,))) == ([], [])
    long = (food_check("c1", minutes=190),)
    made = plan(route(session="pm", visits=(visit("v1", "c1", start="13:30", end="16:50"),)))
    assert codes(moved(TUESDAY, "am", made, checks=long))[0] == ["r6-outside-session"]
    assert codes(moved(TUESDAY, "pm", made, checks=long)) == ([], [])


def test_the_present_team_and_who_could_go_instead() -> None:
    absent = moved(TUESDAY, inspectors=without(("m1", TUESDAY)))
    assert codes(absent) == ([], ["r10-unavailable"])
    assert [(one.department, one.needed, one.free, one.missing) for one in absent.staff] == [("market", 2, 2, ())]
    assert absent.to_lead
    both = moved(TUESDAY, inspectors=without(("m1", TUESDAY), ("m2", TUESDAY)))
    assert [(one.free, one.missing, one.enough) for one in both.staff] == [(1, ("food",), False)]
    assert not both.to_lead
    recused = moved(TUESDAY, recusals=(Recusal("m1", "shop"),), inspectors=STAFF)
    assert codes(recused) == ([], ["r10-recused"])


def test_a_team_that_is_elsewhere_then_or_at_its_weekly_limit() -> None:
    checks = (food_check("c1"), food_check("c2", "bar"))
    other = route(
        "r2",
        on=TUESDAY,
        posts=(post("r2-p1", "m1", "food", leader=True), post("r2-p2", "m3")),
        visits=(visit("v2", "c2", at="bar"),),
    )
    made = plan(route(), other)
    places = {"checks": checks, "targets": (target("shop"), target("bar"))}
    busy = moved(TUESDAY, "am", made, **places)
    assert codes(busy) == ([], ["r10-two-places"])
    assert [(one.free, one.enough) for one in busy.staff] == [(1, False)]
    assert codes(moved(TUESDAY, "pm", made, **places)) == ([], [])
    next_week = plan(replace(other, date=NEXT_MONDAY), route())
    limited = moved(NEXT_MONDAY, "pm", next_week, rules=rules(max_sessions_per_inspector_per_week=1), **places)
    assert codes(limited) == ([], ["r10-week"])


def test_the_other_visits_of_its_route_stay_and_others_of_the_team_too() -> None:
    """Fire has a check at the bar only: its people stay, whoever leads goes along."""
    checks = (food_check("c1"), fire_check("c2", "bar"))
    team = (
        post("p1", "m1", "food"),
        post("p2", "m2"),
        post("p3", "f1", department="fire", leader=True),
        post("p4", "f2", department="fire"),
    )
    both = route(posts=team, visits=(visit("v1", "c1"), visit("v2", "c2", at="bar", start="10:10", end="10:50")))
    places = (target("shop"), target("bar", longitude=116.01))
    judged = moved(TUESDAY, "am", plan(both), checks=checks, targets=places)
    assert judged.staying == 1
    assert codes(judged) == ([], ["r9-not-lead-department"])
    assert judged.behind == ()


def test_a_route_that_is_left_without_whoever_may_lead_it_says_so() -> None:
    """The market leads at the shop, fire at the bar; without the shop a leader of the market leads for nobody."""
    checks = (food_check("c1"), fire_check("c2", "bar", lead=True))
    team = (
        post("p1", "m1", "food", leader=True),
        post("p2", "m2"),
        post("p3", "f1", department="fire"),
        post("p4", "f2", department="fire"),
    )
    both = route(posts=team, visits=(visit("v1", "c1"), visit("v2", "c2", at="bar", start="10:10", end="10:50")))
    places = (target("shop"), target("bar", longitude=116.01))
    judged = moved(TUESDAY, "am", plan(both), checks=checks, targets=places)
    assert codes(judged) == ([], [])
    assert [(one.code, one.place) for one in judged.behind] == [("r9-not-lead-department", "p1")]


def test_a_pin_of_the_visit_gives_way_and_one_of_another_does_not() -> None:
    assert codes(moved(TUESDAY, pins=(Pin(("c1",), MONDAY),))) == ([], [])
    checks = (food_check("c1"), fire_check("c2", "bar"))
    named = Pin(("c2",), TUESDAY, None, ("f1",))
    judged = moved(TUESDAY, checks=checks, targets=(target("shop"), target("bar")), pins=(named,))
    assert codes(judged)[0] == []


def test_what_the_plan_does_not_hold_cannot_be_moved() -> None:
    posed = problem()
    assert judge(posed, plan(route()), frozenset({"c1", "c9"}), TUESDAY, posed.sessions[0]) is None
