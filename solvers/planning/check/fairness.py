"""Whether published chances are the fairest: no load could move from somebody with more to somebody with less.

Loads form a base of the polymatroid of a flow network (post -> (inspector, session) -> (inspector, week) ->
inspector); a base is lexicographically optimal if and only if no exchange improves it (Fujishige 1980, theorem 3.2;
for whole numbers Frank and Murota 2022, theorem 3.3), and load can be exchanged exactly along the paths of the
residual network. So: for each inspector, from the lowest ratio of load to sessions available upwards, everything
from which load could come to him is visited, and nothing is visited twice.

Loads are whole millionths. Giver j and taker i are a fault if a millionth could go from j to i and leave j no lower
than i: (load_j - 1) / sessions_j >= (load_i + 1) / sessions_i. That is the tolerance: exactly what rounding the
true optimum to millionths, up or down, may cost. Complexity: linear in the people eligible for all posts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from fractions import Fraction

Edge = tuple[int, int]  # an inspector who may fill the post, by position, and the chance in millionths
FULL = 1_000_000


class Office:
    """The residual network of published chances. Nodes of each kind are numbered from 0.

    edges: of each post; times: session and week of each post; sessions: available to each inspector; week_most: the
    most expected load in a week, in millionths, None where there is no limit.
    """

    def __init__(
        self,
        edges: Sequence[Sequence[Edge]],
        times: Sequence[tuple[Hashable, Hashable]],
        sessions: Sequence[int],
        week_most: int | None,
    ) -> None:
        self.edges, self.sessions, self.week_most = edges, sessions, week_most
        self.loads = [0] * len(sessions)
        self.slot_load: list[int] = []
        self.week_load: list[int] = []
        self.posts_of_slot: list[list[int]] = []
        self.slots_of_week: list[list[int]] = []
        self.week_of_slot: list[int] = []
        self.person_of_week: list[int] = []
        self.weeks_of_person: dict[int, list[int]] = defaultdict(list)
        self.slots_of_post: list[list[int]] = []  # of each edge
        self.filled_from: list[list[int]] = []  # of each post, the slots from which it takes something
        numbers: tuple[dict[Hashable, int], dict[Hashable, int]] = ({}, {})
        for post, candidates in enumerate(edges):
            slots = [self._slot(numbers, person, *times[post]) for person, _ in candidates]
            self.slots_of_post.append(slots)
            self.filled_from.append([slot for slot, (_, chance) in zip(slots, candidates, strict=True) if chance])
            for slot, (person, chance) in zip(slots, candidates, strict=True):
                self.posts_of_slot[slot].append(post)
                self.slot_load[slot] += chance
                self.week_load[self.week_of_slot[slot]] += chance
                self.loads[person] += chance

    def _slot(
        self,
        numbers: tuple[dict[Hashable, int], dict[Hashable, int]],
        person: int,
        session: Hashable,
        week: Hashable,
    ) -> int:
        slots, weeks = numbers
        if (person, session) not in slots:
            if (person, week) not in weeks:
                weeks[person, week] = len(self.week_load)
                self.week_load.append(0)
                self.slots_of_week.append([])
                self.person_of_week.append(person)
                self.weeks_of_person[person].append(weeks[person, week])
            slots[person, session] = len(self.slot_load)
            self.slot_load.append(0)
            self.posts_of_slot.append([])
            self.week_of_slot.append(weeks[person, week])
            self.slots_of_week[weeks[person, week]].append(slots[person, session])
        return slots[person, session]

    def week_open(self, week: int) -> bool:
        """Whether more could be done in the week."""
        return self.week_most is None or self.week_load[week] < self.week_most


def unfair(office: Office) -> Iterator[tuple[int, int]]:
    """Every inspector who could give load to one with a lower ratio, each once, with the lowest such one."""
    search = _Search(office)
    eligible = [person for person in office.weeks_of_person if office.sessions[person]]
    for taker in sorted(
        eligible, key=lambda person: (Fraction(office.loads[person] + 1, office.sessions[person]), person)
    ):
        for giver in search.givers(taker):
            more = (office.loads[giver] - 1) * office.sessions[taker]
            if more >= (office.loads[taker] + 1) * office.sessions[giver]:
                yield giver, taker


class _Search:
    """Breadth first against the arcs of the residual network, over several starts; no node twice."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.people = set[int]()
        self.weeks = [False] * len(office.week_load)
        self.slots = [False] * len(office.slot_load)
        self.posts = [False] * len(office.filled_from)
        self.found: list[int] = []
        self.todo: list[int] = []  # slots to be looked at

    def givers(self, taker: int) -> list[int]:
        """People not met before from whom load could come to `taker`."""
        office, self.found = self.office, []
        self._person(taker)
        while self.todo:
            slot = self.todo.pop()
            if office.slot_load[slot]:
                self._week(office.week_of_slot[slot])
            for post in office.posts_of_slot[slot]:
                if not self.posts[post]:
                    self.posts[post] = True
                    for other in office.filled_from[post]:
                        self._slot(other)
        return self.found

    def _person(self, person: int) -> None:
        if person not in self.people:
            self.people.add(person)
            self.found.append(person)
            for week in self.office.weeks_of_person[person]:
                if self.office.week_open(week):
                    self._week(week)

    def _week(self, week: int) -> None:
        """A week gives to its slots that are not full, and takes from its inspector what is in it."""
        office = self.office
        if not self.weeks[week]:
            self.weeks[week] = True
            for slot in office.slots_of_week[week]:
                if office.slot_load[slot] < FULL:
                    self._slot(slot)
            if office.week_load[week]:
                self._person(office.person_of_week[week])

    def _slot(self, slot: int) -> None:
        if not self.slots[slot]:
            self.slots[slot] = True
            self.todo.append(slot)
