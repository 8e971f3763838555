"""What holding a visit in a slot costs, and which slots are worth a look where nothing is crowded.

Dominance, an argument of our own: a slot that another one beats costs no visit less and brings no more people along.
What it proves: whatever a company does in a slot that is left out, it does in one that is kept at no more of any cost.
Complexity: quadratic in the kinds of slots of a company, which are few.
"""

from __future__ import annotations

from collections.abc import Collection

from solvers.replanning.companies import Company
from solvers.replanning.problem import Problem

Cost = tuple[int, int, int]
"""Weight lost, another date, another session."""
_Kind = tuple[tuple[Cost, tuple[tuple[str, int], ...]] | None, ...]
"""Of each visit what holding it in a slot costs, and how many holders of which of its departments are absent."""


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

    One beats another where no visit costs more in it, and no more holders are absent of any department of a visit.
    """
    kinds: dict[_Kind, int] = {}
    for slot in company.slots():
        if slot not in crowded:
            kinds.setdefault(_kind(problem, company, slot), slot)
    best = [slot for kind, slot in kinds.items() if not any(_beats(other, kind) for other in kinds)]
    return sorted([*(slot for slot in company.slots() if slot in crowded), *best])


def _kind(problem: Problem, company: Company, slot: int) -> _Kind:
    absent = {name: company.absent(slot, name) for name in sorted(company.working(slot))}
    return tuple(
        (
            cost_of(problem, number, slot),
            tuple((name, count) for name, count in absent.items() if count and name in by_slot[slot]),
        )
        if slot in by_slot
        else None
        for number, by_slot in company.loads.items()
    )


def _no_worse(one: Cost, other: Cost) -> bool:
    return all(mine <= theirs for mine, theirs in zip(one, other, strict=True))


def _beats(one: _Kind, other: _Kind) -> bool:
    for mine, theirs in zip(one, other, strict=True):
        if theirs is None:
            continue
        if mine is None or not _no_worse(mine[0], theirs[0]):
            return False
        fewer = dict(theirs[1])
        if any(count > fewer.get(name, 0) for name, count in mine[1]):
            return False
    return one != other
