"""Rates of problems by hand: a warning only where chance does not explain the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.model.on_site import Outcome
from coordination.model.results import ItemResult, ResultContent
from coordination.model.tasks import PartEnd
from coordination.stages.warn import at_least, warn

GOOD, BAD = (Outcome.NO_PROBLEM,), (Outcome.RECTIFICATION_ORDERED,)


def result(county: str, outcomes: tuple[Outcome, ...], **changed: object) -> tuple[str, ResultContent]:
    item = ItemResult("AMR-03", "餐饮", checked=True, outcomes=outcomes, found="", measures=(), handled="")
    item = replace(item, **changed)  # type: ignore[arg-type]
    return county, ResultContent(
        "T", "AMR", "t", "某店", date(2026, 4, 7), 1, PartEnd.INSPECTED, None, (item,), outcomes[0], "整改"
    )


def test_the_lady_tasting_tea() -> None:
    """Fisher, The Design of Experiments, 1935: 8 cups, 4 of them poured milk first."""
    assert at_least(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert at_least(3, 4, 4, 8) == pytest.approx(17 / 70)
    assert at_least(0, 4, 4, 8) == pytest.approx(1)


@given(st.integers(1, 9), st.data())
def test_it_agrees_with_counting_every_way(every: int, data: st.DataObject) -> None:
    checked, problems = data.draw(st.integers(1, every)), data.draw(st.integers(0, every))
    here = data.draw(st.integers(0, min(checked, problems)))
    ways = list(combinations(range(every), checked))
    share = sum(sum(one < problems for one in way) >= here for way in ways) / len(ways)
    assert at_least(here, checked, problems, every) == pytest.approx(share)


def test_a_county_is_named_where_chance_does_not_explain_its_problems() -> None:
    others = [result("371521", GOOD)] * 18 + [result("371521", BAD)] * 2
    many = warn([*others, *([result("371502", BAD)] * 8), *([result("371502", GOOD)] * 2)])
    assert [(one.county, one.checked, one.problems, one.warned) for one in many] == [
        ("371502", 10, 8, True),
        ("371521", 20, 2, False),
    ]
    few = warn([*others, result("371502", BAD), result("371502", GOOD), result("371502", GOOD)])
    assert not any(one.warned for one in few)


def test_one_bad_check_among_hundreds_of_places_is_no_warning() -> None:
    places = [result(f"3715{number:02}", BAD if number == 0 else GOOD) for number in range(40)]
    assert not any(one.warned for one in warn(places))


def test_what_nobody_checked_and_what_others_concluded_counts_nowhere() -> None:
    assert warn([result("371502", BAD, checked=False), result("371502", BAD, adopted_from="URBAN T")]) == []


def test_without_another_county_there_is_nothing_to_compare_with() -> None:
    (only,) = warn([result("371502", BAD)] * 9)
    assert (only.elsewhere, only.warned, only.rate) == (None, False, 1.0)
