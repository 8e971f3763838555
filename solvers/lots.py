"""Chances become one outcome by lot, so that every chance is exactly the published one (standard library only).

Dependent rounding on a flow network post -> (inspector, slot) -> (inspector, week): while something is still a
fraction, the arcs that are fractions contain a cycle; pushing along it one way or the other keeps every sum, makes at
least one arc whole, and a coin weighted by how far each way goes keeps every expectation (Gandhi, Khuller,
Parthasarathy, Srinivasan 2006). Slots nested in weeks are a hierarchy and posts another, so every outcome keeps
each slot at one post at most and each week at its expected load rounded down or up (Budish, Che, Kojima, Milgrom
2013, theorem 1 and appendix B). Weeks bind nothing across, so each week is drawn apart, and in it each group of posts
that share people. What it proves: both, whatever the chances, if coins are fair. Complexity: arcs times the length of a
cycle, in practice some ten.

Coins: PRK = HKDF-Extract(salt = purpose and digest of the timetable, ikm = public seed); the tickets of a group are
HKDF-Expand(PRK, label of its first post | number, 32) (RFC 5869), read as four numbers of 64 bits. Of the numbers
below 2**64 those from the largest multiple of n on are thrown away, so that a coin with n sides is exactly fair.
"""

from __future__ import annotations

import hmac
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from solvers.grouping import groups

CERTAIN = 1_000_000
Coin = Callable[[int, int], bool]  # of wins and sides: true with probability wins / sides
_PURPOSE = b"onevisit staffing lottery "
_RANGE = 1 << 64


@dataclass(frozen=True, slots=True)
class Lot:
    """One post: label, slot, week of that slot, and the chances by inspector, in millionths, CERTAIN together."""

    label: str
    slot: Hashable
    week: Hashable
    chances: Mapping[str, int]


def key_of(draw_seed: str, sealed: str) -> bytes:
    """The key of the lottery of one timetable, `sealed` its digest."""
    return hmac.digest(_PURPOSE + sealed.encode(), draw_seed.encode(), "sha256")


def coin_of(key: bytes, label: str) -> Coin:
    """The coin of a group of posts: the same throws in the same order every time."""
    numbers = _numbers(key, label.encode())

    def throw(wins: int, sides: int) -> bool:
        whole = _RANGE - _RANGE % sides
        return next(number for number in numbers if number < whole) % sides < wins

    return throw


def _numbers(key: bytes, label: bytes) -> Iterator[int]:
    count = 0
    while True:
        ticket = hmac.digest(key, b"%b|%d\x01" % (label, count), "sha256")
        for start in range(0, 32, 8):
            yield int.from_bytes(ticket[start : start + 8], "big")
        count += 1


def drawn(lots: Sequence[Lot], draw_seed: str, sealed: str) -> list[str]:
    """Who fills each post. The order of the posts counts, that of the inspectors does not.

    Raises ValueError where the chances of a post are not between 0 and CERTAIN, and CERTAIN together.
    """
    key = key_of(draw_seed, sealed)
    return outcome(lots, lambda label: coin_of(key, label))


def outcome(lots: Sequence[Lot], coin_for: Callable[[str], Coin]) -> list[str]:
    """Who fills each post, with the coin that `coin_for` makes of the label of a group's first post."""
    filled: dict[int, str] = {}
    for number, lot in enumerate(lots):
        if sum(lot.chances.values()) != CERTAIN or min(lot.chances.values()) < 0:
            raise ValueError(f"the chances of {lot.label} are not chances")
        filled.update((number, person) for person, chance in lot.chances.items() if chance == CERTAIN)
    for group in _groups(lots, [number for number in range(len(lots)) if number not in filled]):
        edges = [
            (number, person) for number in group for person, chance in sorted(lots[number].chances.items()) if chance
        ]
        rounding = _Rounding([(number, lots[number].slot, person) for number, person in edges])
        values = rounding.run(
            [lots[number].chances[person] for number, person in edges], coin_for(lots[group[0]].label)
        )
        filled.update({number: person for (number, person), value in zip(edges, values, strict=True) if value})
    return [filled[number] for number in range(len(lots))]


def _groups(lots: Sequence[Lot], open_lots: Sequence[int]) -> Iterator[list[int]]:
    """Posts that share somebody in some week, each group in order."""
    shared = (
        [(person, lots[number].week) for person, chance in lots[number].chances.items() if chance]
        for number in open_lots
    )
    for group in groups(shared):
        yield [open_lots[place] for place in group]


class _Rounding:
    """One group: its nodes, and the arcs that are fractions. Arcs are numbered, the edges first."""

    def __init__(self, edges: Sequence[tuple[int, Hashable, str]]) -> None:
        self.number_of: dict[Hashable, int] = {}
        self.touching: list[list[int]] = []
        self.tail: list[int] = []
        self.head: list[int] = []
        self.edges = edges
        self.shared = Counter((person, slot) for _, slot, person in edges)

    def run(self, chances: Sequence[int], coin: Coin) -> list[int]:
        """Rounds the edges to 0 or CERTAIN."""
        self.value = list(chances)
        self._build()
        for start in range(len(self.touching)):
            self._settle(start, coin)
        return self.value[: len(self.edges)]

    def _node(self, name: Hashable) -> int:
        number = self.number_of.setdefault(name, len(self.touching))
        if number == len(self.touching):
            self.touching.append([])
        return number

    def _join(self, tail: int, head: int) -> None:
        for node in (tail, head):
            self.touching[node].append(len(self.tail))
        self.tail.append(tail)
        self.head.append(head)

    def _build(self) -> None:
        """Posts, slots that more than one edge enters, weeks, and the end that every week leads to."""
        into: Counter[int] = Counter()
        onwards: dict[int, str] = {}
        for (number, slot, person), value in zip(self.edges, self.value, strict=True):
            alone = self.shared[person, slot] == 1
            head = self._node(person if alone else (person, slot))
            self._join(self._node(number), head)
            into[head] += value
            if not alone:
                onwards[head] = person
        for slot_node, person in onwards.items():
            self._lead(slot_node, self._node(person), into)
        end = self._node(None)
        for node in [node for name, node in self.number_of.items() if isinstance(name, str)]:
            self._lead(node, end, into)

    def _lead(self, tail: int, head: int, into: Counter[int]) -> None:
        into[head] += into[tail]
        if into[tail] % CERTAIN:
            self._join(tail, head)
            self.value.append(into[tail] % CERTAIN)

    def _settle(self, start: int, coin: Coin) -> None:
        """Walks from `start` along fractions until no fraction is left there; each cycle met is rounded."""
        nodes, arcs, place = [start], list[int](), {start: 0}
        while True:
            arc = self._next(nodes[-1], arcs[-1] if arcs else -1)
            if arc < 0:
                return
            node = self.head[arc] if self.tail[arc] == nodes[-1] else self.tail[arc]
            arcs.append(arc)
            if node not in place:
                place[node] = len(nodes)
                nodes.append(node)
                continue
            first = place[node]
            self._push(nodes[first:], arcs[first:], coin)
            keep = next(at for at in range(first, len(arcs)) if self.value[arcs[at]] in {0, CERTAIN})
            for gone in nodes[keep + 1 :]:
                del place[gone]
            del nodes[keep + 1 :], arcs[keep:]

    def _next(self, node: int, came_by: int) -> int:
        """A fractional arc at the node other than the one just used; -1 where there is none."""
        touching, value = self.touching[node], self.value
        aside = False
        while touching:
            arc = touching[-1]
            if value[arc] in {0, CERTAIN}:
                touching.pop()
            elif arc == came_by and len(touching) > 1 and not aside:
                touching[-1], touching[0] = touching[0], arc
                aside = True
            elif arc == came_by:
                return -1
            else:
                return arc
        return -1

    def _push(self, nodes: Sequence[int], arcs: Sequence[int], coin: Coin) -> None:
        """Rounds one cycle: up by `more` with probability less : more, else down by `less`."""
        signs = [1 if self.tail[arc] == node else -1 for node, arc in zip(nodes, arcs, strict=True)]
        values = [self.value[arc] for arc in arcs]
        up = [CERTAIN - value if sign > 0 else value for sign, value in zip(signs, values, strict=True)]
        more, less = min(up), CERTAIN - max(up)
        change = more if coin(less, more + less) else -less
        for arc, sign, value in zip(arcs, signs, values, strict=True):
            self.value[arc] = value + sign * change
