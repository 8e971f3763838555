"""What is said to be missing is missing: with so many sessions those who wait are staffed, with fewer they are not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coordination.model.timetable import MergedVisit, OpenPost, Stop, Timetable, TimetableRoute
from coordination.stages.explain import explain
from coordination.stages.merge import merge
from coordination.stages.places import Places
from coordination.stages.route import route
from coordination.stages.waiting import Lack, Waiting, lacks
from coordination.texts import Language, texts
from coordination.texts.left_out import LeftOut, why
from solvers.planning.crew import Crew
from solvers.planning.problem import Check, Problem
from solvers.routing.model import route as find_routes
from solvers.shortage.problem import bits
from tests.solvers.planning.cases import (
    MONDAY,
    NEXT_MONDAY,
    TUESDAY,
    WEDNESDAY,
    fire_check,
    food_check,
    inspector,
    problem,
    rules,
    target,
)
from tests.solvers.planning.strategies import problems


def planned(
    check: Check, on: date, session: str = "am", posts: tuple[tuple[str, str], ...] = (("m1", "food"), ("m2", ""))
) -> tuple[TimetableRoute, dict[str, str]]:
    """A route with one visit for one check, and who fills its posts."""
    opens = {"am": 540, "pm": 810}[session]
    visit = MergedVisit(f"v-{check.id}", check.target, (check.id,), (on,))
    name = f"r-{check.id}"
    open_posts = tuple(
        OpenPost(f"{name}-p{number}", check.department, (skill,) if skill else (), leader=number == 1)
        for number, (_, skill) in enumerate(posts, 1)
    )
    filled = {f"{name}-p{number}": who for number, (who, _) in enumerate(posts, 1)}
    return TimetableRoute(name, on, session, (Stop(visit, opens, opens + 10 + check.minutes),), open_posts), filled


def left_out(posed: Problem, *routes: tuple[TimetableRoute, dict[str, str]]) -> tuple[LeftOut, ...]:
    timetable = Timetable(tuple(one for one, _ in routes), (), 0)
    filled = {post: who for _, filled in routes for post, who in filled.items()}
    return explain(posed, Crew(posed), timetable, filled)


def details(posed: Problem, *routes: tuple[TimetableRoute, dict[str, str]], language: Language = "en") -> list[str]:
    return [why(one, texts(language)) for one in left_out(posed, *routes)]


def on_monday(count: int, people: tuple[str, ...] = ("food", "food", "", ""), **changed: object) -> Problem:
    """Checks of `market` at as many targets on one Monday morning; people by their specialty."""
    one_day = {"first_date": MONDAY, "last_date": MONDAY}
    base = problem(
        sessions=problem().sessions[:1],
        targets=tuple(target(f"t{number}") for number in range(count)),
        checks=tuple(food_check(f"c{number}", at=f"t{number}", minutes=150, **one_day) for number in range(count)),
        inspectors=tuple(
            inspector(f"m{number}", "market", *([skill] if skill else [])) for number, skill in enumerate(people, 1)
        ),
    )
    return replace(base, **changed)  # type: ignore[arg-type]


WINDOW = "Add these (counted as a team of its own for each visit) or widen the window 2026-03-02 to 2026-03-02."
WINDOW_ZH = "请补足（按每次入企另派一组计），或放宽时间窗 2026-03-02 至 2026-03-02。"


SKILLED = (
    "People of market for east with the specialties (food): 2026-03-02 am is short by 1 inspector session; checks "
    "waiting for them: 1."
)
ANY = (
    "People of market for east: 2026-03-02 am is short by 1 inspector session, whatever the specialty; checks waiting "
    "for them: 1."
)
SOME = (
    "People of market for east: 2026-03-02 am is short by 2 inspector sessions, 1 of them with the specialties (food); "
    "checks waiting for them: 1."
)
SKILLED_ZH = "market 在 east 具备专长（food）的人员：2026-03-02 am 缺 1 个半天；共 1 项检查在等。"
ANY_ZH = "market 在 east 的人员：2026-03-02 am 缺 1 个半天，不限专长；共 1 项检查在等。"
SOME_ZH = "market 在 east 的人员：2026-03-02 am 缺 2 个半天，其中 1 个须具备专长（food）；共 1 项检查在等。"


@pytest.mark.parametrize(
    ("people", "english", "chinese"),
    [
        (("food", "", "", ""), SKILLED, SKILLED_ZH),
        (("food", "food", "food"), ANY, ANY_ZH),
        (("food", ""), SOME, SOME_ZH),
    ],
)
def test_a_session_is_short_of_skilled_any_or_both(people: tuple[str, ...], english: str, chinese: str) -> None:
    posed = on_monday(2, people)
    first = planned(posed.checks[0], MONDAY)
    assert details(posed, first) == [f"{english} {WINDOW}"]
    assert details(posed, first, language="zh") == [chinese + WINDOW_ZH]


def test_checks_that_wait_for_the_same_people_are_counted_together() -> None:
    posed = on_monday(4)
    found = details(posed, planned(posed.checks[0], MONDAY), language="zh")
    chinese = "market 在 east 的人员：2026-03-02 am 缺 4 个半天，其中 2 个须具备专长（food）；共 3 项检查在等。"
    assert found == [chinese + WINDOW_ZH] * 3


def test_the_weekly_limit_makes_a_week_short() -> None:
    days = {"first_date": MONDAY, "last_date": WEDNESDAY}
    posed = on_monday(2, ("food", ""), rules=rules(max_sessions_per_inspector_per_week=1))
    posed = replace(posed, checks=tuple(replace(check, **days) for check in posed.checks))  # type: ignore[arg-type]
    (detail,) = details(posed, planned(posed.checks[0], MONDAY), language="zh")
    assert detail == (
        "market 在 east 的人员：2026-W10 周缺 2 个半天，其中 1 个须具备专长（food）；共 1 项检查在等。"
        "请补足（按每次入企另派一组计），或放宽时间窗 2026-03-02 至 2026-03-04。"
    )


def test_two_weeks_are_named_by_their_dates_and_a_week_that_is_short_by_itself_comes_first() -> None:
    posed = on_monday(4, ("food", ""), working_days=(MONDAY, NEXT_MONDAY))
    long = [replace(check, last_date=NEXT_MONDAY) for check in posed.checks[2:]]
    posed = replace(posed, checks=(*posed.checks[:2], *long))
    routes = planned(posed.checks[0], MONDAY), planned(posed.checks[2], NEXT_MONDAY)
    short, longer = details(posed, *routes)
    assert "2026-03-02 am is short by 2 inspector sessions, 1 of them" in short
    assert "checks waiting for them: 1." in short
    assert "2026-03-02 to 2026-03-09 is short by 4 inspector sessions, 2 of them" in longer
    assert "checks waiting for them: 2." in longer


def test_a_visit_that_others_make_is_what_the_check_would_have_to_join() -> None:
    fire = ("f1", ""), ("f2", "")
    posed = problem(
        checks=(food_check("c1", last_date=MONDAY), fire_check("c2"), food_check("c3", at="t3", minutes=150)),
        targets=(target("shop"), target("t3")),
    )
    routes = planned(posed.checks[1], MONDAY, posts=fire), planned(posed.checks[2], MONDAY)
    (english,) = details(posed, *routes)
    assert english == (
        "People of market for east: 2026-03-02 am is short by 1 inspector session, whatever the specialty; checks "
        "waiting for them: 1. The target is visited on 2026-03-02 am, and 2 people more would have to come along; "
        "add these, or move the visit to a half day in which such people are free."
    )
    (chinese,) = details(posed, *routes, language="zh")
    assert "该对象已定于 2026-03-02 am 入企，本项须再有 2 人同行；请补足，或把该次入企改到" in chinese


def test_time_team_or_people_who_are_there_already() -> None:
    fire = ("f1", ""), ("f2", "")
    posed = problem(checks=(food_check("c1", minutes=175), fire_check("c2")))
    am = planned(posed.checks[1], MONDAY, posts=fire)
    assert "would outlast the half day by 5 minutes" in details(posed, am)[0]
    assert "该行程超出该半天 5 分钟" in details(posed, am, language="zh")[0]
    large = planned(posed.checks[1], MONDAY, posts=(*fire, *fire))
    small = replace(posed, checks=(food_check("c1"), posed.checks[1]), rules=rules(max_team_size=5))
    assert "by a team of 4; 2 more of market would exceed the limit of 5" in details(small, large)[0]
    assert "检查组已有 4 人；market 再加 2 人即超过上限 5 人" in details(small, large, language="zh")[0]
    both = replace(posed, checks=(food_check("c1"), food_check("c2", item="food-02")))
    there = planned(both.checks[1], MONDAY)
    assert "people of market are on that route and there is time" in details(both, there)[0]
    assert "market 已有人员在该行程，时间也够" in details(both, there, language="zh")[0]


def test_where_another_day_is_open_a_visit_without_room_is_not_in_the_way() -> None:
    fire = ("f1", ""), ("f2", "")
    posed = problem(
        rules=rules(visit_gap_days=None, max_sessions_per_inspector_per_week=0),
        checks=(food_check("c1", minutes=175), fire_check("c2")),
        working_days=(MONDAY, TUESDAY),
    )
    (detail,) = details(posed, planned(posed.checks[1], MONDAY, posts=fire))
    assert "2026-03-03 pm is short by 2 inspector sessions, 1 of them with the specialties (food)" in detail


def test_people_enough_but_never_at_once() -> None:
    posed = problem(
        working_days=(MONDAY,),
        targets=tuple(target(f"t{number}") for number in range(3)),
        checks=tuple(food_check(f"c{number}", at=f"t{number}", minutes=150) for number in range(3)),
        inspectors=tuple(inspector(name, "market", "food") for name in ("m1", "m2", "m3")),
    )
    routes = planned(posed.checks[0], MONDAY), planned(posed.checks[1], MONDAY, "pm")
    (detail,) = details(posed, *routes)
    assert "over all half days, but with these routes and teams not in one" in detail
    assert "nearest is 2026-03-02 am, with 1 free and 1 missing" in detail
    assert "最接近的 2026-03-02 am 有 1 人空闲，还缺 1 人" in details(posed, *routes, language="zh")[0]


def test_people_enough_at_once_but_other_routes_in_the_way() -> None:
    posed = problem(targets=(target("shop"),), working_days=(TUESDAY,))
    (detail,) = details(posed)
    assert "3 are free on 2026-03-03 am" in detail
    assert "移动其他行程后方可安排" in details(posed, language="zh")[0]


def staffed(
    posed: Problem, places: Places, timetable: Timetable, waiting: Mapping[int, Waiting], extra: Mapping[str, int]
) -> bool:
    """Whether all posts of the plan and of those who wait can be filled, `extra` sessions more by specialty.

    "" serves posts without a specialty, "any" every post that waits. A flow of another library over the whole plan.
    """
    crew, network, total = places.crew, nx.DiGraph(), 0
    network.add_nodes_from(["source", "sink"])

    def add(post: str, slots: int, people: list[int]) -> None:
        network.add_edge("source", post, capacity=1)
        for person in people:
            for slot in bits(slots & crew.available[person]):
                week = ("week", person, crew.slots[slot].week)
                network.add_edge(post, (person, slot), capacity=1)
                network.add_edge((person, slot), week, capacity=1)
                network.add_edge(week, "sink", capacity=posed.rules.max_sessions_per_inspector_per_week or 1000)

    for one in timetable.routes:
        for post in one.posts:
            add(post.id, 1 << places.slot_of[one.date, one.session], list(places.may_fill(one, post)))
            total += 1
    for number, asking in waiting.items():
        for place, skill in enumerate(asking.posts):
            having = [p for p in asking.people if not skill or skill in posed.inspectors[p].specialties]
            add(f"w{number}-{place}", asking.slots, having)
            total += 1
            for kind, count in extra.items():
                if kind in {"any", skill or ""}:
                    network.add_edge(f"w{number}-{place}", f"extra-{kind}", capacity=1)
                    network.add_edge(f"extra-{kind}", "sink", capacity=count)
    return bool(nx.maximum_flow_value(network, "source", "sink") == total)


def assert_real(
    posed: Problem, places: Places, timetable: Timetable, found: Mapping[str, tuple[Waiting, Lack]]
) -> None:
    for _, lack in found.values():
        waiting = {id(found[check][0]): found[check][0] for check in lack.checks}
        skilled = sum(lack.skilled.values())
        enough = {**lack.skilled, "": lack.short - skilled}
        assert staffed(posed, places, timetable, waiting, enough)
        assert not staffed(posed, places, timetable, waiting, {"any": lack.short - 1})
        for name, count in lack.skilled.items():
            assert not staffed(posed, places, timetable, waiting, {**lack.skilled, name: count - 1, "": 1000})


SKILLS = st.sampled_from([(), ("food",), ("drugs",), ("food", "drugs")])
SPANS = st.sampled_from([(MONDAY, MONDAY), (MONDAY, TUESDAY), (TUESDAY, NEXT_MONDAY), (MONDAY, NEXT_MONDAY)])


@st.composite
def crowded(draw: st.DrawFn) -> Problem:
    """More checks of one department than its few people can do, in two weeks of three days."""
    posed = on_monday(draw(st.integers(3, 7)), working_days=(MONDAY, TUESDAY, NEXT_MONDAY))
    spans = [(check, *draw(SPANS)) for check in posed.checks]
    checks = [replace(one, first_date=first, last_date=last, specialties=draw(SKILLS)) for one, first, last in spans]
    people = [inspector(f"m{number}", "market", *draw(SKILLS)) for number in range(draw(st.integers(2, 5)))]
    limit = draw(st.sampled_from([None, 1, 2]))
    changed = rules(max_sessions_per_inspector_per_week=limit, min_inspectors_per_department=draw(st.integers(1, 2)))
    return replace(posed, checks=tuple(checks), inspectors=tuple(people), rules=changed)


@settings(max_examples=150, deadline=None)
@given(st.one_of(problems(), crowded()), st.data())
def test_every_shortage_is_real_and_no_larger_than_it_is(posed: Problem, data: st.DataObject) -> None:
    crew = Crew(posed)
    timetable = route(posed, crew, merge(posed, crew).visits, find_routes)
    routes = timetable.routes
    if posed.inspectors and data.draw(st.booleans()):  # people called away after the plan was made, but for its posts
        timetable = replace(timetable, routes=routes[: data.draw(st.integers(0, len(routes)))])
    places = Places(posed, crew, timetable)
    standing = {check for one in timetable.routes for stop in one.stops for check in stop.visit.checks}
    open_slots = {
        check.id: slots
        for check in posed.checks
        if check.id not in standing
        and (
            slots := places.open_slots(
                check, [d for d in posed.working_days if check.first_date <= d <= check.last_date]
            )
        )
    }
    found = lacks(timetable, open_slots, places)
    assert_real(posed, places, timetable, found)
    unexplained = {check: places.waiting([posed.check_by_id[check]], open_slots[check]) for check in open_slots}
    for number, (check, asking) in enumerate(unexplained.items()):
        if asking and check not in found and places.obstacle(asking.checks, asking.slots) is None:
            assert staffed(posed, places, timetable, {number: asking}, {})
