"""warn: results to rates of problems by item and county, and where they gather beyond what chance explains.

Wilson's score interval holds for few checks too (Wilson, JASA 22, 1927, 209-212): a county is named for an item where
the lower end of its interval lies above the rate of all others. It says where to look, never whom to blame (CX-35).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from math import sqrt

from coordination.model.bulletins import ProblemRate
from coordination.model.on_site import WITHOUT_FINDING
from coordination.model.results import ResultContent

_Z = 1.959963984540054  # of 95 %


def warn(results: Iterable[tuple[str, ResultContent]]) -> list[ProblemRate]:
    """Rates of the results, each with its county: warnings first, then by item and county.

    Items that nobody checked, and conclusions of others, count nowhere.
    """
    checked: Counter[tuple[str, str]] = Counter()
    problems: Counter[tuple[str, str]] = Counter()
    names: dict[str, str] = {}
    for county, content in results:
        for item in content.items:
            if item.checked and not item.adopted_from:
                names[item.item] = item.item_name
                checked[item.item, county] += 1
                problems[item.item, county] += not set(item.outcomes) <= WITHOUT_FINDING
    every = Counter[str]()
    bad = Counter[str]()
    for (code, _), count in checked.items():
        every[code] += count
    for (code, _), count in problems.items():
        bad[code] += count
    found = []
    for (code, county), count in checked.items():
        here, others = problems[code, county], every[code] - count
        elsewhere = (bad[code] - here) / others if others else None
        least = lower_end(here, count)
        warned = elsewhere is not None and least > elsewhere
        found.append(ProblemRate(code, names[code], county, count, here, least, elsewhere, warned))
    return sorted(found, key=lambda one: (not one.warned, one.item, one.county))


def lower_end(problems: int, checked: int) -> float:
    """The lower end of the interval of problems / checked, in which the rate lies with 95 % confidence."""
    rate, z2 = problems / checked, _Z * _Z
    middle = rate + z2 / (2 * checked)
    spread = _Z * sqrt(rate * (1 - rate) / checked + z2 / (4 * checked * checked))
    return max(0.0, (middle - spread) / (1 + z2 / checked))
