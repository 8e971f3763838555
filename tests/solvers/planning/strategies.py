"""Random small problems of every kind, for tests that must hold for all of them."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from solvers.planning.problem import (
    Check,
    Department,
    Inspector,
    PreviousVisit,
    Problem,
    Recusal,
    Rules,
    Session,
    Target,
    Travel,
    Unavailable,
)

FIRST = date(2026, 3, 2)
DAYS = [FIRST + timedelta(days=number) for number in (0, 1, 2, 3, 4, 7, 8, 9)]
SPECIALTIES = ("food", "drugs", "meters")
AREAS = ("east", "west")
days = st.sampled_from(DAYS)


@st.composite
def targets(draw: st.DrawFn, number: int) -> Target:
    return Target(
        id=f"t{number}",
        area=draw(st.sampled_from(AREAS)),
        longitude=116.0 + draw(st.integers(0, 20)) / 100,
        latitude=36.0 + draw(st.integers(0, 20)) / 100,
        closed_on=tuple(sorted(draw(st.frozensets(days, max_size=3)))),
        previous_visits=tuple(
            PreviousVisit(FIRST - timedelta(days=draw(st.sampled_from([1, 30, 200, 364, 365, 400]))), ("food-01",))
            for _ in range(draw(st.sampled_from([0, 0, 0, 1])))
        ),
    )


@st.composite
def checks(draw: st.DrawFn, number: int, targets_count: int) -> Check:
    department = draw(st.sampled_from(["market", "fire", "tax"]))
    first, last = sorted([draw(days), draw(days)])
    return Check(
        id=f"c{number}",
        target=f"t{draw(st.integers(0, targets_count - 1))}",
        department=department,
        item=f"{department}-0{draw(st.integers(1, 2))}",
        first_date=first,
        last_date=last,
        minutes=draw(st.sampled_from([20, 45, 60, 120, 175])),
        specialties=draw(st.sampled_from([(), (), ("food",), ("drugs",), ("food", "drugs"), ("meters",)]))
        if department == "market"
        else (),
        lead=draw(st.booleans()),
        weight=draw(st.integers(1, 3)),
        gap_exempt=draw(st.sampled_from([False, False, False, True])),
    )


@st.composite
def inspectors(draw: st.DrawFn, number: int) -> Inspector:
    away = st.builds(Unavailable, days, st.sampled_from([None, "am", "pm"]))
    return Inspector(
        id=f"i{number}",
        department=draw(st.sampled_from(["market", "market", "fire", "tax"])),
        areas=draw(st.sampled_from([AREAS, AREAS, ("east",), ("west",)])),
        specialties=tuple(sorted(draw(st.frozensets(st.sampled_from(SPECIALTIES))))),
        may_lead=draw(st.booleans()),
        certificate_valid_to=draw(st.sampled_from([date(2027, 1, 1), date(2027, 1, 1), DAYS[3]])),
        unavailable=tuple(draw(st.lists(away, max_size=3, unique=True))),
    )


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    targets_count, inspectors_count = draw(st.integers(1, 4)), draw(st.integers(3, 10))
    who, where = st.integers(0, inspectors_count - 1), st.integers(0, targets_count - 1)
    recusals = st.builds(lambda person, place: Recusal(f"i{person}", f"t{place}"), who, where)
    return Problem(
        name="random",
        working_days=tuple(DAYS),
        sessions=(Session("am", "09:00", 180), Session("pm", "13:30", 210)),
        rules=Rules(
            min_inspectors_per_visit=draw(st.sampled_from([1, 2, 3])),
            min_inspectors_per_department=draw(st.sampled_from([1, 2])),
            max_team_size=draw(st.sampled_from([None, 3, 5, 12])),
            leader_required=draw(st.booleans()),
            visit_gap_days=draw(st.sampled_from([None, 2, 5, 365])),
            item_cap_per_year=draw(st.sampled_from([None, 1, 2])),
            visit_setup_minutes=10,
            max_sessions_per_inspector_per_week=draw(st.sampled_from([None, 1, 2, 8])),
        ),
        travel=Travel(30.0, 1.3, 5),
        departments=(Department("market"), Department("fire"), Department("tax")),
        targets=tuple(draw(targets(number)) for number in range(targets_count)),
        checks=tuple(draw(checks(number, targets_count)) for number in range(draw(st.integers(1, 7)))),
        inspectors=tuple(draw(inspectors(number)) for number in range(inspectors_count)),
        recusals=tuple(draw(st.lists(recusals, max_size=2, unique=True))),
    )
