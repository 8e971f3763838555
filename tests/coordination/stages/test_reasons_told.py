"""Whatever a check is left out for, readers of either language are told all of it, whichever the plan file is in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest

from coordination.desk.telling import teller
from coordination.model.versions import PlanVersion
from coordination.storage.columns import adapter_of
from coordination.texts import LANGUAGES, catalogue_files, texts
from coordination.texts.left_out import LeftOut, in_words, messages_of, why
from coordination.texts.left_out import left_out as kept
from seeds.loading import reference
from solvers.fault import Message
from solvers.planning.problem import Check, Pin
from solvers.planning.reading import read_plan, write_plan
from tests.coordination.stages.test_waiting import left_out, on_monday, planned
from tests.coordination.versions import VERSION
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
    inspector,
    plan,
    problem,
    route,
    rules,
    target,
)

FIRE = ("f1", ""), ("f2", "")
NEVER_TOGETHER = tuple(
    replace(one, unavailable=tuple(Unavailable(day) for day in days))
    for one in problem().inspectors
    for days in [(MONDAY,) if one.department == "fire" else (TUESDAY, WEDNESDAY, NEXT_MONDAY)]
)
SMALL_TEAM = rules(max_team_size=2)


def alone(**changed: Any) -> tuple[LeftOut, ...]:
    """Of a plan that goes nowhere."""
    return left_out(problem(**changed))


def beside(last: date, other: Check, pins: tuple[Pin, ...] = (), **changed: Any) -> tuple[LeftOut, ...]:
    """Of a plan that visits the shop on Monday for a check of food until some day, and leaves out another."""
    food = food_check("c1", last_date=last)
    posed = problem(checks=(food, other), pins=pins, **changed)
    return left_out(posed, planned(food, MONDAY))


def with_fire(minutes: int, *more: tuple[str, str], **changed: Any) -> tuple[LeftOut, ...]:
    """Of a plan that visits the shop for the fire department on Monday morning, and leaves out a check of food."""
    posed = problem(checks=(food_check("c1", minutes=minutes), fire_check("c2")), **changed)
    return left_out(posed, planned(posed.checks[1], MONDAY, posts=(*FIRE, *more)))


def joining() -> tuple[LeftOut, ...]:
    """People are elsewhere when the fire department goes, whom the check would have to join."""
    checks = food_check("c1", last_date=MONDAY), fire_check("c2"), food_check("c3", at="t3", minutes=150)
    posed = problem(checks=checks, targets=(target("shop"), target("t3")))
    return left_out(posed, planned(checks[1], MONDAY, posts=FIRE), planned(checks[2], MONDAY))


def waiting(last: date = MONDAY, people: tuple[str, ...] = ("food", ""), **changed: Any) -> tuple[LeftOut, ...]:
    """Of two checks one is left out, for its department has too few people until some day."""
    posed = on_monday(2, people, **changed)
    posed = replace(posed, checks=tuple(replace(check, last_date=last) for check in posed.checks))
    return left_out(posed, planned(posed.checks[0], MONDAY))


def of_two_specialties() -> tuple[LeftOut, ...]:
    """Who has either is elsewhere."""
    posed = on_monday(2, ("food", "drugs"))
    both = replace(posed.checks[1], specialties=("drugs", "food"))
    return left_out(replace(posed, checks=(posed.checks[0], both)), planned(posed.checks[0], MONDAY))


def never_at_once() -> tuple[LeftOut, ...]:
    """Three people, of whom two are always away."""
    checks = tuple(food_check(f"c{number}", at=f"t{number}", minutes=150) for number in range(3))
    people = tuple(inspector(name, "market", "food") for name in ("m1", "m2", "m3"))
    places = tuple(target(f"t{number}") for number in range(3))
    posed = problem(working_days=(MONDAY,), targets=places, checks=checks, inspectors=people)
    return left_out(posed, planned(checks[0], MONDAY), planned(checks[1], MONDAY, "pm"))


def around_new_year() -> tuple[LeftOut, ...]:
    """The same item was planned for December and asked for in January, once a year at most."""
    days = date(2026, 12, 30), date(2027, 1, 4)
    december, january = (food_check(f"c{day.year}", first_date=day, last_date=day) for day in days)
    posed = problem(working_days=days, checks=(december, january), rules=rules(item_cap_per_year=1))
    return left_out(posed, planned(december, days[0]))


def visited(days: int, *items: str) -> PreviousVisit:
    return PreviousVisit(MONDAY - timedelta(days=days), items)


TOLD: dict[str, Callable[[], tuple[LeftOut, ...]]] = {
    "no-working-day": lambda: alone(
        checks=(food_check("c1", last_date=MONDAY),), targets=(target("shop", closed_on=(MONDAY,)),)
    ),
    "no-open-day": lambda: alone(targets=(target("shop", closed_on=problem().working_days),)),
    "earlier-visit": lambda: alone(targets=(target("shop", previous_visits=(visited(350),)),)),
    "item-cap": lambda: alone(
        targets=(target("shop", previous_visits=(visited(40, "food-01", "food-01"),)),),
        rules=rules(visit_gap_days=None),
    ),
    "too-long": lambda: alone(checks=(food_check("c1", minutes=201),)),
    "team-too-large": lambda: alone(rules=rules(max_team_size=1)),
    "none-registered": lambda: alone(targets=(target("shop", area="west"),)),
    "too-few": lambda: alone(checks=(food_check("c1", specialties=("x-ray",)),)),
    "nobody": lambda: alone(recusals=(Recusal("m1", "shop"), Recusal("m2", "shop"))),
    "no-leader": lambda: alone(
        inspectors=tuple(inspector(name, "market", "food", may_lead=False) for name in ("m1", "m2"))
    ),
    "no-room": lambda: left_out(problem(working_days=(TUESDAY,))),
    "windows-apart": lambda: beside(MONDAY, fire_check("c2", first_date=NEXT_MONDAY)),
    "other-visit": lambda: beside(TUESDAY, fire_check("c2", first_date=TUESDAY)),
    "too-long-apart": lambda: beside(MONDAY, food_check("c2", first_date=NEXT_MONDAY, minutes=170)),
    "too-long-together": lambda: beside(TUESDAY, food_check("c2", first_date=TUESDAY, minutes=170)),
    "team-too-large-apart": lambda: beside(MONDAY, fire_check("c2", first_date=NEXT_MONDAY), rules=SMALL_TEAM),
    "team-too-large-together": lambda: beside(TUESDAY, fire_check("c2", first_date=TUESDAY), rules=SMALL_TEAM),
    "nobody-together": lambda: beside(MONDAY, fire_check("c2", first_date=TUESDAY), inspectors=NEVER_TOGETHER),
    "item-cap-together": around_new_year,
    "pinned-visit-apart": lambda: beside(TUESDAY, fire_check("c2", first_date=TUESDAY), (Pin(("c1",), MONDAY),)),
    "pinned-visit": lambda: beside(TUESDAY, fire_check("c2"), (Pin(("c1",), MONDAY),)),
    "people-there": lambda: beside(NEXT_MONDAY, food_check("c2", item="food-02")),
    "no-room-time": lambda: with_fire(175),
    "no-room-team": lambda: with_fire(45, *FIRE, rules=rules(max_team_size=5)),
    "help-join": joining,
    "help-own": waiting,
    "in-session": waiting,
    "in-week": lambda: waiting(WEDNESDAY, rules=rules(max_sessions_per_inspector_per_week=1)),
    "in-window": lambda: waiting(NEXT_MONDAY, rules=rules(max_sessions_per_inspector_per_week=0)),
    "short-some-skilled": waiting,
    "short-skilled": lambda: waiting(people=("food", "", "", "")),
    "short-any": lambda: waiting(people=("food", "food", "food")),
    "short-at-once": never_at_once,
    "counted": of_two_specialties,
}
MANY = tuple(f"37150{number}" for number in range(14))


@cache
def told(code: str) -> LeftOut:
    """The only check left out in a case."""
    (left,) = TOLD[code]()
    return left


def codes(message: Message) -> Iterator[str]:
    """Of what is said, and of what is said within it."""
    yield message.code
    for value in message.values.values():
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, Message):
                yield from codes(part)


@pytest.mark.parametrize("code", TOLD)
def test_either_reader_is_told_all_of_it(code: str) -> None:
    left = told(code)
    assert left.message is not None
    assert f"reason-{code}" in codes(left.message)
    chinese, english = (why(left, texts(language)) for language in LANGUAGES)
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert english
    assert not re.search(r"[\u3000-\uffef]", english), english


def test_there_is_no_sentence_that_nobody_is_told() -> None:
    (file,) = (file for file in catalogue_files("en") if file.name == "reasons.ftl")
    assert set(re.findall(r"^(reason-[\w-]+) =", file.read_text("utf-8"), re.MULTILINE)) == {
        code for left in map(told, TOLD) if left.message for code in codes(left.message)
    }


def test_what_a_plan_file_says_in_one_language_is_read_in_the_other() -> None:
    every = tuple(replace(told(code), check=code) for code in TOLD)
    written = plan(route(), unplanned=in_words(every, texts("zh")))
    file = write_plan(written)
    assert b'"message"' not in file  # the format has none
    read = kept(read_plan(file), messages_of(written))
    assert [one.detail for one in in_words(read, texts("en"))] == [why(one, texts("en")) for one in every]


def test_a_plan_without_messages_is_shown_as_it_was_written() -> None:
    old = LeftOut("c1", "no_capacity", "缺 2 人")
    file = write_plan(plan(route(), unplanned=(old,)))
    assert [why(one, texts("en")) for one in kept(read_plan(file))] == ["缺 2 人"]
    of_versions = adapter_of(PlanVersion)
    stored = of_versions.dump_json(replace(VERSION, unplanned=(old,))).replace(b',"message":null', b"")
    assert b'"message"' not in stored
    assert of_versions.validate_json(stored).unplanned == (old,)


@pytest.mark.parametrize(
    "message",
    [
        Message("reason-of-another-programme", {"year": 2026}),
        Message("reason-item-cap", {"year": 2026}),
        Message("reason-no-leader", {"department": "AMR", "area": Message("reason-of-another-programme")}),
        Message("reason-no-leader", {"department": "AMR", "area": ("371502", Message("reason-of-another-programme"))}),
        Message("reason-no-leader", {"self": "x", "code": "y"}),
    ],
)
def test_what_these_texts_cannot_say_is_shown_as_it_was_written(message: Message) -> None:
    assert why(LeftOut("c1", "no_capacity", "缺 2 人", message), texts("en")) == "缺 2 人"


def test_names_stand_in_a_row_as_the_language_parts_them() -> None:
    left = LeftOut("c1", "no_capacity", "", Message("reason-no-leader", {"department": (), "area": MANY}))
    assert why(left, texts("en")) == f"- has nobody in {', '.join(MANY[:12])}…(14) who may lead; name a leader."
    assert why(left, texts("zh")).startswith(f"- 在 {'、'.join(MANY[:12])}…(14) 没有")


def test_departments_regions_specialties_and_half_days_are_told_by_name() -> None:
    values = {"department": "AMR", "areas": ("371502", "unknown"), "specialties": ("energy_saving",), "short": 2}
    rest = {
        "skilled": 2,
        "checks": 1,
        "when": Message("reason-in-session", {"date": "2026-03-02", "session": "am"}),
        "help": "",
    }
    left = LeftOut("c1", "no_capacity", "", Message("reason-short-skilled", {**values, **rest}))
    assert teller(reference(), texts("zh"))(left) == (
        "市市场监管局在东昌府区、unknown 具备专长（节能监察）的人员：2026-03-02 上午缺 2 个半天；共 1 项检查在等。"
    )
    assert teller(reference(), texts("en"))(left).startswith(
        "People of Municipal Administration for Market Regulation for Dongchangfu District, unknown "
        "with the specialties (Energy-saving supervision): 2026-03-02 morning is short by 2 inspector sessions;"
    )
