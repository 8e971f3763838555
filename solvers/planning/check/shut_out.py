"""Who may fill a post, has no chance of it, and could have one although everybody expects as much as before.

Chances that keep all loads can be changed only along cycles of the residual network (`fairness`) that leave out the
arcs behind the inspectors, so a chance of 0 could be more if and only if post and (inspector, session) are strongly
connected in it (Ahuja, Magnanti, Orlin 1993, section 3.5). Strong components by Tarjan (1972), from such posts only.

Chances are whole millionths, so one below a millionth is none, and rightly so; an arc therefore counts where it can
take `_LEAST` more. Complexity: linear in the people eligible for the posts that such a post is linked with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from solvers.planning.check.fairness import FULL, Office

_LEAST = 1_000  # a thousandth; shared among a thousand people it is still a millionth each


def shut_out(office: Office) -> Iterator[tuple[int, int]]:
    """Every post with each inspector shut out of it without need, by position, in the order of the posts."""
    without = [
        (post, slot, person)
        for post, candidates in enumerate(office.edges)
        for slot, (person, chance) in zip(office.slots_of_post[post], candidates, strict=True)
        if not chance
    ]
    component = _Components(office).of(post for post, _, _ in without)
    first_slot = len(office.edges)
    for post, slot, person in without:
        if component[post] == component[first_slot + slot]:
            yield post, person


class _Components:
    """Strong components of the residual network. Nodes: posts, (inspector, session), (inspector, week), inspectors."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.slots = len(office.edges)
        self.weeks = self.slots + len(office.slot_load)
        self.people = self.weeks + len(office.week_load)
        nodes = self.people + len(office.sessions)
        self.given_to: list[list[int]] = [[] for _ in office.slot_load]  # of each slot, the posts that take from it
        for post, candidates in enumerate(office.edges):
            for slot, (_, chance) in zip(office.slots_of_post[post], candidates, strict=True):
                if chance >= _LEAST:
                    self.given_to[slot].append(post)
        self.low = [0] * nodes  # 0 for nodes not seen yet
        self.component = [-1] * nodes  # -1 until it is closed
        self.open: list[int] = []
        self.count = 0

    def of(self, roots: Iterable[int]) -> list[int]:
        """A number for each node that can be reached from the roots, equal inside a strong component."""
        for root in roots:
            if not self.low[root]:
                self._visit(root)
        return self.component

    def _visit(self, root: int) -> None:
        path = [self._entered(root)]
        while path:
            node, index, following = path[-1]
            for other in following:
                if not self.low[other]:
                    path.append(self._entered(other))
                    break
                if self.component[other] < 0:
                    self.low[node] = min(self.low[node], self.low[other])
            else:
                path.pop()
                if path and self.low[node] < index:
                    above = path[-1][0]
                    self.low[above] = min(self.low[above], self.low[node])
                if self.low[node] == index:
                    self._close(node)

    def _entered(self, node: int) -> tuple[int, int, Iterator[int]]:
        self.count += 1
        self.low[node] = self.count
        self.open.append(node)
        return node, self.count, self._ends(node)

    def _close(self, node: int) -> None:
        while self.component[node] < 0:
            self.component[self.open.pop()] = node

    def _ends(self, node: int) -> Iterator[int]:
        """The nodes to which a node could pass on more, or from which it could take less."""
        office = self.office
        if node < self.slots:
            return (self.slots + slot for slot in office.slots_of_post[node])
        if node < self.weeks:
            return self._of_slot(node - self.slots)
        if node < self.people:
            return self._of_week(node - self.weeks)
        of_person = office.weeks_of_person[node - self.people]
        return (self.weeks + week for week in of_person if office.week_load[week] >= _LEAST)

    def _of_slot(self, slot: int) -> Iterator[int]:
        yield from self.given_to[slot]
        if self.office.slot_load[slot] <= FULL - _LEAST:
            yield self.weeks + self.office.week_of_slot[slot]

    def _of_week(self, week: int) -> Iterator[int]:
        office = self.office
        yield from (self.slots + slot for slot in office.slots_of_week[week] if office.slot_load[slot] >= _LEAST)
        if office.week_most is None or office.week_load[week] <= office.week_most - _LEAST:
            yield self.people + office.person_of_week[week]
