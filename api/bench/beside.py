"""Section: the county-month beside baselines. Big models get ten times our time, and a minimum of patience.

A plan is never worse than another where the first score that differs is better, in the order of the scores. A plan
that breaks rules is not compared so: it is shown with what it breaks.
"""

from __future__ import annotations

from typing import Any

from api.bench.asked import Asked, Table
from api.bench.measuring import SCORES, Measured
from api.bench.methods import BIG_MODELS
from api.bench.ours import violations_of
from coordination.texts import Texts

SIZE = "county-month"
_BASELINES = ("greedy", "separate", "whole-cpsat", "whole-highs")
_TIMES_OURS = 10


def beside(asked: Asked) -> Table | None:
    """One row for each method, ours first."""
    size = asked.sizes.get(SIZE)
    if size is None:
        return None
    own = asked.ours(size)
    given = max(asked.patience, _TIMES_OURS * own.seconds)
    runs = [asked.measured(name, size, given if name in BIG_MODELS else None) for name in _BASELINES]
    rows = [_row(asked.said, run, own) for run in (own, *runs)]
    records = [{**vars(run), **comparison(own, run)} for run in (own, *runs)]
    columns = ["method", "given", "seconds", "memory", *SCORES, "violations", "never-worse"]
    return Table("beside", [column.replace("_", "-") for column in columns], rows, records)


def comparison(own: Measured, other: Measured) -> dict[str, Any]:
    """Whether our plan is never worse, None where that cannot be said, and by how much each score differs."""
    differences = {name: own.scores[name] - other.scores[name] for name in SCORES if name in other.scores}
    comparable = other.scores and not other.violations and not own.violations
    never_worse = _order(own) >= _order(other) if comparable else None
    return {"ours_never_worse": never_worse, "ours_minus_theirs": differences}


def _order(run: Measured) -> tuple[int, ...]:
    """The scores, such that more is better in each."""
    weight, *others = (run.scores[name] for name in SCORES)
    return weight, *(-score for score in others)


def _row(said: Texts, run: Measured, own: Measured) -> list[str]:
    given = "-" if run.seconds_given is None else f"{run.seconds_given:.0f}"
    scores = [str(run.scores.get(name, "-")) for name in SCORES]
    broken = violations_of(run) if run.scores else "-"
    memory = "-" if run.stopped else f"{run.megabytes:.0f}"
    measured = [said.say(f"bench-method-{run.method}"), given, f"{run.seconds:.1f}", memory]
    return [*measured, *scores, broken, "" if run is own else _verdict(said, own, run)]


def _verdict(said: Texts, own: Measured, other: Measured) -> str:
    """In words: never worse or worse, and by how much in the first score that differs."""
    told = comparison(own, other)
    if not other.scores:
        return said.say("bench-no-plan")
    if told["ours_never_worse"] is None:
        return said.say("bench-breaks-rules", count=sum(other.violations.values()))
    differing = [name for name in SCORES if told["ours_minus_theirs"][name]]
    if not differing:
        return said.say("bench-equal")
    score, difference = said.say(f"bench-column-{differing[0].replace('_', '-')}"), told["ours_minus_theirs"]
    by = f"{difference[differing[0]]:+d}"
    return said.say("bench-better" if told["ours_never_worse"] else "bench-worse", score=score, by=by)
