"""What is linked, directly or over others: records in groups that share keys (standard library only).

Disjoint sets (Galler and Fisher 1964), the first record of each on top, paths halved on the way (Tarjan and van Leeuwen
1984). Complexity: O(m log n) at worst for m keys of n records. What it proves: records of one group are linked by a
chain of shared keys, records of two by none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable


def groups(keys: Iterable[Iterable[Hashable]]) -> list[list[int]]:
    """Records, by position, in groups that share keys; `keys` holds those of each record. Groups and members ascend."""
    above: list[int] = []

    def top(number: int) -> int:
        while above[number] != number:
            above[number] = above[above[number]]
            number = above[number]
        return number

    first: dict[Hashable, int] = {}
    for number, own in enumerate(keys):
        above.append(number)
        for key in own:
            one, other = sorted((top(first.setdefault(key, number)), top(number)))
            above[other] = one
    found: dict[int, list[int]] = defaultdict(list)
    for number in range(len(above)):
        found[top(number)].append(number)
    return list(found.values())
