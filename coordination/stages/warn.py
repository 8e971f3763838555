"""warn: results to rates of problems by item and county, and where they gather beyond what chance explains.

How likely so many problems would be in a county if they fell on the checks of the item by chance is Fisher's exact
test, one-sided (hypergeometric). As hundreds of rates are looked at, some are high by chance alone: Holm's procedure
keeps the chance of even one false warning at 5 % (Scand. J. Statist. 6, 1979, 65-70). It says where to look, never
whom to blame (CX-35). What it proves: no more than that. Complexity: linear in the results; for each rate as many terms
as its item has problems, but for sorting rates.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import exp, fsum, lgamma

from coordination.model.bulletins import ProblemRate
from coordination.model.on_site import WITHOUT_FINDING
from coordination.model.results import ResultContent

_FALSE_WARNING = 0.05


def warn(results: Iterable[tuple[str, ResultContent]]) -> list[ProblemRate]:
    """Rates of the results, each with its county: warnings first, then by item and county.

    Items that nobody checked, and conclusions of others, count nowhere.
    """
    checked: Counter[tuple[str, str]] = Counter()
    problems: Counter[tuple[str, str]] = Counter()
    every, bad = Counter[str](), Counter[str]()
    names: dict[str, str] = {}
    for county, content in results:
        for item in content.items:
            if item.checked and not item.adopted_from:
                names[item.item] = item.item_name
                found = not set(item.outcomes) <= WITHOUT_FINDING
                checked[item.item, county] += 1
                problems[item.item, county] += found
                every[item.item] += 1
                bad[item.item] += found
    rates = [
        ProblemRate(
            code,
            names[code],
            county,
            count,
            problems[code, county],
            at_least(problems[code, county], count, bad[code], every[code]),
            (bad[code] - problems[code, county]) / (every[code] - count) if every[code] > count else None,
            warned=False,
        )
        for (code, county), count in checked.items()
    ]
    return sorted(_warned(rates), key=lambda one: (not one.warned, one.item, one.county))


def _warned(rates: Sequence[ProblemRate]) -> list[ProblemRate]:
    """Holm: from the least likely on, each against what is left of the 5 %, until the first that could be chance."""
    ordered = sorted(rates, key=lambda one: (one.chance, one.item, one.county))
    warned = 0
    while warned < len(ordered) and ordered[warned].chance <= _FALSE_WARNING / (len(ordered) - warned):
        warned += 1
    return [replace(one, warned=place < warned) for place, one in enumerate(ordered)]


def at_least(here: int, checked: int, problems: int, every: int) -> float:
    """How likely `here` or more of all `problems` fall on `checked` of `every` check, drawn without putting back."""
    total = _log_ways(every, checked)
    most = min(checked, problems)
    terms = (
        exp(_log_ways(problems, one) + _log_ways(every - problems, checked - one) - total)
        for one in range(max(here, checked + problems - every), most + 1)
    )
    return min(1.0, fsum(terms))


def _log_ways(of: int, chosen: int) -> float:
    return lgamma(of + 1) - lgamma(chosen + 1) - lgamma(of - chosen + 1)
