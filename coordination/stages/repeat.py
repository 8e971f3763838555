"""repeat: the ledger to every pair of visits of one target that are too near, each with the cause that allowed it.

A visit is what departments made together: one target, one day, one source. It has a cause where all of it has one; as
in R3 a visit with a cause is near to nothing, so either of a pair may have it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from itertools import takewhile
from typing import NamedTuple

from coordination.model.repeats import RepeatPair, RepeatReport
from coordination.model.targets import PastVisit


class _Visit(NamedTuple):
    on: date
    source: str
    cause: str


def repeat(
    ledger: Iterable[PastVisit], tasks: Collection[str], gap_days: int, first_on: date, last_on: date
) -> RepeatReport:
    """The report of what was made between two days; the ledger has to reach back `gap_days` before the first.

    tasks: ids of the tasks of this service, which are the sources of its visits.
    """
    by_target: dict[str, list[_Visit]] = {}
    visits = targets = 0
    pairs: list[RepeatPair] = []
    for target, made in _visits(ledger).items():
        by_target[target] = sorted(made)
        within = sum(first_on <= one.on <= last_on for one in made)
        visits, targets = visits + within, targets + bool(within)
    for target in sorted(by_target):
        pairs += [
            RepeatPair(
                target,
                earlier.on,
                earlier.source,
                later.on,
                later.source,
                (later.on - earlier.on).days,
                later.cause or earlier.cause,
                later.source in tasks,
            )
            for earlier, later in _near(by_target[target], gap_days)
            if first_on <= later.on <= last_on
        ]
    return RepeatReport(first_on, last_on, gap_days, visits, targets, tuple(pairs))


def _visits(ledger: Iterable[PastVisit]) -> dict[str, list[_Visit]]:
    """The visits of each target; checks done off site are none."""
    causes: dict[tuple[str, date, str], list[str]] = defaultdict(list)
    for one in ledger:
        if one.on_site:
            causes[one.target, one.visited_on, one.source].append(one.cause)
    found: dict[str, list[_Visit]] = defaultdict(list)
    for (target, on, source), given in causes.items():
        found[target].append(_Visit(on, source, max(given) if all(given) else ""))
    return found


def _near(visits: Sequence[_Visit], gap_days: int) -> Iterator[tuple[_Visit, _Visit]]:
    """Pairs nearer than the gap, of visits in order of time."""
    for place, later in enumerate(visits):
        before = reversed(visits[:place])
        for earlier in takewhile(lambda one: (later.on - one.on).days < gap_days, before):  # noqa: B023 - used at once
            yield earlier, later
