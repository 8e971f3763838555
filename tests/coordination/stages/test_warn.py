"""Rates of problems by hand: a warning only where chance does not explain the difference."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from coordination.model.on_site import Outcome
from coordination.model.results import ItemResult, ResultContent
from coordination.model.tasks import PartEnd
from coordination.stages.warn import lower_end, warn

GOOD, BAD = (Outcome.NO_PROBLEM,), (Outcome.RECTIFICATION_ORDERED,)


def result(county: str, outcomes: tuple[Outcome, ...], **changed: object) -> tuple[str, ResultContent]:
    item = ItemResult("AMR-03", "餐饮", checked=True, outcomes=outcomes, found="", measures=(), handled="")
    item = replace(item, **changed)  # type: ignore[arg-type]
    return county, ResultContent(
        "T", "AMR", "t", "某店", date(2026, 4, 7), 1, PartEnd.INSPECTED, None, (item,), outcomes[0], "整改"
    )


def test_the_interval_is_the_one_in_the_textbook() -> None:
    assert lower_end(8, 10) == pytest.approx(0.490, abs=0.001)  # Brown, Cai, DasGupta 2001: 8 of 10
    assert lower_end(0, 5) == 0
    assert lower_end(5, 5) == pytest.approx(0.566, abs=0.001)


def test_a_county_is_named_where_even_the_lower_end_is_above_the_others() -> None:
    others = [result("371521", GOOD)] * 18 + [result("371521", BAD)] * 2
    many = warn([*others, *([result("371502", BAD)] * 8), *([result("371502", GOOD)] * 2)])
    assert [(one.county, one.checked, one.problems, one.warned) for one in many] == [
        ("371502", 10, 8, True),
        ("371521", 20, 2, False),
    ]
    few = warn([*others, result("371502", BAD), result("371502", GOOD), result("371502", GOOD)])
    assert not any(one.warned for one in few)


def test_what_nobody_checked_and_what_others_concluded_counts_nowhere() -> None:
    assert warn([result("371502", BAD, checked=False), result("371502", BAD, adopted_from="URBAN T")]) == []


def test_without_another_county_there_is_nothing_to_compare_with() -> None:
    (only,) = warn([result("371502", BAD)] * 9)
    assert (only.elsewhere, only.warned, only.rate) == (None, False, 1.0)
