"""What holding a visit in a slot costs, and which slots are worth a look where nothing is crowded.

Dominance, an argument of our own: a slot that another one beats costs no visit less and brings no more people along.
Complexity: quadratic in the kinds of slots of a company, which are few.
"""

from __future__ import annotations

from collections.abc import Collection

from solvers.replanning.companies import Company
from solvers.replanning.problem import Problem

Cost = tuple[int, int, int]
"""Weight lost, another date, another session."""
_Kind = tuple[tuple[Cost | None, ...], tuple[tuple[str, int], ...]]


def moved(problem: Problem, number: int, slot: int) -> tuple[int, int]:
    """Whether a visit in a slot is on another date, and whether in another session."""
    visit, at = problem.visits[number], problem.slots[slot]
    return int(at.day != visit.day), int(at.session != visit.session)


def cost_of(problem: Problem, number: int, slot: int) -> Cost:
    """What holding a visit in a slot costs where it carries the most that it can there."""
    return problem.visits[number].weight - problem.visits[number].room[slot], *moved(problem, number, slot)


def best_outside(problem: Problem, number: int, crowded: Collection[tuple[int, int]]) -> list[Cost]:
    """What holding a visit outside its crowd may cost, of which none is the better."""
    some = {cost_of(problem, number, slot) for slot in problem.visits[number].room if (number, slot) not in crowded}
    return sorted(one for one in some if not any(_no_worse(other, one) and other != one for other in some))


def worth_going(problem: Problem, company: Company, crowded: Collection[int]) -> list[int]:
    """The slots of a company: those that are crowded, and of the others none that another one beats.

    One beats another where no visit costs more in it, and of no department more holders are absent.
    """
    kinds: dict[_Kind, int] = {}
    for slot in company.slots():
        if slot not in crowded:
            costs = tuple(
                cost_of(problem, number, slot) if slot in by_slot else None for number, by_slot in company.loads.items()
            )
            absent = tuple((name, company.absent(slot, name)) for name in sorted(company.working(slot)))
            kinds.setdefault((costs, absent), slot)
    best = [slot for kind, slot in kinds.items() if not any(_beats(other, kind) for other in kinds)]
    return sorted([*(slot for slot in company.slots() if slot in crowded), *best])


def _no_worse(one: Cost, other: Cost) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def _beats(one: _Kind, other: _Kind) -> bool:
    (costs, absent), (their_costs, their_absent) = one, other
    dearer = any(
        theirs is not None and (mine is None or not _no_worse(mine, theirs))
        for mine, theirs in zip(costs, their_costs, strict=True)
    )
    fewer = dict(their_absent)
    return one != other and not dearer and all(count <= fewer.get(department, 0) for department, count in absent)
