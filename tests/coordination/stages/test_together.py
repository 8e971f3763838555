"""Why two visits of one target are not one: the first thing in the way, and by how much."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from coordination.stages.together import apart
from solvers.planning.crew import Crew
from solvers.planning.openings import Openings
from solvers.planning.problem import Pin
from tests.solvers.planning.cases import MONDAY, TUESDAY, Unavailable, fire_check, food_check, problem, rules, target

FOOD, FIRE = food_check("c1"), fire_check("c2")
AWAY = tuple(
    replace(one, unavailable=tuple(Unavailable(day) for day in problem().working_days))
    if one.department == "fire"
    else one
    for one in problem().inspectors
)


@pytest.mark.parametrize(
    ("changed", "code", "values"),
    [
        (
            {"checks": (replace(FOOD, last_date=MONDAY), replace(FIRE, first_date=problem().working_days[-1]))},
            "apart-windows",
            {"days": 7},
        ),
        ({"checks": (replace(FOOD, minutes=210), FIRE)}, "apart-too-long", {"minutes": 220, "longest": 210}),
        ({"rules": rules(max_team_size=3)}, "apart-team-too-large", {"people": 4, "most": 3}),
        ({"targets": (target("shop", closed_on=problem().working_days),)}, "apart-no-day", {"first": "2026-03-02"}),
        ({"inspectors": AWAY}, "apart-people", {"last": "2026-03-09"}),
        ({"pins": (Pin(("c2",), TUESDAY),)}, "apart-pinned", {}),
        (
            {"checks": (FOOD, replace(FIRE, item=FOOD.item)), "rules": rules(item_cap_per_year=1)},
            "apart-item",
            {"cap": 1},
        ),
        ({}, "apart-by-plan", {"first": "2026-03-02", "last": "2026-03-09"}),
    ],
)
def test_the_first_thing_in_the_way(changed: dict[str, Any], code: str, values: dict[str, Any]) -> None:
    posed = problem(**{"checks": (FOOD, FIRE), **changed})
    one, other = posed.checks
    found, told = apart(Openings(posed, Crew(posed)), [one], [other])
    assert found == code
    assert values.items() <= told.items()
